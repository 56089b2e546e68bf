import asyncio

import pytest
from plugyard.contract import limits
from plugyard.contract.errors import InvalidParams, LimitExceeded
from plugyard_host.browser.fake.store import FakeStore
from plugyard_host.host.storage import ExtensionStorage

A, B = "acme.a", "acme.b"


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def storage(store) -> ExtensionStorage:
    return ExtensionStorage(store)


async def test_a_value_comes_back_and_outlives_the_page(storage, store):
    await storage.set(A, "k", {"n": [1, None, "ä"]})
    assert await ExtensionStorage(store).get(A, "k") == {"n": [1, None, "ä"]}


async def test_what_was_never_set_is_null(storage):
    assert await storage.get(A, "k") is None


async def test_extensions_do_not_see_each_other(storage):
    await storage.set(A, "k", 1)
    await storage.set(B, "k", 2)
    await storage.clear(A)
    assert await storage.get(A, "k") is None
    assert await storage.get(B, "k") == 2
    assert await storage.keys(B) == ["k"]


async def test_an_id_that_begins_like_another_shares_nothing_with_it(storage):
    await storage.set("acme.a-b", "k", 1)
    await storage.set("acme.a", "k", 2)
    await storage.clear("acme.a")
    assert await storage.get("acme.a-b", "k") == 1


async def test_keys_are_sorted_and_deleted_ones_gone(storage):
    for key in ("b", "a", "c"):
        await storage.set(A, key, key)
    await storage.delete(A, "b")
    await storage.delete(A, "b")
    assert await storage.keys(A) == ["a", "c"]


async def test_the_quota_in_bytes_refuses_one_more_and_keeps_what_is_there(storage):
    await storage.set(A, "big", "x" * (limits.STORAGE_MAX_BYTES - 100))
    with pytest.raises(LimitExceeded) as caught:
        await storage.set(A, "more", "x" * 200)
    assert caught.value.what == "storage_bytes"
    assert await storage.keys(A) == ["big"]
    await storage.set(B, "k", "others still store")
    await storage.set(A, "big", "small")
    await storage.set(A, "more", "x" * 200)


async def test_the_quota_counts_across_reloads(storage, store):
    await storage.set(A, "big", "x" * (limits.STORAGE_MAX_BYTES - 100))
    with pytest.raises(LimitExceeded):
        await ExtensionStorage(store).set(A, "more", "x" * 200)


async def test_the_number_of_keys_is_limited(storage):
    for n in range(limits.STORAGE_MAX_KEYS):
        await storage.set(A, f"k{n}", 0)
    with pytest.raises(LimitExceeded) as caught:
        await storage.set(A, "one-more", 0)
    assert caught.value.what == "storage_keys"
    await storage.set(A, "k1", "an existing one may change")


async def test_concurrent_writes_cannot_exceed_the_quota_together(storage):
    half = "x" * (limits.STORAGE_MAX_BYTES * 2 // 5)
    results = await asyncio.gather(*(storage.set(A, f"k{n}", half) for n in range(4)), return_exceptions=True)
    assert [type(result) for result in results].count(LimitExceeded) == 2
    assert await storage.used_bytes(A) <= limits.STORAGE_MAX_BYTES


async def test_a_write_that_the_disk_refuses_is_not_counted(storage, store):
    await storage.set(A, "k", "old")
    store.broken = True
    with pytest.raises(OSError, match="full"):
        await storage.set(A, "k", "x" * 1000)
    store.broken = False
    assert await storage.used_bytes(A) == len("k") + len('"old"')
    assert await storage.get(A, "k") == "old"


async def test_a_value_that_is_no_json_is_refused(storage):
    with pytest.raises(InvalidParams):
        await storage.set(A, "k", float("inf"))
