"""The names that `import plugyard` offers to an extension."""

from plugyard.extension.errors import (
    Cancelled,
    Conflict,
    DeadlineExceeded,
    ExtensionStopped,
    HandlerFailed,
    InternalError,
    InvalidMessage,
    InvalidParams,
    LimitExceeded,
    NotAvailable,
    NotFound,
    PermissionDenied,
    RpcError,
    UnknownMethod,
)
from plugyard.extension.facts import EVENTS, STATE_KEYS
from plugyard.extension.hooks import use_event, use_state_value

__all__ = [
    "EVENTS",
    "STATE_KEYS",
    "Cancelled",
    "Conflict",
    "DeadlineExceeded",
    "ExtensionStopped",
    "HandlerFailed",
    "InternalError",
    "InvalidMessage",
    "InvalidParams",
    "LimitExceeded",
    "NotAvailable",
    "NotFound",
    "PermissionDenied",
    "RpcError",
    "UnknownMethod",
    "use_event",
    "use_state_value",
]
