// PyScript's `interpreter` module: Pyodide from a memory snapshot. It starts on its own as soon as it is loaded, while PyScript still prepares.

import { loadPyodide as load, version } from "pyodide";
import { assets } from "./boot/assets.js";

export { version };

/** Where Python's output goes; PyScript says where when it asks for the interpreter. */
const output = { stdout: console.log, stderr: console.error };

async function bytesOf(/** @type {string} */ address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} to ${address}`);
  return response.arrayBuffer();
}

async function start() {
  performance.mark("plugyard:interpreter-start");
  const snapshot = bytesOf(assets.entries["page-snapshot"]);
  const module = import(assets.entries["pyodide-asm"]);
  const python = await load({
    indexURL: new URL("/assets/", location.href).href,
    packageBaseUrl: new URL("/assets/", location.href).href,
    stdLibURL: new URL(assets.entries["python-stdlib"], location.href).href,
    lockFileContents: assets.lock, // lists no packages: they come with the snapshot and with extensions
    createPyodideModule: (/** @type {unknown} */ settings) => module.then((loaded) => loaded.default(settings)),
    _loadSnapshot: snapshot,
    stdout: (/** @type {string} */ line) => output.stdout(line),
    stderr: (/** @type {string} */ line) => output.stderr(line),
  });
  performance.mark("plugyard:interpreter-ready");
  return python;
}

const started = start();
started.catch(() => {}); // told to PyScript below, which is the one who waits for it

/** @param {{stdout?: typeof console.log, stderr?: typeof console.error}} options */
export function loadPyodide({ stdout, stderr } = {}) {
  output.stdout = stdout ?? output.stdout;
  output.stderr = stderr ?? output.stderr;
  return started;
}
