// CPython packages: restore Pyodide from its memory snapshot, mount package and wheels, hand over.

import { moduleUrl, textOf } from "./module_url.js";
import { activator, PythonBridge, pythonLog, startSdk } from "./python_bridge.js";

/** @typedef {import("./instance.js").Surroundings} Surroundings */
/** @typedef {import("./instance.js").RuntimeFiles} RuntimeFiles */

const NOWHERE = "https://memory.invalid/";

/** @param {Surroundings} surroundings */
export async function startPython(surroundings) {
  const { endpoint, files, mark } = surroundings;
  const log = pythonLog(surroundings);
  const python = await restore(surroundings, log);
  mark("interpreter");
  const bridge = new PythonBridge(endpoint, log);
  startSdk(python, bridge, await textOf(files.sdk));
  mark("sdk");
  for (const name of Object.keys(files)) delete files[name]; // tens of megabytes that nobody needs again
  return { activate: activator(python.FS, bridge, addWheels(python)) };
}

/**
 * @param {Surroundings} surroundings
 * @param {import("../sdk/js/log.js").Log} log
 */
async function restore({ scope, files, mark }, log) {
  const compiledAhead = compileAhead(scope, files);
  const snapshot = files.snapshot && bytesOf(files.snapshot);
  const [loader, glue] = await Promise.all([import(moduleUrl(await textOf(files.module))), import(moduleUrl(await textOf(files.asm)))]);
  mark("imported");
  scope.fetch = async (/** @type {unknown} */ address) => fileResponse(files, String(address));
  compiledAhead.offer();
  const python = await loader.loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    createPyodideModule: glue.default,
    lockFileContents: await textOf(files.lock),
    ...(snapshot && { _loadSnapshot: snapshot }),
    stdout: (/** @type {string} */ line) => log.write("info", line),
    stderr: (/** @type {string} */ line) => log.write("error", line),
  });
  compiledAhead.withdraw();
  return python;
}

/**
 * Compile the wasm while modules are imported and the snapshot is read; Pyodide would begin only after both. It is offered in place of
 * `WebAssembly.instantiateStreaming`, as the stand-in `fetch` is, and taken back before any code of the extension runs.
 * @param {any} scope
 * @param {RuntimeFiles} files
 */
function compileAhead({ WebAssembly }, files) {
  const compiled = WebAssembly.compileStreaming(fileResponse(files, ".wasm"));
  compiled.catch(() => {}); // told to Pyodide, which is the one who waits for it
  const own = WebAssembly.instantiateStreaming;
  const standIn = async (/** @type {unknown} */ _source, /** @type {any} */ imports) => {
    const module = await compiled;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return { offer: () => void (WebAssembly.instantiateStreaming = standIn), withdraw: () => void (WebAssembly.instantiateStreaming = own) };
}

/**
 * Stands in for the network while Pyodide loads: it asks for its wasm and its standard library.
 * @param {RuntimeFiles} files
 * @param {string} address
 */
function fileResponse(files, address) {
  if (address.endsWith(".wasm")) return new Response(/** @type {BodyInit} */ (files.wasm), { headers: { "content-type": "application/wasm" } });
  if (address.endsWith(".zip")) return new Response(/** @type {BodyInit} */ (files.stdlib));
  throw new TypeError(`${address} is not among the runtime files.`);
}

/** @param {string | ArrayBuffer | Blob} file */
async function bytesOf(file) {
  return file instanceof Blob ? file.arrayBuffer() : file;
}

/**
 * Put the package's wheels on `sys.path`.
 * @param {any} python
 */
export function addWheels(python) {
  return (/** @type {import("./instance.js").PackageFiles} */ files) => {
    const wheels = [...files.keys()].filter((path) => /^wheels\/[^/]+\.whl$/.test(path));
    if (wheels.length) python.runPython(`import plugyard.extension.wheels as wheels; wheels.unpack(${JSON.stringify(wheels)})`);
  };
}
