// Opens one sandbox frame: element, address, handshake, hand-over (docs/protocol.md 1). All that comes out of a frame is hostile.

import { assets } from "./assets.js";
import { filesOf, textOf } from "./runtime_files.js";

const HANDSHAKE_MS = 10_000;
const OWN_NAME_MS = 3_000; // a frame on a name of its own that has not answered by then is tried on the page's own name

/** Whether names below the sandbox domain work here: unknown until the first frame answered or failed. */
let ownNames = sandboxDomain() !== "";
let ownNamesProven = false;

function sandboxDomain() {
  const configured = document.querySelector('meta[name="plugyard-sandbox-domain"]')?.getAttribute("content");
  return configured || (location.hostname === "localhost" ? location.host : "");
}

/** @param {number} bytes */
function randomHex(bytes) {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

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

/** A conversation with one frame. Messages of anything else are not even looked at. */
class Handshake {
  /** @type {{resolve: (event: MessageEvent) => void, reject: (error: Error) => void, type: string} | null} */
  #waiting = null;
  #nonce = randomHex(16);

  /** @param {string} address */
  constructor(address) {
    this.frame = makeFrame(`${address}#${this.#nonce}`);
    addEventListener("message", this.#listener);
    document.body.append(this.frame);
  }

  /** @param {MessageEvent} event */
  #listener = (event) => {
    if (event.source !== this.frame.contentWindow || event.origin !== "null" || event.data?.nonce !== this.#nonce) return;
    const waiting = this.#waiting;
    if (event.data.type === "failed") waiting?.reject(new Error(`The sandbox could not start: ${String(event.data.message).slice(0, 500)}`));
    else if (event.data.type === waiting?.type) waiting?.resolve(event);
  };

  /**
   * @param {"ready" | "port"} type
   * @param {number} timeoutMs
   * @returns {Promise<MessageEvent>}
   */
  wait(type, timeoutMs) {
    return new Promise((resolve, reject) => {
      this.#waiting = { type, resolve, reject };
      setTimeout(() => reject(new Error(`The sandbox frame did not answer within ${timeoutMs / 1000} s (${type}).`)), timeoutMs);
    });
  }

  /** @param {{boot: string, relay: string, payload: object}} what @param {Transferable[]} buffers */
  start(what, buffers) {
    // "*" is the only target that an opaque origin has; the nonce tells the frame that it is meant.
    this.frame.contentWindow?.postMessage({ type: "start", nonce: this.#nonce, ...what }, "*", buffers);
  }

  /** No message of this frame counts any more: what it has to say from here on comes through the guard. */
  end() {
    removeEventListener("message", this.#listener);
  }
}

/**
 * Make a frame that answered, on a name of its own where that works.
 * @param {string} path
 */
async function answeringFrame(path) {
  if (ownNames) {
    const handshake = new Handshake(`${location.protocol}//${randomHex(10)}.${sandboxDomain()}${path}`);
    try {
      await handshake.wait("ready", ownNamesProven ? HANDSHAKE_MS : OWN_NAME_MS);
      ownNamesProven = true;
      return handshake;
    } catch (error) {
      abandon(handshake);
      if (ownNamesProven) throw error;
      ownNames = false;
    }
  }
  const handshake = new Handshake(`${location.origin}${path}`);
  try {
    await handshake.wait("ready", HANDSHAKE_MS);
  } catch (error) {
    abandon(handshake);
    throw error;
  }
  return handshake;
}

/** @param {Handshake} handshake */
function abandon(handshake) {
  handshake.end();
  handshake.frame.remove();
}

/** Whether an opaque frame can read a Blob of ours. WebKit cannot; Chromium is twice as fast with them, Firefox does not care. */
const frameReadsBlobs = "trustedTypes" in window && "scheduler" in window && !("safari" in window);

/**
 * Start a worker for `runtime` in a frame of its own and give its port to the guard.
 * @param {number} instance
 * @param {string} runtime
 * @param {{add(instance: number, port: MessagePort): void}} guard
 * @returns {Promise<HTMLIFrameElement>}
 */
export async function openFrame(instance, runtime, guard) {
  const known = assets.runtimes[runtime];
  if (!known) throw new Error(`There is no runtime ${runtime}.`);
  const [boot, relay, files, handshake] = await Promise.all([
    textOf(known.boot),
    textOf(assets.entries.relay),
    filesOf(runtime, frameReadsBlobs),
    answeringFrame(known.frame),
  ]);
  try {
    const port = handshake.wait("port", HANDSHAKE_MS);
    handshake.start({ boot, relay, payload: { files } }, Object.values(files).filter((file) => file instanceof ArrayBuffer));
    guard.add(instance, (await port).ports[0]);
    handshake.end();
    return handshake.frame;
  } catch (error) {
    abandon(handshake);
    throw error;
  }
}
