// What every bootstrap does, in its order: hand the port out, lock down, receive, start the runtime, lock down the rest, wait for work.

import { messageOf, placeOf } from "../sdk/js/places.js";
import { lockDown, lockDownRest } from "./lockdown.js";
import { CallFailed, failure } from "./call_failed.js";
import { Endpoint } from "./rpc.js";

/** @typedef {Map<string, Uint8Array>} PackageFiles  path -> content */
/** @typedef {{id: string, version: string, main: string, runtime: string, contributes: any, env: object}} Activation */
/** @typedef {{activate: (activation: Activation, files: PackageFiles, call: import("./rpc.js").Call) => unknown}} Runtime */
/** @typedef {Record<string, string | ArrayBuffer | Blob>} RuntimeFiles */
/**
 * @typedef {object} Surroundings
 * @property {any} scope
 * @property {Endpoint} endpoint
 * @property {RuntimeFiles} files
 * @property {(step: string) => void} mark  notes when a step was done, for `$/ready`
 */

const PROTOCOL = 1;
export const HANDLER_FAILED = -32009;

/**
 * Describe to the page what an author's function threw.
 * @param {unknown} thrown
 */
export function describeThrown(thrown) {
  return failure("handler_failed", HANDLER_FAILED, messageOf(thrown), { ...placeOf(thrown) }).wire;
}

/**
 * Run a worker's life. Call it as the script's first statement.
 * @param {any} scope
 * @param {string} name  of the runtime
 * @param {(surroundings: Surroundings) => Promise<Runtime>} startRuntime
 */
export async function runInstance(scope, name, startRuntime) {
  const { mark, timings } = stopwatch(() => scope.performance.now());
  const port = handOutPort(scope);
  const post = port.postMessage.bind(port); // kept from the prototype, which extension code may patch (security.md 8)
  const endpoint = new Endpoint((text) => post(text), describeThrown);
  const arrival = listen(port, endpoint);
  try {
    lockDown(scope);
    const { files } = await firstMessage(scope);
    mark("received");
    const runtime = await startRuntime({ scope, endpoint, files, mark });
    lockDownRest(scope);
    mark("runtime");
    endpoint.serve("extension.activate", (activation, call) => runtime.activate(activation, arrival.take(), call));
    endpoint.open();
    endpoint.notify("$/ready", { protocol: PROTOCOL, runtime: name, timings });
  } catch (error) {
    const stack = String(/** @type {any} */ (error)?.stack ?? "");
    endpoint.notify("$/failed", { message: withoutModules(String(error)).slice(0, 2_000), stack: withoutModules(stack).slice(0, 8_000) });
  }
}

/**
 * A start that failed for a reason the author can mend.
 * @param {"activation_failed" | "syntax_error" | "missing_entry"} code
 * @param {string} message
 * @param {import("../sdk/js/places.js").Place} place
 */
export function cannotStart(code, message, place = {}) {
  return failure(code, HANDLER_FAILED, message, { ...place });
}

/**
 * Make any failure of `activate` one that names its place.
 * @param {unknown} error
 */
export function asCannotStart(error) {
  return error instanceof CallFailed ? error : cannotStart("activation_failed", messageOf(error), placeOf(error));
}

/** @param {any} scope */
function handOutPort(scope) {
  const channel = new MessageChannel();
  scope.postMessage(0, [channel.port2]);
  return channel.port1;
}

/**
 * @param {any} scope
 * @returns {Promise<{files: RuntimeFiles}>}
 */
function firstMessage(scope) {
  return new Promise((resolve) => {
    scope.onmessage = (/** @type {MessageEvent} */ event) => {
      scope.onmessage = null;
      resolve(event.data);
    };
  });
}

/**
 * Read the port from the first moment, so that heartbeats are answered while a runtime starts. Package files come as the only message that is no text.
 * @param {MessagePort} port
 * @param {Endpoint} endpoint
 */
function listen(port, endpoint) {
  /** @type {PackageFiles} */
  let files = new Map();
  port.addEventListener("close", () => endpoint.close()); // where the engine tells: whoever still waits hears that it is over
  port.onmessage = ({ data }) => {
    if (typeof data === "string") endpoint.receive(data);
    else files = new Map(data.files.map((/** @type {[string, ArrayBuffer]} */ [path, buffer]) => [path, new Uint8Array(buffer)]));
  };
  return {
    take() {
      const taken = files;
      files = new Map();
      return taken;
    },
  };
}

/**
 * A data: module's address is its whole text.
 * @param {string} text
 */
function withoutModules(text) {
  return text.replace(/data:text\/javascript[^\s:]*(?:;[^\s:]*)?/g, "module");
}

/** @param {() => number} now */
function stopwatch(now) {
  const start = now();
  /** @type {Record<string, number>} */
  const timings = {};
  return { timings, mark: (/** @type {string} */ step) => void (timings[step] = Math.round((now() - start) * 10) / 10) };
}
