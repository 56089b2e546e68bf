// Texts to messages and back. Nothing here trusts what it reads.

import { withoutHalfCharacters } from "./text_rules.js";

/**
 * @typedef {object} Message
 * @property {number} [id]
 * @property {string} [method]
 * @property {any} [params]
 * @property {any} [result]
 * @property {WireError} [error]
 */
/** @typedef {{code: number, message: string, data?: Record<string, unknown>}} WireError */

const DANGEROUS_KEYS = new Set(["__proto__", "constructor", "prototype"]);
// The second half finds escapes of ASCII, behind which such a key could hide.
const MAYBE_DANGEROUS = /__proto__|constructor|prototype|\\u00[2-7]/;

/**
 * Parse a message. Keys that name an object's prototype are dropped, so that no careless merge in an extension can be turned against it.
 * @param {string} text
 * @returns {Message}
 */
export function parseMessage(text) {
  return MAYBE_DANGEROUS.test(text) ? JSON.parse(text, withoutDangerousKeys) : JSON.parse(text);
}

/**
 * @this {any}
 * @param {string} key
 * @param {unknown} value
 */
function withoutDangerousKeys(key, value) {
  if (!DANGEROUS_KEYS.has(key)) return value;
  return undefined; // JSON.parse then leaves the key out
}

/**
 * Write the message around params that are JSON already.
 * @param {number | null} id
 * @param {string} method
 * @param {string} params
 */
export function callText(id, method, params) {
  const start = id === null ? "" : `"id":${id},`;
  return withoutHalfCharacters(`{"jsonrpc":"2.0",${start}"method":${JSON.stringify(method)},"params":${params}}`);
}

/**
 * @param {number} id
 * @param {string} result  JSON
 */
export function resultText(id, result) {
  return withoutHalfCharacters(`{"jsonrpc":"2.0","id":${id},"result":${result}}`);
}

/**
 * @param {number} id
 * @param {string} error  JSON of a `WireError`
 */
export function errorText(id, error) {
  return withoutHalfCharacters(`{"jsonrpc":"2.0","id":${id},"error":${error}}`);
}
