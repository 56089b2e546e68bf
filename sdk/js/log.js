// The extension's log: `console.*` and `api.log.*` become `$/log` notifications, within the contract's bounds (50 lines a second, 4 KiB a line).

import { messageOf, placeOf, readableStack } from "./places.js";

/** @typedef {"debug" | "info" | "warn" | "error"} Level */
/** @typedef {{level: Level, message: string, file?: string, line?: number}} Line */

const LINES_PER_S = 50, BURST = 100, MAX_BYTES = 4 * 1_024, MAX_DEPTH = 4, MAX_ITEMS = 50;

export class Log {
  /**
   * @param {(line: Line) => void} send
   * @param {() => number} now  milliseconds
   */
  constructor(send, now) {
    this.send = send;
    this.now = now;
    this.allowed = BURST;
    this.since = now();
    this.dropped = 0;
  }

  /**
   * @param {Level} level
   * @param {string} message
   * @param {import("./places.js").Place} place
   */
  write(level, message, { file, line } = {}) {
    if (!this.mayWrite()) return void this.dropped++;
    if (this.dropped) this.send({ level: "warn", message: `${this.dropped} lines were dropped: at most ${LINES_PER_S} a second are kept.` });
    this.dropped = 0;
    this.send({ level, message: shorten(message), ...(file && { file, line }) });
  }

  /**
   * Log what was thrown where nobody could catch it.
   * @param {unknown} thrown
   * @param {string} where
   */
  failure(thrown, where) {
    const message = thrown instanceof Error ? readableStack(thrown) : messageOf(thrown);
    this.write("error", `${where}: ${message}`, placeOf(thrown));
  }

  mayWrite() {
    const now = this.now();
    this.allowed = Math.min(BURST, this.allowed + ((now - this.since) / 1_000) * LINES_PER_S);
    this.since = now;
    if (this.allowed < 1) return false;
    this.allowed--;
    return true;
  }
}

/**
 * Send what the extension prints to its log.
 * @param {Console} console
 * @param {Log} log
 */
export function captureConsole(console, log) {
  /** @type {[keyof Console, Level][]} */
  const levels = [["debug", "debug"], ["log", "info"], ["info", "info"], ["table", "info"], ["trace", "info"], ["warn", "warn"], ["error", "error"]];
  const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (console));
  for (const [name, level] of levels) {
    own[name] = (/** @type {unknown[]} */ ...values) => log.write(level, values.map(show).join(" "), placeOf(values.find((value) => value instanceof Error)));
  }
  own.assert = (/** @type {unknown} */ holds, /** @type {unknown[]} */ ...values) => {
    if (!holds) log.write("error", ["Assertion failed:", ...values.map(show)].join(" "));
  };
}

/**
 * What nobody catches goes to the extension's log: the promise of a refused call that was not awaited, an exception in a timer.
 * @param {any} scope
 * @param {Log} log
 */
export function logLostErrors(scope, log) {
  scope.addEventListener("unhandledrejection", (/** @type {PromiseRejectionEvent} */ event) => {
    event.preventDefault();
    log.failure(event.reason, "Nobody waited for a call that failed");
  });
  scope.addEventListener("error", (/** @type {ErrorEvent} */ event) => {
    event.preventDefault();
    log.failure(event.error ?? event.message, "Uncaught");
  });
}

/**
 * Show a value as a console would, bounded in depth and length.
 * @param {unknown} value
 * @returns {string}
 */
function show(value) {
  return typeof value === "string" ? value : inspect(value, MAX_DEPTH);
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {string}
 */
function inspect(value, depth) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return readableStack(value);
  if (!depth) return Array.isArray(value) ? "[…]" : "{…}";
  if (Array.isArray(value)) return `[${value.slice(0, MAX_ITEMS).map((item) => inspect(item, depth - 1)).join(", ")}${value.length > MAX_ITEMS ? ", …" : ""}]`;
  const entries = Object.entries(value);
  const shown = entries.slice(0, MAX_ITEMS).map(([key, item]) => `${key}: ${inspect(item, depth - 1)}`);
  return `{${shown.join(", ")}${entries.length > MAX_ITEMS ? ", …" : ""}}`;
}

/** @param {string} text */
function shorten(text) {
  if (text.length * 3 <= MAX_BYTES) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(MAX_BYTES - 3));
  return read < text.length ? `${text.slice(0, read)}…` : text;
}
