"""The command palette, by keyboard and by pointer."""

import pytest
from plugyard_host.host.commands import Command
from plugyard_host.workbench.palette_entries import entries


def command(title: str, category: str = "", key: str | None = None) -> Command:
    return Command(key or title.lower(), title, category, "acme.hello")


def options(bench):
    return bench.dom.find("listbox", "Commands").query_all("option")


def titles(found) -> list[str]:
    return [entry.command.title for entry in found]


def test_recent_commands_come_first_and_the_rest_by_label():
    commands = [command("Zebra"), command("Apple"), command("Mango")]
    found = entries(commands, "", ["mango", "gone"])
    assert titles(found) == ["Mango", "Apple", "Zebra"]
    assert [entry.is_recent for entry in found] == [True, False, False]


def test_category_is_searched_too():
    assert titles(entries([command("Toggle", "View"), command("Open")], "view tog", [])) == ["Toggle"]


def test_what_fits_much_worse_than_the_best_is_left_out():
    commands = [command("Toggle Theme"), command("Set one more hue to some new value")]
    assert titles(entries(commands, "theme", [])) == ["Toggle Theme"]


def test_of_equal_fits_the_recent_one_wins():
    commands = [command("Open A", key="a"), command("Open B", key="b")]
    assert titles(entries(commands, "open", ["b"])) == ["Open B", "Open A"]


@pytest.mark.parametrize("keys", [{"key": "F1"}, {"key": "P", "ctrl": True, "shift": True}])
async def test_keys_open_the_palette_with_the_focus_in_its_field(mounted, keys):
    event = mounted.dom.press(**keys)
    await mounted.run()
    assert event.default_prevented
    assert mounted.dom.focused is mounted.dom.find("combobox", "Command palette")


async def test_enter_runs_the_best_fit_and_closes(mounted):
    await mounted.command("toggle sidebar")
    assert mounted.dom.query("combobox", "Command palette") is None
    assert mounted.dom.find("button", "Toggle sidebar").attributes["aria-pressed"] == "false"


async def test_arrows_move_and_wrap_around(mounted):
    mounted.dom.press("F1")
    await mounted.run()
    field = mounted.dom.find("combobox", "Command palette")
    found = options(mounted)
    field.press("ArrowUp")
    assert found[-1].attributes["aria-selected"] == "true"
    field.press("ArrowDown")
    assert found[0].attributes["aria-selected"] == "true"
    assert field.attributes["aria-activedescendant"] == found[0].attributes["id"]


async def test_click_runs_a_command_and_it_becomes_recent(mounted):
    mounted.dom.press("F1")
    await mounted.run()
    next(option for option in options(mounted) if "Use Dark Theme" in option.name).click()
    await mounted.run()
    assert mounted.dom.root_attributes["data-theme"] == "dark"
    assert (await mounted.kept())["recentCommands"] == ["plugyard.theme.dark"]


async def test_letters_that_fit_are_marked(mounted):
    mounted.dom.press("F1")
    await mounted.run()
    mounted.dom.find("combobox", "Command palette").type_text("togpan")
    marked = options(mounted)[0].with_class("palette-hit")
    assert [hit.own_text for hit in marked] == ["Tog", "Pan"]


async def test_nothing_that_fits_is_said(mounted):
    mounted.dom.press("F1")
    await mounted.run()
    field = mounted.dom.find("combobox", "Command palette")
    field.type_text("qqqq")
    assert options(mounted) == []
    assert "No command fits" in mounted.dom.find("listbox", "Commands").text_content
    assert "aria-activedescendant" not in field.attributes
    field.press("Enter")


async def test_escape_closes_without_running(mounted):
    mounted.dom.press("F1")
    await mounted.run()
    mounted.dom.press("Escape")
    assert mounted.dom.query("combobox", "Command palette") is None


async def test_commands_of_extensions_are_listed_with_their_owner(mounted):
    mounted.host.commands.register(Command("hello.wave", "Wave <b>now</b>", "Hello", "acme.hello"))
    mounted.dom.press("F1")
    await mounted.run()
    option = next(option for option in options(mounted) if "Wave" in option.text_content)
    assert "acme.hello" in option.text_content
    assert option.with_class("palette-label")[0].attributes["aria-label"] == "Hello: Wave <b>now</b>"


async def test_failing_command_is_told(mounted):
    mounted.host.commands.register(Command("broken", "Break It", "", "plugyard.workbench"))
    await mounted.command("break it")
    assert "Break It failed." in mounted.dom.find("region", "Notifications").text_content


async def test_list_follows_while_it_is_open(mounted):
    mounted.dom.press("F1")
    await mounted.run()
    listening = mounted.host.commands.register(Command("hello.wave", "Wave", "", "acme.hello"))
    assert any("Wave" in option.name for option in options(mounted))
    listening.dispose()
    assert not any("Wave" in option.name for option in options(mounted))
