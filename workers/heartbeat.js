// The guard's watch over one worker: random pings, and silence counted only in seconds in which the guard itself ticked.

const MAX_UNANSWERED = 8;
const PONG_START = '{"jsonrpc":"2.0","method":"$/pong"';

/**
 * Answer texts are compared as a whole, so the worker must write them exactly like this.
 * @param {number} n
 */
export function pongText(n) {
  return `${PONG_START},"params":{"n":${n}}}`;
}

/** @param {number} n */
export function pingText(n) {
  return `{"jsonrpc":"2.0","method":"$/ping","params":{"n":${n}}}`;
}

/** @param {string} text */
export function isPong(text) {
  return text.length < 100 && text.startsWith(PONG_START);
}

export class Heartbeat {
  /**
   * @param {{intervalMs: number, silenceMs: number}} limits
   * @param {() => number} random  unpredictable integers: a loop that never reads its port cannot guess the answer
   */
  constructor(limits, random) {
    this.limits = limits;
    this.random = random;
    this.silentMs = 0;
    /** @type {number | null} null until the first answer: what blocks a worker before that is our own runtime starting, and its start has a deadline */
    this.heardAt = null;
    /** @type {Map<string, number>} */
    this.unanswered = new Map();
    /** @type {number | null} */
    this.latencyMs = null;
  }

  /**
   * Make the next ping; null while too many are unanswered (a paused watchdog).
   * @param {number} now
   */
  ping(now) {
    if (this.unanswered.size >= MAX_UNANSWERED) return null;
    const n = this.random();
    this.unanswered.set(pongText(n), now);
    return pingText(n);
  }

  /**
   * Take an answer. `false`: nobody asked for it.
   * @param {string} text
   * @param {number} now
   */
  hear(text, now) {
    const asked = this.unanswered.get(text);
    if (asked === undefined) return false;
    this.unanswered.delete(text);
    this.silentMs = 0;
    this.heardAt = now;
    this.latencyMs = now - asked;
    return true;
  }

  /**
   * Count one tick of the guard; true when the worker has been silent for too long.
   * @param {number} elapsedMs  since the guard's last tick
   * @param {number} now
   */
  tick(elapsedMs, now) {
    if (this.heardAt === null) return false;
    const guardSlept = elapsedMs > this.limits.silenceMs;
    this.silentMs = guardSlept ? 0 : this.silentMs + Math.min(elapsedMs, this.limits.intervalMs, now - this.heardAt);
    return this.silentMs >= this.limits.silenceMs;
  }

  /** Forget the silence, as after a pause in a debugger. */
  forgive() {
    this.silentMs = 0;
  }

  /** The latest answer's delay in milliseconds, once. */
  takeLatency() {
    const latency = this.latencyMs;
    this.latencyMs = null;
    return latency;
  }
}
