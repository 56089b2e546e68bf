"""The one log of the page: what extensions print, what the host says about them, bounded."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugyard.contract import limits
from plugyard.contract.errors import RpcError

from plugyard_host.host.signals import Signal

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
    """The newest `LOG_MAX_ENTRIES` entries of all sources, oldest first."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._entries: deque[LogEntry] = deque(maxlen=limits.LOG_MAX_ENTRIES)
        self.appended: Signal[LogEntry] = Signal("logs.appended")

    def add(self, extension_id: str, level: str, message: str, *, file: str | None = None, line: int | None = None) -> None:
        if len(message) > limits.LOG_LINE_MAX_BYTES:
            # An error that an extension answers is as long as a message may be: 5,000 entries of 1 MiB would end the page.
            message = message[: limits.LOG_LINE_MAX_BYTES] + "…"
        entry = LogEntry(self._now(), extension_id, level if level in LEVELS else "info", message, file, line)
        self._entries.append(entry)
        self.appended.emit(entry)

    def add_error(self, extension_id: str, message: str, error: RpcError) -> None:
        """Add a failure that an extension answered; its `data` may say where it happened."""
        file, line = place_of(error.details)
        self.add(extension_id, "error", message, file=file, line=line)

    def entries(self, extension_id: str | None = None) -> list[LogEntry]:
        return [entry for entry in self._entries if extension_id in (None, entry.extension_id)]

    def clear(self, extension_id: str | None = None) -> None:
        kept = [] if extension_id is None else [entry for entry in self._entries if entry.extension_id != extension_id]
        self._entries = deque(kept, maxlen=limits.LOG_MAX_ENTRIES)


def place_of(details: Mapping[str, object]) -> tuple[str | None, int | None]:
    """`file` and `line`, as far as they are what they should be: they come from the extension."""
    file, line = details.get("file"), details.get("line")
    return file if isinstance(file, str) and len(file) <= limits.PATH_MAX_CHARACTERS else None, line if type(line) is int else None
