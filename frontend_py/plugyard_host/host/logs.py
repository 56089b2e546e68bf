"""The one log of the page: what extensions print, what the host says about them, bounded."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.host.signals import Signal

MAX_ENTRIES = 5_000
HOST_SOURCE = "plugyard.host"
"""The `extension_id` of entries that concern no single extension."""
LEVELS = ("debug", "info", "warn", "error")


@dataclass(frozen=True, slots=True)
class LogEntry:
    time_s: float
    """Seconds since the page began."""
    extension_id: str
    level: str
    message: str
    file: str | None = None
    line: int | None = None


class LogStore:
    """The newest `MAX_ENTRIES` entries of all sources, oldest first."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._entries: deque[LogEntry] = deque(maxlen=MAX_ENTRIES)
        self.appended: Signal[LogEntry] = Signal("logs.appended")

    def add(self, extension_id: str, level: str, message: str, *, file: str | None = None, line: int | None = None) -> None:
        entry = LogEntry(self._now(), extension_id, level if level in LEVELS else "info", message, file, line)
        self._entries.append(entry)
        self.appended.emit(entry)

    def entries(self, extension_id: str | None = None) -> list[LogEntry]:
        return [entry for entry in self._entries if extension_id in (None, entry.extension_id)]

    def clear(self, extension_id: str | None = None) -> None:
        kept = [] if extension_id is None else [entry for entry in self._entries if entry.extension_id != extension_id]
        self._entries = deque(kept, maxlen=MAX_ENTRIES)
