"""Spreads live messages to every connected page of this process. Carries nothing between processes yet."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

QUEUE_MAX_MESSAGES = 256
"""A page that is further behind than this is disconnected; it reconnects and gets the whole state again."""


class Subscription:
    """One connected page."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue(QUEUE_MAX_MESSAGES + 1)
        self.overrun = False
        """Whether the page was too slow."""

    def offer(self, message: bytes) -> None:
        if self._queue.qsize() >= QUEUE_MAX_MESSAGES:
            self.overrun = True
            self.end()
        elif not self.overrun:
            self._queue.put_nowait(message)

    def end(self) -> None:
        """Let `messages` stop after what is queued. Twice is harmless."""
        if not self._queue.full():
            self._queue.put_nowait(None)

    async def messages(self) -> AsyncIterator[bytes]:
        while (message := await self._queue.get()) is not None:
            yield message


class LiveHub:
    """All connected pages. Use on the event loop only."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()
        self._closed = False
        self._nobody = asyncio.Event()
        self._nobody.set()

    @property
    def listeners(self) -> int:
        """How many pages are connected."""
        return len(self._subscriptions)

    @contextmanager
    def subscribe(self) -> Iterator[Subscription]:
        """Take part until the block is left."""
        subscription = Subscription()
        self._subscriptions.add(subscription)
        self._nobody.clear()
        if self._closed:
            subscription.end()
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)
            if not self._subscriptions:
                self._nobody.set()

    def publish(self, message: bytes) -> None:
        for subscription in tuple(self._subscriptions):
            subscription.offer(message)

    def close(self) -> None:
        """End every subscription, present and future: the server stops."""
        self._closed = True
        for subscription in tuple(self._subscriptions):
            subscription.end()

    async def drain(self) -> None:
        """Close, and wait until every page has been told."""
        self.close()
        await self._nobody.wait()
