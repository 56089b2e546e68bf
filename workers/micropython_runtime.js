// MicroPython packages: start the runtime with a small heap, mount SDK and package, hand over.

import { moduleUrl, textOf } from "./module_url.js";
import { activator, PythonBridge, pythonLog, startSdk } from "./python_bridge.js";

/** @typedef {import("./instance.js").Surroundings} Surroundings */

const FIRST_HEAP_BYTES = 2 << 20; // grows to the maximum in the wasm file
const NOWHERE = "https://memory.invalid/micropython.wasm";

/** @param {Surroundings} surroundings */
export async function startMicroPython(surroundings) {
  const { scope, endpoint, files, mark } = surroundings;
  const log = pythonLog(surroundings);
  const { loadMicroPython } = await import(moduleUrl(await textOf(files.module)));
  scope.fetch = async () => new Response(/** @type {BodyInit} */ (files.wasm), { headers: { "content-type": "application/wasm" } });
  const python = await loadMicroPython({ url: NOWHERE, heapsize: FIRST_HEAP_BYTES, linebuffer: true, stdout: (/** @type {string} */ line) => log.write("info", line), stderr: (/** @type {string} */ line) => log.write("error", line) });
  mark("interpreter");
  const bridge = new PythonBridge(endpoint, log);
  startSdk(python, bridge, await textOf(files.sdk));
  mark("sdk");
  for (const name of Object.keys(files)) delete files[name];
  return { activate: activator(python.FS, bridge) };
}
