from plugyard.contract import limits
from plugyard_host.host.gestures import Gestures


async def test_a_click_counts_for_five_seconds(fake_browser):
    gestures = Gestures(fake_browser.dom, fake_browser.clock)
    assert not gestures.is_recent
    fake_browser.dom.body.click()
    assert gestures.is_recent
    fake_browser.clock.advance(limits.USER_GESTURE_S)
    assert gestures.is_recent
    fake_browser.clock.advance(0.1)
    assert not gestures.is_recent


async def test_keys_and_what_is_noted_count_too(fake_browser):
    gestures = Gestures(fake_browser.dom, fake_browser.clock)
    fake_browser.dom.press("a")
    assert gestures.is_recent
    fake_browser.clock.advance(60)
    gestures.note()
    assert gestures.is_recent
