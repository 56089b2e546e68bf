"""`Workbench`: puts all parts together and gives the host its surfaces. The only module that knows every part."""

from plugyard_host.browser.ports import Browser
from plugyard_host.host.commands import Command
from plugyard_host.host.host import Host
from plugyard_host.host.surfaces import Surfaces
from plugyard_host.views.explorer import ExplorerView
from plugyard_host.views.running import RunningView
from plugyard_host.views.running_card import CardActions
from plugyard_host.workbench.activity_button import PhoneButtons
from plugyard_host.workbench.built_in_commands import Parts, register_built_in_commands
from plugyard_host.workbench.crash_notices import CrashNotices
from plugyard_host.workbench.editor_area import EditorArea
from plugyard_host.workbench.extension_view import SlotStrip
from plugyard_host.workbench.layout import PANEL_HEIGHT, PANEL_WIDTH, SIDEBAR, Layout
from plugyard_host.workbench.modals import Modals
from plugyard_host.workbench.notice_list import NoticeList
from plugyard_host.workbench.notifications import NotificationCentre
from plugyard_host.workbench.palette import Palette
from plugyard_host.workbench.palette_entries import RecentCommands
from plugyard_host.workbench.panel import Panel
from plugyard_host.workbench.preferences import Preferences
from plugyard_host.workbench.separator import Separator
from plugyard_host.workbench.shell import Shell
from plugyard_host.workbench.shortcuts import keys_of, listen_for_shortcuts
from plugyard_host.workbench.side_bar import EXPLORER, EXTENSIONS, Activity, SideBar
from plugyard_host.workbench.status_bar import StatusActions, StatusBar
from plugyard_host.workbench.surroundings import Surroundings
from plugyard_host.workbench.theme import ThemeSwitch
from plugyard_host.workbench.title_bar import TitleBar
from plugyard_host.workbench.welcome import WELCOME


class Workbench:
    def __init__(self, host: Host, browser: Browser) -> None:
        self._host = host
        self._browser = browser
        self._dom = browser.dom
        self._preferences = Preferences(browser.store, browser.clock)

    async def mount(self) -> None:
        """Draw the workbench as it was left: after `host.load()`, before `host.start()`, which then has somewhere to show things."""
        await self._preferences.load()
        self._welcome()
        shell = Shell(self._dom)
        self._create_parts(shell)
        self._host.use(Surfaces(self._notifications, self._modals))
        self._dom.body.append(shell.root, self._notifications.element, self._notice_list.element, self._palette.element)
        self._dom.set_root_attribute("data-ready", "")
        self._dom.set_title("Plugyard")

    def _welcome(self) -> None:
        """The first visit begins with a text that explains itself; whoever empties it later keeps an empty page."""
        if not self._preferences.flag("welcomed", default=False):
            self._preferences.set("welcomed", True)
            if not self._host.documents.text:
                self._host.documents.set_text(WELCOME)

    def _create_parts(self, shell: Shell) -> None:
        dom, host = self._dom, self._host
        self._notifications = NotificationCentre(dom, self._browser.clock)
        self._notice_list = NoticeList(dom, self._notifications)
        self._modals = Modals(dom, dom.body)
        self._around = Surroundings(host, self._browser, self._preferences, self._modals, self._notifications, self._show_log)
        CrashNotices(self._around)
        self._theme = ThemeSwitch(dom, self._browser.page, self._preferences, host.state, host.events)
        self._layout = Layout(shell.root, self._browser.page, self._preferences)
        self._palette = Palette(dom, host.commands, RecentCommands(self._preferences), self._run, keys_of)
        self._editor = EditorArea(self._around, shell.editor, self._layout, self._theme)
        self._panel = Panel(self._around, shell.panel, self._layout, self._editor.focus_shown)
        self._side_bar = SideBar(self._around, shell, self._layout, self._activities())
        PhoneButtons(dom, shell.activitybar, self._layout)
        self._create_bars(shell)
        self._create_separators(shell)
        parts = Parts(
            self._palette,
            self._layout,
            self._theme,
            self._side_bar,
            self._panel,
            self._editor,
            self._notifications,
            self._notice_list,
        )
        register_built_in_commands(host.commands, parts)
        listen_for_shortcuts(dom, lambda command_id: self._around.start(host.commands.execute(command_id), name="The shortcut"))

    def _create_bars(self, shell: Shell) -> None:
        title_bar = TitleBar(self._dom, shell.titlebar, self._theme, self._layout, self._palette.open)
        SlotStrip(self._around, "toolbar", title_bar.toolbar)
        actions = StatusActions(lambda: self._side_bar.choose(EXTENSIONS), self._notice_list.open)
        StatusBar(self._around, shell.statusbar, self._theme, actions)

    def _create_separators(self, shell: Shell) -> None:
        sidebar = Separator(self._dom, self._layout, label="Resize the sidebar", classes="separator-sidebar")
        sidebar.use(SIDEBAR, is_vertical=True, direction=1)
        panel = Separator(self._dom, self._layout, label="Resize the panel", classes="separator-panel")
        self._layout.changed.listen(lambda _none: self._dock(panel))
        self._dock(panel)
        shell.assemble(sidebar.element, panel.element)

    def _dock(self, separator: Separator) -> None:
        is_right = self._layout.dock == "right"
        separator.use(PANEL_WIDTH if is_right else PANEL_HEIGHT, is_vertical=is_right, direction=-1)

    def _activities(self) -> list[Activity]:
        host, clock = self._host, self._browser.clock
        actions = CardActions(stop=host.supervisor.stop, start=self._around.restart, show_log=self._around.show_log)
        return [
            Activity(EXPLORER, "Explorer", "document", lambda: ExplorerView(self._dom, host.documents, self._editor.focus)),
            Activity(EXTENSIONS, "Extensions", "blocks", lambda: RunningView(self._dom, clock, host.registry, host.supervisor, actions)),
        ]

    def _show_log(self, extension_id: str | None) -> None:
        self._panel.show_output(extension_id)

    def _run(self, command: Command) -> None:
        self._around.start(self._host.commands.execute(command.id), name=command.title)
