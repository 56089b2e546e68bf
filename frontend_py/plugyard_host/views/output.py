"""Output: what extensions and the host have logged, by extension and level. Only the newest lines are drawn."""

from collections import deque
from collections.abc import Callable

from plugyard_host.browser.ports import Clock, Dom, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.host.logs import HOST_SOURCE, LEVELS, LogEntry, LogStore
from plugyard_host.widgets.controls import button, empty_state, fill_options
from plugyard_host.widgets.frame_batch import FrameBatch

MAX_LINES = 1_000
ALL = ""
LEVEL_TITLES = (("debug", "All levels"), ("info", "Information and above"), ("warn", "Warnings and errors"), ("error", "Errors only"))


class OutputView:
    def __init__(self, dom: Dom, clock: Clock, logs: LogStore, display_name: Callable[[str], str]) -> None:
        """`display_name` turns an extension's id into its name."""
        self._dom = dom
        self._logs = logs
        self._display_name = display_name
        self._extension = ALL
        self._lowest = LEVELS[0]
        self._waiting: deque[LogEntry] = deque(maxlen=MAX_LINES)
        self._lines: deque[Element] = deque()
        self._sources: list[str] = []
        self._batch = FrameBatch(clock, self._add_waiting)
        self._owned = DisposalList()
        self.element: Element = dom.create("div", classes="output panel-page")
        self._list = dom.create("div", classes="output-lines", attributes={"role": "log", "aria-label": "Log"})
        self._empty = empty_state(dom, "Nothing logged yet", "What extensions print and what goes wrong appears here.")
        self._no_match = empty_state(dom, "Nothing matches", "There are lines of other extensions or levels.")
        self.element.append(self._create_bar(), self._empty, self._no_match, self._create_scroller())
        self._owned.add(logs.appended.listen(self._on_entry))
        self._redraw()

    def _create_scroller(self) -> Element:
        scroller = self._dom.create(
            "div", classes="output-scroll", attributes={"tabindex": "0", "role": "region", "aria-label": "Log lines"}
        )
        scroller.append(self._list)
        return scroller

    def _create_bar(self) -> Element:
        bar = self._dom.create("div", classes="output-bar")
        self._extension_select = self._create_select(bar, "Extension", self._choose_extension)
        self._level_select = self._create_select(bar, "Level", self._choose_level)
        fill_options(self._dom, self._level_select, LEVEL_TITLES, self._lowest)
        clear = button(self._dom, "Clear", self._clear, look="quiet", icon_name="trash")
        self._owned.add(clear)
        bar.append(self._dom.create("span", classes="output-space"), clear.element)
        return bar

    def _create_select(self, bar: Element, label: str, on_change: Callable[[str], None]) -> Element:
        wrapper = self._dom.create("div", classes="select")
        select = self._dom.create("select", classes="control", attributes={"aria-label": label})
        self._owned.add(select.on("change", lambda _event: on_change(select.value)))
        wrapper.append(select)
        bar.append(wrapper)
        return select

    def filter_by(self, extension_id: str | None) -> None:
        """Show the log of one extension only; None: of all."""
        self._choose_extension(extension_id or ALL)

    def _choose_extension(self, extension_id: str) -> None:
        self._extension = extension_id
        self._redraw()

    def _choose_level(self, level: str) -> None:
        self._lowest = level
        self._redraw()

    def _clear(self) -> None:
        self._logs.clear(self._extension or None)
        self._redraw()

    def _fits(self, entry: LogEntry) -> bool:
        return self._extension in (ALL, entry.extension_id) and LEVELS.index(entry.level) >= LEVELS.index(self._lowest)

    def _on_entry(self, entry: LogEntry) -> None:
        self._waiting.append(entry)
        self._batch.request()

    def _redraw(self) -> None:
        self._list.clear()
        self._lines.clear()
        self._waiting.clear()
        self._waiting.extend(self._logs.entries())
        self._add_waiting()

    def _add_waiting(self) -> None:
        self._show_sources({entry.extension_id for entry in self._waiting})
        fitting = [entry for entry in self._waiting if self._fits(entry)]
        self._waiting.clear()
        for entry in fitting:
            line = self._line(entry)
            self._lines.append(line)
            self._list.append(line)
        while len(self._lines) > MAX_LINES:
            self._lines.popleft().remove()
        has_any = bool(self._lines) or bool(self._logs.entries())
        self._empty.set_attribute("hidden", "" if has_any else None)
        self._no_match.set_attribute("hidden", None if has_any and not self._lines else "")

    def _show_sources(self, found: set[str]) -> None:
        """Keep the list of extensions to filter by, with those that have logged something and the one that is chosen."""
        wanted = sorted({*self._sources, *found, *({self._extension} - {ALL})}, key=self._source_title)
        if wanted != self._sources:
            self._sources = wanted
            options = [(ALL, "All extensions"), *((source, self._source_title(source)) for source in wanted)]
            fill_options(self._dom, self._extension_select, options, self._extension)
        self._extension_select.value = self._extension

    def _source_title(self, source: str) -> str:
        return "Plugyard" if source == HOST_SOURCE else self._display_name(source)

    def _line(self, entry: LogEntry) -> Element:
        line = self._dom.create("div", classes="output-line", attributes={"data-level": entry.level})
        line.append(
            self._dom.create("span", classes="output-time", text=_clock_text(entry.time_s)),
            self._dom.create("span", classes="output-source", text=self._source_title(entry.extension_id)),
            self._dom.create("span", classes="output-message", text=entry.message),
        )
        if entry.file is not None:
            place = entry.file if entry.line is None else f"{entry.file}:{entry.line}"
            line.append(self._dom.create("span", classes="output-place", text=place))
        return line

    def dispose(self) -> None:
        self._owned.dispose()
        self._batch.dispose()


def _clock_text(time_s: float) -> str:
    """Minutes, seconds and tenths since the page began."""
    minutes, seconds = divmod(time_s, 60)
    return f"{int(minutes):02}:{seconds:04.1f}"
