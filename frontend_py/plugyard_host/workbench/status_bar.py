"""The status bar: what extensions put there, and on the right what the workbench itself has to say."""

from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Element
from plugyard_host.widgets.controls import icon
from plugyard_host.widgets.frame_batch import FrameBatch
from plugyard_host.workbench.extension_view import SlotStrip
from plugyard_host.workbench.surroundings import Surroundings
from plugyard_host.workbench.theme import TITLES, ThemeSwitch

CONNECTION_CHECK_S = 5.0
LANGUAGE_NAMES = {"markdown": "Markdown", "python": "Python", "javascript": "JavaScript", "json": "JSON", "plaintext": "Plain text"}


@dataclass(frozen=True, slots=True)
class StatusActions:
    show_running: Callable[[], None]
    show_notices: Callable[[], None]


class StatusBar:
    def __init__(self, around: Surroundings, parent: Element, theme: ThemeSwitch, actions: StatusActions) -> None:
        self._around = around
        self._dom = around.dom
        self._theme = theme
        start = self._dom.create("div", classes="statusbar-start")
        end = self._dom.create("div", classes="statusbar-end")
        parent.append(start, end)
        self._running, self._running_text = self._entry("blocks", actions.show_running)
        self._language = self._dom.create("span", classes="status wide-only")
        self._theme_button, self._theme_text = self._entry("palette", theme.cycle)
        self._connection = self._dom.create("span", classes="status", attributes={"role": "status"})
        self._bell, self._bell_text = self._entry("bell", actions.show_notices)
        self._bell_text.set_class("unseen", True)
        self._theme_button.set_class("wide-only", True)
        end.append(self._running, self._language, self._theme_button, self._connection, self._bell)
        self._rows = FrameBatch(around.browser.clock, self._show_running)
        self._listen()
        SlotStrip(around, "statusbar", start)

    def _listen(self) -> None:
        host = self._around.host
        host.supervisor.changed.listen(lambda _id: self._rows.request())
        host.registry.changed.listen(lambda _id: self._rows.request())
        self._theme.changed.listen(lambda _none: self._show_theme())
        self._around.notifications.changed.listen(lambda _none: self._show_unread())
        host.state.subscribe("editor.language", lambda _key, _value: self._show_language())
        self._show_running()
        self._show_theme()
        self._show_unread()
        self._show_language()
        self._watch_connection()

    def _entry(self, icon_name: str, on_click: Callable[[], None]) -> tuple[Element, Element]:
        element = self._dom.create("button", classes="status", attributes={"type": "button"})
        text = self._dom.create("span")
        element.append(icon(self._dom, icon_name, classes="icon-small"), text)
        element.on("click", lambda _event: on_click())
        return element, text

    def _show_running(self) -> None:
        rows = self._around.host.supervisor.running()
        active = sum(row.state == "active" for row in rows)
        failed = {row.id for row in rows if row.state in ("crashed", "failed", "disabled")}
        failed |= {installed.id for installed in self._around.host.registry.all() if installed.problem is not None}
        self._running_text.set_text(f"{active} running" + (f", {len(failed)} failed" if failed else ""))
        self._running.set_attribute("data-tone", "warning" if failed else None)
        self._running.set_attribute("title", "Show running extensions")

    def _show_language(self) -> None:
        name = self._around.host.documents.language
        self._language.set_text(LANGUAGE_NAMES.get(name, name))

    def _show_theme(self) -> None:
        self._theme_text.set_text(TITLES[self._theme.choice])
        self._theme_button.set_attribute("aria-label", f"Theme: {TITLES[self._theme.choice]}")
        self._theme_button.set_attribute("title", "Change the theme")

    def _show_unread(self) -> None:
        unread = self._around.notifications.unread
        self._bell_text.set_text(f"Notifications, {unread} new" if unread else "Notifications")
        self._bell.set_attribute("data-unread", "" if unread else None)

    def _watch_connection(self) -> None:
        """The ports tell whether the tab is online, not when that changes, so ask now and then."""
        is_online = self._around.browser.page.is_online()
        self._connection.set_text("" if is_online else "Offline")
        self._connection.set_attribute("data-tone", None if is_online else "warning")
        self._around.browser.clock.call_later(CONNECTION_CHECK_S, self._watch_connection)
