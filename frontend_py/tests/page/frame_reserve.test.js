import assert from "node:assert/strict";
import { test } from "node:test";
import { FrameReserve } from "../../page/boot/frame_reserve.js";

function reserveOf(open) {
  const opened = [];
  const reserve = new FrameReserve((path) => (opened.push(path), open?.(opened.length) ?? Promise.resolve(opened.length)), (work) => work());
  return { reserve, opened };
}

test("without a reserve a frame is opened when it is needed", async () => {
  const { reserve, opened } = reserveOf();
  assert.equal(await reserve.take("/frame"), 1);
  assert.deepEqual(opened, ["/frame"]);
});

test("a frame in reserve is given out once", async () => {
  const { reserve, opened } = reserveOf();
  reserve.refill("/frame");
  assert.equal(await reserve.take("/frame"), 1);
  assert.equal(await reserve.take("/frame"), 2);
  assert.equal(opened.length, 2);
});

test("there is one reserve a path, for no other path", async () => {
  const { reserve, opened } = reserveOf();
  reserve.refill("/frame");
  reserve.refill("/frame");
  assert.equal(await reserve.take("/frame/wasm"), 2);
  assert.deepEqual(opened, ["/frame", "/frame/wasm"]);
});

test("a reserve that fails is forgotten", async () => {
  const { reserve } = reserveOf((number) => (number === 1 ? Promise.reject(new Error("no server")) : null));
  reserve.refill("/frame");
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(await reserve.take("/frame"), 2);
});
