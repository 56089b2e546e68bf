// One sandbox frame and the conversation with it until its port is there (docs/protocol.md 1). All that comes out of a frame is hostile.

/**
 * Exactly these attributes: the sandbox rests on them.
 * @param {string} address
 */
function makeFrame(address) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("allow", "");
  frame.setAttribute("referrerpolicy", "no-referrer");
  frame.hidden = true;
  frame.title = "Extension sandbox";
  frame.src = address;
  return frame;
}

/** @param {number} bytes */
export function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Handshake {
  #nonce = randomHex(16);
  /** @type {{type: string, resolve: (event: MessageEvent) => void, reject: (error: Error) => void} | null} */
  #waiting = null;

  /** @param {string} address  of the frame, without a fragment */
  constructor(address) {
    this.frame = makeFrame(`${address}#${this.#nonce}`);
    addEventListener("message", this.#listener);
    document.body.append(this.frame);
  }

  /** Messages of anything else are not even looked at. @param {MessageEvent} event */
  #listener = (event) => {
    if (event.source !== this.frame.contentWindow || event.origin !== "null" || event.data?.nonce !== this.#nonce) return;
    if (event.data.type === "failed") this.#waiting?.reject(new Error(`The sandbox could not start: ${String(event.data.message).slice(0, 500)}`));
    else if (event.data.type === this.#waiting?.type) this.#waiting?.resolve(event);
  };

  /**
   * The frame's next message, which must be of this type.
   * @param {"ready" | "port"} type
   * @param {number} timeoutMs
   * @returns {Promise<MessageEvent>}
   */
  async wait(type, timeoutMs) {
    let timer;
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting = { type, resolve, reject };
        timer = setTimeout(() => reject(new Error(`The sandbox frame did not answer within ${timeoutMs / 1000} s (${type}).`)), timeoutMs);
      });
    } finally {
      clearTimeout(timer);
      this.#waiting = null;
    }
  }

  /**
   * Hand over what the workers start from and wait for the relay's port. After that no message of the frame counts any more: what it has to say
   * comes through the guard.
   * @param {{boot: string, relay: string, payload: {files: Record<string, string | Blob | ArrayBuffer>}}} start
   * @param {number} timeoutMs
   * @returns {Promise<MessagePort>}
   */
  async start(start, timeoutMs) {
    const buffers = Object.values(start.payload.files).filter((file) => file instanceof ArrayBuffer);
    // "*" is the only target that an opaque origin has; the nonce tells the frame that it is meant.
    this.frame.contentWindow?.postMessage({ type: "start", nonce: this.#nonce, ...start }, "*", buffers);
    const event = await this.wait("port", timeoutMs);
    if (event.ports.length !== 1) throw new Error("The sandbox frame answered without a port.");
    removeEventListener("message", this.#listener);
    return event.ports[0];
  }

  /** Take the frame away, which ends its workers. */
  abandon() {
    removeEventListener("message", this.#listener);
    this.frame.remove();
  }
}
