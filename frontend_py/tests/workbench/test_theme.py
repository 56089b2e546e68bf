"""Light, dark, high contrast, or what the system says; kept, and shared with extensions."""


async def test_system_decides_at_first(mounted):
    assert "data-theme" not in mounted.dom.root_attributes
    assert mounted.host.state.get("theme.mode") == "light"
    mounted.browser.page.set_prefers_dark(True)
    assert mounted.host.state.get("theme.mode") == "dark"


async def test_choice_is_shown_kept_and_told(mounted):
    heard = []
    mounted.host.events.on("theme:changed", "acme.hello", lambda _name, data: heard.append(data))
    await mounted.command("use dark theme")
    assert mounted.dom.root_attributes["data-theme"] == "dark"
    assert heard == [{"mode": "dark"}]
    assert (await mounted.kept())["theme"] == "dark"


async def test_kept_choice_is_there_from_the_first_moment(bench):
    bench.keep(theme="high-contrast")
    await bench.mount()
    assert bench.dom.root_attributes["data-theme"] == "high-contrast"
    assert bench.host.state.get("theme.mode") == "high-contrast"


async def test_kept_value_that_is_no_theme_is_ignored(bench):
    bench.keep(theme="neon", sidebarSize="wide", sidebarOpen=1, recentCommands=[3])
    await bench.mount()
    assert "data-theme" not in bench.dom.root_attributes


async def test_broken_preferences_give_the_defaults(bench, caplog):
    bench.browser.store.tables["workbench"] = {"preferences": "{"}
    await bench.mount()
    assert "data-theme" not in bench.dom.root_attributes
    assert "not JSON" in caplog.text


async def test_system_does_not_override_a_choice(mounted):
    await mounted.command("use light theme")
    mounted.browser.page.set_prefers_dark(True)
    assert mounted.host.state.get("theme.mode") == "light"


async def test_toggle_goes_to_the_other_side(mounted):
    await mounted.command("toggle light and dark theme")
    assert mounted.dom.root_attributes["data-theme"] == "dark"
    await mounted.command("toggle light and dark theme")
    assert mounted.dom.root_attributes["data-theme"] == "light"


async def test_button_goes_around_and_says_where_it_is(mounted):
    for label, shown in (("Theme: System", "light"), ("Theme: Light", "dark"), ("Theme: Dark", None)):
        mounted.dom.query_all("button", label)[0].click()
        assert mounted.dom.root_attributes.get("data-theme") == shown


async def test_extension_that_sets_the_mode_changes_the_theme(mounted):
    mounted.host.state.set("theme.mode", "dark")
    assert mounted.dom.root_attributes["data-theme"] == "dark"


async def test_editor_follows_theme_and_font(mounted):
    editor = mounted.browser.editors.created[0]
    mounted.host.state.set("theme.mode", "dark")
    mounted.host.state.set("format.fontFamily", "Georgia, serif")
    mounted.host.state.set("format.fontSize", 20)
    assert editor.appearance == {"dark": True, "font_family": "Georgia, serif", "font_size": "20px"}
