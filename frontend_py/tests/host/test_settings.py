import pytest
from plugyard.contract.errors import InvalidParams, NotFound
from plugyard.contract.manifest import SettingContribution
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.browser.fake.store import FakeStore
from plugyard_host.host.settings import SettingChange, SettingsStore

ME = "acme.hello"
LIMIT = SettingContribution("limit", "number", default=3, order=2, schema={"type": "number", "minimum": 1})
NAME = SettingContribution("name", "string", default="x", order=1, schema={"type": "string"})


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def settings(store, clock) -> SettingsStore:
    settings = SettingsStore(store, clock)
    settings.declare(ME, [LIMIT, NAME])
    return settings


async def test_the_default_holds_until_the_user_chooses(settings):
    assert settings.get(ME, "limit") == 3
    settings.set(ME, "limit", 5)
    assert settings.get(ME, "limit") == 5
    settings.reset(ME, "limit")
    assert settings.get(ME, "limit") == 3


async def test_a_choice_that_does_not_fit_is_refused(settings):
    with pytest.raises(InvalidParams):
        settings.set(ME, "limit", 0)
    with pytest.raises(NotFound):
        settings.set(ME, "other", 0)
    assert settings.get(ME, "limit") == 3


async def test_choices_outlive_the_page_and_an_absence_of_the_extension(settings, store, clock):
    settings.set(ME, "limit", 5)
    await clock.run()
    later = SettingsStore(store, clock)
    await later.load()
    assert later.get(ME, "limit") is None
    later.declare(ME, [LIMIT])
    assert later.get(ME, "limit") == 5


async def test_a_choice_that_no_longer_fits_the_schema_gives_way_to_the_default(settings, clock):
    settings.set(ME, "limit", 5)
    settings.declare(ME, [SettingContribution("limit", "string", default="none", schema={"type": "string"})])
    assert settings.get(ME, "limit") == "none"


async def test_only_changes_of_the_subscribed_setting_are_told(settings):
    heard, all_changes = [], []
    settings.subscribe(ME, "limit", heard.append)
    settings.changed.listen(all_changes.append)
    settings.set(ME, "limit", 5)
    settings.set(ME, "name", "y")
    assert heard == [5]
    assert all_changes == [SettingChange(ME, "limit", 5), SettingChange(ME, "name", "y")]


def test_settings_are_listed_in_their_authors_order(settings):
    assert [setting.key for setting in settings.declared()[ME]] == ["name", "limit"]


def test_a_setting_is_found_by_its_whole_name(settings):
    assert settings.lookup("acme.hello.limit") == 3
    assert settings.lookup("acme.hello.nope") is None
    assert settings.lookup("nobody.limit") is None


def test_what_is_withdrawn_is_not_declared_any_more(settings):
    declared = settings.declare(ME, [NAME])
    declared.dispose()
    assert not settings.is_declared(ME, "name")
