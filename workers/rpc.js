// The worker's end of the JSON-RPC connection, the same for all three runtimes. Deadlines are the page's; bounds of size and flow are kept here,
// so that honest code is told "too large" or waits its turn where the guard would end it.

import { CallFailed, failure, Json, refusalOf, stopped } from "./call_failed.js";
import { pongText } from "./heartbeat.js";
import { callText, errorText, parseMessage, resultText } from "./messages.js";

/** @typedef {import("./messages.js").Message} Message */
/** @typedef {import("./messages.js").WireError} WireError */
/** @typedef {{id: number | null, text: string, signal: AbortSignal, progress: (value: unknown) => void}} Call */
/** @typedef {(params: any, call: Call) => unknown} Handler  may answer a promise; a `Json` is taken as it is */
/** @typedef {{message: Message, text: string}} Answer */
/** @typedef {{resolve: (answer: Answer) => void, text: string, sent: boolean, acknowledged: boolean}} Pending */

// Requests that the page has neither answered nor acknowledged; with the queues of relay and guard this never reaches a flood.
const MAX_UNHEARD = 512;

export class Endpoint {
  /**
   * @param {(text: string) => void} post
   * @param {(error: unknown) => WireError} describe  tells the page what an author's function threw
   */
  constructor(post, describe) {
    this.post = post;
    this.describe = describe;
    this.lastId = 0;
    this.closed = false;
    this.opened = false;
    /** @type {string[]} */
    this.early = [];
    /** @type {Map<number, Pending>} */
    this.pending = new Map();
    /** @type {number[]} */
    this.unsent = [];
    this.unheard = 0;
    /** @type {Map<number, AbortController>} */
    this.running = new Map();
    /** @type {Map<string, Handler>} */
    this.handlers = new Map();
    /** @type {Handler | null} */
    this.otherwise = null;
  }

  /**
   * @param {string} method
   * @param {Handler} handler
   */
  serve(method, handler) {
    this.handlers.set(method, handler);
  }

  /** Handle what has arrived so far and everything from now on. Until then only heartbeats are answered. */
  open() {
    this.opened = true;
    for (const text of this.early.splice(0)) this.receive(text);
  }

  /** @param {string} text */
  receive(text) {
    if (text.length < 100 && text.includes('"$/ping"')) return this.post(pongText(parseMessage(text).params.n));
    if (!this.opened) return void this.early.push(text);
    const message = parseMessage(text);
    if (message.method === undefined) this.settle(message, text);
    else if (message.method === "$/ack") this.acknowledge(message.params.id);
    else if (message.method === "$/cancel") this.running.get(message.params.id)?.abort();
    else void this.run(message, text);
  }

  // --- calls of ours

  /**
   * Send a request. The answer comes as it is, error or result; a closed connection and a message over the limits answer errors too.
   * @param {string} method
   * @param {string} params  JSON
   * @returns {{id: number, answer: Promise<Answer>}}
   */
  exchange(method, params) {
    const id = ++this.lastId, text = callText(id, method, params);
    const answer = new Promise((/** @type {(answer: Answer) => void} */ resolve) => {
      const wrong = this.closed ? stopped() : refusalOf(text, method);
      if (wrong) return resolve(ownAnswer(id, wrong));
      this.pending.set(id, { resolve, text, sent: false, acknowledged: false });
      this.unsent.push(id);
      this.sendNext();
    });
    return { id, answer };
  }

  /**
   * Call the page.
   * @param {string} method
   * @param {unknown} params
   * @param {{signal?: AbortSignal}} options
   */
  async request(method, params = {}, { signal } = {}) {
    const { id, answer } = this.exchange(method, JSON.stringify(params));
    const cancel = () => this.cancel(id);
    signal?.addEventListener("abort", cancel, { once: true });
    const { message } = await answer;
    signal?.removeEventListener("abort", cancel);
    if (message.error) throw new CallFailed(message.error);
    return message.result;
  }

  /** Give up a call: the page is told, the caller hears `cancelled` at once. */
  cancel(/** @type {number} */ id) {
    const pending = this.pending.get(id);
    if (!pending) return;
    if (pending.sent) this.notify("$/cancel", { id });
    this.settle({ id, error: failure("cancelled", -32008, "The call was cancelled.").wire }, "");
  }

  /**
   * @param {string} method
   * @param {unknown} params
   */
  notify(method, params = {}) {
    this.notifyText(method, JSON.stringify(params));
  }

  /**
   * @param {string} method
   * @param {string} params  JSON
   */
  notifyText(method, params) {
    const text = callText(null, method, params);
    const wrong = refusalOf(text, method);
    if (wrong) throw new CallFailed(wrong);
    if (!this.closed) this.post(text);
  }

  sendNext() {
    while (this.unheard < MAX_UNHEARD && this.unsent.length) {
      const pending = this.pending.get(/** @type {number} */ (this.unsent.shift()));
      if (!pending) continue;
      pending.sent = true;
      this.unheard++;
      this.post(pending.text);
      pending.text = "";
    }
  }

  acknowledge(/** @type {number} */ id) {
    const pending = this.pending.get(id);
    if (!pending || pending.acknowledged) return;
    pending.acknowledged = true;
    this.unheard--;
    this.sendNext();
  }

  /**
   * @param {Message} message
   * @param {string} text
   */
  settle(message, text) {
    const id = /** @type {number} */ (message.id), pending = this.pending.get(id);
    if (!pending) return; // cancelled meanwhile, or never asked
    this.pending.delete(id);
    if (pending.sent && !pending.acknowledged) this.unheard--;
    pending.resolve(text ? { message, text } : ownAnswer(id, /** @type {WireError} */ (message.error)));
    this.sendNext();
  }

  /** Fail everything that waits, abort everything that runs. */
  close() {
    this.closed = true;
    for (const id of [...this.pending.keys()]) this.settle({ id, error: stopped() }, "");
    for (const controller of this.running.values()) controller.abort();
  }

  // --- calls of the page

  /**
   * @param {Message} message
   * @param {string} text
   */
  async run({ id, method, params }, text) {
    const handler = this.handlers.get(/** @type {string} */ (method)) ?? this.otherwise;
    if (id === undefined) return this.runNotification(handler, params, text);
    this.notify("$/ack", { id });
    if (!handler) return this.answerError(id, failure("unknown_method", -32601, `This extension does not know ${method}.`));
    const controller = new AbortController();
    this.running.set(id, controller);
    const progress = (/** @type {unknown} */ value) => this.notify("$/progress", { id, value });
    try {
      this.answer(id, await handler(params ?? {}, { id, text, signal: controller.signal, progress }));
    } catch (error) {
      this.answerError(id, error);
    } finally {
      this.running.delete(id);
    }
  }

  /**
   * @param {Handler | null} handler
   * @param {unknown} params
   * @param {string} text
   */
  async runNotification(handler, params, text) {
    if (!handler) return;
    const controller = new AbortController();
    await handler(params ?? {}, { id: null, text, signal: controller.signal, progress: () => {} });
  }

  /**
   * @param {number} id
   * @param {unknown} result
   */
  answer(id, result) {
    const json = result instanceof Json ? result.text : JSON.stringify(result ?? null) ?? "null";
    const text = resultText(id, json);
    const wrong = refusalOf(text, "the answer");
    if (wrong) return this.answerError(id, new CallFailed(wrong));
    if (!this.closed) this.post(text);
  }

  /**
   * @param {number} id
   * @param {unknown} error
   */
  answerError(id, error) {
    const wire = error instanceof CallFailed ? error.wire : this.describe(error);
    if (!this.closed) this.post(errorText(id, error instanceof Json ? error.text : JSON.stringify(wire)));
  }
}

/**
 * An answer that never crossed.
 * @param {number} id
 * @param {WireError} error
 * @returns {Answer}
 */
function ownAnswer(id, error) {
  return { message: { id, error }, text: errorText(id, JSON.stringify(error)) };
}
