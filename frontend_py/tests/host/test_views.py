import pytest
from plugyard.contract.errors import ExtensionStopped, InvalidParams, LimitExceeded, RpcError
from plugyard_host.host.views import MAX_VIEWS_EACH


def tree(value: str = "hi") -> dict:
    button = {"id": 2, "kind": "button", "props": {"label": value, "onClick": True}, "children": []}
    return {"id": 1, "kind": "column", "props": {}, "children": [button]}


PANEL = {"activationEvents": [], "contributes": {"slots": [{"slot": "panel", "component": "preview", "title": "Preview"}]}}


@pytest.fixture
async def extension(stage):
    extension = stage.script("hello")
    extension.on("ui.render", lambda _: tree())
    stage.browser.server.install("hello", **PANEL)
    await stage.run_host()
    return extension


async def test_opening_a_view_starts_the_extension_and_draws_its_tree(stage, extension, drawer):
    assert stage.state() == "installed"
    stage.host.views.open("acme.hello", "preview", drawer)
    assert drawer.busy_count == 1
    await stage.run()
    assert drawer.trees == [tree()]
    assert extension.of("ui.render") == [{"view": "preview", "context": {"slot": "panel"}}]


async def test_a_patch_right_behind_the_tree_is_not_lost(stage, extension, drawer):
    async def render(_):
        extension.worker._start(extension.call("ui.patch", view="preview", changes=[["props", 2, {"label": "new"}]]))
        return tree()

    extension.on("ui.render", render)
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    assert drawer.patches == [] or drawer.patches == [[["props", 2, {"label": "new"}]]]
    await extension.call("ui.patch", view="preview", changes=[["props", 2, {"label": "later"}]])
    assert drawer.patches[-1] == [["props", 2, {"label": "later"}]]


async def test_a_patch_that_is_out_of_range_is_refused_and_not_drawn(stage, extension, drawer):
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    with pytest.raises(InvalidParams):
        await extension.call("ui.patch", view="preview", changes=[["props", 2, {"label": "x"}], ["remove", 99]])
    assert drawer.patches == []


async def test_a_tree_of_unknown_nodes_is_not_drawn_but_said(stage, extension, drawer):
    extension.on("ui.render", lambda _: {"id": 1, "kind": "iframe", "props": {"src": "https://evil.example"}})
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    assert drawer.trees == []
    assert "iframe" in drawer.failures[0]
    assert any("iframe" in line for line in stage.log())
    assert stage.state() == "active"


async def test_an_exception_in_a_render_is_an_error_not_a_crash(stage, extension, drawer):
    def render(_):
        raise RpcError("cannot draw", file="extension.js", line=7)

    extension.on("ui.render", render)
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    assert "cannot draw" in drawer.failures[0]
    assert stage.state() == "active"
    [entry] = [entry for entry in stage.host.logs.entries("acme.hello") if entry.level == "error"]
    assert (entry.file, entry.line) == ("extension.js", 7)


async def test_an_extension_that_answers_as_if_it_had_stopped_is_reported_like_any_other(stage, extension, drawer):
    def render(_):
        raise ExtensionStopped("Another extension stopped.")

    extension.on("ui.render", render)
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    assert "Another extension stopped" in drawer.failures[0]


async def test_an_open_view_says_that_its_extension_died_and_comes_back_by_itself(stage, extension, drawer):
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    stage.browser.guard.verdict(1, "silent")
    assert "did not respond" in drawer.failures[-1]
    await stage.run(1)
    assert drawer.trees == [tree(), tree()]


async def test_a_view_whose_extension_cannot_start_says_why(stage, extension, drawer):
    def fail(_):
        raise RpcError("no luck")

    extension.on("extension.activate", fail)
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    assert any("no luck" in failure for failure in drawer.failures)


async def test_a_restarted_extension_draws_its_open_views_anew(stage, extension, drawer):
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    await stage.host.supervisor.restart("acme.hello")
    await stage.run()
    assert len(drawer.trees) == 2


async def test_a_closed_view_is_told_and_draws_nothing_any_more(stage, extension, drawer):
    opened = stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    opened.dispose()
    opened.dispose()
    await stage.run()
    assert extension.of("ui.close") == [{"view": "preview"}]
    await extension.call("ui.patch", view="preview", changes=[["props", 2, {"label": "x"}]])
    assert drawer.patches == []
    stage.browser.guard.verdict(1, "silent")
    await stage.run(2)
    assert len(drawer.trees) == 1


async def test_a_view_closed_while_it_is_drawn_is_never_drawn(stage, extension, drawer):
    opened = stage.host.views.open("acme.hello", "preview", drawer)
    opened.dispose()
    await stage.run()
    assert drawer.trees == []


async def test_what_the_user_does_reaches_the_handler_of_that_node(stage, extension, drawer):
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    stage.host.views.send_event("acme.hello", "preview", 2, "onClick", None)
    await stage.run()
    assert extension.of("ui.event") == [{"view": "preview", "node": 2, "event": "onClick", "value": None}]


@pytest.mark.parametrize(("node", "event"), [(1, "onClick"), (99, "onClick"), (2, "onChange"), (2, "label")])
async def test_events_that_no_handler_waits_for_are_not_sent(stage, extension, drawer, node, event):
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    stage.host.views.send_event("acme.hello", "preview", node, event, None)
    await stage.run()
    assert extension.of("ui.event") == []


async def test_a_failing_handler_of_a_node_is_logged(stage, extension, drawer):
    def fail(_):
        raise RpcError("clumsy", file="extension.js", line=4)

    extension.on("ui.event", fail)
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    stage.host.views.send_event("acme.hello", "preview", 2, "onClick", None)
    await stage.run()
    assert any("clumsy" in line for line in stage.log())
    assert stage.row().errors == 1
    assert stage.state() == "active"


async def test_an_extension_cannot_patch_the_view_of_another(stage, extension, drawer):
    stage.host.views.open("acme.hello", "preview", drawer)
    await stage.run()
    thief = stage.script("thief")
    stage.browser.server.drop("thief")
    await stage.run()
    await thief.call("ui.patch", view="preview", changes=[["props", 2, {"label": "Password"}]])
    assert drawer.patches == []


async def test_one_extension_cannot_crowd_the_workbench_with_views(stage):
    extension = await stage.start()
    for number in range(1, MAX_VIEWS_EACH + 1):
        await extension.call("ui.registerView", slot="statusbar", id=f"v{number}", registration=number)
    with pytest.raises(LimitExceeded):
        await extension.call("ui.registerView", slot="statusbar", id="more", registration=1000)
    await extension.call("registration.dispose", registration=1)
    await extension.call("ui.registerView", slot="statusbar", id="more", registration=1000)
