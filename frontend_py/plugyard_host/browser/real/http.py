"""Requests to our own server."""

from plugyard_host.browser.errors import HttpFailed
from plugyard_host.browser.real.javascript import Js, ffi, window


class RealHttp:
    async def get_text(self, path: str) -> str:
        return str(await self._body(path, "text"))

    async def get_bytes(self, path: str) -> bytes:
        body = await self._body(path, "arrayBuffer")
        data: bytes = body.to_bytes()
        return data

    async def _body(self, path: str, kind: str) -> Js:
        try:
            response = await window().fetch(path)
            if response.ok:
                return await getattr(response, kind)()
        except ffi().JsException as error:  # no connection, or one that broke off
            raise HttpFailed(0, path) from error
        raise HttpFailed(int(response.status), path)
