import pytest
from plugyard.contract.permissions import PermissionRequest
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.browser.fake.store import FakeStore
from plugyard_host.host.grants import GrantStore

ME = "acme.hello"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def grants(store, clock) -> GrantStore:
    return GrantStore(store, clock)


def requests(*names: str) -> list[PermissionRequest]:
    return [PermissionRequest(name) for name in names]


def test_nothing_is_held_unless_it_was_granted(grants):
    assert not grants.holds(ME, "storage")
    assert grants.options(ME, "storage") == {}


async def test_what_a_manifest_declares_is_granted_with_its_options(grants):
    grants.grant_declared(ME, [PermissionRequest("events", {"names": ["x:y"]}), PermissionRequest("storage")])
    assert grants.held(ME) == ["events", "storage"]
    assert grants.options(ME, "events") == {"names": ["x:y"]}
    assert not grants.holds("acme.other", "storage")


async def test_a_new_manifest_that_asks_for_less_holds_less(grants):
    grants.grant_declared(ME, requests("storage", "network"))
    grants.grant_declared(ME, requests("storage"))
    assert grants.held(ME) == ["storage"]


async def test_revoking_works_at_once_and_declaring_again_does_not_undo_it(grants):
    grants.grant_declared(ME, requests("storage"))
    grants.revoke(ME, "storage")
    assert not grants.holds(ME, "storage")
    grants.grant_declared(ME, requests("storage"))
    assert not grants.holds(ME, "storage")


async def test_the_user_can_grant_again_what_was_revoked(grants):
    grants.revoke(ME, "storage")
    grants.grant(ME, "storage")
    grants.grant_declared(ME, requests("storage"))
    assert grants.holds(ME, "storage")


async def test_grants_and_refusals_outlive_the_page(grants, store, clock):
    grants.grant_declared(ME, requests("storage", "network"))
    grants.revoke(ME, "network")
    await clock.run()
    later = GrantStore(store, clock)
    await later.load()
    later.grant_declared(ME, requests("storage", "network"))
    assert later.held(ME) == ["storage"]


async def test_changes_are_told_once_and_only_when_something_changed(grants):
    told = []
    grants.changed.listen(told.append)
    grants.grant_declared(ME, requests("storage"))
    grants.grant_declared(ME, requests("storage"))
    grants.forget(ME)
    grants.forget(ME)
    assert told == [ME, ME]


async def test_a_forgotten_extension_holds_nothing_in_the_next_page_either(grants, store, clock):
    grants.grant(ME, "storage")
    await clock.run()
    grants.forget(ME)
    await clock.run()
    later = GrantStore(store, clock)
    await later.load()
    assert later.held(ME) == []
