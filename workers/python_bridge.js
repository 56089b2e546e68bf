// What both Python runtimes share: the module `_plugyard_bridge` that connection.py talks to, mounting, and what is printed.

import { captureConsole, Log, logLostErrors } from "../sdk/js/log.js";
import { CallFailed, Json } from "./call_failed.js";
import { cannotStart } from "./instance.js";

/** @typedef {import("./instance.js").Surroundings} Surroundings */
/** @typedef {import("./instance.js").PackageFiles} PackageFiles */
/** @typedef {import("./instance.js").Activation} Activation */
/** @typedef {import("./rpc.js").Endpoint} Endpoint */
/** @typedef {{mkdir: (path: string) => void, writeFile: (path: string, data: Uint8Array) => void}} FileSystem */
/** @typedef {{settle: (id: number, text: string) => void, dispatch: (token: number, text: string) => void, cancel: (token: number) => void}} Python */

const SDK_ROOT = "/plugyard_sdk";
const PACKAGE_ROOT = "/extension/";
const NOTIFICATION = 0;

/** Joins the endpoint to the functions that connection.py hands over. */
export class PythonBridge {
  /**
   * @param {Endpoint} endpoint
   * @param {Log} log
   */
  constructor(endpoint, log) {
    this.endpoint = endpoint;
    this.log = log;
    this.lastToken = NOTIFICATION;
    /** @type {Map<number, {resolve: (result: Json) => void, reject: (error: Error) => void}>} */
    this.running = new Map();
    /** @type {Python | null} */
    this.python = null;
    endpoint.otherwise = (_params, call) => this.dispatch(call);
  }

  /** The functions that Python calls. */
  module() {
    return {
      connect: (/** @type {any} */ settle, /** @type {any} */ dispatch, /** @type {any} */ cancel) => {
        this.python = { settle: kept(settle), dispatch: kept(dispatch), cancel: kept(cancel) };
      },
      request: (/** @type {string} */ method, /** @type {string} */ params) => this.request(method, params),
      give_up: (/** @type {number} */ id) => this.endpoint.cancel(id),
      answer: (/** @type {number} */ token, /** @type {string} */ result) => {
        const json = new Json(checked(result));
        this.take(token)?.resolve(json);
      },
      fail: (/** @type {number} */ token, /** @type {string} */ error) => this.take(token)?.reject(new CallFailed(JSON.parse(error))),
      log: (/** @type {import("../sdk/js/log.js").Level} */ level, /** @type {string} */ message, /** @type {string} */ file, /** @type {number} */ line) =>
        this.log.write(level, message, file ? { file, line } : {}),
    };
  }

  /**
   * @param {string} method
   * @param {string} params
   */
  request(method, params) {
    const { id, answer } = this.endpoint.exchange(method, checked(params));
    void answer.then(({ text }) => this.python?.settle(id, text));
    return id;
  }

  /**
   * Hand a call of the page to Python and wait for its answer.
   * @param {import("./rpc.js").Call} call
   */
  dispatch({ id, text, signal }) {
    if (id === null) return this.python?.dispatch(NOTIFICATION, text);
    const token = ++this.lastToken;
    signal.addEventListener("abort", () => this.python?.cancel(token));
    const answered = new Promise((resolve, reject) => this.running.set(token, { resolve, reject }));
    this.python?.dispatch(token, text);
    return answered;
  }

  /** @param {number} token */
  take(token) {
    const call = this.running.get(token);
    this.running.delete(token);
    return call;
  }
}

/**
 * Everything printed goes to the log; noise of the runtime on the console does not.
 * @param {Surroundings} surroundings
 */
export function pythonLog({ scope, endpoint }) {
  const log = new Log((line) => endpoint.notify("$/log", line), () => scope.performance.now());
  captureConsole(scope.console, log);
  logLostErrors(scope, log);
  scope.console.error = () => {}; // Emscripten prints there at every refused growth of the memory; what Python prints comes another way
  return log;
}

/**
 * Start the SDK, which a snapshot has in memory already.
 * @param {any} python
 * @param {PythonBridge} bridge
 * @param {string} sdkText
 */
export function startSdk(python, bridge, sdkText) {
  const inMemory = python.runPython("import sys; 'plugyard.extension.start' in sys.modules");
  const facade = inMemory ? JSON.parse(sdkText)["facade.json"] : mountSdk(python.FS, sdkText);
  python.registerJsModule("_plugyard_bridge", { ...bridge.module(), facade });
  python.runPython(`
import sys
if ${JSON.stringify(SDK_ROOT)} not in sys.path:
    sys.path.insert(0, ${JSON.stringify(SDK_ROOT)})
import _plugyard_bridge
from plugyard.extension.start import start
start(_plugyard_bridge, _plugyard_bridge.facade)
`);
}

/**
 * How `extension.activate` goes on in Python once the package is mounted.
 * @param {FileSystem} fs
 * @param {PythonBridge} bridge
 * @param {(files: PackageFiles) => void} mounted
 */
export function activator(fs, bridge, mounted = () => {}) {
  return (/** @type {Activation} */ activation, /** @type {PackageFiles} */ files, /** @type {import("./rpc.js").Call} */ call) => {
    requireEntry(files, activation);
    mount(fs, PACKAGE_ROOT, files);
    mounted(files);
    return bridge.dispatch(call);
  };
}

/**
 * Write the SDK's files below `/plugyard_sdk/` and return the text of facade.json.
 * @param {FileSystem} fs
 * @param {string} sdkText  JSON: path -> text
 * @returns {string}
 */
function mountSdk(fs, sdkText) {
  const { "facade.json": facade, ...files } = JSON.parse(sdkText);
  mount(fs, `${SDK_ROOT}/`, new Map(Object.entries(files).map(([name, content]) => [name, name.endsWith(".mpy") ? bytesOf(content) : content])));
  return facade;
}

/** @param {string} base64 */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/**
 * @param {PackageFiles} files
 * @param {Activation} activation
 */
function requireEntry(files, { main }) {
  if (!files.has(main)) throw cannotStart("missing_entry", `The package has no file ${main}, which the manifest names as main.`, { file: main });
}

/**
 * @param {FileSystem} fs
 * @param {string} root
 * @param {ReadonlyMap<string, Uint8Array | string>} files
 */
function mount(fs, root, files) {
  const made = new Set(), encoder = new TextEncoder();
  const makeFolder = (/** @type {string} */ path) => {
    if (made.has(path) || !path) return;
    makeFolder(path.slice(0, path.lastIndexOf("/")));
    fs.mkdir(path);
    made.add(path);
  };
  makeFolder(root.slice(0, -1));
  for (const [path, content] of files) {
    makeFolder((root + path).slice(0, (root + path).lastIndexOf("/")));
    fs.writeFile(root + path, typeof content === "string" ? encoder.encode(content) : content); // Emscripten encodes texts four times slower
  }
}

/**
 * Python functions belong to Python's memory: CPython's must be copied to outlive the call, MicroPython's live as long as they are held.
 * @param {any} callable
 */
function kept(callable) {
  return callable.copy ? callable.copy() : callable;
}

/**
 * MicroPython writes anything as JSON, a class or NaN too: refuse here, where it is an error in the extension and not a broken message.
 * @param {string} json
 */
function checked(json) {
  try {
    JSON.parse(json);
  } catch {
    throw new TypeError(`Only JSON can cross to the page, not ${json.slice(0, 80)}`);
  }
  return json;
}
