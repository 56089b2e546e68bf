import assert from "node:assert/strict";
import { test } from "node:test";
import { CreditQueue } from "../credit_queue.js";

function queue(limits = {}) {
  const sent = [];
  return { sent, queue: new CreditQueue({ inFlight: 2, maxInFlightChars: 100, maxQueued: 3, maxQueuedChars: 50, ...limits }, (text) => sent.push(text)) };
}

test("texts beyond the credits wait, and leave in order when credits come back", () => {
  const { sent, queue: waiting } = queue();
  for (const text of ["a", "b", "c", "d"]) assert.equal(waiting.push(text), true);
  assert.deepEqual(sent, ["a", "b"]);
  waiting.credit(1);
  assert.deepEqual(sent, ["a", "b", "c"]);
  waiting.credit(2);
  assert.deepEqual(sent, ["a", "b", "c", "d"]);
});

test("one text more than may wait is too much", () => {
  const { queue: waiting } = queue();
  for (const text of ["1", "2", "3", "4", "5"]) assert.equal(waiting.push(text), true);
  assert.equal(waiting.push("6"), false);
});

test("few but long texts are too much as well", () => {
  const { queue: waiting } = queue();
  for (const text of ["1", "2", "x".repeat(30)]) assert.equal(waiting.push(text), true);
  assert.equal(waiting.push("x".repeat(30)), false);
});

test("characters under way are bounded, but one text of any length goes", () => {
  const { sent, queue: waiting } = queue({ inFlight: 10, maxInFlightChars: 10, maxQueuedChars: 1_000 });
  waiting.push("x".repeat(20));
  waiting.push("y".repeat(6));
  waiting.push("z".repeat(6));
  assert.equal(sent.length, 1);
  waiting.credit(1);
  assert.equal(sent.length, 2);
  waiting.credit(1);
  assert.equal(sent.length, 3);
});

test("credits nobody owes do not let more through later", () => {
  const { sent, queue: waiting } = queue();
  waiting.credit(100);
  for (const text of ["a", "b", "c"]) waiting.push(text);
  assert.deepEqual(sent, ["a", "b"]);
});

test("ten thousand texts pass through in order", () => {
  const { sent, queue: waiting } = queue({ maxQueued: 20_000, maxQueuedChars: 1e6 });
  for (let n = 0; n < 10_000; n++) waiting.push(String(n));
  for (let n = 0; n < 10_000; n++) waiting.credit(1);
  assert.deepEqual(sent, Array.from({ length: 10_000 }, (_, n) => String(n)));
});
