"""Undoing things: one callback, or everything that was made on behalf of one owner."""

import logging
from collections.abc import Callable

from plugyard_host.browser.ports import Disposable

_logger = logging.getLogger(__name__)


class Undo:
    """Run a callback once."""

    __slots__ = ("_callback",)

    def __init__(self, callback: Callable[[], None]) -> None:
        self._callback: Callable[[], None] | None = callback

    def dispose(self) -> None:
        callback, self._callback = self._callback, None
        if callback is not None:
            callback()


class DisposalList:
    """Everything one owner has registered. Disposing runs newest first, and a failing one does not save the others."""

    def __init__(self) -> None:
        # A dict keeps the order of a list and forgets a member in O(1): an extension may subscribe and unsubscribe thousands of times.
        self._members: dict[int, Disposable] = {}
        self._disposed = False

    def __len__(self) -> int:
        return len(self._members)

    def add(self, member: Disposable) -> Disposable:
        """Own `member` from now on; the answer disposes it early and forgets it. After `dispose` the member goes at once."""
        if self._disposed:
            member.dispose()
            return member
        self._members[id(member)] = member
        return Undo(lambda: self._release(member))

    def _release(self, member: Disposable) -> None:
        if self._members.pop(id(member), None) is not None:
            member.dispose()

    def dispose(self) -> None:
        self._disposed = True
        while self._members:
            _, member = self._members.popitem()
            try:
                member.dispose()
            except Exception:
                _logger.exception("Something could not be disposed")
