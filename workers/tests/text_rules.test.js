import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS } from "../limits.js";
import { brokenRule, withoutHalfCharacters } from "../text_rules.js";

const nested = (depth) => "[".repeat(depth) + "]".repeat(depth);

/** [text, rule it breaks] */
const CASES = [
  ['{"jsonrpc":"2.0","id":1,"method":"storage.get","params":{"key":"k"}}', ""],
  [nested(32), ""],
  [nested(33), "too_deep"],
  ["[".repeat(10_000), "too_deep"],
  ['{"a":'.repeat(33), "too_deep"],
  ['[{"a":'.repeat(17), "too_deep"],
  [`["${"[{".repeat(500)}"]`, ""],
  [String.raw`["\"[[[[", "\\"]`, ""],
  [String.raw`["\\"${"[".repeat(40)}`, "too_deep"],
  [`["${"x".repeat(LIMITS.maxChars)}"]`, "too_long"],
  [`"${"x".repeat(LIMITS.maxChars - 2)}"`, ""],
  [`[${"0,".repeat(199_998)}0]`, ""],
  [`[${"0,".repeat(200_000)}0]`, "too_many_tokens"],
  [`"${",".repeat(300_000)}"`, ""],
  ["", "malformed"],
  ["[}", "malformed"],
  ["]", "malformed"],
  ['{"a":"b"', "malformed"],
  ['"open', "malformed"],
  ['"open\\"', "malformed"],
  ['"\ud800"', "malformed"],
  ['"\\ud83d"', "malformed"],
  ['"\\ude00"', "malformed"],
  ['"\\ud83d\\u0041"', "malformed"],
  ['"\\ud83d\\ude00"', ""],
  ['"\ud83d\ude00"', ""],
  [String.raw`"\\ud83d"`, ""],
];

for (const [text, rule] of CASES) {
  test(`${JSON.stringify(text.slice(0, 40))} (${text.length}) is ${rule || "fine"}`, () => assert.equal(brokenRule(text, LIMITS), rule));
}

for (const value of ["\ud800", "a\udfffb", "\\ud800", "\\\ud800", '"\ud83d"', "😀\ud83d😀", "\\\\\udc00", "\ud83d\\ude00"]) {
  test(`${JSON.stringify(value)} crosses with halves of characters replaced`, () => {
    const text = withoutHalfCharacters(JSON.stringify(value));
    assert.equal(brokenRule(text, LIMITS), "");
    assert.equal(JSON.parse(text), value.toWellFormed());
  });
}
