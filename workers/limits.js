// The numbers of sdk/plugyard/contract/limits.py that guard, relay and endpoint need; a test compares both.

/**
 * @typedef {object} Limits
 * @property {number} maxChars        characters (UTF-16 units) of one text
 * @property {number} maxTokens       brackets, commas and colons outside strings
 * @property {number} maxDepth        arrays and objects inside each other
 * @property {number} inFlight        texts on their way to the page
 * @property {number} maxQueued       texts that wait; one more is a flood
 * @property {number} maxQueuedChars  characters that wait; more is a flood (1,024 texts of 1 MiB would be a gibibyte)
 * @property {number} intervalMs      between two heartbeats
 * @property {number} silenceMs       without an answer until the verdict
 */

/** @type {Limits} */
export const LIMITS = Object.freeze({
  maxChars: 1 << 20,
  maxTokens: 200_000,
  maxDepth: 32,
  inFlight: 64,
  maxQueued: 1_024,
  maxQueuedChars: 16 << 20,
  intervalMs: 1_000,
  silenceMs: 5_000,
});

// Texts between relay and guard that the guard has not yet passed on; more than `inFlight`, so that the page never waits for the relay.
export const RELAY_WINDOW = 128;

// The guard returns the relay's credits in batches, which costs one small message for many texts.
export const RELAY_BATCH = 32;
