"""Signatures first: `ViewHost` follows."""

from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Disposable
from plugyard_host.host.signals import Signal
from plugyard_host.host.surfaces import Drawer


@dataclass(frozen=True, slots=True)
class PanelItem:
    """A panel that a running extension has registered."""

    extension_id: str
    view: str
    title: str


class ViewHost:
    changed: Signal[None]
    """The list of panels is another."""

    def open(self, extension_id: str, view: str, drawer: Drawer) -> Disposable:
        """Show a view in `drawer` until disposed: starts the extension if need be, and comes back by itself after a restart."""
        raise NotImplementedError

    def panels(self) -> list[PanelItem]:
        raise NotImplementedError

    def send_event(self, extension_id: str, view: str, node: int, event: str, value: object) -> None:
        """Tell the extension what the user did to a node. `TreeDrawer`'s `send_event` with the first two arguments bound."""
        raise NotImplementedError

    listen: Callable[..., Disposable]
