// The numbers of sdk/plugyard/contract/limits.py that guard, relay and endpoint need; a test compares both.

/**
 * @typedef {object} Limits
 * @property {number} maxChars        characters (UTF-16 units) of one text
 * @property {number} maxTokens       brackets, commas and colons outside strings
 * @property {number} maxDepth        arrays and objects inside each other
 * @property {number} inFlight        texts on their way to the page
 * @property {number} maxInFlightChars
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
  maxInFlightChars: 8 << 20,
  maxQueued: 1_024,
  maxQueuedChars: 16 << 20,
  intervalMs: 1_000,
  silenceMs: 5_000,
});

// What may be between relay and guard and not yet passed on to the page; more texts than `inFlight`, so that the page never waits for the relay.
// The characters bound the guard's memory and the time it needs for one extension before another one's turn comes.
export const RELAY_WINDOW = Object.freeze({ inFlight: 128, maxInFlightChars: 4 << 20 });

// The guard returns the relay's credits in batches, which costs one small message for many texts.
export const RELAY_BATCH = Object.freeze({ texts: 32, chars: 1 << 20 });
