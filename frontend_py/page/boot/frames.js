// Starts a worker in a sandbox frame of its own and gives its port to the guard.

import { assets } from "./assets.js";
import { sandboxReadsBlobs } from "./blob_check.js";
import { FrameReserve } from "./frame_reserve.js";
import { Handshake, randomHex } from "./handshake.js";
import { filesOf, textOf, withoutBlobs } from "./runtime_files.js";

const HANDSHAKE_MS = 10_000;
const OWN_NAME_MS = 3_000; // a frame on a name of its own that has not answered by then is tried on the page's own name

const REFILL_AFTER_MS = 1_000; // the runtime that has just begun to start comes first

/** A host of which every name below leads to this server, or empty: one frame's memory bomb then takes only its own process. */
const sandboxDomain =
  document.querySelector('meta[name="plugyard-sandbox-domain"]')?.getAttribute("content") || (location.hostname === "localhost" ? location.host : "");

/** Whether names below that host work in this browser: hoped for, until the first frame there has answered or not. */
const ownNames = { work: sandboxDomain !== "", proven: false };

/**
 * A frame that said it is ready.
 * @param {string} path
 */
async function readyFrame(path) {
  if (ownNames.work) {
    try {
      const handshake = await open(`${location.protocol}//${randomHex(10)}.${sandboxDomain}${path}`, ownNames.proven ? HANDSHAKE_MS : OWN_NAME_MS);
      ownNames.proven = true;
      return handshake;
    } catch (error) {
      if (ownNames.proven) throw error;
      ownNames.work = false;
    }
  }
  return open(`${location.origin}${path}`, HANDSHAKE_MS);
}

/**
 * @param {string} address
 * @param {number} timeoutMs
 */
async function open(address, timeoutMs) {
  const handshake = new Handshake(address);
  try {
    await handshake.wait("ready", timeoutMs);
    return handshake;
  } catch (error) {
    handshake.abandon();
    throw error;
  }
}

/**
 * @param {Handshake} handshake
 * @param {Parameters<Handshake["start"]>[0]} start
 */
async function portOf(handshake, start) {
  try {
    return await handshake.start(start, HANDSHAKE_MS);
  } catch (error) {
    handshake.abandon();
    throw error;
  }
}

/** @type {FrameReserve<Handshake>} */
const reserve = new FrameReserve(readyFrame, (work) => setTimeout(work, REFILL_AFTER_MS));

/** @param {string} boot @param {string} relay */
async function openTrial(boot, relay) {
  const handshake = await readyFrame("/frame");
  const port = await portOf(handshake, { boot, relay, payload: { files: {} } });
  return { port, close: () => handshake.abandon() };
}

/**
 * Everything the frame is handed, in the form that its workers can read.
 * @param {string} runtime
 */
async function startOf(runtime) {
  const known = assets.runtimes[runtime];
  const readable = sandboxNeedsBytes(runtime) ? sandboxReadsBlobs(openTrial) : true;
  const [boot, relay, files, blobs] = await Promise.all([textOf(known.boot), textOf(assets.entries.relay), filesOf(runtime), readable]);
  return { boot, relay, payload: { files: blobs ? files : await withoutBlobs(files) } };
}

/** @param {string} runtime */
const sandboxNeedsBytes = (runtime) => Object.values(assets.runtimes[runtime].files).some((file) => file.as === "bytes");

/**
 * @param {number} instance
 * @param {string} runtime
 * @param {{add(instance: number, port: MessagePort): void}} guard
 * @returns {Promise<HTMLIFrameElement>}
 */
export async function openFrame(instance, runtime, guard) {
  if (!Object.hasOwn(assets.runtimes, runtime)) throw new Error(`There is no runtime ${runtime}.`);
  const { frame: path } = assets.runtimes[runtime];
  const opening = reserve.take(path);
  const [start, handshake] = await Promise.all([startOf(runtime), opening]).catch((error) => {
    opening.then((unused) => unused.abandon(), () => {}); // its own failure is the error already
    throw error;
  });
  const port = await portOf(handshake, start);
  guard.add(instance, port);
  reserve.refill(path);
  return handshake.frame;
}
