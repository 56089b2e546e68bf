// PyScript's `interpreter` module: Pyodide from a memory snapshot. It starts on its own as soon as it is loaded, while PyScript still prepares.

import { loadPyodide as load, version } from "pyodide";
import { assets } from "./boot/assets.js";
import { unpackSparse } from "./boot/sparse.js";

export { version };

/** Where Python's output goes; PyScript says where when it asks for the interpreter. */
const output = { stdout: console.log, stderr: console.error };

async function bytesOf(/** @type {string} */ address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} to ${address}`);
  return response.arrayBuffer();
}

/**
 * Pyodide wants the snapshot before it starts to compile, although it needs it only afterwards. It gets the empty memory at once, and its
 * module counts as made only when that memory is filled: compiling and loading then go on side by side.
 */
async function start() {
  performance.mark("plugyard:interpreter-start");
  const memory = new Uint8Array(assets.snapshotBytes);
  const filled = bytesOf(assets.entries["page-snapshot"]).then((packed) => unpackSparse(packed, memory));
  const glue = import(assets.entries["pyodide-asm"]);
  const makeModule = async (/** @type {unknown} */ settings) => (await Promise.all([glue.then((loaded) => loaded.default(settings)), filled]))[0];
  const folder = new URL("/assets/", location.href).href;
  const python = await load({
    indexURL: folder,
    packageBaseUrl: folder,
    stdLibURL: new URL(assets.entries["python-stdlib"], location.href).href,
    lockFileContents: assets.lock, // lists no packages: they come with the snapshot and with extensions
    createPyodideModule: makeModule,
    _loadSnapshot: memory,
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
