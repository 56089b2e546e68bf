"""What can become of an extension: a pure state machine with the crash policy of spec 6. It starts and stops nothing itself."""

from collections import deque
from collections.abc import Callable
from typing import Literal

from plugyard.contract import limits
from plugyard.contract.errors import PlugyardError

State = Literal["installed", "starting", "active", "stopping", "idle", "crashed", "disabled", "failed"]
"""`crashed`: it died; `failed`: its activation did; both start again by themselves.
`idle`: it was stopped. `disabled`: it stays down until the user acts."""

_STARTABLE: frozenset[State] = frozenset({"installed", "idle", "crashed", "failed"})
_NEXT: dict[State, frozenset[State]] = {
    "installed": frozenset({"starting", "disabled"}),
    "starting": frozenset({"active", "stopping", "crashed", "failed", "disabled"}),
    "active": frozenset({"stopping", "crashed", "disabled"}),
    "stopping": frozenset({"idle", "crashed", "disabled"}),
    "idle": frozenset({"starting", "disabled"}),
    "crashed": frozenset({"starting", "idle", "disabled"}),
    "failed": frozenset({"starting", "idle", "disabled"}),
    "disabled": frozenset({"idle", "starting"}),
}


class InvalidTransition(PlugyardError):
    """Somebody asked for a step that this state does not have: a mistake of the host."""


class Lifecycle:
    """One extension's state. `now` gives seconds that never go back."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._crash_times: deque[float] = deque(maxlen=limits.CRASH_LOOP_COUNT)
        self._streak = 0
        self.state: State = "installed"
        self.reason: str | None = None
        """Why it is down, for people."""
        self.crashes = 0
        """Since the page began or the package changed."""

    @property
    def can_start(self) -> bool:
        return self.state in _STARTABLE

    def enter(self, state: State, reason: str | None = None) -> None:
        if state not in _NEXT[self.state]:
            raise InvalidTransition(f"An extension that is {self.state} cannot become {state}.")
        self.state = state
        self.reason = reason

    def crash(self, reason: str, *, starting: bool) -> float | None:
        """Note a crash. Answers after how many seconds to start again, or None when the extension is disabled by now.

        Args:
            starting: its activation failed, as opposed to a death later.
        """
        now = self._now()
        delay_s = self._backoff_s(now)
        self._crash_times.append(now)
        self.crashes += 1
        if self._is_loop(now):
            times = f"{limits.CRASH_LOOP_COUNT} times in {limits.CRASH_LOOP_WINDOW_S // 60} minutes"
            self.enter("disabled", f"It crashed {times} and stays off until you try again. Last: {reason}")
            return None
        self.enter("failed" if starting else "crashed", reason)
        return delay_s

    def _backoff_s(self, now: float) -> float:
        """Longer with every crash that comes within the window after the one before."""
        quiet = not self._crash_times or now - self._crash_times[-1] > limits.CRASH_LOOP_WINDOW_S
        self._streak = 1 if quiet else self._streak + 1
        return limits.RESTART_BACKOFF_S[min(self._streak, len(limits.RESTART_BACKOFF_S)) - 1]

    def _is_loop(self, now: float) -> bool:
        full = len(self._crash_times) == limits.CRASH_LOOP_COUNT
        return full and now - self._crash_times[0] <= limits.CRASH_LOOP_WINDOW_S

    def forgive(self) -> None:
        """Forget all crashes: the user wants another try, or the package is another."""
        self._crash_times.clear()
        self._streak = 0
        if self.state in ("disabled", "crashed", "failed"):
            self.enter("idle")
