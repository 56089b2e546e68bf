"""An extension that keeps crashing is turned off, and the user hears of it."""

from plugyard.contract.errors import HandlerFailed


def refuse(_):
    raise HandlerFailed("no luck")


async def crash_loop(mounted):
    extension = mounted.stage.script("hello").on("extension.activate", refuse)
    await mounted.stage.start()
    await mounted.run(10)
    return extension


async def test_third_crash_is_told_once_with_a_way_back(mounted):
    await crash_loop(mounted)
    [notice] = mounted.dom.find("region", "Notifications").with_class("notice")
    assert "is off" in notice.text_content
    assert "no luck" in notice.text_content


async def test_trying_again_starts_it(mounted):
    await crash_loop(mounted)
    mounted.stage.browser.sandbox.extensions["acme.hello"].on("extension.activate", lambda _: {"exports": []})
    mounted.dom.find("region", "Notifications").find("button", "Try again").click()
    await mounted.run()
    assert mounted.stage.state() == "active"


async def test_log_can_be_shown(mounted):
    await crash_loop(mounted)
    mounted.dom.find("region", "Notifications").find("button", "Show log").click()
    await mounted.run()
    assert "no luck" in mounted.dom.find("tabpanel", "Output").text_content
