"""How often an extension may do what the user would see or pay for."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from plugyard.contract import limits


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` calls in any `window_s` seconds, all of `bucket` together."""

    bucket: str
    count: int
    window_s: float


_NOTIFICATIONS = Rate("notifications", limits.TOASTS_PER_WINDOW, limits.TOAST_WINDOW_S)
RATES: dict[str, Rate] = {"ui.showNotification": _NOTIFICATIONS}
"""Method to its rate. Cheap calls have none: they are slowed down by credits, not counted. Log lines have their own, in handlers/log.py."""

MODALS = Rate("modals", 3, 30.0)
"""Dialogs that were shown; handlers/ui.py counts them. The click that answers one is itself a recent one: without a rate the next could
follow at once, for ever."""


class RateLimiter:
    """A sliding window for each extension and bucket. It outlives restarts, which would otherwise buy a fresh allowance."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._uses: dict[tuple[str, str], deque[float]] = {}

    def allows(self, extension_id: str, rate: Rate) -> bool:
        """Whether one more is allowed now; if so it is counted."""
        uses = self._uses.setdefault((extension_id, rate.bucket), deque())
        now = self._now()
        while uses and now - uses[0] >= rate.window_s:
            uses.popleft()
        if len(uses) >= rate.count:
            return False
        uses.append(now)
        return True
