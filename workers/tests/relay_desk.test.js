import assert from "node:assert/strict";
import { test } from "node:test";
import { pongText } from "../heartbeat.js";
import { RELAY_WINDOW } from "../limits.js";
import { REFUSALS } from "../refusals.js";
import { Relay } from "../relay_desk.js";

/** A relay between two ports that the test holds. */
function relayed() {
  const left = new MessageChannel(), right = new MessageChannel();
  new Relay(left.port1, right.port1);
  const atGuard = [], atExtension = [], waiting = [];
  const collect = (list) => ({ data }) => {
    list.push(data);
    waiting.splice(0).forEach((wake) => wake());
  };
  right.port2.onmessage = collect(atGuard);
  left.port2.onmessage = collect(atExtension);
  return {
    extension: left.port2, guard: right.port2, atGuard, atExtension,
    async until(test) {
      while (!test()) await new Promise((resolve) => waiting.push(resolve));
    },
    close() {
      left.port2.close();
      right.port2.close();
    },
  };
}

test("texts pass in both directions", async () => {
  const one = relayed();
  one.extension.postMessage("up");
  one.guard.postMessage("down");
  await one.until(() => one.atGuard.length && one.atExtension.length);
  assert.deepEqual([one.atGuard, one.atExtension], [["up"], ["down"]]);
  one.close();
});

const ATTACKS = {
  not_a_string: (port) => port.postMessage(new Array(1_000).fill("x")),
  ports: (port) => port.postMessage("1", [new MessageChannel().port1]),
  too_long: (port) => port.postMessage("x".repeat((1 << 20) + 1)),
  flood: (port) => {
    for (let n = 0; n < 5_000; n++) port.postMessage("1");
  },
};
for (const [refusal, send] of Object.entries(ATTACKS)) {
  test(`${refusal} is told by number, and nothing of the extension follows`, async () => {
    const one = relayed();
    send(one.extension);
    one.extension.postMessage("later");
    await one.until(() => typeof one.atGuard.at(-1) === "number");
    assert.equal(REFUSALS[one.atGuard.at(-1)], refusal);
    assert.ok(!one.atGuard.includes("later"));
    one.close();
  });
}

test("an extension that sends a refusal number only refuses itself", async () => {
  const one = relayed();
  one.extension.postMessage(REFUSALS.indexOf("flood"));
  await one.until(() => one.atGuard.length);
  assert.equal(REFUSALS[one.atGuard[0]], "not_a_string");
  one.close();
});

test("texts wait for the guard's credits", async () => {
  const one = relayed();
  for (let n = 0; n < RELAY_WINDOW.inFlight + 5; n++) one.extension.postMessage(String(n));
  await one.until(() => one.atGuard.length === RELAY_WINDOW.inFlight);
  one.guard.postMessage(3);
  await one.until(() => one.atGuard.length === RELAY_WINDOW.inFlight + 3);
  assert.equal(one.atGuard.at(-1), String(RELAY_WINDOW.inFlight + 2));
  assert.deepEqual(one.atExtension, []);
  one.close();
});

test("a heartbeat's answer passes even without credits", async () => {
  const one = relayed();
  for (let n = 0; n < RELAY_WINDOW.inFlight + 5; n++) one.extension.postMessage("1");
  one.extension.postMessage(pongText(7));
  await one.until(() => one.atGuard.includes(pongText(7)));
  assert.equal(one.atGuard.length, RELAY_WINDOW.inFlight + 1);
  one.close();
});

test("package files are handed on with their buffers", async () => {
  const one = relayed();
  const buffer = new ArrayBuffer(4);
  one.guard.postMessage({ files: [["a.js", buffer]] }, [buffer]);
  await one.until(() => one.atExtension.length);
  assert.equal(one.atExtension[0].files[0][1].byteLength, 4);
  one.close();
});
