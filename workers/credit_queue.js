// Flow by credits: so many texts under way, the rest waits in a bounded queue (security.md B4). Used by guard and relay.

import { Fifo } from "./fifo.js";

/**
 * @typedef {object} QueueLimits
 * @property {number} inFlight          texts under way
 * @property {number} maxInFlightChars  characters under way; one text alone may have more
 * @property {number} maxQueued
 * @property {number} maxQueuedChars
 */

export class CreditQueue {
  /**
   * @param {QueueLimits} limits
   * @param {(text: string) => void} forward
   */
  constructor(limits, forward) {
    this.limits = limits;
    this.forward = forward;
    /** @type {Fifo<number>} lengths of the texts under way, in the order in which their credits come back */
    this.underWay = new Fifo();
    this.underWayChars = 0;
    /** @type {Fifo<string>} */
    this.waiting = new Fifo();
    this.waitingChars = 0;
  }

  /**
   * Forward the text or queue it. `false`: the queue is over its bounds.
   * @param {string} text
   */
  push(text) {
    this.waiting.push(text);
    this.waitingChars += text.length;
    this.forwardWaiting();
    return this.waiting.length <= this.limits.maxQueued && this.waitingChars <= this.limits.maxQueuedChars;
  }

  /**
   * Take back credits and forward what waited for them.
   * @param {number} count
   */
  credit(count) {
    for (; count > 0 && this.underWay.length; count--) this.underWayChars -= this.underWay.shift();
    this.forwardWaiting();
  }

  forwardWaiting() {
    while (this.waiting.length && this.mayForward(this.waiting.first.length)) {
      const text = this.waiting.shift();
      this.waitingChars -= text.length;
      this.underWay.push(text.length);
      this.underWayChars += text.length;
      this.forward(text);
    }
  }

  /** @param {number} chars */
  mayForward(chars) {
    const { inFlight, maxInFlightChars } = this.limits;
    return this.underWay.length === 0 || (this.underWay.length < inFlight && this.underWayChars + chars <= maxInFlightChars);
  }
}
