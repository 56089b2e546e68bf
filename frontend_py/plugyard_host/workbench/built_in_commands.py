"""The workbench's own commands, in the registry of all commands, so that the palette and extensions find them like any other."""

from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Disposable
from plugyard_host.host.commands import WORKBENCH, Command, CommandRegistry
from plugyard_host.host.disposal import DisposalList
from plugyard_host.workbench.editor_area import EditorArea
from plugyard_host.workbench.layout import Layout
from plugyard_host.workbench.notice_list import NoticeList
from plugyard_host.workbench.notifications import NotificationCentre
from plugyard_host.workbench.palette import Palette
from plugyard_host.workbench.panel import Panel
from plugyard_host.workbench.side_bar import EXPLORER, EXTENSIONS, SideBar
from plugyard_host.workbench.theme import CHOICES, TITLES, ThemeSwitch


@dataclass(frozen=True, slots=True)
class Parts:
    """What the commands act on."""

    palette: Palette
    layout: Layout
    theme: ThemeSwitch
    side_bar: SideBar
    panel: Panel
    editor: EditorArea
    notifications: NotificationCentre
    notice_list: NoticeList


def register_built_in_commands(commands: CommandRegistry, parts: Parts) -> None:
    for name, category, title, action in _view_commands(parts):
        _register(commands, f"plugyard.{name}", category, title, action)
    for name, category, title, action in _appearance_commands(parts):
        _register(commands, f"plugyard.{name}", category, title, action, permission="appearance")
    PanelCommands(commands, parts.panel)


type _Spec = tuple[str, str, str, Callable[[], object]]
"""Name, category, title, what it does."""


def _view_commands(parts: Parts) -> list[_Spec]:
    layout, panel, side_bar = parts.layout, parts.panel, parts.side_bar
    return [
        ("showCommands", "View", "Show All Commands", parts.palette.open),
        ("toggleSidebar", "View", "Toggle Sidebar", lambda: layout.open_sidebar(not layout.is_sidebar_open)),
        ("togglePanel", "View", "Toggle Panel", lambda: layout.open_panel(not layout.is_panel_open)),
        ("movePanel", "View", "Move Panel to the Other Side", layout.move_panel),
        ("focusEditor", "View", "Focus Editor", parts.editor.focus),
        ("showExplorer", "View", "Show Explorer", lambda: side_bar.choose(EXPLORER)),
        ("showRunningExtensions", "Extensions", "Show Running Extensions", lambda: side_bar.choose(EXTENSIONS)),
        ("showOutput", "View", "Show Output", lambda: panel.show_output(None)),
        ("showNotifications", "Notifications", "Show Notifications", parts.notice_list.open),
        ("clearNotifications", "Notifications", "Clear Notifications", parts.notifications.clear),
    ]


def _appearance_commands(parts: Parts) -> list[_Spec]:
    def chooser(choice: str) -> Callable[[], None]:
        return lambda: parts.theme.choose(choice)

    themes = [(f"theme.{choice}", "Appearance", f"Use {TITLES[choice]} Theme", chooser(choice)) for choice in CHOICES]
    return [("toggleTheme", "Appearance", "Toggle Light and Dark Theme", parts.theme.toggle), *themes]


def _register(  # noqa: PLR0913  one row of a table
    commands: CommandRegistry, command_id: str, category: str, title: str, action: Callable[[], object], *, permission: str | None = None
) -> DisposalList:
    def handler(*_arguments: object) -> None:
        action()

    owned = DisposalList()
    owned.add(commands.register(Command(command_id, title, category, WORKBENCH, permission=permission)))
    owned.add(commands.set_handler(command_id, handler))
    return owned


class PanelCommands:
    """`View: Focus Markdown Preview`: one command for each extension's panel there is."""

    def __init__(self, commands: CommandRegistry, panel: Panel) -> None:
        self._commands = commands
        self._panel = panel
        self._registered: dict[str, Disposable] = {}
        panel.changed.listen(lambda _none: self._sync())
        self._sync()

    def _sync(self) -> None:
        wanted = {f"plugyard.focusPanel.{tab.key}": tab for tab in self._panel.tabs()}
        for key in [key for key in self._registered if key not in wanted]:
            self._registered.pop(key).dispose()
        for key, tab in wanted.items():
            if key not in self._registered:
                focus = self._focuser(tab.key)
                self._registered[key] = _register(self._commands, key, "View", f"Focus {tab.title}", focus)

    def _focuser(self, key: str) -> Callable[[], None]:
        return lambda: self._panel.focus(key)
