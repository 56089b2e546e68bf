// The relay: reads what the extension posts in the frame's own process, where a clone bomb may burst, and passes on short strings only.
// Towards the guard, numbers are ours (refusals out, credits in) and strings are the extension's.

import { CreditQueue } from "./credit_queue.js";
import { isPong } from "./heartbeat.js";
import { LIMITS, RELAY_WINDOW } from "./limits.js";
import { REFUSALS } from "./refusals.js";

/** @typedef {import("./refusals.js").Refusal} Refusal */

export class Relay {
  /**
   * @param {MessagePort} extension
   * @param {MessagePort} guard
   */
  constructor(extension, guard) {
    this.extension = extension;
    this.guard = guard;
    const { maxQueued, maxQueuedChars } = LIMITS;
    this.queue = new CreditQueue({ ...RELAY_WINDOW, maxQueued, maxQueuedChars }, (text) => guard.postMessage(text));
    guard.onmessage = (event) => this.fromGuard(event.data);
    extension.onmessageerror = () => this.refuse("message_error");
    extension.onmessage = (event) => this.fromExtension(event);
  }

  /** @param {MessageEvent} event */
  fromExtension(event) {
    const text = event.data;
    if (typeof text !== "string") return this.refuse("not_a_string");
    if (event.ports.length) return this.refuse("ports");
    if (text.length > LIMITS.maxChars) return this.refuse("too_long");
    if (isPong(text)) this.guard.postMessage(text); // life must show even while the page gives no credits; the guard ends who answers unasked
    else if (!this.queue.push(text)) this.refuse("flood");
  }

  /** @param {number | string | {files: [string, ArrayBuffer][]}} data */
  fromGuard(data) {
    if (typeof data === "number") this.queue.credit(data);
    else if (typeof data === "string") this.extension.postMessage(data);
    else this.extension.postMessage(data, data.files.map(([, buffer]) => buffer));
  }

  /** @param {Refusal} reason */
  refuse(reason) {
    this.extension.onmessage = this.extension.onmessageerror = null;
    this.extension.close();
    this.guard.postMessage(REFUSALS.indexOf(reason));
  }
}
