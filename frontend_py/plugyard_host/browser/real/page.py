"""Facts about this tab."""

from collections.abc import Callable

from plugyard_host.browser.ports import Disposable
from plugyard_host.browser.real.javascript import ffi, window
from plugyard_host.browser.real.listening import Listener, Listeners

_DARK = "(prefers-color-scheme: dark)"
_CONSOLE = {"debug": "debug", "info": "info", "warn": "warn", "warning": "warn", "error": "error"}


class RealPage:
    def __init__(self) -> None:
        self._window = window()
        self.locale = str(self._window.navigator.language)

    def is_online(self) -> bool:
        return bool(self._window.navigator.onLine)

    def query(self, name: str) -> str | None:
        parameters = self._window.URLSearchParams.new(self._window.location.search)
        return str(parameters.get(name)) if parameters.has(name) else None

    def prefers_dark(self) -> bool:
        return self.matches(_DARK)

    def on_prefers_dark(self, handler: Callable[[bool], None]) -> Disposable:
        return self.on_matches(_DARK, handler)

    def matches(self, media_query: str) -> bool:
        return bool(self._window.matchMedia(media_query).matches)

    def on_matches(self, media_query: str, handler: Callable[[bool], None]) -> Disposable:
        return Listener(self._window.matchMedia(media_query), "change", lambda event: handler(bool(event.matches)))

    def on_hide(self, handler: Callable[[], None]) -> Disposable:
        def on_visibility(_event: object) -> None:
            if self._window.document.hidden:
                handler()

        # Both: a closed tab is not always hidden first, and a hidden one on a phone may never be told that it goes.
        return Listeners(
            Listener(self._window.document, "visibilitychange", on_visibility), Listener(self._window, "pagehide", lambda _event: handler())
        )

    def mark(self, name: str) -> None:
        self._window.performance.mark(name)

    def log(self, level: str, message: str) -> None:
        getattr(self._window.console, _CONSOLE.get(level, "log"))(message)

    async def sha256(self, data: bytes) -> str:
        digest = await self._window.crypto.subtle.digest("SHA-256", ffi().to_js(data))
        return str(digest.to_bytes().hex())
