import assert from "node:assert/strict";
import { test } from "node:test";

import { IMPORT_ALL, recogniseKnownFunctions, WORKER_HOOK } from "../../page/boot/known_functions.js";

/** A window whose real Function refuses everything, as the page's policy makes it. */
function strictWindow() {
  const asked = [];
  const target = {
    Function: function (...args) {
      asked.push(args);
      throw new EvalError("refused by the policy");
    },
  };
  recogniseKnownFunctions(target);
  return { target, asked };
}

test("the two texts of PyScript are answered without evaluating anything", () => {
  const { target, asked } = strictWindow();
  assert.equal(typeof target.Function(WORKER_HOOK)(), "function");
  assert.equal(typeof target.Function(IMPORT_ALL)(), "function");
  assert.deepEqual(asked, []);
});

test("starting a PyScript worker is refused", () => {
  const { target } = strictWindow();
  assert.throws(() => target.Function(WORKER_HOOK)()({}, {}), /no PyScript workers/);
});

for (const [what, args] of [
  ["a text that only begins like a known one", [`${WORKER_HOOK};alert(1)`]],
  ["a known text with a blank before it", [` ${IMPORT_ALL}`]],
  ["a known text as a parameter list", [IMPORT_ALL, "return 1"]],
  ["a known text with parameters", ["urls", IMPORT_ALL]],
  ["any other text", ["return 1"]],
  ["no text", []],
]) {
  test(`${what} goes to the real Function, and so to the policy`, () => {
    const { target, asked } = strictWindow();
    assert.throws(() => target.Function(...args), EvalError);
    assert.deepEqual(asked, [args]);
  });
}

test("an object that turns into a known text is not one", () => {
  const { target } = strictWindow();
  assert.throws(() => target.Function({ toString: () => IMPORT_ALL }), EvalError);
});

test("the constructor is the real one", () => {
  const { target } = strictWindow();
  assert.throws(() => new target.Function(IMPORT_ALL), EvalError);
});
