import asyncio

import pytest
from plugyard.contract.errors import Conflict, InvalidParams, LimitExceeded


async def test_a_notification_names_the_extension_and_returns_at_once(stage):
    extension = await stage.start()
    stage.shown.answer = asyncio.get_running_loop().create_future()
    assert await extension.call("ui.showNotification", message="<b>hi</b>", level="warning") is None
    await stage.run()
    assert stage.shown.notifications == [("Hello", "<b>hi</b>", "warning", [])]
    stage.shown.answer.set_result(None)
    await stage.run()


async def test_a_notification_with_actions_answers_which_was_pressed(stage):
    extension = await stage.start()
    stage.shown.answer = asyncio.get_running_loop().create_future()
    asked = asyncio.ensure_future(extension.call("ui.showNotification", message="Save?", actions=["Yes", "No"]))
    await stage.run()
    assert not asked.done()
    stage.shown.answer.set_result("Yes")
    assert await asked == "Yes"


async def test_of_a_thousand_notifications_five_are_shown(stage):
    extension = await stage.start()
    answers = await asyncio.gather(*(extension.call("ui.showNotification", message="buy") for _ in range(1000)), return_exceptions=True)
    await stage.run()
    assert len(stage.shown.notifications) == 5
    assert sum(isinstance(answer, LimitExceeded) for answer in answers) == 995


async def test_a_restart_buys_no_fresh_allowance(stage):
    extension = await stage.start()
    for _ in range(5):
        await extension.call("ui.showNotification", message="buy")
    await stage.host.supervisor.restart("acme.hello")
    with pytest.raises(LimitExceeded):
        await extension.call("ui.showNotification", message="buy")


async def test_a_dialog_needs_the_user_to_have_acted(stage):
    extension = await stage.start()
    with pytest.raises(Conflict, match="recent click"):
        await extension.call("ui.showModal", title="Enter your password")
    assert stage.shown.modals == []


async def test_of_a_thousand_dialogs_one_is_shown(stage):
    extension = await stage.start()
    stage.shown.answer = asyncio.get_running_loop().create_future()
    stage.browser.dom.body.click()
    asked = [asyncio.ensure_future(extension.call("ui.showModal", title="Really?", content="Sure?")) for _ in range(1000)]
    await stage.run()
    stage.shown.answer.set_result(True)
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert stage.shown.modals == [("Hello", "Really?", "Sure?")]
    assert answers.count(True) == 1
    assert sum(isinstance(answer, LimitExceeded) for answer in answers) == 999
    assert await extension.call("ui.showModal", title="Again?") is True


async def test_panels_and_views_are_offered_until_their_registration_ends(stage):
    extension = await stage.start()
    await extension.call("ui.registerPanel", id="p", title="Panel", registration=1)
    await extension.call("ui.registerView", slot="statusbar", id="v", order=5, registration=2)
    assert [(panel.extension_id, panel.view, panel.title) for panel in stage.host.views.panels()] == [("acme.hello", "p", "Panel")]
    assert [view.order for view in stage.host.views.in_slot("statusbar")] == [5]
    await extension.call("registration.dispose", registration=1)
    assert stage.host.views.panels() == []


async def test_a_view_is_registered_once(stage):
    extension = await stage.start()
    await extension.call("ui.registerPanel", id="p", title="Panel", registration=1)
    with pytest.raises(Conflict):
        await extension.call("ui.registerPanel", id="p", title="Panel", registration=2)


async def test_a_slot_that_does_not_exist_is_refused(stage):
    extension = await stage.start()
    with pytest.raises(InvalidParams):
        await extension.call("ui.registerView", slot="body", id="v", registration=1)


async def test_a_patch_of_a_view_that_nobody_shows_is_ignored(stage):
    extension = await stage.start()
    assert await extension.call("ui.patch", view="p", changes=[["remove", 1]]) is None


async def test_whoever_answers_a_dialog_is_not_shown_the_next_for_ever(stage):
    """The answer is a click, which would let the next dialog in: nobody could get to the button that stops the extension."""
    extension = await stage.start()
    for _ in range(3):
        stage.browser.dom.body.click()
        assert await extension.call("ui.showModal", title="Really?") is True
    stage.browser.dom.body.click()
    with pytest.raises(LimitExceeded):
        await extension.call("ui.showModal", title="Really?")
    assert len(stage.shown.modals) == 3
