"""How failures leave the server: one shape (RFC 9457 problem+json), one function that maps exceptions to it, nothing internal in it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.types import Scope, Send
from plugyard.contract.errors import InternalError, NotFound, RpcError

from plugyard_server.requests import request_id

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:plugyard:problem:"
_log = structlog.get_logger(__name__)


class MethodNotAllowed(RpcError):
    """The address exists, but not for this HTTP method."""

    code = "method_not_allowed"
    http_status = 405


class MisdirectedRequest(RpcError):
    """The request was sent to a host name that this server does not answer."""

    code = "misdirected_request"
    http_status = 421


class InvalidRequest(RpcError):
    """The request itself is malformed: query, headers or body."""

    code = "invalid_request"
    http_status = 400


class OriginRefused(RpcError):
    """A WebSocket was opened from a page that is not the app."""

    code = "origin_refused"
    http_status = 403


_INVALID_REQUEST = "The request has an unknown or wrong parameter, header or body."
_BY_STATUS: Mapping[int, RpcError] = {
    400: InvalidRequest(_INVALID_REQUEST),
    404: NotFound("There is nothing at this address."),
    405: MethodNotAllowed("This address does not answer this HTTP method."),
}
"""What Litestar's own refusals become; its texts are not ours and may name internals."""


def problem(error: RpcError, request: str) -> dict[str, object]:
    """The JSON object that tells of `error`; its details come as further members."""
    standard = {
        "type": TYPE_PREFIX + error.code,
        "title": _title(error.http_status),
        "status": error.http_status,
        "code": error.code,
        "detail": error.message,
        "requestId": request,
    }
    return {**error.details, **standard}


def to_error(exc: BaseException) -> RpcError:
    """Translate any exception into an error that may be told; what nobody expected becomes `internal` and is logged with its trace."""
    if isinstance(exc, RpcError):
        return exc
    if isinstance(exc, HTTPException) and exc.status_code < 500:
        return _from_framework(exc)
    _log.error("request failed", exc_info=exc)
    return InternalError("The server failed while it handled this request.")


def answer_exception(request: Request[Any, Any, Any], exc: Exception) -> Response[bytes]:
    """Litestar's exception handler for every exception."""
    error = to_error(exc)
    headers = dict(getattr(exc, "headers", None) or {}) if error.http_status == 405 else {}
    content = _encode(error, request.scope)
    return Response(content, status_code=error.http_status, media_type=MEDIA_TYPE, headers=headers)


async def send_problem(scope: Scope, send: Send, error: RpcError) -> None:
    """Answer with `error` outside Litestar. A WebSocket that is not accepted yet is refused with the same response where the server can."""
    prefix = "websocket.http.response" if scope["type"] == ScopeType.WEBSOCKET else "http.response"
    if scope["type"] == ScopeType.WEBSOCKET and "websocket.http.response" not in (scope.get("extensions") or {}):
        await send({"type": "websocket.close", "code": 1008, "reason": error.code})
        return
    body = _encode(error, scope)
    headers = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode())]
    start: Any = {"type": f"{prefix}.start", "status": error.http_status, "headers": headers}
    await send(start)
    end: Any = {"type": f"{prefix}.body", "body": body, "more_body": False}
    await send(end)


def _encode(error: RpcError, scope: Scope) -> bytes:
    return msgspec.json.encode(problem(error, request_id(scope)), enc_hook=str)


def _from_framework(exc: HTTPException) -> RpcError:
    known = _BY_STATUS.get(exc.status_code)
    return known if known is not None else InvalidRequest(_INVALID_REQUEST)


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
