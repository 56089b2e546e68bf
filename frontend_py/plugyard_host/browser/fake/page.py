"""Facts about the tab that a test may set."""

import hashlib
from collections.abc import Callable

from plugyard_host.browser.fake.removal import Removal
from plugyard_host.browser.ports import Disposable


class FakePage:
    def __init__(self) -> None:
        self.locale = "en"
        self.online = True
        self.queries: dict[str, str] = {}
        self.media: dict[str, bool] = {}
        self.marks: list[str] = []
        self.console: list[tuple[str, str]] = []
        self._hide_handlers: list[Callable[[], None]] = []
        self._media_handlers: list[tuple[str, Callable[[bool], None]]] = []

    def is_online(self) -> bool:
        return self.online

    def query(self, name: str) -> str | None:
        return self.queries.get(name)

    def prefers_dark(self) -> bool:
        return self.matches("(prefers-color-scheme: dark)")

    def on_prefers_dark(self, handler: Callable[[bool], None]) -> Disposable:
        return self.on_matches("(prefers-color-scheme: dark)", handler)

    def matches(self, media_query: str) -> bool:
        return self.media.get(media_query, False)

    def on_matches(self, media_query: str, handler: Callable[[bool], None]) -> Disposable:
        entry = (media_query, handler)
        self._media_handlers.append(entry)
        return Removal(self._media_handlers, entry)

    def on_hide(self, handler: Callable[[], None]) -> Disposable:
        self._hide_handlers.append(handler)
        return Removal(self._hide_handlers, handler)

    def mark(self, name: str) -> None:
        self.marks.append(name)

    def log(self, level: str, message: str) -> None:
        self.console.append((level, message))

    async def sha256(self, data: bytes) -> str:
        return hashlib.sha256(data).hexdigest()

    # For tests.

    def set_media(self, media_query: str, matches: bool) -> None:
        self.media[media_query] = matches
        for wanted, handler in list(self._media_handlers):
            if wanted == media_query:
                handler(matches)

    def set_prefers_dark(self, dark: bool) -> None:
        self.set_media("(prefers-color-scheme: dark)", dark)

    def hide(self) -> None:
        """The tab goes to the background."""
        for handler in list(self._hide_handlers):
            handler()
