import assert from "node:assert/strict";
import { test } from "node:test";
import { Heartbeat, isPong, pingText, pongText } from "../heartbeat.js";

const LIMITS = { intervalMs: 1_000, silenceMs: 5_000 };

function beating(numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
  const queue = [...numbers];
  const heartbeat = new Heartbeat(LIMITS, () => queue.shift());
  heartbeat.ping(0);
  heartbeat.hear(pongText(1), 0);
  return heartbeat;
}

test("silence is judged after five seconds in which the guard ticked", () => {
  const heartbeat = beating();
  const verdicts = [1, 2, 3, 4, 5].map((second) => heartbeat.tick(1_000, second * 1_000));
  assert.deepEqual(verdicts, [false, false, false, false, true]);
});

test("a part of a second before the first tick counts as that part", () => {
  const heartbeat = new Heartbeat(LIMITS, () => 1);
  heartbeat.ping(900);
  heartbeat.hear(pongText(1), 900);
  const verdicts = [1, 2, 3, 4, 5, 6].map((second) => heartbeat.tick(1_000, second * 1_000));
  assert.deepEqual(verdicts, [false, false, false, false, false, true]);
});

test("an answer ends the silence and tells the delay once", () => {
  const heartbeat = beating();
  for (const second of [1, 2, 3, 4]) heartbeat.tick(1_000, second * 1_000);
  heartbeat.takeLatency();
  heartbeat.ping(4_000);
  assert.equal(heartbeat.hear(pongText(2), 4_030), true);
  assert.equal(heartbeat.tick(1_000, 5_000), false);
  assert.equal(heartbeat.takeLatency(), 30);
  assert.equal(heartbeat.takeLatency(), null);
});

test("a laptop that slept kills nobody", () => {
  const heartbeat = beating();
  for (const second of [1, 2, 3, 4]) heartbeat.tick(1_000, second * 1_000);
  assert.equal(heartbeat.tick(8 * 3_600_000, 8 * 3_600_000), false);
  assert.equal(heartbeat.tick(1_000, 8 * 3_600_000 + 1_000), false);
});

test("a guard whose timer is late counts one second a tick", () => {
  const heartbeat = beating();
  const verdicts = [3, 6, 9, 12, 15].map((second) => heartbeat.tick(3_000, second * 1_000));
  assert.deepEqual(verdicts, [false, false, false, false, true]);
});

test("before the first answer nothing is silence: the runtime is starting", () => {
  const heartbeat = new Heartbeat(LIMITS, () => 1);
  for (let second = 1; second < 20; second++) assert.equal(heartbeat.tick(1_000, second * 1_000), false);
});

test("an answer nobody asked for is told, and the same answer counts once", () => {
  const heartbeat = beating();
  assert.equal(heartbeat.hear(pongText(77), 10), false);
  assert.equal(heartbeat.hear(pongText(1), 10), false);
});

test("a paused watchdog does not collect pings without end", () => {
  let n = 0;
  const heartbeat = new Heartbeat(LIMITS, () => ++n);
  const sent = Array.from({ length: 100 }, () => heartbeat.ping(0)).filter(Boolean);
  assert.equal(sent.length, 8);
});

test("only a short text that begins as an answer is one", () => {
  assert.equal(isPong(pongText(4_294_967_295)), true);
  assert.equal(isPong(pingText(1)), false);
  assert.equal(isPong(pongText(1).padEnd(200, " ")), false);
});
