import assert from "node:assert/strict";
import { test } from "node:test";
import { Guard } from "../guard_desk.js";
import { pongText } from "../heartbeat.js";
import { REFUSALS } from "../refusals.js";

/** A guard with one watched port, on a clock that the test moves. Messages are events: waiting for one is waiting for what the guard posts. */
function watched(limits = {}) {
  let now = 0, number = 100;
  const posted = [], waiting = [];
  const post = (message) => {
    posted.push(message);
    waiting.splice(0).forEach((wake) => wake());
  };
  const guard = new Guard({ now: () => now, random: () => ++number, post });
  const { port1, port2: extension } = new MessageChannel();
  const toExtension = [];
  extension.onmessage = ({ data }) => {
    toExtension.push(data);
    waiting.splice(0).forEach((wake) => wake());
  };
  guard.fromPage({ op: "add", instance: 1, limits }, [port1]);
  const until = async (test) => {
    while (!test()) await new Promise((resolve) => waiting.push(resolve));
  };
  return {
    guard, extension, posted, toExtension, until,
    texts: () => posted.filter((message) => message.text !== undefined).map(({ text }) => text),
    verdicts: () => posted.filter((message) => message.verdict),
    answerPings: () => toExtension.splice(0).filter((data) => String(data).includes("$/ping")).forEach((data) => extension.postMessage(pongText(JSON.parse(data).params.n))),
    tick(ms = 1_000) {
      now += ms;
      guard.tick();
    },
    close() {
      guard.fromPage({ op: "drop", instance: 1 }, []);
      extension.close();
    },
  };
}

async function verdictFor(send, limits) {
  const one = watched(limits);
  send(one.extension);
  await one.until(() => one.verdicts().length);
  one.close();
  return one.verdicts()[0];
}

test("a checked text goes to the page with the instance of its port", async () => {
  const one = watched();
  one.extension.postMessage('{"instance":7}');
  await one.until(() => one.texts().length);
  assert.deepEqual(one.posted[0], { instance: 1, text: '{"instance":7}' });
  one.close();
});

const ATTACKS = {
  "an object": [(port) => port.postMessage({ a: 1 }), "not_a_string"],
  "a buffer": [(port) => port.postMessage(new ArrayBuffer(8)), "not_a_string"],
  "a port beside a text": [(port) => port.postMessage("1", [new MessageChannel().port1]), "ports"],
  "a text too long": [(port) => port.postMessage(`"${"x".repeat(1 << 20)}"`), "too_long"],
  "brackets without end": [(port) => port.postMessage("[".repeat(10_000)), "too_deep"],
  "half a message": [(port) => port.postMessage('{"a":'), "malformed"],
  "an answer to no heartbeat": [(port) => port.postMessage(pongText(5)), "malformed"],
  "a number that is no refusal": [(port) => port.postMessage(99), "not_a_string"],
};
for (const [name, [send, verdict]] of Object.entries(ATTACKS)) {
  test(`${name} ends the instance: ${verdict}`, async () => assert.equal((await verdictFor(send)).verdict, verdict));
}

for (const [number, refusal] of REFUSALS.entries()) {
  test(`the relay's number ${number} is the verdict ${refusal}`, async () => assert.equal((await verdictFor((port) => port.postMessage(number))).verdict, refusal));
}

test("more than the credits wait for the page, more than the queue is a flood", async () => {
  const one = watched({ inFlight: 2, maxQueued: 3 });
  for (let n = 1; n <= 5; n++) one.extension.postMessage(String(n));
  await one.until(() => one.texts().length === 2);
  one.guard.fromPage({ op: "ack", instance: 1, ack: 1 }, []);
  await one.until(() => one.texts().length === 3);
  one.guard.fromPage({ op: "text", instance: 1, text: "{}", ack: 1 }, []);
  await one.until(() => one.texts().length === 4);
  assert.deepEqual(one.texts(), ["1", "2", "3", "4"]);
  for (let n = 6; n <= 8; n++) one.extension.postMessage(String(n));
  await one.until(() => one.verdicts().length);
  assert.equal(one.verdicts()[0].verdict, "flood");
  one.close();
});

test("after a verdict nothing of the port arrives any more", async () => {
  const one = watched();
  one.extension.postMessage({});
  one.extension.postMessage("1");
  await one.until(() => one.verdicts().length);
  const { port1, port2 } = new MessageChannel();
  one.guard.fromPage({ op: "add", instance: 2 }, [port1]);
  port2.postMessage("2");
  await one.until(() => one.texts().length);
  assert.deepEqual(one.texts(), ["2"]);
  one.guard.fromPage({ op: "drop", instance: 2 }, []);
  port2.close();
  one.close();
});

test("the relay gets its credits back in batches, for texts that have left for the page", async () => {
  const one = watched();
  for (let n = 0; n < 40; n++) one.extension.postMessage("1");
  await one.until(() => one.toExtension.some((data) => typeof data === "number"));
  assert.deepEqual(one.toExtension.filter((data) => typeof data === "number"), [32]);
  one.close();
});

test("long texts are repaid early, so that the relay's window of characters never stands still", async () => {
  const one = watched();
  one.extension.postMessage(`"${"x".repeat((1 << 20) - 2)}"`);
  await one.until(() => one.toExtension.some((data) => typeof data === "number"));
  assert.deepEqual(one.toExtension.filter((data) => typeof data === "number"), [1]);
  one.close();
});

test("package files reach the worker as one object", async () => {
  const one = watched();
  const content = new TextEncoder().encode("export {}").buffer;
  one.guard.fromPage({ op: "files", instance: 1, files: [["extension.js", content]] }, []);
  await one.until(() => one.toExtension.some((data) => data.files));
  const [[path, buffer]] = one.toExtension.find((data) => data.files).files;
  assert.equal(path, "extension.js");
  assert.equal(new TextDecoder().decode(buffer), "export {}");
  one.close();
});

test("who stops answering is judged silent, who answers is reported with the delay", async () => {
  const one = watched();
  await one.until(() => one.toExtension.length);
  one.answerPings();
  one.extension.postMessage("1");
  await one.until(() => one.texts().length);
  one.tick();
  assert.deepEqual(one.posted.at(-1), { beats: [[1, 0]] });
  for (let second = 0; second < 4; second++) one.tick();
  assert.equal(one.verdicts()[0].verdict, "silent");
  one.close();
});

test("while the watchdog is paused nobody is judged silent", async () => {
  const one = watched();
  await one.until(() => one.toExtension.length);
  one.answerPings();
  one.extension.postMessage("1"); // comes after the answer
  await one.until(() => one.texts().length);
  one.guard.fromPage({ op: "pause", paused: true }, []);
  for (let second = 0; second < 60; second++) one.tick();
  assert.deepEqual(one.verdicts(), []);
  one.guard.fromPage({ op: "pause", paused: false }, []);
  for (let second = 0; second < 6; second++) one.tick();
  assert.equal(one.verdicts()[0].verdict, "silent");
  one.close();
});
