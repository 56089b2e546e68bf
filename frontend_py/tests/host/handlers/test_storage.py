import asyncio

import pytest
from plugyard.contract.errors import InvalidParams, LimitExceeded, PermissionDenied

ATTACKS_ON_THE_KEY = [
    "", "../other", "ext:other:k", "acme.other/k", "/", "k ", "k\n", "ключ", "k\u200b", "a" * 129, "%2e%2e", "k\0", "__proto__/x",
]  # fmt: skip


@pytest.fixture
async def extension(stage):
    return await stage.start(permissions=["storage"])


async def test_values_are_set_read_listed_deleted_and_cleared(extension):
    await extension.call("storage.set", key="b", value={"n": 1})
    await extension.call("storage.set", key="a", value=None)
    assert await extension.call("storage.get", key="b") == {"n": 1}
    assert await extension.call("storage.keys") == ["a", "b"]
    await extension.call("storage.delete", key="a")
    assert await extension.call("storage.keys") == ["b"]
    await extension.call("storage.clear")
    assert await extension.call("storage.get", key="b") is None


@pytest.mark.parametrize("key", ATTACKS_ON_THE_KEY, ids=repr)
async def test_a_key_that_could_mean_something_else_is_refused(extension, key):
    with pytest.raises(InvalidParams):
        await extension.call("storage.set", key=key, value=1)
    with pytest.raises(InvalidParams):
        await extension.call("storage.get", key=key)


@pytest.mark.parametrize("key", ["__proto__", "constructor", "a.b-c_D9", "..", "a" * 128])
async def test_a_key_that_only_looks_odd_is_just_a_key(extension, key):
    await extension.call("storage.set", key=key, value=key)
    assert await extension.call("storage.get", key=key) == key


async def test_the_namespace_is_the_senders_whatever_the_message_says(stage, extension):
    thief = stage.script("thief")
    stage.browser.server.drop("thief", permissions=["storage"])
    await stage.run()
    await extension.call("storage.set", key="token", value="mine")
    assert await thief.call("storage.get", key="token") is None
    assert await thief.call("storage.keys") == []
    with pytest.raises(InvalidParams):
        await thief.call("storage.get", key="token", extensionId="acme.hello")
    await thief.call("storage.clear")
    assert await extension.call("storage.get", key="token") == "mine"


async def test_a_full_storage_is_said_and_the_host_still_stores(stage, extension):
    for n in range(5):
        await extension.call("storage.set", key=f"k{n}", value="x" * 1_000_000)
    with pytest.raises(LimitExceeded) as caught:
        await extension.call("storage.set", key="more", value="x" * 1_000_000)
    assert caught.value.limit == 5 * 1024 * 1024
    stage.host.documents.set_text("still saved")
    await stage.run(1)
    assert "still saved" in stage.browser.store.tables["documents"]["untitled.md"]


async def test_without_the_permission_nothing_is_stored(stage):
    extension = await stage.start(permissions=[])
    with pytest.raises(PermissionDenied):
        await extension.call("storage.set", key="k", value=1)
    assert stage.browser.store.tables.get("storage", {}) == {}


async def test_revoking_during_a_slow_read_keeps_the_value_back(stage, extension):
    await extension.call("storage.set", key="k", value="private")
    stage.browser.store.held = asyncio.Event()
    reading = asyncio.ensure_future(extension.call("storage.get", key="k"))
    await stage.run()
    stage.host.grants.revoke("acme.hello", "storage")
    stage.browser.store.held.set()
    with pytest.raises(PermissionDenied):
        await reading


async def test_a_number_that_no_json_can_hold_is_never_stored(stage, extension):
    extension.send_raw('{"jsonrpc":"2.0","id":77,"method":"storage.set","params":{"key":"k","value":1e999}}')
    await stage.run()
    assert await extension.call("storage.keys") == []
