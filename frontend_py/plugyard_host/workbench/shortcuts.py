"""Keyboard shortcuts of the workbench itself. Control stands for Command on a Mac."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugyard_host.browser.ports import Dom, DomEvent


@dataclass(frozen=True, slots=True)
class Keys:
    key: str
    """`KeyboardEvent.key`, letters in lower case."""
    ctrl: bool = False
    shift: bool = False

    @property
    def title(self) -> str:
        name = self.key.upper() if len(self.key) == 1 else self.key
        return "+".join([*(["Ctrl"] if self.ctrl else []), *(["Shift"] if self.shift else []), name])


SHORTCUTS: Mapping[Keys, str] = {
    Keys("F1"): "plugyard.showCommands",
    Keys("p", ctrl=True, shift=True): "plugyard.showCommands",
    Keys("b", ctrl=True): "plugyard.toggleSidebar",
    Keys("j", ctrl=True): "plugyard.togglePanel",
    Keys("e", ctrl=True, shift=True): "plugyard.showExplorer",
    Keys("x", ctrl=True, shift=True): "plugyard.showRunningExtensions",
    Keys("u", ctrl=True, shift=True): "plugyard.showOutput",
}
"""Keys -> command."""


def keys_of(command_id: str) -> str:
    """The name of a command's first shortcut, or an empty text."""
    return next((keys.title for keys, command in SHORTCUTS.items() if command == command_id), "")


def listen_for_shortcuts(dom: Dom, run: Callable[[str], None]) -> None:
    """Run a command when its keys are pressed, wherever the focus is."""

    def on_key(event: DomEvent) -> None:
        key = event.key.lower() if len(event.key) == 1 else event.key
        command_id = None if event.alt else SHORTCUTS.get(Keys(key, event.ctrl, event.shift))
        if command_id is not None:
            event.prevent_default()
            run(command_id)

    dom.on_document("keydown", on_key)
