import assert from "node:assert/strict";
import { test } from "node:test";

import { GuardBridge } from "../../page/boot/guard_bridge.js";
import { FakeTimers, FakeWorker, install } from "./fake_page.js";

const ADDRESS = "/assets/guard.0123.js";

function bridge(t, { onText = () => "", onVerdict = () => {}, onBeats = () => {}, window = {}, ...more } = {}) {
  const timers = new FakeTimers();
  install(t, { Worker: FakeWorker, setTimeout: timers.setTimeout, window, ...more });
  const made = new GuardBridge(ADDRESS);
  made.listen(onText, onVerdict, onBeats);
  const worker = FakeWorker.made.at(-1);
  return { bridge: made, worker, timers, posted: () => worker.posted.map(({ message }) => message) };
}

test("an answer goes back with one credit in the same message", (t) => {
  const { worker, posted } = bridge(t, { onText: (instance, text) => `${instance} heard ${text}` });
  worker.say({ instance: 7, text: "hello" });
  assert.deepEqual(posted(), [{ op: "text", instance: 7, text: "7 heard hello", ack: 1 }]);
});

test("a text without an answer gives its credit back soon, several in one message", (t) => {
  const { worker, posted, timers } = bridge(t);
  for (let i = 0; i < 3; i++) worker.say({ instance: 7, text: "log" });
  assert.deepEqual(posted(), []);
  timers.run();
  assert.deepEqual(posted(), [{ op: "ack", instance: 7, ack: 3 }]);
});

test("sixteen credits do not wait", (t) => {
  const { worker, posted } = bridge(t);
  for (let i = 0; i < 16; i++) worker.say({ instance: 7, text: "log" });
  assert.deepEqual(posted(), [{ op: "ack", instance: 7, ack: 16 }]);
});

test("credits that wait travel with the next answer", (t) => {
  const { bridge: made, worker, posted, timers } = bridge(t);
  worker.say({ instance: 7, text: "log" });
  made.send(7, "state", 0);
  timers.run();
  assert.deepEqual(posted(), [{ op: "text", instance: 7, text: "state", ack: 1 }]);
});

test("a text that is answered later keeps its credit until then", (t) => {
  const { bridge: made, worker, posted, timers } = bridge(t, { onText: () => undefined });
  worker.say({ instance: 7, text: "slow call" });
  timers.run();
  assert.deepEqual(posted(), []);
  made.send(7, "answer", 1);
  assert.deepEqual(posted(), [{ op: "text", instance: 7, text: "answer", ack: 1 }]);
});

test("a fault of the host costs the extension no credit", (t) => {
  const reported = [];
  const onText = () => {
    throw new Error("bug");
  };
  const { worker, posted, timers } = bridge(t, { onText, reportError: (error) => reported.push(error.message) });
  worker.say({ instance: 7, text: "call" });
  timers.run();
  assert.deepEqual(reported, ["bug"]);
  assert.deepEqual(posted(), [{ op: "ack", instance: 7, ack: 1 }]);
});

test("a dropped instance gets nothing any more", (t) => {
  const { bridge: made, worker, posted, timers } = bridge(t);
  worker.say({ instance: 7, text: "log" });
  made.drop(7);
  timers.run();
  assert.deepEqual(posted(), [{ op: "drop", instance: 7 }]);
});

test("verdicts and beats reach their listeners", (t) => {
  const heard = [];
  const { worker } = bridge(t, { onVerdict: (...facts) => heard.push(facts), onBeats: (beats) => heard.push(beats) });
  worker.say({ instance: 7, verdict: "flood", detail: "1025 waiting" });
  worker.say({ beats: [[7, 3]] });
  assert.deepEqual(heard, [[7, "flood", "1025 waiting"], [[7, 3]]]);
});

test("files are handed over, not copied", (t) => {
  const { bridge: made, worker } = bridge(t);
  const buffer = new ArrayBuffer(4);
  made.sendFiles(7, [["main.js", buffer]]);
  assert.deepEqual(worker.posted[0].transfer, [buffer]);
});

test("the Trusted Types policy lets exactly the guard's address through", (t) => {
  let rules;
  const trustedTypes = { createPolicy: (name, given) => ((rules = { name, ...given }), given) };
  bridge(t, { window: { trustedTypes } });
  assert.equal(rules.name, "host-worker");
  assert.equal(rules.createScriptURL(ADDRESS), ADDRESS);
  for (const other of ["/assets/guard.0123.js?x", "data:text/javascript,1", "https://evil.example/assets/guard.0123.js", ""]) {
    assert.throws(() => rules.createScriptURL(other), TypeError);
  }
});
