import asyncio

import pytest


async def test_printed_lines_go_into_the_extensions_log_with_their_place(stage):
    extension = await stage.start()
    extension.notify("$/log", level="warn", message="careful", file="extension.py", line=12)
    await stage.run()
    entry = stage.host.logs.entries("acme.hello")[-1]
    assert (entry.level, entry.message, entry.file, entry.line) == ("warn", "careful", "extension.py", 12)


@pytest.mark.parametrize("params", [{}, {"message": 7}, {"message": ["x"]}, {"level": "info"}])
async def test_a_line_without_a_text_is_ignored(stage, params):
    extension = await stage.start()
    before = stage.log()
    extension.notify("$/log", **params)
    await stage.run()
    assert stage.log() == before


async def test_a_level_that_does_not_exist_is_info(stage):
    extension = await stage.start()
    for level in ("fatal", ["error"], None):
        extension.notify("$/log", level=level, message="x")
    await stage.run()
    assert stage.log()[-3:] == ["info: x"] * 3


async def test_a_withdrawn_call_ends_its_handler(stage):
    extension = await stage.start()
    stage.shown.answer = asyncio.get_running_loop().create_future()
    asked = asyncio.ensure_future(extension.call("ui.showNotification", message="x", actions=["a"]))
    await stage.run()
    extension.notify("$/cancel", id=1)
    await stage.run()
    assert asked.done()
    assert stage.shown.answer.cancelled()
    assert asked.exception().code == "cancelled"


@pytest.mark.parametrize("method", ["$/unknown", "$/progress", "env.get", "__class__"])
async def test_a_notification_that_nobody_knows_is_ignored(stage, method):
    extension = await stage.start()
    extension.notify(method, id=[1])
    await stage.run()
    assert stage.state() == "active"


async def test_every_text_hands_its_credit_back(stage):
    extension = await stage.start(permissions=["storage"])
    stage.browser.guard.credits.clear()
    await extension.call("env.get")
    await extension.call("storage.get", key="k")
    extension.notify("$/log", level="info", message="x")
    extension.send_raw("nonsense")
    extension.send_raw('{"jsonrpc":"2.0","id":99,"result":1}')
    await stage.run()
    assert stage.browser.guard.credits == {1: 5}


async def test_ready_said_twice_is_harmless(stage):
    extension = await stage.start()
    extension.notify("$/ready", protocol=1, runtime="javascript", timings={})
    extension.notify("$/failed", message="late")
    await stage.run()
    assert stage.state() == "active"
