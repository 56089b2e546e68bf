"""Lines that extensions write into the log, at the rate and length that security.md B11 allows."""

from collections import deque
from collections.abc import Callable

from plugyard.contract import limits

from plugyard_host.host.logs import LogStore

_WINDOW_S = 1.0


class _Flow:
    """One extension's lines of the last second."""

    def __init__(self) -> None:
        self.times: deque[float] = deque()
        self.dropped = 0


class LogIntake:
    def __init__(self, logs: LogStore, now: Callable[[], float]) -> None:
        self._logs = logs
        self._now = now
        self._flows: dict[str, _Flow] = {}

    def write(self, extension_id: str, level: str, message: str, *, file: str | None = None, line: int | None = None) -> bool:
        """Add a line, cut to 4 KiB. False when it was one too many in this second: it is dropped, and later said how many were."""
        flow = self._flows.setdefault(extension_id, _Flow())
        now = self._now()
        while flow.times and now - flow.times[0] >= _WINDOW_S:
            flow.times.popleft()
        if len(flow.times) >= limits.LOG_LINES_PER_S:
            flow.dropped += 1
            return False
        flow.times.append(now)
        if flow.dropped:
            self._logs.add(extension_id, "warn", f"{flow.dropped} lines were dropped: more than {limits.LOG_LINES_PER_S} in a second.")
            flow.dropped = 0
        self._logs.add(extension_id, level, _cut(message), file=file, line=line)
        return True


def _cut(message: str) -> str:
    if len(message) * 4 <= limits.LOG_LINE_MAX_BYTES:
        return message
    data = message.encode("utf-8", "replace")
    return message if len(data) <= limits.LOG_LINE_MAX_BYTES else data[: limits.LOG_LINE_MAX_BYTES].decode("utf-8", "ignore") + "…"
