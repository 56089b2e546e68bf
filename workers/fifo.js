// A queue that takes from its front in constant time.

const KEEP = 256;

/** @template T */
export class Fifo {
  constructor() {
    /** @type {T[]} */
    this.items = [];
    this.start = 0;
  }

  get length() {
    return this.items.length - this.start;
  }

  /** The oldest; there must be one. */
  get first() {
    return this.items[this.start];
  }

  /** @param {T} item */
  push(item) {
    this.items.push(item);
  }

  /** Take the oldest; there must be one. */
  shift() {
    const item = this.items[this.start];
    delete this.items[this.start++]; // what was taken may be garbage from here on
    if (this.start > KEEP || this.start === this.items.length) {
      this.items.splice(0, this.start);
      this.start = 0;
    }
    return item;
  }
}
