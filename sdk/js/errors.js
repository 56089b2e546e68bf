// Errors of refused calls, revived by code from this table and never by copying attributes. A test compares it with the contract's.

/** @typedef {{code: number, message: string, data?: Record<string, unknown>}} WireError */

/** A call failed. `code` says why in snake_case; `details` holds facts for programs. */
export class RpcError extends Error {
  name = "RpcError"; // written out: the bundle shortens the names of classes

  /**
   * @param {string} message
   * @param {string} code
   * @param {Record<string, unknown>} details
   */
  constructor(message, code = "error", details = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

export class InvalidMessage extends RpcError {
  name = "InvalidMessage";
}
export class UnknownMethod extends RpcError {
  name = "UnknownMethod";
}
/** Known, but this release or this device does not offer it. */
export class NotAvailable extends RpcError {
  name = "NotAvailable";
}
/** `details.problems` lists all that is wrong. */
export class InvalidParams extends RpcError {
  name = "InvalidParams";
}
/** `details.permission` names what is missing. */
export class PermissionDenied extends RpcError {
  name = "PermissionDenied";
}
/** `details.what` and `details.limit` say which limit. */
export class LimitExceeded extends RpcError {
  name = "LimitExceeded";
}
export class DeadlineExceeded extends RpcError {
  name = "DeadlineExceeded";
}
export class ExtensionStopped extends RpcError {
  name = "ExtensionStopped";
}
export class NotFound extends RpcError {
  name = "NotFound";
}
export class Conflict extends RpcError {
  name = "Conflict";
}
export class Cancelled extends RpcError {
  name = "Cancelled";
}
/** The code of another extension threw while it answered. */
export class HandlerFailed extends RpcError {
  name = "HandlerFailed";
}
export class InternalError extends RpcError {
  name = "InternalError";
}

/** @type {Readonly<Record<string, typeof RpcError>>} */
export const ERRORS_BY_CODE = Object.freeze({
  invalid_message: InvalidMessage,
  unknown_method: UnknownMethod,
  not_available: NotAvailable,
  invalid_params: InvalidParams,
  permission_denied: PermissionDenied,
  limit_exceeded: LimitExceeded,
  deadline_exceeded: DeadlineExceeded,
  extension_stopped: ExtensionStopped,
  not_found: NotFound,
  conflict: Conflict,
  cancelled: Cancelled,
  handler_failed: HandlerFailed,
  internal: InternalError,
});

/**
 * An unknown code becomes a plain `RpcError`.
 * @param {WireError} wire
 */
export function revive({ message, data = {} }) {
  const { code: given, ...details } = data;
  const code = String(given ?? "error");
  const Class = Object.hasOwn(ERRORS_BY_CODE, code) ? ERRORS_BY_CODE[code] : RpcError;
  return new Class(String(message), code, details);
}
