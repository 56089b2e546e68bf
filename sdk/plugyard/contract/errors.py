"""Every error that may cross a boundary, and every finding code of manifest and package checks.

PlugyardError
├── PackageRejected            a package or manifest with all its problems
└── RpcError                   answers a call; the same codes go out over HTTP
    ├── InvalidMessage         not a request at all
    ├── UnknownMethod
    ├── NotAvailable           known, but this release or this device does not offer it
    ├── InvalidParams
    ├── PermissionDenied
    ├── LimitExceeded
    ├── DeadlineExceeded
    ├── ExtensionStopped
    ├── NotFound
    ├── Conflict
    ├── Cancelled
    ├── HandlerFailed          the code of an extension raised while it answered a call
    └── InternalError
"""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from plugyard.contract.problems import Problem


class PlugyardError(Exception):
    """Base of all errors that this project raises on purpose."""


class PackageRejected(PlugyardError):
    """A package or manifest cannot be accepted; `problems` says all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems[:5]) or "The package was rejected.")


class RpcError(PlugyardError):
    """A call failed. The message is a full sentence that the other side may read."""

    code: ClassVar[str] = "error"
    """snake_case, in `data.code` on the wire and in `code` over HTTP."""
    rpc_code: ClassVar[int] = -32000
    """JSON-RPC's integer."""
    http_status: ClassVar[int] = 500

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details
        """Facts for programs, beside `code` in `data`."""

    def to_wire(self) -> dict[str, object]:
        return {"code": self.rpc_code, "message": self.message, "data": {**self.details, "code": self.code}}


class InvalidMessage(RpcError):
    """What arrived is no request."""

    code = "invalid_message"
    rpc_code = -32600
    http_status = 400


class UnknownMethod(RpcError):
    """There is no such method."""

    code = "unknown_method"
    rpc_code = -32601
    http_status = 404


class InvalidParams(RpcError):
    """Some parameter does not fit; `details["problems"]` lists all of them."""

    code = "invalid_params"
    rpc_code = -32602
    http_status = 400

    @classmethod
    def of(cls, method: str, problems: Iterable[Problem]) -> "InvalidParams":
        found = list(problems)
        said = " ".join(str(problem) for problem in found[:3])
        return cls(f"{method} was called with wrong parameters: {said}", problems=[problem.to_json() for problem in found])


class InternalError(RpcError):
    """Something unexpected on our side. Its message is fixed, so that nothing leaks."""

    code = "internal"
    rpc_code = -32603
    http_status = 500

    def __init__(self, message: str = "The platform failed while it handled this call.", **details: object) -> None:
        super().__init__(message, **details)


class NotAvailable(RpcError):
    """The method is known, but this release or this device does not offer it."""

    code = "not_available"
    rpc_code = -32001
    http_status = 501


class PermissionDenied(RpcError):
    """The user has not allowed it; `details["permission"]` names what is missing."""

    code = "permission_denied"
    rpc_code = -32002
    http_status = 403


class LimitExceeded(RpcError):
    """A limit of `limits.py` was hit."""

    code = "limit_exceeded"
    rpc_code = -32003
    http_status = 429

    def __init__(self, message: str, *, what: str, limit: float | None = None, **details: object) -> None:
        super().__init__(message, what=what, limit=limit, **details)
        self.what = what
        self.limit = limit


class DeadlineExceeded(RpcError):
    """No answer came in time."""

    code = "deadline_exceeded"
    rpc_code = -32004
    http_status = 504


class ExtensionStopped(RpcError):
    """The extension that should answer was stopped."""

    code = "extension_stopped"
    rpc_code = -32005
    http_status = 503


class NotFound(RpcError):
    """What the call names does not exist."""

    code = "not_found"
    rpc_code = -32006
    http_status = 404


class Conflict(RpcError):
    """Something is there already, or changed meanwhile."""

    code = "conflict"
    rpc_code = -32007
    http_status = 409


class Cancelled(RpcError):
    """Whoever asked no longer wants the answer."""

    code = "cancelled"
    rpc_code = -32008
    http_status = 499


class HandlerFailed(RpcError):
    """The extension that should answer raised. The message is the extension's own text."""

    code = "handler_failed"
    rpc_code = -32009
    http_status = 502


RPC_ERRORS: dict[str, type[RpcError]] = {
    error.code: error
    for error in (
        InvalidMessage, UnknownMethod, NotAvailable, InvalidParams, PermissionDenied, LimitExceeded, DeadlineExceeded,
        ExtensionStopped, NotFound, Conflict, Cancelled, HandlerFailed, InternalError,
    )
}  # fmt: skip
"""The one table by which errors are revived."""


def from_wire(error: Mapping[str, object]) -> RpcError:
    """Revive an error that the other side sent. An unknown code becomes a plain `RpcError`; nothing is copied but JSON."""
    data = error.get("data")
    details = {str(key): value for key, value in data.items()} if isinstance(data, Mapping) else {}
    code = details.pop("code", None)
    message = str(error.get("message") or "The call failed.")
    known = RPC_ERRORS.get(code) if isinstance(code, str) else None
    if known is LimitExceeded:
        limit = details.get("limit")
        return LimitExceeded(message, what=str(details.get("what", "")), limit=limit if isinstance(limit, int | float) else None)
    return _bare(known or RpcError, message, details)


def _bare(kind: type[RpcError], message: str, details: dict[str, object]) -> RpcError:
    """Make an error without handing untrusted names to its constructor."""
    error = kind(message)
    error.details = details
    return error


PROBLEM_CODES: dict[str, str] = {
    # manifest
    "manifest_missing": "The package has no manifest.json.",
    "manifest_too_large": "manifest.json is larger than allowed.",
    "manifest_too_deep": "manifest.json is nested deeper than allowed.",
    "manifest_syntax": "manifest.json is not valid JSON.",
    "manifest_encoding": "manifest.json is not UTF-8 text.",
    "duplicate_key": "An object in manifest.json has the same key twice.",
    "missing_field": "A required field is missing.",
    "unknown_field": "A field that the manifest does not have.",
    "wrong_type": "A value of the wrong JSON type.",
    "invalid_value": "A value that is not allowed here.",
    "invalid_version": "Not a semantic version.",
    "invalid_range": "Not a version range in npm notation.",
    "unknown_permission": "A permission that does not exist.",
    "unknown_name": "A name that nothing declares.",
    "undeclared_permission": "Something needs a permission that the manifest does not ask for.",
    "duplicate_value": "The same thing is declared twice.",
    "missing_file": "A file that the manifest names is not in the package.",
    "incompatible_platform": "The package is made for another version of the platform.",
    # archive
    "archive_not_zip": "The file is not a ZIP archive, or does not begin as one.",
    "archive_damaged": "The archive is damaged or its parts contradict each other.",
    "archive_too_large": "The archive is larger than allowed.",
    "archive_unpacked_too_large": "The files in the archive are larger than allowed.",
    "archive_ratio": "The archive is packed more densely than any honest one.",
    "archive_too_many_files": "The archive holds more files than allowed.",
    "archive_overlap": "Two entries of the archive share bytes.",
    "archive_duplicate": "Two entries of the archive have the same name.",
    "archive_extra_data": "The archive holds bytes that belong to no entry.",
    "entry_name": "An entry has a name that is not allowed.",
    "entry_kind": "An entry is not a plain file.",
    "entry_encrypted": "An entry is encrypted.",
    "entry_compression": "An entry is packed by a method other than stored or deflate.",
    "entry_mismatch": "The two descriptions of an entry contradict each other.",
    "entry_checksum": "The content of an entry does not fit its checksum or size.",
    "entry_type": "A kind of file that packages may not hold.",
    "entry_too_large": "A file is larger than allowed.",
    "icon": "The icon is not a PNG of an allowed size.",
    "wheel": "A bundled wheel cannot be used.",
    "requirement": "A Python requirement cannot be resolved to a wheel for the browser.",
}
"""code -> what it means. Every finding of a manifest or package check carries one of these."""
