"""Everything an extension has registered: its functions stay here, only a number crosses."""

from plugyard.extension.awaiting import Awaitable, spawn
from plugyard.extension.errors import RpcError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from plugyard.extension.connection import Call, Connection


class Registration(Awaitable):
    """What `on…` and `register…` return. `dispose()` ends it; awaiting it waits for the page's confirmation."""

    def __init__(self, owner: "Registrations", number: int, call: "Call") -> None:
        self._owner = owner
        self._number = number
        self._call = call
        self._disposed = False

    @property
    def ready(self) -> "Registration":
        """For those who know it from JavaScript: `await registration.ready` is `await registration`."""
        return self

    async def wait(self) -> None:
        await self._call.wait()

    def dispose(self) -> None:
        """End the registration. Twice is harmless."""
        if not self._disposed:
            self._disposed = True
            self._owner.end(self._number, self._call)

    def __call__(self) -> None:
        self.dispose()


class Registrations:
    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._last = 0
        self._handlers: dict[int, Callable[..., object]] = {}
        self._unconfirmed: list[Call] | None = []
        self._stopping = False

    def make(self, method: str, params: "dict[str, object]", handler: "Callable[..., Any]") -> Registration:
        """Register `handler` under a new number and ask the page for it."""
        self._last += 1
        number = self._last
        self._handlers[number] = handler
        params["registration"] = number
        call = self._connection.request(method, params)
        if self._unconfirmed is not None:
            call.expect()
            self._unconfirmed.append(call)
        return Registration(self, number, call)

    def find(self, number: int) -> "Callable[..., Any] | None":
        """The author's function, or None when it was disposed while the call was on its way."""
        return self._handlers.get(number)

    async def confirmed(self) -> None:
        """Wait until the page has confirmed everything registered so far; raises the first refusal."""
        while self._unconfirmed:
            await self._unconfirmed.pop(0).wait()
        self._unconfirmed = None

    def forget_all(self) -> None:
        """End everything; the page does its part by itself."""
        self._stopping = True
        self._handlers = {}

    def end(self, number: int, call: "Call") -> None:
        self._handlers.pop(number, None)
        if not self._stopping:
            spawn(self._tell_page(number, call))

    async def _tell_page(self, number: int, call: "Call") -> None:
        try:
            await call.wait()
        except RpcError:
            return  # it was refused: there is nothing to end
        try:
            await self._connection.request("registration.dispose", {"registration": number}).wait()
        except RpcError as error:
            if error.code != "extension_stopped":
                self._connection.log_failure(error, "A registration could not be ended")
