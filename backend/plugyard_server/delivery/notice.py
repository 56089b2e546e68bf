"""Plain pages for people, without scripts or styles, for when the app itself cannot be shown."""

from litestar.types import Receive, Scope, Send

from plugyard_server.delivery.headers import ResponseKind, set_kind

_NO_WEB_FILES = b"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Plugyard is not built yet</title></head>
<body>
<h1>Plugyard is not built yet</h1>
<p>The server runs, but it has no web files that it could serve. Build them in the project's folder and load this page again:</p>
<pre>make web</pre>
<p>If that was done, the server's log says what is wrong with them.</p>
</body>
</html>
"""


class NoWebFiles:
    """ASGI answer: 503 and what to do."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        set_kind(scope, ResponseKind.NOTICE)
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(_NO_WEB_FILES)).encode()),
            (b"retry-after", b"5"),
        ]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": _NO_WEB_FILES, "more_body": False})
