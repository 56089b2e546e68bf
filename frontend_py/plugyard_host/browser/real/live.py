"""A WebSocket to our own server that comes back by itself."""

from collections.abc import Callable

from plugyard_host.browser.ports import Clock, Disposable
from plugyard_host.browser.real.javascript import Js, window
from plugyard_host.browser.real.listening import Listener, Listeners

FIRST_DELAY_S = 0.5
MAX_DELAY_S = 30.0


class RealLiveChannel:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def connect(self, path: str, on_message: Callable[[str], None]) -> Disposable:
        return _Connection(path, on_message, self._clock)


class _Connection:
    """One channel for as long as somebody wants it, over as many sockets as that takes."""

    def __init__(self, path: str, on_message: Callable[[str], None], clock: Clock) -> None:
        self._path = path
        self._on_message = on_message
        self._clock = clock
        self._delay_s = FIRST_DELAY_S
        self._socket: Js = None
        self._listeners: Listeners | None = None
        self._retry: Disposable | None = None
        self._open()

    def _open(self) -> None:
        location = window().location
        scheme = "wss" if location.protocol == "https:" else "ws"
        socket = self._socket = window().WebSocket.new(f"{scheme}://{location.host}{self._path}")
        self._listeners = Listeners(
            Listener(socket, "open", self._opened),
            Listener(socket, "message", lambda event: self._on_message(str(event.data))),
            Listener(socket, "close", self._closed),
        )

    def _opened(self, _event: Js) -> None:
        self._delay_s = FIRST_DELAY_S

    def _closed(self, _event: Js) -> None:
        self._forget_socket()
        self._retry = self._clock.call_later(self._delay_s, self._open)
        self._delay_s = min(self._delay_s * 2, MAX_DELAY_S)

    def _forget_socket(self) -> None:
        listeners, self._listeners = self._listeners, None
        if listeners is not None:
            listeners.dispose()
        self._socket = None

    def dispose(self) -> None:
        if self._retry is not None:
            self._retry.dispose()
        socket = self._socket
        self._forget_socket()
        if socket is not None:
            socket.close()
