"""Toasts: how many, how long, whose, and what becomes of them."""

import asyncio

import pytest
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.browser.fake.dom import FakeDom
from plugyard_host.workbench.notice_list import NoticeList
from plugyard_host.workbench.notifications import MAX_HISTORY, MAX_TOASTS, NotificationCentre


@pytest.fixture
def dom():
    return FakeDom()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def centre(dom, clock):
    centre = NotificationCentre(dom, clock)
    dom.body.append(centre.element)
    return centre


async def test_toast_names_its_source_and_shows_text_as_text(centre, dom):
    answer = centre.show("Word Count", "<img src=x onerror=alert(1)>", "warning", [])
    toast = dom.find("status")
    assert "Extension Word Count says" in toast.text_content
    assert "<img src=x onerror=alert(1)>" in toast.text_content
    assert toast.attributes["data-level"] == "warning"
    centre.clear()
    assert await answer is None


async def test_chosen_action_is_the_answer(centre, dom):
    answer = centre.show("Word Count", "Undo?", "info", ["Undo", "Keep"])
    dom.find("button", "Keep").click()
    assert await answer == "Keep"
    assert centre.toast_count == 0


async def test_oldest_goes_when_there_are_too_many(centre):
    first = centre.show("A", "first", "info", [])
    for number in range(MAX_TOASTS):
        centre.tell(f"message {number}")
    assert centre.toast_count == MAX_TOASTS
    assert await first is None


@pytest.mark.parametrize(("level", "seconds"), [("info", 6), ("warning", 10), ("error", 15)])
async def test_toast_stays_as_long_as_it_matters(centre, clock, level, seconds):
    centre.tell("hello", level)
    clock.advance(seconds - 0.1)
    assert centre.toast_count == 1
    clock.advance(0.2)
    assert centre.toast_count == 0


async def test_toast_that_asks_stays_longer(centre, clock):
    answer = asyncio.ensure_future(centre.show("A", "Undo?", "info", ["Undo"]))
    clock.advance(29)
    assert centre.toast_count == 1
    clock.advance(2)
    assert await answer is None


async def test_toast_waits_while_the_pointer_is_on_it(centre, dom, clock):
    centre.tell("hello")
    toast = dom.find("status")
    toast.fire("pointerenter", bubbles=False)
    clock.advance(60)
    assert centre.toast_count == 1
    toast.fire("pointerleave", bubbles=False)
    clock.advance(7)
    assert centre.toast_count == 0


async def test_close_button_and_escape_dismiss(centre, dom):
    centre.tell("one")
    centre.tell("two")
    dom.query_all("button", "Dismiss")[0].click()
    dom.find("button", "Dismiss").press("Escape")
    assert centre.toast_count == 0


async def test_dismissed_toasts_stop_listening(centre, dom, clock):
    centre.tell("hello")
    toast = dom.find("status")
    centre.clear()
    assert toast.listener_count == 0
    assert clock.waiting == 0


async def test_history_is_bounded_and_newest_first(centre):
    for number in range(MAX_HISTORY + 10):
        centre.tell(f"message {number}")
    assert len(centre.history) == MAX_HISTORY
    assert centre.history[0].message == f"message {MAX_HISTORY + 9}"


async def test_list_shows_past_notifications_and_marks_them_read(centre, dom):
    centre.tell("one")
    past = NoticeList(dom, centre)
    dom.body.append(past.element)
    past.open()
    assert centre.unread == 0
    assert "one" in past.element.text_content
    past.element.find("button", "Dismiss").click()
    assert "All quiet" in past.element.text_content


async def test_unread_notifications_are_counted_in_the_status_bar(mounted):
    mounted.workbench._notifications.tell("hello")
    assert mounted.dom.find("button", "Notifications, 1 new")
    await mounted.command("show notifications")
    assert mounted.dom.find("button", "Notifications")
    mounted.dom.press("Escape")
    await mounted.command("clear notifications")
    assert mounted.dom.find("region", "Notifications").children == []


async def test_extension_speaks_through_the_host(mounted):
    mounted.host.use(mounted.host._surfaces)
    hello = await mounted.stage.start("hello")
    await asyncio.wait_for(_call(mounted, hello), 5)
    assert "Extension Hello says" in mounted.dom.find("region", "Notifications").text_content


async def _call(mounted, hello):
    work = asyncio.ensure_future(hello.call("ui.showNotification", message="Ahoy", level="info"))
    await mounted.run()
    return await work
