"""Development bundles over the live channel, and packages that cannot be used."""

import pytest

COMMAND = {"commands": [{"id": "hello.run", "title": "Run"}]}


async def test_a_bundle_that_is_dropped_is_granted_what_it_declares_and_runs(stage):
    extension = stage.script("hello")
    await stage.run_host()
    stage.browser.server.drop("hello", permissions=["storage"])
    await stage.run()
    assert stage.state() == "active"
    installed = stage.host.registry.get("acme.hello")
    assert (installed.source, installed.reviewed, installed.folder) == ("dev", False, "hello")
    await extension.call("storage.set", key="k", value=1)


async def test_a_reload_replaces_just_that_extension_and_keeps_its_storage(stage):
    extension = stage.script("hello")
    other = await stage.start("other")
    stage.browser.server.drop("hello", permissions=["storage"])
    await stage.run()
    await extension.call("storage.set", key="k", value="kept")
    stage.browser.server.drop("hello", permissions=["storage"], version="1.0.1")
    await stage.run()
    assert stage.row().version == "1.0.1"
    assert stage.state() == "active"
    assert await extension.call("storage.get", key="k") == "kept"
    assert stage.instance("other").number == 1
    assert len(other.of("extension.activate")) == 1


async def test_who_looks_at_the_rows_during_a_reload_does_not_keep_the_old_package(stage):
    stage.host.supervisor.changed.listen(lambda _: stage.host.supervisor.running())
    stage.script("hello")
    await stage.run_host()
    stage.browser.server.drop("hello", activationEvents=["onStartup"])
    await stage.run()
    stage.browser.server.drop("hello", activationEvents=["onStartup"], version="1.0.1")
    await stage.run()
    assert stage.instance().package is stage.host.registry.get("acme.hello").package
    assert stage.row().version == "1.0.1"


async def test_a_reload_disposes_all_that_the_old_one_registered(stage):
    extension = stage.script("hello")

    async def activate():
        await extension.call("commands.registerCommand", id="hello.run", registration=1)
        await extension.call("ui.registerPanel", id="p", title="P", registration=2)

    extension.on_activate(activate)
    await stage.run_host()
    stage.browser.server.drop("hello", contributes=COMMAND)
    await stage.run()
    extension.on_activate(lambda: None)
    stage.browser.server.drop("hello", contributes={"commands": [{"id": "hello.other", "title": "Other"}]})
    await stage.run()
    assert [command.id for command in stage.host.commands.list()] == ["hello.other"]
    assert stage.host.views.panels() == []


async def test_a_reload_that_asks_for_less_may_do_less(stage):
    extension = stage.script("hello")
    await stage.run_host()
    stage.browser.server.drop("hello", permissions=["storage"])
    await stage.run()
    stage.browser.server.drop("hello", permissions=[])
    await stage.run()
    assert await extension.call("permissions.has", permission="storage") is False


async def test_a_reload_ends_a_crash_loop(stage):
    extension = stage.script("hello")
    await stage.run_host()
    stage.browser.server.drop("hello")
    await stage.run()
    for _ in range(3):
        stage.browser.guard.verdict(stage.instance().number, "flood")
        await stage.run(5)
    assert stage.state() == "disabled"
    stage.browser.server.drop("hello", version="1.0.1")
    await stage.run()
    assert stage.state() == "active"
    assert len(extension.of("extension.activate")) == 4


async def test_an_open_panel_comes_back_by_itself_after_a_reload(stage, drawer):
    extension = stage.script("hello")
    extension.on("ui.render", lambda _: {"id": 1, "kind": "text", "props": {"value": "x"}, "children": []})
    manifest = {"activationEvents": [], "contributes": {"slots": [{"slot": "panel", "component": "preview", "title": "P"}]}}
    await stage.run_host()
    stage.browser.server.drop("hello", **manifest)
    await stage.run()
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    stage.browser.server.drop("hello", version="1.0.1", **manifest)
    await stage.run()
    assert len(drawer.trees) == 2


async def test_a_bundle_that_is_taken_away_is_gone_with_all_it_contributed(stage):
    await stage.run_host()
    stage.browser.server.drop("hello", contributes=COMMAND)
    await stage.run()
    stage.browser.live.send({"type": "dev-extension-removed", "id": "acme.hello", "folder": "hello"})
    await stage.run()
    assert stage.host.registry.all() == []
    assert stage.host.commands.list() == []
    assert stage.browser.sandbox.live == []


async def test_the_same_bundle_again_changes_nothing(stage):
    await stage.run_host()
    stage.browser.server.drop("hello")
    stage.browser.server.drop("hello")
    await stage.run()
    stage.browser.server.drop("hello")
    await stage.run()
    assert len(stage.browser.sandbox.opened) == 1


async def test_quick_changes_end_with_the_last_one(stage):
    await stage.run_host()
    for n in range(4):
        stage.browser.server.drop("hello", version=f"1.0.{n}")
    await stage.run(5)
    assert stage.row().version == "1.0.3"
    assert stage.state() == "active"
    assert len(stage.browser.sandbox.live) == 1


BROKEN = [{"path": "runtime", "message": "'ruby' is no runtime.", "hint": "", "file": "manifest.json", "line": 4}]


async def test_a_broken_bundle_is_shown_with_its_problem_file_and_line(stage):
    await stage.run_host()
    stage.browser.live.send({"type": "dev-extension-broken", "folder": "oops", "id": None, "problems": BROKEN})
    [installed] = stage.host.registry.all()
    assert "ruby" in installed.problem
    [entry] = stage.host.logs.entries(installed.id)
    assert (entry.file, entry.line, entry.level) == ("manifest.json", 4, "error")
    assert stage.host.supervisor.running() == []


async def test_a_broken_bundle_that_is_mended_leaves_no_trace(stage):
    await stage.run_host()
    stage.browser.live.send({"type": "dev-extension-broken", "folder": "hello", "id": None, "problems": BROKEN})
    stage.browser.server.drop("hello")
    await stage.run()
    [installed] = stage.host.registry.all()
    assert (installed.id, installed.problem) == ("acme.hello", None)


async def test_a_running_extension_whose_bundle_breaks_runs_on_and_tells_the_problem(stage):
    await stage.run_host()
    stage.browser.server.drop("hello")
    await stage.run()
    stage.browser.live.send({"type": "dev-extension-broken", "folder": "hello", "id": None, "problems": BROKEN})
    await stage.run()
    assert stage.state() == "active"
    assert "ruby" in stage.host.registry.get("acme.hello").problem


async def test_a_new_connection_catches_up_with_what_changed_meanwhile(stage):
    await stage.run_host()
    stage.browser.server.drop("gone")
    stage.browser.server.drop("changed")
    await stage.run()
    entry = {**stage.browser.server.entry("changed", source="dev", version="2.0.0"), "folder": "changed"}
    new = {**stage.browser.server.entry("new", source="dev"), "folder": "new"}
    stage.browser.live.send({"type": "dev-extensions", "extensions": [entry, new], "broken": [{"source": "oops", "problems": BROKEN}]})
    await stage.run(3)
    assert [installed.id for installed in stage.host.registry.all()] == ["acme.changed", "acme.new", "local.oops"]
    assert stage.row("changed").version == "2.0.0"


async def test_seeded_extensions_stay_when_the_dev_folder_is_empty(stage):
    await stage.start()
    stage.browser.live.send({"type": "dev-extensions", "extensions": [], "broken": []})
    await stage.run()
    assert stage.state() == "active"


@pytest.mark.parametrize(
    "text", ["nonsense", "[]", "null", '{"type":"dev-extension-changed"}', '{"type":"dev-extension-changed","entry":{"id":1}}']
)
async def test_a_message_that_cannot_be_read_is_logged_and_ignored(stage, text):
    await stage.start()
    stage.browser.live.send(text)
    await stage.run()
    assert "live channel" in stage.host.logs.entries("plugyard.host")[0].message
    assert stage.state() == "active"


async def test_messages_of_other_kinds_are_ignored(stage):
    await stage.run_host()
    stage.browser.live.send({"type": "notice", "text": "hello"})
    assert stage.host.logs.entries("plugyard.host") == []
