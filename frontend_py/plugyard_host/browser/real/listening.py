"""Python callbacks that JavaScript calls. Every proxy made for one is destroyed by its `dispose`, or it would never be collected."""

from collections.abc import Callable

from plugyard_host.browser.real.javascript import Js, ffi


class Listener:
    """Calls `handler` with every `event` of `target` until it is disposed."""

    __slots__ = ("_event", "_proxy", "_target")

    def __init__(self, target: Js, event: str, handler: Callable[[Js], object]) -> None:
        self._target = target
        self._event = event
        self._proxy: Js = ffi().create_proxy(handler)
        target.addEventListener(event, self._proxy)

    def dispose(self) -> None:
        proxy, self._proxy = self._proxy, None
        if proxy is not None:
            self._target.removeEventListener(self._event, proxy)
            proxy.destroy()


class Listeners:
    """Several listeners with one life."""

    __slots__ = ("_members",)

    def __init__(self, *members: Listener) -> None:
        self._members = members

    def dispose(self) -> None:
        for member in self._members:
            member.dispose()
