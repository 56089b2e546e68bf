"""Starting, crashing, stopping, over the fake sandbox."""

import asyncio

import pytest
from plugyard.contract.errors import ExtensionStopped, InternalError, NotFound, RpcError
from plugyard_host.host.unit import RUNTIME_TIMEOUT_S

ON_COMMAND = {"activationEvents": [], "contributes": {"commands": [{"id": "hello.run", "title": "Run"}]}}


def fails(message: str = "no luck", **place):
    def activate(_):
        raise RpcError(message, **place)

    return activate


def loops(_):
    """An activation that never answers."""
    return asyncio.get_running_loop().create_future()


async def test_an_extension_is_started_by_its_event_with_its_files_and_facts(stage):
    extension = await stage.start(files={"media/x.txt": b"x"})
    [params] = extension.of("extension.activate")
    assert (params["id"], params["main"], params["runtime"]) == ("acme.hello", "extension.js", "javascript")
    assert params["env"]["platformVersion"] == "1.0.0"
    assert set(stage.browser.guard.files[1]) == {"manifest.json", "extension.js", "media/x.txt"}
    assert stage.state() == "active"
    assert stage.browser.sandbox.opened == [(1, "javascript")]


async def test_an_extension_that_nothing_wakes_stays_installed(stage):
    await stage.start(**ON_COMMAND)
    assert stage.state() == "installed"
    assert stage.browser.sandbox.opened == []


async def test_all_who_ask_at_once_share_one_start(stage):
    await stage.start(**ON_COMMAND)
    await asyncio.gather(*(stage.host.supervisor.activate("acme.hello", "onCommand:hello.run") for _ in range(5)))
    assert len(stage.browser.sandbox.opened) == 1
    assert stage.state() == "active"


async def test_one_who_stops_waiting_does_not_stop_the_start_of_the_others(stage):
    await stage.start(**ON_COMMAND)
    first = asyncio.ensure_future(stage.host.supervisor.activate("acme.hello", "onCommand:hello.run"))
    second = asyncio.ensure_future(stage.host.supervisor.activate("acme.hello", "onCommand:hello.run"))
    await asyncio.sleep(0)
    first.cancel()
    await second
    assert stage.state() == "active"


async def test_starts_begin_in_the_order_of_the_ids(stage):
    for name in ("zebra", "ant", "bee"):
        stage.browser.server.install(name)
    await stage.run_host()
    started = [entry.extension_id for entry in stage.host.logs.entries() if entry.message.startswith("Starting")]
    assert started == ["acme.ant", "acme.bee", "acme.zebra"]


async def test_one_that_fails_never_stops_the_others(stage):
    stage.script("bad").on("extension.activate", fails())
    stage.browser.server.install("bad")
    await stage.start("good")
    assert stage.state("good") == "active"
    assert stage.state("bad") == "failed"


async def test_a_failed_activation_says_what_and_where(stage):
    stage.script("hello").on("extension.activate", fails("no luck today", file="extension.js", line=3))
    await stage.start()
    [entry] = [entry for entry in stage.host.logs.entries("acme.hello") if entry.level == "error"]
    assert "no luck today" in entry.message
    assert (entry.file, entry.line) == ("extension.js", 3)
    assert "extension.js:3" in stage.row().reason


async def test_whoever_waits_for_a_failed_start_hears_why(stage):
    await stage.start(**ON_COMMAND)
    stage.browser.sandbox.extensions["acme.hello"].on("extension.activate", fails("no luck"))
    with pytest.raises(ExtensionStopped, match="no luck"):
        await stage.host.supervisor.activate("acme.hello", "onCommand:hello.run")


async def test_crashes_are_followed_by_starts_after_one_and_five_seconds_and_then_none(stage):
    stage.script("hello").on("extension.activate", fails())
    await stage.start()
    assert len(stage.browser.sandbox.opened) == 1
    await stage.run(1)
    assert len(stage.browser.sandbox.opened) == 2
    await stage.run(4.9)
    assert len(stage.browser.sandbox.opened) == 2
    await stage.run(0.2)
    assert len(stage.browser.sandbox.opened) == 3
    assert stage.state() == "disabled"
    assert "3 times" in stage.row().reason
    await stage.run(1000)
    assert len(stage.browser.sandbox.opened) == 3
    assert stage.browser.sandbox.live == []


async def test_the_user_can_try_again_after_a_crash_loop(stage):
    extension = stage.script("hello")
    extension.on("extension.activate", fails())
    await stage.start()
    await stage.run(10)
    with pytest.raises(ExtensionStopped, match="is off"):
        await stage.host.supervisor.activate("acme.hello", "onCommand:x")
    extension.on("extension.activate", lambda _: {"exports": []})
    stage.host.supervisor.try_again("acme.hello")
    await stage.run()
    assert stage.state() == "active"
    assert stage.row().reason is None


async def test_an_activation_that_takes_more_than_ten_seconds_fails(stage):
    stage.script("hello").on("extension.activate", loops)
    await stage.start()
    await stage.run(9.9)
    assert stage.state() == "starting"
    await stage.run(0.2)
    assert stage.state() == "failed"
    assert "10 seconds" in stage.row().reason


async def test_a_runtime_that_never_says_it_is_ready_fails(stage):
    stage.browser.sandbox.stays_silent = True
    await stage.start()
    await stage.run(RUNTIME_TIMEOUT_S + 0.1)
    assert stage.state() == "failed"
    assert stage.browser.sandbox.live == []


async def test_a_frame_that_cannot_be_made_fails_the_start(stage):
    stage.browser.sandbox.fails = True
    await stage.start()
    assert stage.state() == "failed"
    assert "frame did not answer" in stage.row().reason


async def test_a_runtime_that_says_it_failed_is_believed(stage):
    stage.browser.sandbox.stays_silent = True
    await stage.start()
    worker = stage.browser.guard.workers[1]
    worker.post({"jsonrpc": "2.0", "method": "$/failed", "params": {"message": "wasm is broken", "stack": ""}})
    await stage.run()
    assert stage.state() == "failed"
    assert "wasm is broken" in stage.row().reason


async def test_a_verdict_kills_at_once_and_all_that_waits_fails_within_100_ms(stage):
    extension = await stage.start(**ON_COMMAND, name="hello")
    extension = stage.browser.sandbox.extensions.setdefault("acme.hello", extension)
    extension.on_activate(lambda: extension.call("commands.registerCommand", id="hello.run", registration=1))
    extension.on("commands.run", loops)
    calls = [asyncio.ensure_future(stage.host.commands.execute("hello.run")) for _ in range(3)]
    await stage.run()
    before = stage.browser.clock.now()
    stage.browser.guard.verdict(1, "silent")
    await stage.run(0.1)
    for call in calls:
        with pytest.raises(ExtensionStopped, match="did not respond"):
            await call
    assert stage.browser.clock.now() - before <= 0.1
    assert stage.browser.sandbox.live == []
    assert stage.browser.guard.dropped == [1]
    assert stage.state() == "crashed"
    assert "5 seconds" in stage.row().reason


async def test_a_loop_in_activation_is_called_crashed_and_starts_again_with_a_new_instance(stage):
    extension = stage.script("hello")
    extension.on("extension.activate", loops)
    await stage.start()
    stage.browser.guard.verdict(1, "silent")
    await stage.run()
    assert stage.state() == "crashed"
    extension.on("extension.activate", lambda _: {"exports": []})
    await stage.run(1)
    assert stage.state() == "active"
    assert stage.instance().number == 2


async def test_everything_that_an_instance_registered_goes_with_it(stage):
    extension = stage.script("hello")

    async def activate():
        await extension.call("commands.registerCommand", id="hello.run", registration=1)
        await extension.call("ui.registerPanel", id="p", title="P", registration=2)
        await extension.call("events.on", name="hello:x", registration=3)

    extension.on_activate(activate)
    await stage.start()
    instance = stage.instance()
    assert len(stage.host.views.panels()) == 1
    stage.browser.guard.verdict(1, "flood")
    assert stage.host.views.panels() == []
    assert stage.host.commands.get("hello.run") is None
    assert len(instance.disposals) == 0


async def test_a_verdict_about_an_instance_that_is_gone_is_ignored(stage):
    await stage.start()
    stage.browser.guard.verdict(1, "flood")
    await stage.run(1)
    stage.browser.guard.verdict(1, "flood")
    assert stage.state() == "active"
    assert stage.row().crashes == 1


async def test_stopping_asks_politely_and_then_takes_the_frame(stage):
    extension = await stage.start()
    stage.host.supervisor.stop("acme.hello")
    await stage.run()
    assert extension.of("extension.deactivate") == [{}]
    assert stage.state() == "idle"
    assert stage.browser.sandbox.live == []
    assert stage.row().crashes == 0


async def test_one_that_does_not_answer_is_gone_after_a_second(stage):
    extension = await stage.start()
    extension.silent = True
    stage.host.supervisor.stop("acme.hello")
    await stage.run(0.9)
    assert stage.state() == "stopping"
    await stage.run(0.2)
    assert stage.state() == "idle"
    assert stage.browser.sandbox.live == []


async def test_a_failing_deactivation_is_logged_and_stops_all_the_same(stage):
    extension = await stage.start()
    extension.on("extension.deactivate", fails("cannot let go", file="extension.js", line=9))
    await stage.host.supervisor.stopped("acme.hello")
    assert stage.state() == "idle"
    assert any("cannot let go" in line for line in stage.log())


async def test_stopping_while_it_starts_takes_it_down(stage):
    stage.script("hello").on("extension.activate", loops)
    await stage.start()
    waiting = asyncio.ensure_future(stage.host.supervisor.activate("acme.hello", "x"))
    await stage.run()
    await stage.host.supervisor.stopped("acme.hello")
    with pytest.raises(ExtensionStopped):
        await waiting
    assert stage.state() == "idle"
    assert stage.browser.sandbox.live == []


async def test_stopping_cancels_a_restart_that_was_planned(stage):
    await stage.start()
    stage.browser.guard.verdict(1, "flood")
    stage.host.supervisor.stop("acme.hello")
    await stage.run(60)
    assert stage.state() == "idle"
    assert len(stage.browser.sandbox.opened) == 1


async def test_a_stopped_extension_comes_back_on_its_next_event(stage):
    await stage.start()
    await stage.host.supervisor.stopped("acme.hello")
    await stage.host.supervisor.activate("acme.hello", "onView:x")
    assert stage.state() == "active"


async def test_whoever_asks_during_a_stop_gets_a_fresh_instance(stage):
    extension = await stage.start()
    extension.silent = True
    stage.host.supervisor.stop("acme.hello")
    await stage.run(0.5)
    extension.silent = False
    asked = asyncio.ensure_future(stage.host.supervisor.activate("acme.hello", "onView:x"))
    await stage.run(1)
    await asked
    assert stage.instance().number == 2


async def test_restart_gives_a_new_instance_and_forgets_crashes(stage):
    await stage.start()
    stage.browser.guard.verdict(1, "flood")
    await stage.run(1)
    await stage.host.supervisor.restart("acme.hello")
    assert stage.instance().number == 3
    for number in (3, 4):
        stage.browser.guard.verdict(number, "flood")
        await stage.run(5)
    assert stage.state() == "active"


async def test_dependencies_are_started_first(stage):
    stage.browser.server.install("base", activationEvents=[])
    stage.browser.server.install("middle", activationEvents=[], extensionDependencies={"acme.base": "^1.0.0"})
    await stage.start("top", extensionDependencies={"acme.middle": "^1.0.0"})
    active = [entry.extension_id for entry in stage.host.logs.entries() if entry.message.startswith("Active")]
    assert active == ["acme.base", "acme.middle", "acme.top"]


async def test_a_missing_dependency_is_named(stage):
    await stage.start(activationEvents=["onStartup"], extensionDependencies={"acme.nowhere": "^1.0.0"})
    assert stage.state() == "installed"
    assert any("acme.nowhere" in entry.message for entry in stage.host.logs.entries())


async def test_what_is_not_installed_cannot_be_started(stage):
    await stage.run_host()
    with pytest.raises(NotFound):
        await stage.host.supervisor.activate("acme.nobody", "x")
    stage.host.supervisor.stop("acme.nobody")
    await stage.run()


async def test_a_declarative_extension_has_no_row_and_no_worker(stage):
    stage.browser.server.install(
        "theme", main=None, activationEvents=[], contributes={"keybindings": [{"command": "a.b", "key": "ctrl+b"}]}
    )
    await stage.run_host()
    assert stage.host.supervisor.running() == []
    assert stage.browser.sandbox.opened == []


async def test_rows_tell_calls_errors_and_heartbeat_also_over_a_restart(stage):
    extension = await stage.start()
    await extension.call("env.get")
    with pytest.raises(RpcError):
        await extension.call("no.such")
    stage.browser.guard.beat((1, 2.5), (99, 1.0))
    row = stage.row()
    assert (row.calls, row.errors, row.heartbeat_ms) == (2, 1, 2.5)
    await stage.host.supervisor.restart("acme.hello")
    assert (stage.row().calls, stage.row().errors) == (2, 1)


async def test_a_mistake_of_the_host_during_a_start_is_a_failed_start_not_a_hang(stage, caplog):
    async def broken(instance, runtime):
        raise TypeError("a bug of ours")

    stage.browser.sandbox.open = broken
    await stage.start()
    assert stage.state() == "failed"
    assert "a bug of ours" in caplog.text
    assert InternalError.code == "internal"


async def test_a_slow_command_is_reported_and_nothing_else_happens(stage):
    async def slow(_):
        await stage.browser.clock.sleep(2)

    extension = await stage.start(contributes={"commands": [{"id": "hello.run", "title": "Run"}]})
    extension.on("commands.run", slow)
    await extension.call("commands.registerCommand", id="hello.run", registration=1)
    running = asyncio.ensure_future(stage.host.commands.execute("hello.run"))
    await stage.run(3)
    await running
    assert any("commands.run took 2.0 s" in line for line in stage.log())
    assert stage.state() == "active"


async def test_an_event_wakes_an_extension_that_then_hears_it(stage):
    extension = stage.script("hello")
    extension.on_activate(lambda: extension.call("events.on", name="file:saved", registration=1))
    await stage.start(activationEvents=["onEvent:file:saved"], requires={"events": ["file:saved"]})
    assert stage.state() == "installed"
    stage.host.events.emit("file:saved", {"path": "untitled.md"})
    await stage.run()
    assert extension.of("events.deliver") == [{"registration": 1, "name": "file:saved", "data": {"path": "untitled.md"}}]


async def test_what_an_extension_says_about_its_failure_is_cut(stage):
    def fail(_):
        raise RpcError("x" * 500_000)

    stage.script("hello").on("extension.activate", fail)
    await stage.start()
    with pytest.raises(ExtensionStopped):
        await stage.host.supervisor.activate("acme.hello", "test")
    assert len(stage.row().reason) < 2_000
