"""What the host needs the workbench to show, as protocols. The workbench implements them; `Absent` answers until it does."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Notifications(Protocol):
    def show(self, source: str, message: str, level: str, actions: list[str]) -> Awaitable[str | None]:
        """Show a toast that names `source`; the answer is the action clicked, or None when it went away."""


class Modals(Protocol):
    def confirm(self, source: str, title: str, content: str) -> Awaitable[bool]:
        """Ask in a dialog that names `source`. All three texts are shown as text."""


class Drawer(Protocol):
    """Where one view is drawn. All trees and changes have been checked against the contract."""

    def draw(self, tree: dict[str, Any]) -> None: ...

    def patch(self, changes: Sequence[Sequence[Any]]) -> None: ...

    def fail(self, message: str) -> None:
        """Show that the view cannot be shown now, and why."""

    def busy(self) -> None:
        """The extension is being started."""


@dataclass
class Surfaces:
    """What `Host.use` takes."""

    notifications: Notifications
    modals: Modals


class _NoNotifications:
    async def show(self, source: str, message: str, level: str, actions: list[str]) -> str | None:
        return None


class _NoModals:
    async def confirm(self, source: str, title: str, content: str) -> bool:
        return False


def absent_surfaces() -> Surfaces:
    """Surfaces of a host without a workbench: nothing is shown and nothing is agreed to."""
    return Surfaces(_NoNotifications(), _NoModals())
