"""What the host needs from a browser, as protocols. `real/` implements them with `js`, `fake/` in memory for tests.

Nothing but `real/` may import `js`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol


class Disposable(Protocol):
    """Something to undo. Disposing twice is harmless."""

    def dispose(self) -> None: ...


class Clock(Protocol):
    def now(self) -> float:
        """Seconds since the page began; never goes back."""

    def call_later(self, delay_s: float, callback: Callable[[], None]) -> Disposable: ...

    def spawn(self, work: Awaitable[object], *, name: str) -> Disposable:
        """Run `work` in a task of its own; a failure is logged under `name`, never lost. Disposing cancels."""

    async def sleep(self, delay_s: float) -> None: ...


class DomEvent(Protocol):
    """The few facts of a DOM event that the host uses."""

    @property
    def type(self) -> str: ...

    @property
    def key(self) -> str:
        """`KeyboardEvent.key`, or empty."""

    @property
    def ctrl(self) -> bool:
        """Control, or Command on a Mac."""

    @property
    def shift(self) -> bool: ...

    @property
    def alt(self) -> bool: ...

    @property
    def x(self) -> float:
        """Of a pointer, in CSS pixels from the left edge of the window; 0 for other events."""

    @property
    def y(self) -> float:
        """The same from the top edge."""

    def prevent_default(self) -> None: ...

    def stop_propagation(self) -> None: ...


class Element(Protocol):
    """One DOM element. Text goes in as text only: there is no way to hand markup over (security.md 17)."""

    value: str
    """Of an input, textarea or select."""
    checked: bool

    def append(self, *children: "Element") -> None: ...

    def insert(self, index: int, child: "Element") -> None:
        """Put `child` at `index` among the element children; moves it when it is already there."""

    def remove(self) -> None: ...

    def clear(self) -> None:
        """Remove all children."""

    def set_text(self, text: str) -> None: ...

    def set_attribute(self, name: str, value: str | None) -> None:
        """`None` removes it; an empty string is a boolean attribute."""

    def set_class(self, name: str, on: bool) -> None: ...

    def set_style(self, name: str, value: str | None) -> None:
        """A CSS property or custom property, through the CSSOM (allowed by `style-src 'self'`)."""

    def on(self, event: str, handler: Callable[[DomEvent], None]) -> Disposable: ...

    def focus(self) -> None: ...

    def scroll_into_view(self) -> None: ...

    def contains_focus(self) -> bool: ...

    def show_modal(self) -> None:
        """Of a `<dialog>`: open it modally, with the browser's own focus trap and Escape."""

    def close(self) -> None:
        """Of a `<dialog>`."""


class Dom(Protocol):
    body: Element

    def create(self, tag: str, *, classes: str = "", text: str = "", attributes: Mapping[str, str] | None = None) -> Element: ...

    def on_document(self, event: str, handler: Callable[[DomEvent], None]) -> Disposable: ...

    def set_root_attribute(self, name: str, value: str | None) -> None:
        """On `<html>`: `data-theme`, `lang`, …"""

    def set_title(self, title: str) -> None: ...


class Selection(Protocol):
    @property
    def start(self) -> int:
        """Offset in characters (UTF-16 units, as CodeMirror counts)."""

    @property
    def end(self) -> int: ...

    @property
    def text(self) -> str: ...


class TextEditor(Protocol):
    """One CodeMirror view in a shadow root."""

    def text(self) -> str: ...

    def set_text(self, text: str) -> None: ...

    def selection(self) -> Selection: ...

    def select(self, start: int, end: int) -> None: ...

    def replace(self, start: int, end: int, text: str) -> None:
        """One undoable edit."""

    def set_language(self, name: str) -> None:
        """`markdown`, `python`, `javascript`, `json` or `plaintext`."""

    def set_appearance(self, *, dark: bool, font_family: str, font_size: str) -> None: ...

    def focus(self) -> None: ...


class Editors(Protocol):
    async def create(
        self, parent: Element, *, text: str, language: str, on_change: Callable[[str], None], on_selection: Callable[[Selection], None]
    ) -> TextEditor:
        """Load CodeMirror if need be and mount a view. `on_change` gets the whole text, at most once per animation frame."""


class Frame(Protocol):
    """A sandbox frame with its worker and relay."""

    def remove(self) -> None:
        """Take the frame out of the page, which ends its workers within milliseconds, whatever they do. Twice is harmless."""


class Sandbox(Protocol):
    async def open(self, instance: int, runtime: str) -> Frame:
        """Make a frame for `runtime`, hand over the runtime's files, give its port to the guard as `instance`.

        Raises:
            SandboxFailed: no valid handshake within 10 s, or the worker could not be made.
        """


class Guard(Protocol):
    """The page's end of guard.js. Texts that arrive here are already checked (docs/protocol.md 2)."""

    def listen(
        self,
        *,
        on_text: Callable[[int, str], str | None],
        on_verdict: Callable[[int, str, str], None],
        on_beats: Callable[[Sequence[tuple[int, float]]], None],
    ) -> None:
        """Say who hears what. `on_text(instance, text)` returns the answer to send with one credit.

        `""` means one credit and no answer; `None` means that the answer follows by `send(…, ack=1)`.
        """

    def send(self, instance: int, text: str, *, ack: int = 0) -> None: ...

    def send_files(self, instance: int, files: Mapping[str, bytes]) -> None: ...

    def acknowledge(self, instance: int, count: int) -> None: ...

    def drop(self, instance: int) -> None: ...

    def pause(self, paused: bool) -> None: ...


class Store(Protocol):
    """Durable key-value tables (IndexedDB). Values are JSON texts. A write is durable when its await returns."""

    async def get(self, table: str, key: str) -> str | None: ...

    async def set(self, table: str, key: str, text: str) -> None: ...

    async def delete(self, table: str, key: str) -> None: ...

    async def items(self, table: str, prefix: str) -> dict[str, str]: ...

    async def delete_prefix(self, table: str, prefix: str) -> None: ...


class Http(Protocol):
    """Requests to our own server only (`connect-src 'self'`)."""

    async def get_text(self, path: str) -> str:
        """Raises `HttpFailed(status, path)`; status 0 means the server was not reached."""

    async def get_bytes(self, path: str) -> bytes: ...


class LiveChannel(Protocol):
    def connect(self, path: str, on_message: Callable[[str], None]) -> Disposable:
        """Keep a WebSocket open: reconnect after 0.5, 1, 2, … 30 s when it drops."""


class Page(Protocol):
    """Facts about this tab, and its few global hooks."""

    locale: str

    def is_online(self) -> bool: ...

    def query(self, name: str) -> str | None:
        """A parameter of the page's own address."""

    def prefers_dark(self) -> bool: ...

    def on_prefers_dark(self, handler: Callable[[bool], None]) -> Disposable: ...

    def matches(self, media_query: str) -> bool:
        """`matchMedia`: `(min-width: 1100px)`, …"""

    def on_matches(self, media_query: str, handler: Callable[[bool], None]) -> Disposable:
        """Told whenever the answer of `matches` changes."""

    def on_hide(self, handler: Callable[[], None]) -> Disposable:
        """The tab goes to the background or away: last chance to save."""

    def mark(self, name: str) -> None:
        """`performance.mark`: what benchmarks and the developer tools read."""

    def log(self, level: str, message: str) -> None:
        """The browser's console."""

    async def sha256(self, data: bytes) -> str:
        """Hex digest, computed off the main thread."""


class Browser(Protocol):
    """All of it; the only object of the browser that the rest of the host ever gets."""

    clock: Clock
    dom: Dom
    editors: Editors
    guard: Guard
    http: Http
    live: LiveChannel
    page: Page
    sandbox: Sandbox
    store: Store
