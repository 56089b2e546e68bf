"""What the workbench remembers: saved at once, checked when read."""

import asyncio
import json

import pytest
from plugyard_host.browser.fake.clock import FakeClock, settle
from plugyard_host.browser.fake.store import FakeStore
from plugyard_host.workbench.preferences import KEY, TABLE, Preferences


@pytest.fixture
def store():
    return FakeStore()


@pytest.fixture
def clock():
    return FakeClock()


def kept(store):
    return json.loads(store.tables[TABLE][KEY])


async def reread(store, clock):
    preferences = Preferences(store, clock)
    await preferences.load()
    return preferences


async def test_change_is_saved_without_delay(store, clock):
    Preferences(store, clock).set("theme", "dark")
    await settle()
    assert kept(store) == {"theme": "dark"}
    assert (await reread(store, clock)).text("theme", "system", ("system", "dark")) == "dark"


async def test_changes_during_a_save_are_saved_together(store, clock):
    writes = []
    store.held = asyncio.Event()
    write = store.set

    async def counting(table, key, text):
        writes.append(text)
        await write(table, key, text)

    store.set = counting
    preferences = Preferences(store, clock)
    for size in range(100, 200):
        preferences.set("sidebarSize", size)
        await asyncio.sleep(0)
    store.held.set()
    await settle()
    assert kept(store) == {"sidebarSize": 199}
    assert len(writes) == 2


async def test_full_disk_is_reported_and_the_next_change_tries_again(store, clock):
    preferences = Preferences(store, clock)
    store.broken = True
    preferences.set("theme", "dark")
    await settle()
    assert [name for name, _ in clock.failures] == ["save preferences"]
    store.broken = False
    preferences.set("theme", "light")
    await settle()
    assert kept(store) == {"theme": "light"}


@pytest.mark.parametrize("wrong", ["[]", "7", "{", '{"theme": 1, "open": "yes", "size": true, "recent": [1, "a"]}'])
async def test_what_does_not_fit_gives_the_default(store, clock, wrong):
    store.tables[TABLE] = {KEY: wrong}
    preferences = await reread(store, clock)
    assert preferences.text("theme", "system", ("system",)) == "system"
    assert preferences.flag("open", default=True) is True
    assert preferences.number("size", 280, minimum=200, maximum=560) == 280
    assert preferences.texts("recent") in ([], ["a"])


async def test_numbers_stay_within_their_bounds(store, clock):
    store.tables[TABLE] = {KEY: '{"size": 9000}'}
    assert (await reread(store, clock)).number("size", 280, minimum=200, maximum=560) == 560
