import assert from "node:assert/strict";
import { test } from "node:test";
import { CallFailed, Json } from "../call_failed.js";
import { LIMITS } from "../limits.js";
import { Endpoint } from "../rpc.js";
import { pingText, pongText } from "../heartbeat.js";

const describeError = (error) => ({ code: -32009, message: error.message, data: { code: "handler_failed" } });

/** An endpoint whose texts are kept. */
function endpoint({ opened = true } = {}) {
  const sent = [];
  const one = new Endpoint((text) => sent.push(text), describeError);
  if (opened) one.open();
  return { one, sent, messages: () => sent.map((text) => JSON.parse(text)), receive: (message) => one.receive(JSON.stringify({ jsonrpc: "2.0", ...message })) };
}

/** Let promises that are ready run. */
const turn = () => new Promise(setImmediate);

test("a request is answered by its id", async () => {
  const { one, receive, messages } = endpoint();
  const first = one.request("storage.get", { key: "a" }), second = one.request("storage.get", { key: "b" });
  receive({ id: 2, result: "B" });
  receive({ id: 1, result: "A" });
  assert.deepEqual([await first, await second], ["A", "B"]);
  assert.deepEqual(messages()[0], { jsonrpc: "2.0", id: 1, method: "storage.get", params: { key: "a" } });
});

test("an error answer rejects with the error as it crossed", async () => {
  const { one, receive } = endpoint();
  const call = one.request("storage.get", {});
  receive({ id: 1, error: { code: -32002, message: "No.", data: { code: "permission_denied" } } });
  await assert.rejects(call, (error) => error instanceof CallFailed && error.wire.data.code === "permission_denied");
});

test("answers to nothing, and second answers, are dropped", async () => {
  const { one, receive } = endpoint();
  receive({ id: 99, result: 1 });
  const call = one.request("a.b", {});
  receive({ id: 1, result: 1 });
  receive({ id: 1, result: 2 });
  assert.equal(await call, 1);
});

test("a call of the page is acknowledged before its handler runs", async () => {
  const { one, receive, messages } = endpoint();
  let seen;
  one.serve("commands.run", () => void (seen = messages().at(-1)));
  receive({ id: 5, method: "commands.run", params: {} });
  assert.deepEqual(seen, { jsonrpc: "2.0", method: "$/ack", params: { id: 5 } });
  await turn();
  assert.deepEqual(messages().at(-1), { jsonrpc: "2.0", id: 5, result: null });
});

test("what a handler throws is described to the page", async () => {
  const { one, receive, messages } = endpoint();
  one.serve("commands.run", () => {
    throw new Error("no luck");
  });
  receive({ id: 5, method: "commands.run" });
  await turn();
  assert.deepEqual(messages().at(-1).error, { code: -32009, message: "no luck", data: { code: "handler_failed" } });
});

for (const method of ["__proto__", "constructor", "toString", "commands.run\0", "COMMANDS.RUN"]) {
  test(`the method ${JSON.stringify(method)} is unknown`, async () => {
    const { one, receive, messages } = endpoint();
    one.serve("commands.run", () => assert.fail("must not run"));
    receive({ id: 5, method, params: {} });
    await turn();
    assert.equal(messages().at(-1).error.data.code, "unknown_method");
  });
}

test("$/cancel aborts the handler's signal", async () => {
  const { one, receive } = endpoint();
  let signal;
  one.serve("commands.run", (_, call) => new Promise(() => (signal = call.signal)));
  receive({ id: 5, method: "commands.run" });
  receive({ method: "$/cancel", params: { id: 5 } });
  assert.equal(signal.aborted, true);
});

test("an aborted request tells the page and rejects at once", async () => {
  const { one, messages } = endpoint();
  const controller = new AbortController();
  const call = one.request("network.fetch", {}, { signal: controller.signal });
  controller.abort();
  await assert.rejects(call, (error) => error.wire.data.code === "cancelled");
  assert.deepEqual(messages().at(-1), { jsonrpc: "2.0", method: "$/cancel", params: { id: 1 } });
});

test("closing fails what waits, aborts what runs, and refuses what comes", async () => {
  const { one, receive, sent } = endpoint();
  let signal;
  one.serve("commands.run", (_, call) => new Promise(() => (signal = call.signal)));
  receive({ id: 5, method: "commands.run" });
  const waiting = one.request("a.b", {});
  const before = sent.length;
  one.close();
  for (const call of [waiting, one.request("a.b", {})]) await assert.rejects(call, (error) => error.wire.data.code === "extension_stopped");
  assert.equal(signal.aborted, true);
  assert.equal(sent.length, before);
});

test("heartbeats are answered before the endpoint is open, everything else waits", async () => {
  const { one, sent, receive } = endpoint({ opened: false });
  one.serve("commands.run", () => 1);
  receive({ id: 1, method: "commands.run" });
  one.receive(pingText(77));
  assert.deepEqual(sent, [pongText(77)]);
  one.open();
  await turn();
  assert.equal(sent.length, 3);
});

test("at most 512 requests are unheard; acknowledgements and answers let more go", async () => {
  const { one, sent, receive } = endpoint();
  const calls = Array.from({ length: 600 }, (_, n) => one.request("a.b", { n }));
  assert.equal(sent.length, 512);
  receive({ method: "$/ack", params: { id: 1 } });
  receive({ method: "$/ack", params: { id: 1 } });
  assert.equal(sent.length, 513);
  receive({ id: 1, result: null });
  assert.equal(sent.length, 513);
  receive({ id: 2, result: null });
  assert.equal(sent.length, 514);
  one.close();
  await Promise.allSettled(calls);
});

test("a request cancelled before it was sent never goes out", async () => {
  const { one, sent, receive } = endpoint();
  const calls = Array.from({ length: 513 }, () => one.request("a.b", {}));
  one.cancel(513);
  await assert.rejects(calls[512], (error) => error.wire.data.code === "cancelled");
  receive({ id: 1, result: null });
  assert.equal(sent.length, 512);
  one.close();
  await Promise.allSettled(calls);
});

test("a request over the limits is refused here, not by the guard", async () => {
  const { one, sent } = endpoint();
  await assert.rejects(one.request("storage.set", { value: "x".repeat(LIMITS.maxChars) }), (error) => error.wire.data.code === "limit_exceeded");
  let deep = [];
  for (let n = 0; n < 40; n++) deep = [deep];
  await assert.rejects(one.request("storage.set", { value: deep }), (error) => error.wire.data.what === "message depth");
  assert.deepEqual(sent, []);
});

test("an answer over the limits becomes an error", async () => {
  const { one, receive, messages } = endpoint();
  one.serve("commands.run", () => "x".repeat(LIMITS.maxChars));
  receive({ id: 5, method: "commands.run" });
  await turn();
  assert.equal(messages().at(-1).error.data.code, "limit_exceeded");
});

test("an answer that is JSON already is not written twice", async () => {
  const { one, receive, messages } = endpoint();
  one.serve("commands.run", () => new Json('{"a":[1]}'));
  receive({ id: 5, method: "commands.run" });
  await turn();
  assert.deepEqual(messages().at(-1).result, { a: [1] });
});

for (const key of ["__proto__", "constructor", "prototype"]) {
  for (const spelling of [key, `\\u00${key.charCodeAt(0).toString(16)}${key.slice(1)}`]) {
    test(`the key ${spelling} is dropped from what the page sends`, async () => {
      const { one } = endpoint();
      const call = one.request("a.b", {});
      one.receive(`{"jsonrpc":"2.0","id":1,"result":{"a":{"${spelling}":{"isAdmin":true},"b":1}}}`);
      const result = await call;
      assert.deepEqual(Object.getOwnPropertyNames(result.a), ["b"]);
      assert.equal(result.a.isAdmin, undefined);
    });
  }
}

test("progress carries the id of the call it belongs to", async () => {
  const { one, receive, messages } = endpoint();
  one.serve("commands.run", (_, call) => call.progress({ percent: 50 }));
  receive({ id: 5, method: "commands.run" });
  await turn();
  assert.deepEqual(messages().find(({ method }) => method === "$/progress").params, { id: 5, value: { percent: 50 } });
});
