"""Questions and links: text only, one at a time, closed means no."""

import asyncio

import pytest
from plugyard_host.browser.fake.clock import settle
from plugyard_host.browser.fake.dom import FakeDom
from plugyard_host.workbench.modals import Modals


@pytest.fixture
def dom():
    return FakeDom()


@pytest.fixture
def modals(dom):
    return Modals(dom, dom.body)


async def ask(modals, title="Reset?", content="It stands at 42."):
    work = asyncio.ensure_future(modals.confirm("Click Counter", title, content))
    await settle()
    return work


@pytest.mark.parametrize(("label", "expected"), [("OK", True), ("Cancel", False)])
async def test_button_is_the_answer(dom, modals, label, expected):
    work = await ask(modals)
    dom.find("button", label).click()
    assert await work is expected
    assert dom.query("dialog") is None


async def test_escape_means_no(dom, modals):
    work = await ask(modals)
    dom.press("Escape")
    assert await work is False


async def test_dialog_names_the_extension_and_shows_text_as_text(dom, modals):
    work = await ask(modals, "<h1>Hi</h1>", "<script>alert(1)</script>")
    dialog = dom.find("dialog")
    assert dialog.name == "Extension Click Counter asks: <h1>Hi</h1>"
    assert "<script>alert(1)</script>" in dialog.text_content
    assert [each for each in dialog.walk() if each.tag == "script"] == []
    dom.press("Escape")
    await work


async def test_focus_starts_on_the_confirming_button(dom, modals):
    work = await ask(modals)
    assert dom.focused is dom.find("button", "OK")
    dom.press("Escape")
    await work


async def test_second_question_waits_for_the_first(dom, modals):
    first, second = await ask(modals, "First?"), await ask(modals, "Second?")
    assert "First?" in dom.find("dialog").name
    dom.find("button", "OK").click()
    await settle()
    assert "Second?" in dom.find("dialog").name
    dom.find("button", "Cancel").click()
    assert (await first, await second) == (True, False)


async def test_link_shows_the_whole_address_and_opens_apart_from_this_page(dom, modals):
    href = "https://a.example/" + "x" * 300
    work = asyncio.ensure_future(modals.open_link("Word Count", href))
    await settle()
    link = dom.find("link", "Open in a new tab")
    assert href in dom.find("dialog").text_content
    assert (link.attributes["href"], link.attributes["rel"]) == (href, "noopener noreferrer")
    link.click()
    await work
    assert dom.query("dialog") is None
