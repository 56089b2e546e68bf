import pytest
from plugyard.contract.manifest import Manifest
from plugyard_host.host.environment import Environment
from plugyard_host.host.state import StateStore

ME = Manifest("acme.hello", "hello", "acme", "1.2.3", "Hello")


@pytest.mark.parametrize(
    ("mode", "prefers_dark", "theme"), [("high-contrast", False, "high-contrast"), (None, True, "dark"), (None, False, "light")]
)
async def test_facts_come_from_page_and_state(fake_browser, mode, prefers_dark, theme):
    state = StateStore(fake_browser.store, fake_browser.clock)
    if mode:
        state.set("theme.mode", mode)
    fake_browser.page.set_prefers_dark(prefers_dark)
    fake_browser.page.online = False
    facts = Environment(fake_browser.page, state).of(ME)
    assert facts == {"id": "acme.hello", "version": "1.2.3", "locale": "en", "theme": theme, "platformVersion": "1.0.0", "online": False}
    await fake_browser.clock.run()
