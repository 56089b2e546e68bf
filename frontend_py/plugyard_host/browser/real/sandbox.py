"""Sandbox frames. Element, address and handshake are in `page/boot/frames.js`: Python proxies cannot handle a window of another origin."""

from plugyard_host.browser.errors import SandboxFailed
from plugyard_host.browser.ports import Frame
from plugyard_host.browser.real.javascript import Js, ffi, window


class RealFrame:
    __slots__ = ("_element",)

    def __init__(self, element: Js) -> None:
        self._element = element

    def remove(self) -> None:
        self._element.remove()


class RealSandbox:
    async def open(self, instance: int, runtime: str) -> Frame:
        try:
            return RealFrame(await window().plugyard.openFrame(instance, runtime))
        except ffi().JsException as error:
            raise SandboxFailed(str(error.message)) from error
