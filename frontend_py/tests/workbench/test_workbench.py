"""The whole workbench on a host in memory: what is where, and that extensions get their places."""

from plugyard_host.workbench.layout import PHONE
from plugyard_host.workbench.welcome import WELCOME

PANEL = {"contributes": {"slots": [{"slot": "panel", "id": "preview", "title": "Preview", "component": "preview"}]}}


def text_view(extension, value):
    extension.on("ui.render", lambda _: {"id": 1, "kind": "text", "props": {"value": value}})


async def test_landmarks_have_names(mounted):
    for role, name in (
        ("navigation", "Views"),
        ("complementary", "Sidebar"),
        ("main", "Workspace"),
        ("contentinfo", "Status bar"),
        ("toolbar", "Toolbar"),
        ("region", "Notifications"),
    ):
        assert mounted.dom.find(role, name)
    assert mounted.dom.root_attributes["data-ready"] == ""


async def test_first_visitor_is_welcomed_once(bench):
    await bench.mount()
    assert bench.browser.editors.created[0].text() == WELCOME
    assert (await bench.kept())["welcomed"] is True


async def test_emptied_document_stays_empty(bench):
    bench.keep(welcomed=True)
    await bench.mount()
    assert bench.browser.editors.created[0].text() == ""


async def test_unsaved_text_is_marked_on_its_tab(mounted):
    mounted.browser.editors.created[0].type_text("more ")
    tab = mounted.dom.find("tab", "untitled.md")
    assert tab.with_class("editor-unsaved")[0].attributes["data-saved"] == "false"
    await mounted.run(1)
    assert tab.with_class("editor-unsaved")[0].attributes["data-saved"] == "true"


async def test_panel_of_an_extension_is_shown_first_and_output_is_a_tab_away(mounted):
    text_view(mounted.stage.script("hello"), "rendered")
    await mounted.stage.start("hello", **PANEL)
    await mounted.run()
    assert mounted.dom.find("tabpanel", "Preview").text_content == "rendered"
    mounted.dom.find("tab", "Output").click()
    assert mounted.dom.find("tabpanel", "Output").query("log")
    assert mounted.dom.query("tabpanel", "Preview") is None


async def test_hidden_panel_is_not_kept_open_in_the_extension(mounted):
    hello = mounted.stage.script("hello")
    text_view(hello, "rendered")
    await mounted.stage.start("hello", **PANEL)
    await mounted.run()
    mounted.dom.find("button", "Close panel").click()
    await mounted.run()
    assert hello.of("ui.close") == [{"view": "preview"}]


async def test_focus_is_somewhere_after_the_sidebar_closes(mounted):
    close = mounted.dom.find("button", "Close sidebar")
    close.focus()
    close.click()
    assert mounted.dom.focused is mounted.dom.find("button", "Extensions")


async def test_focus_is_in_the_editor_after_the_panel_closes(mounted):
    mounted.dom.find("button", "Close panel").click()
    assert mounted.browser.editors.created[0].focused


async def test_closing_the_panel_raises_no_keyboard_on_a_phone(bench):
    bench.browser.page.media[PHONE] = True
    mounted = await bench.mount()
    mounted.dom.find("button", "Panel").click()
    mounted.dom.find("button", "Close panel").click()
    assert not mounted.browser.editors.created[0].focused


async def test_tabs_are_walked_with_the_arrow_keys(mounted):
    text_view(mounted.stage.script("hello"), "rendered")
    await mounted.stage.start("hello", **PANEL)
    mounted.dom.find("tab", "Preview").press("ArrowRight")
    output = mounted.dom.find("tab", "Output")
    assert (output.attributes["aria-selected"], output.attributes["tabindex"]) == ("true", "0")
    assert mounted.dom.focused is output


async def test_each_panel_has_a_command_while_it_is_there(mounted):
    text_view(mounted.stage.script("hello"), "rendered")
    await mounted.stage.start("hello", **PANEL)
    await mounted.command("focus output")
    await mounted.command("focus preview")
    assert mounted.dom.find("tab", "Preview").attributes["aria-selected"] == "true"
    mounted.host.registry.remove("acme.hello")
    assert not any(command.title == "Focus Preview" for command in mounted.host.commands.list())


async def test_toolbar_and_status_bar_show_views_by_order(mounted):
    for name, order in (("late", 20), ("early", 10)):
        text_view(mounted.stage.script(name), name)
        mounted.browser.server.install(name, contributes={"slots": [{"slot": "statusbar", "component": "view", "order": order}]})
    await mounted.stage.run_host()
    await mounted.run()
    assert mounted.dom.find("contentinfo").text_content.startswith("early late")


async def test_sidebar_view_of_an_extension_has_a_button(mounted):
    text_view(mounted.stage.script("hello"), "outline")
    slot = {"slot": "sidebar", "id": "outline", "title": "Outline", "component": "outline"}
    await mounted.stage.start("hello", contributes={"slots": [slot]})
    mounted.dom.find("button", "Outline").click()
    await mounted.run()
    assert mounted.dom.find("complementary").find("heading", "Outline")
    assert "outline" in mounted.dom.find("complementary").text_content


async def test_canvas_view_is_a_tab_beside_the_document(mounted):
    text_view(mounted.stage.script("hello"), "a board")
    slot = {"slot": "canvas", "id": "board", "title": "Board", "component": "board"}
    await mounted.stage.start("hello", contributes={"slots": [slot]})
    mounted.dom.find("tab", "Board").click()
    await mounted.run()
    assert mounted.dom.find("tabpanel", "Board").text_content == "a board"
    await mounted.command("focus editor")
    assert mounted.dom.find("tab", "untitled.md").attributes["aria-selected"] == "true"
    assert mounted.browser.editors.created[0].focused


async def test_view_that_cannot_start_leads_to_log_and_restart(mounted):
    hello = mounted.stage.script("hello")
    text_view(hello, "rendered")
    await mounted.stage.start("hello", **PANEL)
    await mounted.run()
    mounted.host.supervisor.stop("acme.hello")
    await mounted.run(2)
    alert = mounted.dom.find("alert")
    alert.find("button", "Restart").click()
    await mounted.run(2)
    assert mounted.dom.find("tabpanel", "Preview").text_content == "rendered"


async def test_event_of_a_node_reaches_its_extension(mounted):
    hello = mounted.stage.script("hello")
    hello.on("ui.render", lambda _: {"id": 4, "kind": "button", "props": {"label": "Go", "onClick": True}})
    await mounted.stage.start("hello", **PANEL)
    await mounted.run()
    mounted.dom.find("button", "Go").click()
    await mounted.run()
    assert hello.of("ui.event") == [{"view": "preview", "node": 4, "event": "onClick", "value": None}]


async def test_link_in_a_view_asks_before_it_opens(mounted):
    hello = mounted.stage.script("hello")
    hello.on("ui.render", lambda _: {"id": 4, "kind": "link", "props": {"value": "docs", "href": "https://a.example/"}})
    await mounted.stage.start("hello", **PANEL)
    await mounted.run()
    mounted.dom.find("link", "docs").click()
    await mounted.run()
    assert "https://a.example/" in mounted.dom.find("dialog").text_content
    mounted.dom.press("Escape")
    await mounted.run()


async def test_lost_connection_is_told(mounted):
    mounted.browser.page.online = False
    await mounted.run(6)
    assert "Offline" in mounted.dom.find("contentinfo").text_content


async def test_view_that_is_named_for_two_places_is_shown_in_one_and_spoils_nothing(mounted):
    hello = mounted.stage.script("hello")
    text_view(hello, "rendered")
    hello.on_activate(lambda: hello.call("ui.registerView", registration=1, slot="statusbar", id="preview"))
    await mounted.stage.start("hello", **PANEL)
    await mounted.run()
    assert mounted.dom.find("tabpanel", "Preview").text_content == "rendered"
    assert "is open already" in mounted.dom.find("alert").text_content
