"""The one disposable of the fakes: takes an entry out of the list it stands in."""

from typing import Any


class Removal:
    def __init__(self, entries: list[Any], entry: Any) -> None:
        self._entries = entries
        self._entry = entry

    def dispose(self) -> None:
        if self._entry in self._entries:
            self._entries.remove(self._entry)
