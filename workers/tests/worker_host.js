// Starts the real bundles in node worker threads, joined as frame.js joins them: extension worker - relay worker - the test.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { build } from "../../frontend_py/node_modules/esbuild/lib/main.js";
import { listenTo } from "./replay.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, "../..");
const modules = path.join(project, "frontend_py/node_modules");
const micropython = path.join(modules, "@micropython/micropython-webassembly-pyscript");
const LOCK = JSON.stringify({ info: { arch: "wasm32", platform: "emscripten", version: "314.0.7", python: "3.14.2", abi_version: "2026_0" }, packages: {} });

const text = (file) => readFileSync(file, "utf8");
const bytes = (file) => new Uint8Array(readFileSync(file)).buffer;
const scope = text(path.join(here, "worker_scope.js"));

/** @returns {Promise<string>} the entry as the web build makes it */
async function bundle(entry) {
  const { outputFiles } = await build({ entryPoints: [path.join(project, "workers", entry)], bundle: true, format: "iife", write: false, nodePaths: [modules], minify: true });
  return outputFiles[0].text;
}

export function sdkFiles() {
  const folder = path.join(project, "sdk/plugyard/extension");
  const names = readdirSync(folder).filter((name) => name.endsWith(".py"));
  return {
    "plugyard/__init__.py": text(path.join(project, "sdk/plugyard/__init__.py")),
    ...Object.fromEntries(names.map((name) => [`plugyard/extension/${name}`, text(path.join(folder, name))])),
    "facade.json": text(path.join(project, "sdk/generated/facade.json")),
  };
}

/** A snapshot with the SDK in memory, made once per test file. */
function snapshot() {
  const folder = mkdtempSync(path.join(tmpdir(), "plugyard-snapshot-"));
  const output = path.join(folder, "extension.bin");
  const { status, stderr } = spawnSync(process.execPath, [path.join(here, "make_snapshot.mjs"), output, JSON.stringify(sdkFiles())], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.slice(0, 2_000));
  const made = bytes(output);
  rmSync(folder, { recursive: true });
  return made;
}

const RUNTIME_FILES = {
  javascript: () => ({ syntaxParser: text(path.join(modules, "acorn/dist/acorn.mjs")) }),
  micropython: () => ({ module: text(path.join(micropython, "micropython.mjs")), wasm: bytes(path.join(micropython, "micropython.wasm")), sdk: JSON.stringify(sdkFiles()) }),
  python: () => ({
    module: text(path.join(modules, "pyodide/pyodide.mjs")),
    asm: text(path.join(modules, "pyodide/pyodide.asm.mjs")),
    wasm: bytes(path.join(modules, "pyodide/pyodide.asm.wasm")),
    stdlib: bytes(path.join(modules, "pyodide/python_stdlib.zip")),
    lock: LOCK,
    snapshot: snapshot(),
    sdk: JSON.stringify({ "facade.json": sdkFiles()["facade.json"] }),
  }),
};

/** A runtime, ready to be started again and again. */
export async function prepare(runtime) {
  const [boot, relay] = await Promise.all([bundle(`bootstrap_${runtime}.js`), bundle("relay.js")]);
  const files = RUNTIME_FILES[runtime]();
  return () => start(boot, relay, files);
}

const workerFrom = (script) => new Worker(new URL(`data:text/javascript,${encodeURIComponent(`${scope}\n${script}`)}`), { stdout: true, stderr: true });
const firstMessage = (worker) => new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));

async function start(boot, relay, files) {
  const extension = workerFrom(boot), filter = workerFrom(relay);
  extension.postMessage({ files });
  const fromExtension = await portOf(extension);
  filter.postMessage({ ports: [fromExtension] }, [fromExtension]);
  const port = await portOf(filter);
  const end = listenTo(port);
  const ready = await end.next();
  return {
    end, port, ready,
    sendFiles: (entries) => port.postMessage({ files: entries.map(([name, content]) => [name, new Uint8Array(Buffer.from(content)).buffer]) }),
    async close() {
      port.close();
      await Promise.all([extension.terminate(), filter.terminate()]);
    },
  };
}

async function portOf(worker) {
  return (await firstMessage(worker)).port;
}
