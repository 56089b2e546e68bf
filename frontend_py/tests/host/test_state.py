import pytest
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.browser.fake.store import FakeStore
from plugyard_host.host.state import StateStore


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def state(clock) -> StateStore:
    return StateStore(FakeStore(), clock)


def test_subscribers_hear_each_new_value_and_not_the_same_twice(state):
    heard = []
    state.subscribe("acme.a.n", lambda key, value: heard.append((key, value)))
    state.set("acme.a.n", 1)
    state.set("acme.a.n", 1)
    state.set("acme.a.n", True)
    assert heard == [("acme.a.n", 1), ("acme.a.n", True)]


def test_a_disposed_subscription_hears_nothing(state):
    heard = []
    state.subscribe("a.b", lambda key, value: heard.append(value)).dispose()
    state.set("a.b", 1)
    assert heard == []


def test_the_text_follows_the_value(state):
    assert state.get_text("a.b") == "null"
    state.set("a.b", {"x": 1})
    assert state.get_text("a.b") == '{"x":1}'
    state.set("a.b", [2])
    assert state.get_text("a.b") == "[2]"


async def test_format_and_theme_outlive_the_page_and_the_rest_does_not(clock):
    store = FakeStore()
    state = StateStore(store, clock)
    state.set("format.fontSize", 20)
    state.set("theme.paper", "linen")
    state.set("acme.a.n", 1)
    await clock.run()
    later = StateStore(store, clock)
    await later.load()
    assert later.keys() == ["format.fontSize", "theme.paper"]
    assert later.get("format.fontSize") == 20


async def test_loading_does_not_overwrite_what_was_set_meanwhile(clock):
    store = FakeStore()
    store.tables["state"] = {"theme.mode": '"dark"'}
    state = StateStore(store, clock)
    state.set("theme.mode", "light")
    await state.load()
    assert state.get("theme.mode") == "light"
    await clock.run()


def test_keys_of_an_extension_can_be_forgotten(state):
    state.set("acme.a.n", 1)
    state.set("acme.ab.n", 2)
    state.forget_prefix("acme.a.")
    assert state.keys() == ["acme.ab.n"]
    assert state.get_text("acme.a.n") == "null"
