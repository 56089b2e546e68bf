"""What is open, where, how large; on a phone one part at a time."""

import pytest
from plugyard_host.workbench.layout import PHONE, WIDE


def shell(bench):
    return bench.dom.body.with_class("shell")[0]


def shown(bench):
    return {name: shell(bench).attributes[f"data-{name}"] for name in ("sidebar", "panel", "dock")}


async def test_wide_window_has_the_panel_on_the_right(mounted):
    assert shown(mounted) == {"sidebar": "open", "panel": "open", "dock": "right"}
    mounted.browser.page.set_media(WIDE, False)
    assert shown(mounted)["dock"] == "bottom"


async def test_moved_panel_stays_where_it_was_put(mounted):
    mounted.dom.find("button", "Move panel to the bottom").click()
    assert shown(mounted)["dock"] == "bottom"
    assert mounted.dom.find("button", "Move panel to the right")
    assert (await mounted.kept())["panelDock"] == "bottom"


async def test_closed_parts_stay_closed_at_the_next_visit(bench):
    bench.keep(sidebarOpen=False, panelOpen=False)
    await bench.mount()
    assert shown(bench) == {"sidebar": "closed", "panel": "closed", "dock": "right"}


@pytest.mark.parametrize(("keys", "part"), [({"key": "b", "ctrl": True}, "sidebar"), ({"key": "j", "ctrl": True}, "panel")])
async def test_shortcuts_toggle(mounted, keys, part):
    mounted.dom.press(**keys)
    await mounted.run()
    assert shown(mounted)[part] == "closed"


async def test_phone_starts_with_the_editor_and_shows_one_part_at_a_time(bench):
    bench.browser.page.media = {PHONE: True}
    await bench.mount()
    assert shown(bench) == {"sidebar": "closed", "panel": "closed", "dock": "bottom"}
    bench.dom.find("button", "Extensions").click()
    bench.dom.find("button", "Panel").click()
    assert (shown(bench)["sidebar"], shown(bench)["panel"]) == ("closed", "open")
    bench.dom.find("button", "Editor").click()
    assert shown(bench)["panel"] == "closed"
    assert "sidebarOpen" not in await bench.kept()


async def test_separator_moves_by_keyboard_within_its_bounds(mounted):
    separator = mounted.dom.find("separator", "Resize the sidebar")
    separator.press("ArrowRight")
    assert (shell(mounted).styles["--sidebar-size"], separator.attributes["aria-valuenow"]) == ("296px", "296")
    separator.press("ArrowLeft", shift=True)
    assert shell(mounted).styles["--sidebar-size"] == "232px"
    separator.press("Home")
    separator.press("ArrowLeft")
    assert shell(mounted).styles["--sidebar-size"] == "200px"
    assert (await mounted.kept())["sidebarSize"] == 200


async def test_separator_moves_by_pointer_until_it_is_let_go(mounted):
    separator = mounted.dom.find("separator", "Resize the panel")
    separator.fire("pointerdown", x=1000.0, y=10.0)
    mounted.dom.body.fire("pointermove", x=900.0, y=300.0)
    assert shell(mounted).styles["--panel-width"] == "520px"
    mounted.dom.body.fire("pointerup", x=900.0)
    mounted.dom.body.fire("pointermove", x=500.0)
    assert shell(mounted).styles["--panel-width"] == "520px"


async def test_panel_below_is_resized_upwards(mounted):
    mounted.dom.find("button", "Move panel to the bottom").click()
    separator = mounted.dom.find("separator", "Resize the panel")
    assert separator.attributes["aria-orientation"] == "horizontal"
    separator.press("ArrowUp")
    assert shell(mounted).styles["--panel-height"] == "296px"


async def test_double_click_gives_the_first_size_back(bench):
    bench.keep(sidebarSize=500)
    await bench.mount()
    separator = bench.dom.find("separator", "Resize the sidebar")
    separator.fire("dblclick")
    assert shell(bench).styles["--sidebar-size"] == "280px"
