"""Errors of refused calls, revived by code from this table and never by copying attributes. A test compares it with the contract's."""


class RpcError(Exception):
    """A call failed. `code` says why in snake_case; `details` holds facts for programs."""

    code = "error"

    def __init__(self, message: str, details: "dict[str, object] | None" = None) -> None:
        super().__init__(message)
        self.message = message
        self.details = details or {}


class InvalidMessage(RpcError):
    code = "invalid_message"


class UnknownMethod(RpcError):
    code = "unknown_method"


class NotAvailable(RpcError):
    """Known, but this release or this device does not offer it."""

    code = "not_available"


class InvalidParams(RpcError):
    """`details["problems"]` lists all that is wrong."""

    code = "invalid_params"


class PermissionDenied(RpcError):
    """`details["permission"]` names what is missing."""

    code = "permission_denied"


class LimitExceeded(RpcError):
    """`details["what"]` and `details["limit"]` say which limit."""

    code = "limit_exceeded"


class DeadlineExceeded(RpcError):
    code = "deadline_exceeded"


class ExtensionStopped(RpcError):
    code = "extension_stopped"


class NotFound(RpcError):
    code = "not_found"


class Conflict(RpcError):
    code = "conflict"


class Cancelled(RpcError):
    code = "cancelled"


class HandlerFailed(RpcError):
    """The code of another extension raised while it answered."""

    code = "handler_failed"


class InternalError(RpcError):
    code = "internal"


ERRORS = (
    InvalidMessage,
    UnknownMethod,
    NotAvailable,
    InvalidParams,
    PermissionDenied,
    LimitExceeded,
    DeadlineExceeded,
    ExtensionStopped,
    NotFound,
    Conflict,
    Cancelled,
    HandlerFailed,
    InternalError,
)
_BY_CODE = {error.code: error for error in ERRORS}


class CannotActivate(Exception):
    """The extension cannot be started as its author meant it; `file` is at fault as a whole."""

    def __init__(self, message: str, file: str) -> None:
        super().__init__(message)
        self.file = file


class StartFailed(Exception):
    """Wraps whatever `activate` or the import raised, and says which `code` the page is told."""

    def __init__(self, code: str, error: BaseException) -> None:
        super().__init__(code)
        self.code = code
        self.error = error


def revive(wire: "dict[str, object]") -> RpcError:
    """Make the error of a wire error. An unknown code becomes a plain `RpcError`."""
    data = wire.get("data")
    details = {key: value for key, value in data.items() if key != "code"} if isinstance(data, dict) else {}
    code = str(data.get("code", "error")) if isinstance(data, dict) else "error"
    kind = _BY_CODE.get(code, RpcError)
    error = kind(str(wire.get("message", "The call failed.")), details)
    error.code = code
    return error
