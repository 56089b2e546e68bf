import assert from "node:assert/strict";
import { test } from "node:test";

import { Handshake } from "../../page/boot/handshake.js";
import { FakeTimers, install } from "./fake_page.js";

/** A page with room for one frame. */
function page(t) {
  const timers = new FakeTimers(), listeners = new Set(), sent = [];
  const frame = {
    attributes: {},
    removed: 0,
    contentWindow: { postMessage: (message, target, transfer) => sent.push({ message, target, transfer }) },
    setAttribute: (name, value) => (frame.attributes[name] = value),
    remove: () => frame.removed++,
  };
  install(t, {
    document: { createElement: () => frame, body: { append: () => {} } },
    addEventListener: (type, listener) => listeners.add(listener),
    removeEventListener: (type, listener) => listeners.delete(listener),
    setTimeout: timers.setTimeout,
    clearTimeout: timers.clearTimeout,
  });
  const handshake = new Handshake("http://x.localhost:1/frame");
  const nonce = frame.src.split("#")[1];
  const say = (data, { source = frame.contentWindow, origin = "null", ports = [] } = {}) => {
    for (const listener of listeners) listener({ source, origin, data: { nonce, ...data }, ports });
  };
  return { handshake, frame, say, sent, timers, nonce, listeners };
}

const START = { boot: "b", relay: "r", payload: { files: {} } };

test("the frame has exactly the attributes that make it a sandbox", (t) => {
  const { frame, nonce } = page(t);
  assert.deepEqual(frame.attributes, { sandbox: "allow-scripts", allow: "", referrerpolicy: "no-referrer" });
  assert.equal(frame.hidden, true);
  assert.match(nonce, /^[0-9a-f]{32}$/);
});

test("the frame itself is believed", async (t) => {
  const { handshake, say } = page(t);
  const ready = handshake.wait("ready", 1000);
  say({ type: "ready" });
  assert.equal((await ready).data.type, "ready");
});

for (const [what, message] of [
  ["another window", (say) => say({ type: "ready" }, { source: {} })],
  ["a frame with an origin", (say) => say({ type: "ready" }, { origin: "http://x.localhost:1" })],
  ["one that does not know the nonce", (say) => say({ type: "ready", nonce: "0".repeat(32) })],
  ["one that says something else", (say) => say({ type: "port" })],
]) {
  test(`${what} is not believed`, async (t) => {
    const { handshake, say, timers } = page(t);
    const ready = handshake.wait("ready", 1000);
    message(say);
    timers.run();
    await assert.rejects(ready, /did not answer within 1 s/);
  });
}

test("the port is taken and later messages of the frame are not heard", async (t) => {
  const { handshake, say, sent, nonce, listeners } = page(t);
  const port = {};
  const started = handshake.start(START, 1000);
  say({ type: "port" }, { ports: [port] });
  assert.equal(await started, port);
  assert.deepEqual(sent, [{ message: { type: "start", nonce, ...START }, target: "*", transfer: [] }]);
  assert.equal(listeners.size, 0);
});

test("buffers are transferred, Blobs and texts are not", async (t) => {
  const { handshake, say, sent } = page(t);
  const buffer = new ArrayBuffer(1);
  const started = handshake.start({ ...START, payload: { files: { wasm: buffer, stdlib: new Blob(["x"]), module: "text" } } }, 1000);
  say({ type: "port" }, { ports: [{}] });
  await started;
  assert.deepEqual(sent[0].transfer, [buffer]);
});

test("a worker that cannot be made is told in the frame's words, shortened", async (t) => {
  const { handshake, say } = page(t);
  const started = handshake.start(START, 1000);
  say({ type: "failed", message: "x".repeat(10_000) });
  await assert.rejects(started, (error) => error.message.length < 600);
});

test("an answer without a port is refused", async (t) => {
  const { handshake, say } = page(t);
  const started = handshake.start(START, 1000);
  say({ type: "port" });
  await assert.rejects(started, /without a port/);
});

test("an abandoned frame is gone and unheard", (t) => {
  const { handshake, frame, listeners } = page(t);
  handshake.abandon();
  assert.equal(frame.removed, 1);
  assert.equal(listeners.size, 0);
});
