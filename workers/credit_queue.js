// Flow by credits: so many texts under way, the rest waits in a bounded queue (security.md B4). Used by guard and relay.

/**
 * @typedef {object} QueueLimits
 * @property {number} inFlight
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
    this.inFlight = 0;
    this.queuedChars = 0;
    /** @type {string[]} */
    this.waiting = [];
    this.next = 0;
  }

  get queued() {
    return this.waiting.length - this.next;
  }

  /**
   * Forward the text or queue it. `false`: the queue is over its bounds.
   * @param {string} text
   */
  push(text) {
    if (this.inFlight < this.limits.inFlight && this.queued === 0) {
      this.inFlight++;
      this.forward(text);
      return true;
    }
    this.waiting.push(text);
    this.queuedChars += text.length;
    return this.queued <= this.limits.maxQueued && this.queuedChars <= this.limits.maxQueuedChars;
  }

  /**
   * Take back credits and forward what waited for them.
   * @param {number} count
   */
  credit(count) {
    this.inFlight = Math.max(0, this.inFlight - count);
    while (this.inFlight < this.limits.inFlight && this.queued > 0) {
      this.inFlight++;
      this.forward(this.take());
    }
  }

  take() {
    const text = this.waiting[this.next];
    this.waiting[this.next++] = "";
    this.queuedChars -= text.length;
    if (this.next > 256 || this.next === this.waiting.length) {
      this.waiting.splice(0, this.next);
      this.next = 0;
    }
    return text;
  }
}
