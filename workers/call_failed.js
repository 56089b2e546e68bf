// Errors as they cross, and what the endpoint refuses before the guard would.

import { LIMITS } from "./limits.js";
import { brokenRule } from "./text_rules.js";

/** @typedef {import("./messages.js").WireError} WireError */

/** JSON that is already text. */
export class Json {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** An error as it crosses. Classes for authors are made from it by the SDKs. */
export class CallFailed extends Error {
  /** @param {WireError} wire */
  constructor(wire) {
    super(wire.message);
    this.wire = wire;
  }
}

/**
 * @param {string} name  snake_case, `data.code`
 * @param {number} code
 * @param {string} message
 * @param {Record<string, unknown>} data
 */
export function failure(name, code, message, data = {}) {
  return new CallFailed({ code, message, data: { ...data, code: name } });
}

const TOO_MUCH = Object.freeze({
  too_long: { what: "message characters", limit: LIMITS.maxChars },
  too_deep: { what: "message depth", limit: LIMITS.maxDepth },
  too_many_tokens: { what: "message tokens", limit: LIMITS.maxTokens },
  malformed: { what: "message", limit: 0 },
});

/**
 * Would the guard end us for this text? Then the error to give instead.
 * @param {string} text
 * @param {string} subject
 * @returns {WireError | null}
 */
export function refusalOf(text, subject) {
  const rule = brokenRule(text, LIMITS);
  if (!rule) return null;
  const { what, limit } = TOO_MUCH[rule];
  const message = rule === "malformed" ? `What ${subject} sends is not JSON.` : `What ${subject} sends is over the limit of ${limit} ${what}.`;
  return failure("limit_exceeded", -32003, message, { what, limit }).wire;
}

/** What every call gets when the connection is closed. */
export function stopped() {
  return failure("extension_stopped", -32005, "The extension has been stopped.").wire;
}
