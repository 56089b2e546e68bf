// The few parts of a page that the boot scripts touch, for tests under Node.

/** Workers that remember what they were sent. */
export class FakeWorker {
  static made = [];
  posted = [];
  onmessage = null;

  constructor(address, options) {
    Object.assign(this, { address, options });
    FakeWorker.made.push(this);
  }

  postMessage(message, transfer = []) {
    this.posted.push({ message, transfer });
  }

  /** As if the guard had said it. */
  say(data) {
    this.onmessage({ data });
  }
}

/** Timers that run when the test says so. */
export class FakeTimers {
  waiting = new Map();
  #next = 1;

  setTimeout = (callback) => {
    this.waiting.set(this.#next, callback);
    return this.#next++;
  };

  clearTimeout = (id) => this.waiting.delete(id);

  run() {
    for (const [id, callback] of [...this.waiting]) {
      this.waiting.delete(id);
      callback();
    }
  }
}

/**
 * Put stand-ins on the global object for one test.
 * @param {import("node:test").TestContext} t
 */
export function install(t, standIns) {
  for (const [name, value] of Object.entries(standIns)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name]));
  }
}
