"""What the command palette offers for a query, in which order. Knows nothing of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from plugyard_host.host.commands import Command
from plugyard_host.workbench.fuzzy import match
from plugyard_host.workbench.preferences import Preferences

MAX_RECENT = 8
MAX_ENTRIES = 60
"""Drawn at once; a longer query finds the rest."""
MIN_SHARE = 0.45
"""Of the best score. What fits much worse than the best is letters that happen to be there."""
_PREFERENCE = "recentCommands"


@dataclass(frozen=True, slots=True)
class Entry:
    command: Command
    label: str
    """`Category: Title`, as it is shown."""
    positions: frozenset[int]
    """Letters of the label that the query means."""
    is_recent: bool = False


class RecentCommands:
    """Ids of the commands run last, newest first; kept."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def ids(self) -> list[str]:
        return self._preferences.texts(_PREFERENCE)[:MAX_RECENT]

    def add(self, command_id: str) -> None:
        others = [other for other in self.ids() if other != command_id]
        self._preferences.set(_PREFERENCE, [command_id, *others][:MAX_RECENT])


def label_of(command: Command) -> str:
    return f"{command.category}: {command.title}" if command.category else command.title


def entries(commands: Sequence[Command], query: str, recent: Sequence[str]) -> list[Entry]:
    """The commands that fit, best first. Without a query all of them: recent ones first, then by label."""
    if not query.strip():
        return _all_entries(commands, recent)
    ranks = {command_id: len(recent) - at for at, command_id in enumerate(recent)}
    found = []
    for command in commands:
        label = label_of(command)
        fit = match(query, label)
        if fit is not None:
            found.append((-fit.score, -ranks.get(command.id, 0), label, Entry(command, label, frozenset(fit.positions))))
    best = max((-score for score, *_ in found), default=0.0)
    good = [each for each in found if -each[0] >= best * MIN_SHARE]
    return [entry for *_, entry in sorted(good, key=lambda each: each[:3])][:MAX_ENTRIES]


def _all_entries(commands: Sequence[Command], recent: Sequence[str]) -> list[Entry]:
    by_id = {command.id: command for command in commands}
    first = [Entry(by_id[key], label_of(by_id[key]), frozenset(), is_recent=True) for key in recent if key in by_id]
    rest = [Entry(command, label_of(command), frozenset()) for command in commands if command.id not in recent]
    return [*first, *sorted(rest, key=lambda entry: entry.label.lower())][:MAX_ENTRIES]
