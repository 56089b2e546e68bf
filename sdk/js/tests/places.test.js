import assert from "node:assert/strict";
import { test } from "node:test";
import { moduleUrl } from "../../../workers/module_url.js";
import { messageOf, placeOf, sourceAddress } from "../places.js";

const address = sourceAddress("test.one", "lib/my part.js");
const library = moduleUrl(`export function f() { null.x; }\n//# sourceURL=${sourceAddress("test.one", "lib/other.js")}\n`);
const url = moduleUrl(`import '${library}';\nf();\n//# sourceURL=${address}\n`);

function error(stack) {
  return Object.assign(new TypeError("null has no x"), { stack });
}

/** How each engine writes the same stack. */
const STACKS = {
  chromium: `TypeError: null has no x\n    at f (${address}:2:27)\n    at Object.activate (plugyard:///test.one/extension.js:9:1)\n    at run (data:text/javascript;charset=utf-8,ours:1:500)`,
  firefox: `f@${address}:2:27\nactivate@plugyard:///test.one/extension.js:9:1\nrun@data:text/javascript;charset=utf-8,ours:1:500\n`,
  webkit: `f@${url}:2:27\nactivate@plugyard:///test.one/extension.js:9:1\nrun@data:text/javascript;charset=utf-8,%22sourceURL%3D%24%7Ba%7D%22%0A:1:500`,
};
for (const [engine, stack] of Object.entries(STACKS)) {
  test(`the innermost frame of the package is found in a stack of ${engine}`, () => {
    const place = placeOf(error(stack));
    assert.deepEqual([place.file, place.line, place.column], ["lib/my part.js", 2, 27]);
    const lines = place.stack.split("\n");
    assert.equal(lines.length, 3);
    assert.equal(lines[0], "TypeError: null has no x");
    assert.ok(lines[1].includes("lib/my%20part.js:2:27") && !place.stack.includes("data:"));
  });
}

test("what was thrown elsewhere has a stack and no place", () => {
  assert.deepEqual(placeOf(error("TypeError: null has no x\n    at run (data:,x:1:1)")), { stack: "TypeError: null has no x" });
  assert.deepEqual(placeOf("a text"), {});
});

test("anything can be thrown, and is said in one line", () => {
  assert.equal(messageOf(new Error("no")), "no");
  assert.equal(messageOf(new RangeError("no")), "RangeError: no");
  assert.equal(messageOf("a text"), "a text was thrown");
  assert.equal(messageOf({ a: 1 }), '{"a":1} was thrown');
  assert.equal(messageOf(undefined), "undefined was thrown");
});
