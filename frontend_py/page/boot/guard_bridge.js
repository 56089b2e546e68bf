// The page's end of the guard worker. It keeps the traffic between JavaScript and Python at one crossing per text (docs/protocol.md 2).

const ACK_BATCH = 16; // credits for texts that get no answer go back in batches: one small message for many texts

/**
 * Answers a text: the reply to send with one credit, "" for a credit without reply, undefined when the reply follows by `send`.
 * @typedef {(instance: number, text: string) => string | undefined} OnText
 */
/** @typedef {(instance: number, verdict: string, detail: string) => void} OnVerdict */
/** @typedef {(beats: [number, number][]) => void} OnBeats */

/**
 * The only address that may become a worker of this page: Trusted Types refuse all others.
 * @param {string} address
 */
function trustedAddress(address) {
  if (!window.trustedTypes) return address;
  const policy = window.trustedTypes.createPolicy("host-worker", {
    createScriptURL(wanted) {
      if (wanted === address) return wanted;
      throw new TypeError(`${wanted} is not the guard`);
    },
  });
  return /** @type {string} */ (/** @type {unknown} */ (policy.createScriptURL(address)));
}

export class GuardBridge {
  /** @type {OnText} */
  #onText = () => "";
  /** @type {OnVerdict} */
  #onVerdict = () => {};
  /** @type {OnBeats} */
  #onBeats = () => {};
  /** @type {Map<number, number>} credits that go back with the next message or batch */
  #owed = new Map();
  #flushing = false;
  #worker;

  /** @param {string} address */
  constructor(address) {
    this.#worker = new Worker(trustedAddress(address), { name: "guard" });
    this.#worker.onmessage = (event) => this.#receive(event.data);
  }

  /**
   * @param {OnText} onText
   * @param {OnVerdict} onVerdict
   * @param {OnBeats} onBeats
   */
  listen(onText, onVerdict, onBeats) {
    this.#onText = onText;
    this.#onVerdict = onVerdict;
    this.#onBeats = onBeats;
  }

  /**
   * @param {number} instance
   * @param {MessagePort} port
   */
  add(instance, port) {
    this.#worker.postMessage({ op: "add", instance, limits: {} }, [port]);
  }

  /**
   * @param {number} instance
   * @param {string} text
   * @param {number} ack
   */
  send(instance, text, ack) {
    this.#worker.postMessage({ op: "text", instance, text, ack: ack + this.#takeOwed(instance) });
  }

  /**
   * @param {number} instance
   * @param {[string, ArrayBuffer][]} files  handed over: the buffers are gone afterwards
   */
  sendFiles(instance, files) {
    this.#worker.postMessage({ op: "files", instance, files }, files.map(([, buffer]) => buffer));
  }

  /**
   * @param {number} instance
   * @param {number} count
   */
  acknowledge(instance, count) {
    const owed = (this.#owed.get(instance) ?? 0) + count;
    this.#owed.set(instance, owed);
    if (owed >= ACK_BATCH) this.#sendOwed(instance);
    else if (!this.#flushing) {
      this.#flushing = true;
      setTimeout(() => this.#flush());
    }
  }

  /** @param {number} instance */
  drop(instance) {
    this.#owed.delete(instance);
    this.#worker.postMessage({ op: "drop", instance });
  }

  /** @param {boolean} paused */
  pause(paused) {
    this.#worker.postMessage({ op: "pause", paused });
  }

  /** @param {{instance: number, text?: string, verdict?: string, detail?: string, beats?: [number, number][]}} message */
  #receive(message) {
    if (message.text !== undefined) this.#answer(message.instance, message.text);
    else if (message.verdict !== undefined) {
      this.#owed.delete(message.instance);
      this.#onVerdict(message.instance, message.verdict, message.detail ?? "");
    } else if (message.beats) this.#onBeats(message.beats);
  }

  /**
   * @param {number} instance
   * @param {string} text
   */
  #answer(instance, text) {
    let reply;
    try {
      reply = this.#onText(instance, text);
    } catch (error) {
      reportError(error); // a fault of ours: the extension must not lose a credit for it
      reply = "";
    }
    if (reply) this.send(instance, reply, 1);
    else if (reply === "") this.acknowledge(instance, 1);
  }

  /** @param {number} instance */
  #takeOwed(instance) {
    const owed = this.#owed.get(instance) ?? 0;
    this.#owed.delete(instance);
    return owed;
  }

  /** @param {number} instance */
  #sendOwed(instance) {
    this.#worker.postMessage({ op: "ack", instance, ack: this.#takeOwed(instance) });
  }

  #flush() {
    this.#flushing = false;
    for (const instance of [...this.#owed.keys()]) this.#sendOwed(instance);
  }
}
