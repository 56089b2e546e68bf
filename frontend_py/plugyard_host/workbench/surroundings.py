"""`Surroundings`: what the parts of the workbench need of each other, handed to each once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from plugyard.contract.errors import RpcError

from plugyard_host.browser.ports import Browser, Dom
from plugyard_host.host.host import Host
from plugyard_host.host.logs import HOST_SOURCE
from plugyard_host.workbench.modals import Modals
from plugyard_host.workbench.notifications import NotificationCentre
from plugyard_host.workbench.package_assets import image_address
from plugyard_host.workbench.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Surroundings:
    host: Host
    browser: Browser
    preferences: Preferences
    modals: Modals
    notifications: NotificationCentre
    show_log: Callable[[str | None], None]
    """Show what one extension has printed; None: all of them."""

    @property
    def dom(self) -> Dom:
        return self.browser.dom

    def display_name(self, extension_id: str) -> str:
        installed = self.host.registry.get(extension_id)
        return installed.display_name if installed is not None else extension_id

    def asset_url(self, extension_id: str, path: str) -> str | None:
        installed = self.host.registry.get(extension_id)
        if installed is None or installed.package is None:
            return None
        return image_address(installed.package.files, path)

    def start(self, work: Awaitable[object], *, name: str) -> None:
        """Do something in the background; a failure is told to the user, who has asked for it."""
        self.browser.clock.spawn(self._told(work, name), name=name)

    async def _told(self, work: Awaitable[object], name: str) -> None:
        try:
            await work
        except RpcError as error:
            self.notifications.tell(f"{name} failed. {error.message}", "error")
            self.host.logs.add(HOST_SOURCE, "error", f"{name} failed: {error.message}")

    def restart(self, extension_id: str) -> None:
        """Start an extension anew, whatever state it is in."""
        state = next((row.state for row in self.host.supervisor.running() if row.id == extension_id), None)
        if state in ("disabled", "failed"):
            self.host.supervisor.try_again(extension_id)
        else:
            self.start(self.host.supervisor.restart(extension_id), name=f"Restarting {self.display_name(extension_id)}")
