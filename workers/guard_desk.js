// The guard: one port per instance, only checked texts go to the page, and who breaks a rule is cut off. Messages: docs/protocol.md 2.

import { CreditQueue } from "./credit_queue.js";
import { Heartbeat, isPong } from "./heartbeat.js";
import { LIMITS, RELAY_BATCH } from "./limits.js";
import { REFUSALS } from "./refusals.js";
import { brokenRule } from "./text_rules.js";

/** @typedef {import("./limits.js").Limits} Limits */
/** @typedef {{now: () => number, random: () => number, post: (message: object) => void}} Surroundings */
/**
 * @typedef {{op: "add", instance: number, limits?: Partial<Limits>} | {op: "text", instance: number, text: string, ack?: number}
 *   | {op: "files", instance: number, files: [string, ArrayBuffer][]} | {op: "ack", instance: number, ack: number}
 *   | {op: "drop", instance: number} | {op: "pause", paused: boolean}} PageMessage
 */

/** One watched port. */
class Watched {
  /**
   * @param {MessagePort} port
   * @param {Limits} limits
   * @param {() => number} random
   * @param {(text: string) => void} toPage
   */
  constructor(port, limits, random, toPage) {
    this.port = port;
    this.limits = limits;
    this.heartbeat = new Heartbeat(limits, random);
    this.owed = { texts: 0, chars: 0 };
    this.queue = new CreditQueue(limits, (text) => {
      toPage(text);
      this.repayRelay(text.length);
    });
  }

  /**
   * A text has left for the page: the relay may send another, told in batches.
   * @param {number} chars
   */
  repayRelay(chars) {
    this.owed.texts++;
    this.owed.chars += chars;
    if (this.owed.texts < RELAY_BATCH.texts && this.owed.chars < RELAY_BATCH.chars) return;
    this.port.postMessage(this.owed.texts);
    this.owed = { texts: 0, chars: 0 };
  }

  close() {
    this.port.onmessage = this.port.onmessageerror = null;
    this.port.close(); // at the receiving side: nothing more is delivered
  }
}

export class Guard {
  /** @param {Surroundings} surroundings */
  constructor({ now, random, post }) {
    this.now = now;
    this.random = random;
    this.post = post;
    this.paused = false;
    this.lastTick = now();
    /** @type {Map<number, Watched>} */
    this.watched = new Map();
  }

  /**
   * Obey the page.
   * @param {PageMessage} message
   * @param {readonly MessagePort[]} ports
   */
  fromPage(message, ports) {
    if (message.op === "add") return this.add(message.instance, ports[0], { ...LIMITS, ...message.limits });
    if (message.op === "pause") return this.pause(message.paused);
    const one = this.watched.get(message.instance);
    if (!one) return;
    if (message.op === "drop") return this.drop(message.instance);
    if (message.op === "text") one.port.postMessage(message.text);
    if (message.op === "files") one.port.postMessage({ files: message.files }, message.files.map(([, buffer]) => buffer));
    if ("ack" in message && message.ack) one.queue.credit(message.ack);
  }

  /**
   * @param {number} instance
   * @param {MessagePort} port
   * @param {Limits} limits
   */
  add(instance, port, limits) {
    const one = new Watched(port, limits, this.random, (text) => this.post({ instance, text }));
    this.watched.set(instance, one);
    port.onmessageerror = () => this.verdict(instance, "message_error");
    port.onmessage = (event) => this.fromPort(instance, one, event);
    this.ping(one, this.now()); // stands before anything the page sends, so its answer leaves before any code of the extension runs
  }

  /**
   * @param {number} instance
   * @param {Watched} one
   * @param {MessageEvent} event
   */
  fromPort(instance, one, event) {
    const text = event.data;
    if (typeof text === "number") return this.verdict(instance, REFUSALS[text] ?? "not_a_string", "refused by the relay");
    if (typeof text !== "string") return this.verdict(instance, "not_a_string");
    if (event.ports.length) return this.verdict(instance, "ports");
    if (isPong(text)) {
      if (!one.heartbeat.hear(text, this.now())) this.verdict(instance, "malformed", "an answer to no heartbeat");
      return;
    }
    const rule = brokenRule(text, one.limits);
    if (rule) return this.verdict(instance, rule, `${text.length} characters`);
    if (!one.queue.push(text)) this.verdict(instance, "flood", `${one.queue.waiting.length} messages waiting`);
  }

  /** Once per interval: judge silence, report the answers, ping. */
  tick() {
    const now = this.now(), elapsedMs = now - this.lastTick;
    this.lastTick = now;
    /** @type {[number, number][]} */
    const beats = [];
    for (const [instance, one] of this.watched) {
      const latency = one.heartbeat.takeLatency();
      if (latency !== null) beats.push([instance, latency]);
      if (!this.paused && one.heartbeat.tick(elapsedMs, now)) this.verdict(instance, "silent", `${Math.round(one.heartbeat.silentMs)} ms`);
      else this.ping(one, now);
    }
    if (beats.length) this.post({ beats });
  }

  /**
   * @param {Watched} one
   * @param {number} now
   */
  ping(one, now) {
    const text = one.heartbeat.ping(now);
    if (text) one.port.postMessage(text);
  }

  /** @param {boolean} paused */
  pause(paused) {
    this.paused = paused;
    for (const one of this.watched.values()) one.heartbeat.forgive();
  }

  /** @param {number} instance */
  drop(instance) {
    this.watched.get(instance)?.close();
    this.watched.delete(instance);
  }

  /**
   * @param {number} instance
   * @param {string} verdict
   */
  verdict(instance, verdict, detail = "") {
    this.drop(instance);
    this.post({ instance, verdict, detail });
  }
}
