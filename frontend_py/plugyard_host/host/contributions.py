"""What a manifest contributes becomes known to the workbench before any code of the extension runs."""

from dataclasses import replace

from plugyard.contract.errors import Conflict
from plugyard.contract.manifest import KeybindingContribution, Manifest, MenuContribution

from plugyard_host.browser.ports import Disposable
from plugyard_host.host.commands import Command, CommandRegistry, qualified
from plugyard_host.host.disposal import DisposalList, Undo
from plugyard_host.host.logs import LogStore
from plugyard_host.host.settings import SettingsStore
from plugyard_host.host.signals import Signal


class Contributions:
    """Registers commands and settings with those who own them; keeps keybindings and menus as data for the workbench."""

    def __init__(self, commands: CommandRegistry, settings: SettingsStore, logs: LogStore) -> None:
        self._commands = commands
        self._settings = settings
        self._logs = logs
        self._manifests: dict[str, Manifest] = {}
        self.changed: Signal[str] = Signal("contributions.changed")
        """Emits the id of the extension."""

    def register(self, manifest: Manifest) -> Disposable:
        """Make known what the manifest contributes, until disposed. What clashes with another extension is logged."""
        made = DisposalList()
        for contribution in manifest.contributes.commands:
            category = contribution.category or manifest.display_name
            command = Command(contribution.id, contribution.title, category, manifest.id, contribution.enablement)
            try:
                made.add(self._commands.declare(command))
            except Conflict as error:
                self._logs.add(manifest.id, "error", error.message, file="manifest.json")
            else:
                self._tell_other_name(command)
        made.add(self._settings.declare(manifest.id, manifest.contributes.settings))
        self._manifests[manifest.id] = manifest
        made.add(Undo(lambda: self._forget(manifest)))
        self.changed.emit(manifest.id)
        return made

    def _tell_other_name(self, command: Command) -> None:
        taken = self._commands.get(command.id)
        if taken is not None and taken.owner != command.owner:
            other = qualified(command.owner, command.id)
            said = f"The command {command.id!r} belongs to {taken.owner} already; others find this one as {other!r}."
            self._logs.add(command.owner, "warn", said, file="manifest.json")

    def _forget(self, manifest: Manifest) -> None:
        if self._manifests.get(manifest.id) is manifest:
            del self._manifests[manifest.id]
            self.changed.emit(manifest.id)

    def keybindings(self) -> list[tuple[str, KeybindingContribution]]:
        """All of them with the extension they come from; `command` is the id to execute."""
        found = [(key, binding) for key in sorted(self._manifests) for binding in self._manifests[key].contributes.keybindings]
        return [(key, replace(binding, command=self._meant(key, binding.command))) for key, binding in found]

    def menus(self, place: str) -> list[tuple[str, MenuContribution]]:
        """The entries of one menu, in their authors' order; `command` is the id to execute."""
        found = [
            (key, entry) for key in sorted(self._manifests) for entry in self._manifests[key].contributes.menus if entry.place == place
        ]
        ordered = sorted(found, key=lambda pair: (pair[1].group, pair[1].order))
        return [(key, replace(entry, command=self._meant(key, entry.command))) for key, entry in ordered]

    def _meant(self, extension_id: str, command_id: str) -> str:
        own = self._commands.own(extension_id, command_id)
        return own.id if own is not None else command_id
