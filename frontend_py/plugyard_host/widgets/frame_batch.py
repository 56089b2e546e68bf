"""`FrameBatch`: do a thing once per animation frame, however often it is asked for."""

from collections.abc import Callable

from plugyard_host.browser.ports import Clock, Disposable

FRAME_S = 1 / 60
"""The length of one animation frame."""


class FrameBatch:
    def __init__(self, clock: Clock, work: Callable[[], None]) -> None:
        self._clock = clock
        self._work = work
        self._timer: Disposable | None = None

    def request(self) -> None:
        """Run the work with the next frame."""
        if self._timer is None:
            self._timer = self._clock.call_later(FRAME_S, self._run)

    def _run(self) -> None:
        self._timer = None
        self._work()

    def dispose(self) -> None:
        if self._timer is not None:
            self._timer.dispose()
            self._timer = None
