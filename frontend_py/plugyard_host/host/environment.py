"""The facts about page and platform that an extension may know."""

from typing import Any

from plugyard.contract.manifest import Manifest
from plugyard.contract.standard import STATE_KEYS
from plugyard.contract.versions import PLATFORM_VERSION

from plugyard_host.browser.ports import Page
from plugyard_host.host.state import StateStore

_THEMES = STATE_KEYS["theme.mode"].schema["enum"]


class Environment:
    def __init__(self, page: Page, state: StateStore) -> None:
        self._page = page
        self._state = state

    def of(self, manifest: Manifest) -> dict[str, Any]:
        """What `env.get` answers and `extension.activate` hands over."""
        return {
            "id": manifest.id,
            "version": manifest.version,
            "locale": self._page.locale,
            "theme": self._theme(),
            "platformVersion": PLATFORM_VERSION,
            "online": self._page.is_online(),
        }

    def _theme(self) -> str:
        mode = self._state.get("theme.mode")
        if mode in _THEMES:
            return str(mode)
        return "dark" if self._page.prefers_dark() else "light"
