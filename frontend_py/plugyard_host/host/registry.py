"""Which extensions this page has, working or broken, and what they contribute to the workbench's slots."""

from dataclasses import dataclass, field
from typing import Literal

from plugyard.contract.manifest import Manifest
from plugyard.package import Package

from plugyard_host.host.signals import Signal

Source = Literal["seed", "dev", "file"]


@dataclass(slots=True)
class Installed:
    """One extension as it is installed, replaced as a whole when its package changes."""

    id: str
    source: Source
    reviewed: bool
    manifest: Manifest | None = None
    """None when not even the manifest could be read."""
    package: Package | None = field(default=None, repr=False)
    """None for as long as there is nothing that could be started."""
    problem: str | None = None
    """Why it cannot be used, for people."""
    folder: str | None = None
    """Its name in the folder of development bundles."""

    @property
    def display_name(self) -> str:
        return self.manifest.display_name if self.manifest else self.id


@dataclass(frozen=True, slots=True)
class SlotItem:
    """A component of an extension in one of the workbench's slots."""

    extension_id: str
    slot: str
    view: str
    title: str
    order: int
    component: str | None
    """The exported function that draws it; None when `ui.registerView` brings it."""


class ExtensionRegistry:
    def __init__(self) -> None:
        self._installed: dict[str, Installed] = {}
        self.changed: Signal[str] = Signal("registry.changed")
        """Emits the id of the extension that was added, replaced or removed."""

    def all(self) -> list[Installed]:
        """By id, so that whatever walks them does so in the same order on every start."""
        return [self._installed[key] for key in sorted(self._installed)]

    def get(self, extension_id: str) -> Installed | None:
        return self._installed.get(extension_id)

    def put(self, installed: Installed) -> None:
        """Add an extension or replace it."""
        self._installed[installed.id] = installed
        self.changed.emit(installed.id)

    def remove(self, extension_id: str) -> None:
        if self._installed.pop(extension_id, None) is not None:
            self.changed.emit(extension_id)

    def slots(self, name: str) -> list[SlotItem]:
        """What belongs into one slot, by the order its author gave, then by extension and view."""
        items = [
            SlotItem(installed.id, slot.slot, slot.view, slot.title or installed.display_name, slot.order, slot.component)
            for installed in self._installed.values()
            if installed.manifest is not None and installed.package is not None
            for slot in installed.manifest.contributes.slots
            if slot.slot == name
        ]
        return sorted(items, key=lambda item: (item.order, item.extension_id, item.view))
