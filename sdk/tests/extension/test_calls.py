"""Calls of an extension: awaited, forgotten, cancelled, refused."""

import textwrap
from collections.abc import Callable

import pytest
from fake_page import FakePage


async def started(page_end: FakePage, activate: Callable[..., int], body: str) -> None:
    """Activate an extension whose `work(api)` is the command `test.work`, and run it."""
    activate(
        "import asyncio\nimport plugyard\nasync def work(api):\n"
        + textwrap.indent(textwrap.dedent(body), "    ")
        + "\nasync def activate(api):\n    api.commands.register_command('test.work', lambda: work(api))\n"
    )
    await page_end.hear()
    page_end.answer()
    assert "result" in await page_end.hear()
    page_end.call("commands.run", registration=1, id="test.work", args=[])


async def test_keyword_arguments_are_spelled_in_snake_case_and_named_in_any_order(page_end: FakePage, activate: Callable[..., int]):
    await started(page_end, activate, "api.ui.show_notification(level='error', message='m')")
    assert (await page_end.hear())["params"] == {"message": "m", "level": "error"}


async def test_further_arguments_go_to_the_rest_parameter(page_end: FakePage, activate: Callable[..., int]):
    await started(page_end, activate, "api.commands.execute_command('a.b', 1, [2])")
    assert (await page_end.hear())["params"] == {"id": "a.b", "args": [1, [2]]}


@pytest.mark.parametrize(
    "call",
    [
        "api.storage.get('a', 'b')",
        "api.storage.get(kee='a')",
        "api.storage.get('a', key='a')",
        "api.storage.set('a', float('nan'))",
        "api.storage.set('a', object())",
        "api.commands.register_command('a.b', 'no function')",
        "api.nodes.row(gpa=1)",
        "api.nodes.heading('a', 'b')",
    ],
)
async def test_wrong_arguments_are_refused_before_anything_crosses(call: str, page_end: FakePage, activate: Callable[..., int]):
    await started(page_end, activate, call)
    error = (await page_end.hear())["error"]
    assert error["data"]["code"] == "handler_failed"
    assert (error["data"]["file"], error["data"]["line"]) == ("extension.py", 4)


async def test_refusals_are_classes_with_details(page_end: FakePage, activate: Callable[..., int]):
    await started(
        page_end,
        activate,
        """
        try:
            await api.storage.get("k")
        except plugyard.PermissionDenied as error:
            return [error.code, error.details, str(error)]
        """,
    )
    await page_end.hear()
    page_end.refuse("permission_denied", "Not granted.", permission="storage")
    assert (await page_end.hear())["result"] == ["permission_denied", {"permission": "storage"}, "Not granted."]


async def test_an_unknown_code_is_a_plain_error(page_end: FakePage, activate: Callable[..., int]):
    await started(
        page_end,
        activate,
        """
        try:
            await api.storage.get("k")
        except plugyard.RpcError as error:
            return [type(error).__name__, error.code]
        """,
    )
    await page_end.hear()
    page_end.refuse("from_the_future")
    assert (await page_end.hear())["result"] == ["RpcError", "from_the_future"]


async def test_calls_are_on_their_way_before_they_are_awaited(page_end: FakePage, activate: Callable[..., int]):
    await started(
        page_end,
        activate,
        """
        first, second = api.storage.get("a"), api.storage.get("b")
        return [await second, await first, await first]
        """,
    )
    await page_end.hear(), await page_end.hear()
    page_end.answer("A"), page_end.answer("B")
    assert (await page_end.hear())["result"] == ["B", "A", "A"]


async def test_calls_can_be_gathered(page_end: FakePage, activate: Callable[..., int]):
    await started(page_end, activate, "return await asyncio.gather(api.storage.get('a'), api.storage.get('b'))")
    await page_end.hear(), await page_end.hear()
    page_end.answer(1), page_end.answer(2)
    assert (await page_end.hear())["result"] == [1, 2]


async def test_a_cancelled_command_gives_up_its_calls(page_end: FakePage, activate: Callable[..., int]):
    await started(page_end, activate, "await api.storage.get('k')")
    call = await page_end.hear()
    page_end.cancel(1002)
    assert (await page_end.hear())["error"]["data"]["code"] == "cancelled"
    assert page_end.given_up == [call["id"]]


async def test_a_refused_call_that_nobody_awaited_is_logged_once(page_end: FakePage, activate: Callable[..., int]):
    await started(page_end, activate, "api.ui.show_notification('m')")
    await page_end.hear()
    assert "result" in await page_end.hear()
    page_end.refuse("limit_exceeded", "Too many.")
    logged = await page_end.hear()
    assert logged["params"]["level"] == "error"
    assert "ui.showNotification" in logged["params"]["message"]
    assert "Too many." in logged["params"]["message"]


async def test_disposing_twice_tells_the_page_once(page_end: FakePage, activate: Callable[..., int]):
    await started(
        page_end,
        activate,
        """
        listening = api.events.on("platform:ready", print)
        await listening
        listening.dispose()
        listening()
        await asyncio.sleep(0)
        """,
    )
    assert (await page_end.hear())["method"] == "events.on"
    page_end.answer()
    heard = [await page_end.hear(), await page_end.hear()]
    assert [message.get("params") for message in heard if "method" in message] == [{"registration": 2}]


async def test_a_registration_that_was_refused_is_not_disposed(page_end: FakePage, activate: Callable[..., int]):
    await started(page_end, activate, "api.events.on('platform:ready', print).dispose()")
    assert (await page_end.hear())["method"] == "events.on"
    page_end.refuse("conflict")
    heard = [await page_end.hear(), await page_end.hear()]
    page_end.call("commands.run", registration=1, id="test.work", args=[])
    heard.append(await page_end.hear())
    assert [message["method"] for message in heard if "method" in message] == ["$/log", "events.on"]
