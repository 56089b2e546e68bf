// Prepended to a bootstrap: makes a node worker thread look like the worker scope of a browser, so that the real script runs unchanged.

import { parentPort } from "node:worker_threads";

const node = process;
const listeners = { unhandledrejection: [], error: [] };
const tell = (type, facts) => listeners[type].forEach((listener) => listener({ preventDefault() {}, ...facts }));
node.on("unhandledRejection", (reason) => tell("unhandledrejection", { reason }));
node.on("uncaughtException", (error) => tell("error", { error }));

globalThis.self = globalThis;
globalThis.WorkerGlobalScope = class {
  static [Symbol.hasInstance](value) {
    return value === globalThis;
  }
};
globalThis.location = new URL("data:text/javascript,");
globalThis.addEventListener = (type, listener) => listeners[type].push(listener);
globalThis.postMessage = (message, [port]) => parentPort.postMessage({ port }, [port]); // node tells no ports apart from the message
globalThis.importScripts = () => {};
Object.defineProperty(globalThis, "onmessage", {
  configurable: true,
  set(listener) {
    parentPort.removeAllListeners("message");
    if (listener) parentPort.on("message", (data) => listener({ data, ports: data?.ports ?? [] }));
  },
});
delete globalThis.process; // runtimes take it for a sign of node
