import assert from "node:assert/strict";
import { test } from "node:test";
import { captureConsole, Log } from "../log.js";

function logged() {
  const lines = [], clock = { now: 0 };
  const log = new Log((line) => lines.push(line), () => clock.now);
  return { lines, clock, log };
}

test("the console writes to the log, values as a console shows them", () => {
  const { lines, log } = logged(), console = {};
  captureConsole(console, log);
  console.log("count:", 1, null, { a: ["x", { deep: true }] }, undefined, () => {});
  console.warn("careful");
  console.assert(1 === 2, "sums");
  console.assert(true, "silent");
  assert.deepEqual(lines, [
    { level: "info", message: 'count: 1 null {a: ["x", {deep: true}]} undefined function ' },
    { level: "warn", message: "careful" },
    { level: "error", message: "Assertion failed: sums" },
  ]);
});

test("values without end are cut", () => {
  const { lines, log } = logged(), console = {};
  captureConsole(console, log);
  const self = {};
  self.self = self;
  console.log(self, Array(1_000).fill(1));
  assert.ok(lines[0].message.includes("{…}") && lines[0].message.includes(", …]"));
});

test("a line has at most 4 KiB, whatever its characters", () => {
  for (const character of ["x", "é", "漢", "😀"]) {
    const { lines, log } = logged();
    log.write("info", character.repeat(5_000));
    const [{ message }] = lines;
    assert.ok(new TextEncoder().encode(message).length <= 4_096);
    assert.ok(message.endsWith("…") && message.isWellFormed());
  }
});

test("more than fifty lines a second are dropped and counted", () => {
  const { lines, clock, log } = logged();
  for (let n = 0; n < 1_000; n++) log.write("info", String(n));
  assert.equal(lines.length, 100);
  clock.now = 1_000;
  for (let n = 0; n < 1_000; n++) log.write("info", "again");
  assert.equal(lines.length, 151);
  assert.equal(lines[100].message, "900 lines were dropped: at most 50 a second are kept.");
});
