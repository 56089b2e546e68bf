// Everything an extension has registered: its functions stay here, only a number crosses.

import { RpcError } from "./errors.js";

/** @typedef {(...args: any[]) => unknown} AuthorFunction */
/**
 * What `on…` and `register…` return: call it or its `dispose()` to end the registration; `ready` resolves when the page has confirmed it.
 * @typedef {(() => Promise<void>) & {dispose: () => Promise<void>, ready: Promise<void>}} Disposable
 */
/** @typedef {{handler: AuthorFunction, dispose: () => Promise<void>, ready: Promise<void>}} Registration */

export class Registrations {
  /**
   * @param {(method: string, params: object) => Promise<any>} request
   * @param {import("./log.js").Log} log
   */
  constructor(request, log) {
    this.request = request;
    this.log = log;
    this.lastNumber = 0;
    this.stopping = false;
    /** @type {Map<number, Registration>} */
    this.live = new Map();
    /** @type {Promise<void>[] | null} */
    this.unconfirmed = [];
  }

  /**
   * Register `handler` under a new number and ask the page for it.
   * @param {string} method
   * @param {object} params
   * @param {AuthorFunction} handler
   * @returns {Disposable}
   */
  make(method, params, handler) {
    const number = ++this.lastNumber;
    const ready = this.request(method, { ...params, registration: number }).then(() => {});
    const dispose = once(() => this.end(number, ready));
    this.live.set(number, { handler, dispose, ready });
    if (this.unconfirmed) {
      this.unconfirmed.push(ready);
      ready.catch(() => {}); // `confirmed` throws it
    }
    ready.catch(() => this.live.delete(number));
    return Object.assign(() => dispose(), { dispose, ready });
  }

  /** The author's function, or undefined when it was disposed while the call was on its way. */
  find(/** @type {number} */ number) {
    return this.live.get(number)?.handler;
  }

  /** Wait until the page has confirmed everything registered so far; throws the first refusal. */
  async confirmed() {
    while (this.unconfirmed?.length) await Promise.all(this.unconfirmed.splice(0));
    this.unconfirmed = null; // from now on a refusal belongs to who registered, or to the log
  }

  /** End everything; the page does its part by itself. */
  forgetAll() {
    this.stopping = true;
    this.live.clear();
  }

  /**
   * @param {number} number
   * @param {Promise<void>} ready
   */
  async end(number, ready) {
    this.live.delete(number);
    if (this.stopping) return;
    const confirmed = await ready.then(() => true, () => false);
    if (!confirmed) return;
    try {
      await this.request("registration.dispose", { registration: number });
    } catch (error) {
      if (!(error instanceof RpcError && error.code === "extension_stopped")) this.log.failure(error, "A registration could not be ended");
    }
  }
}

/**
 * @param {() => Promise<void>} action
 * @returns {() => Promise<void>}
 */
function once(action) {
  /** @type {Promise<void> | undefined} */
  let done;
  return () => (done ??= action());
}
