import json

from plugyard_host.browser.fake.store import FakeStore
from plugyard_host.host.ledger import MAX_METHODS, UNKNOWN, Ledger


async def test_counts_add_up_over_pages():
    store = FakeStore()
    ledger = Ledger(store, lambda: 50.0)
    ledger.count("acme.a", "storage.get", 10)
    ledger.refuse("acme.a", "storage.get")
    await ledger.save()
    later = Ledger(store, lambda: 60.0)
    await later.load()
    later.count("acme.a", "storage.get", 5)
    [entry] = later.entries("acme.a")
    assert (entry.uses, entry.refusals, entry.bytes, entry.last_use_s) == (2, 1, 15, 60.0)


def test_entries_can_be_listed_and_exported_for_all_extensions():
    ledger = Ledger(FakeStore(), lambda: 1.0)
    ledger.count("acme.b", "env.get")
    ledger.count("acme.a", "env.get")
    assert [entry.extension_id for entry in ledger.entries()] == ["acme.a", "acme.b"]
    assert [entry["extension_id"] for entry in json.loads(ledger.export())] == ["acme.a", "acme.b"]


def test_an_account_that_is_full_counts_the_rest_together():
    ledger = Ledger(FakeStore(), lambda: 1.0)
    for n in range(MAX_METHODS + 10):
        ledger.count("acme.a", f"m{n}")
    assert len(ledger.account("acme.a")) == MAX_METHODS + 1
    assert ledger.account("acme.a")[UNKNOWN].uses == 10
