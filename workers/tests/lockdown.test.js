import assert from "node:assert/strict";
import { test } from "node:test";
import { lockDown, lockDownRest } from "../lockdown.js";

/** A worker scope with the same depth of prototypes as a browser's. */
function scope() {
  const target = Object.assign(Object.create(Object.prototype), { addEventListener() {} });
  const global = Object.assign(Object.create(target), { importScripts() {}, fetch() {}, indexedDB: {}, caches: {} });
  const dedicated = Object.assign(Object.create(global), { postMessage() {}, onmessage: null, close() {} });
  const navigator = Object.create({ storage: {}, locks: {}, sendBeacon() {}, userAgent: "x", gpu: {} });
  return Object.assign(Object.create(dedicated), { Worker: class {}, XMLHttpRequest: class {}, navigator, WebSocket: class {} });
}

test("ways to other threads, network and storage are gone from the whole prototype chain", () => {
  const self = scope();
  lockDown(self);
  for (const name of ["Worker", "XMLHttpRequest", "WebSocket", "indexedDB", "caches", "close"]) assert.equal(self[name], undefined, name);
  for (const name of ["storage", "locks", "sendBeacon", "gpu"]) assert.equal(name in self.navigator, false, name);
  assert.equal(self.navigator.userAgent, "x");
});

test("importScripts throws as soon as the first half is done, fetch stays for the runtime", () => {
  const self = scope();
  lockDown(self);
  assert.throws(() => self.importScripts("data:,"), TypeError);
  assert.equal(typeof self.fetch, "function");
});

test("after the second half nothing loads files, and the way to the frame refuses", () => {
  const self = scope();
  lockDown(self);
  lockDownRest(self);
  assert.equal(self.fetch, undefined);
  assert.equal(self.importScripts, undefined);
  assert.throws(() => self.postMessage(1), /not available to extensions/);
  assert.throws(() => {
    self.onmessage = () => {};
  }, /not available to extensions/);
  assert.equal("postMessage" in Object.getPrototypeOf(self), false);
});

test("what cannot be deleted is hidden", () => {
  const self = scope();
  Object.defineProperty(self, "SharedWorker", { value: class {}, configurable: false, writable: true });
  lockDown(self);
  assert.equal(self.SharedWorker, undefined);
});
