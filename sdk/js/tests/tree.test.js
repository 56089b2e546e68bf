import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { nodeBuilders } from "../nodes.js";
import { rootOf, Tree, wireOf } from "../tree.js";
import { apply, ids, shape } from "./apply.js";

const facade = JSON.parse(readFileSync(new URL("../../generated/facade.json", import.meta.url), "utf8"));
const { row, column, text, button, heading, input, list } = nodeBuilders(facade.nodes);

/** A repeatable stream of numbers below `n` (mulberry32). */
function dice(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

function randomNode(roll, depth) {
  const key = roll(3) ? undefined : `k${roll(6)}`;
  if (depth === 0 || roll(3) === 0) return text(`t${roll(4)}`, { ...(key && { key }), ...(roll(2) && { strong: true }) });
  const children = Array.from({ length: roll(7) }, () => randomNode(roll, depth - 1));
  return [row, column, list][roll(3)]({ ...(key && { key }), ...(roll(2) && { label: `l${roll(3)}` }) }, children);
}

test("two thousand random trees: the patch makes the new tree of the old one", () => {
  const roll = dice(1);
  let tree = new Tree(), shown = null;
  for (let n = 0; n < 2_000; n++) {
    if (n % 50 === 0) [tree, shown] = [new Tree(), null];
    const changes = JSON.parse(JSON.stringify(tree.show(column(randomNode(roll, 3), randomNode(roll, 3)))));
    shown = apply(shown, changes);
    assert.deepEqual(shown, JSON.parse(JSON.stringify(wireOf(tree.root))), `tree ${n}`);
    assert.equal(new Set(ids(shown)).size, ids(shown).length);
  }
});

const items = (...keys) => column(keys.map((key) => text(key, { key })));
const changesBetween = (before, after) => {
  const tree = new Tree();
  tree.show(before);
  return tree.show(after);
};

test("a keyed child keeps its id wherever it goes", () => {
  const tree = new Tree();
  tree.show(items("a", "b", "c"));
  const before = Object.fromEntries(tree.root.children.map(({ key, id }) => [key, id]));
  tree.show(items("c", "x", "a"));
  const after = Object.fromEntries(tree.root.children.map(({ key, id }) => [key, id]));
  assert.deepEqual([after.a, after.c], [before.a, before.c]);
  assert.ok(!Object.values(before).includes(after.x));
});

test("one child that goes to the other end is one move", () => {
  const keys = Array.from({ length: 50 }, (_, n) => `k${n}`);
  assert.deepEqual(changesBetween(items(...keys), items(...keys.slice(1), keys[0])), [["move", 1, 49, 2]]);
  assert.deepEqual(changesBetween(items(...keys), items(keys[49], ...keys.slice(0, 49))), [["move", 1, 0, 51]]);
});

test("a child in the middle costs one insert or one removal", () => {
  assert.deepEqual(changesBetween(items("a", "c"), items("a", "b", "c")).map(([what]) => what), ["insert"]);
  assert.deepEqual(changesBetween(items("a", "b", "c"), items("a", "c")), [["remove", 3]]);
});

test("nothing changed is no change, new functions included", () => {
  const view = () => column({ gap: 1 }, button("Add", { onClick: () => {} }), text("x"), input({ label: "L", onInput: () => {} }));
  assert.deepEqual(changesBetween(view(), view()), []);
});

test("props are set, changed and removed by name; deep values are compared by content", () => {
  const table = (rows) => nodeBuilders(facade.nodes).table({ columns: [{ key: "a", title: "A" }], rows });
  assert.deepEqual(changesBetween(column(text("x", { strong: true })), column(text("y"))), [["props", 2, { strong: null, value: "y" }]]);
  assert.deepEqual(changesBetween(column(table([{ a: 1 }])), column(table([{ a: 1 }]))), []);
  assert.equal(changesBetween(column(table([{ a: 1 }])), column(table([{ a: 2 }]))).length, 1);
  assert.deepEqual(changesBetween(column(button("A", { onClick: () => {} })), column(button("A"))), [["props", 2, { onClick: null }]]);
});

test("another kind at the root replaces everything", () => {
  const [[what, node]] = changesBetween(column("a"), row("a"));
  assert.equal(what, "root");
  assert.deepEqual(shape(node), { kind: "row", props: {}, children: [{ kind: "text", props: { value: "a" }, children: [] }] });
});

test("a handler is found by the node's id and crosses as true", () => {
  const tree = new Tree(), clicked = () => {};
  tree.show(row(button("A", { onClick: clicked })));
  assert.equal(tree.byId.get(2).handlers.onClick, clicked);
  assert.equal(wireOf(tree.root).children[0].props.onClick, true);
});

test("texts become nodes, what shows nothing is left out, several roots share a column", () => {
  const shown = (content) => {
    const tree = new Tree();
    tree.show(rootOf(content));
    return shape(wireOf(tree.root));
  };
  const plain = (value) => ({ kind: "text", props: { value }, children: [] });
  assert.deepEqual(shown("a"), plain("a"));
  assert.deepEqual(shown([0, null, false, undefined, ["b", [heading("H")]]]), {
    kind: "column", props: {}, children: [plain("0"), plain("b"), { kind: "heading", props: { value: "H" }, children: [] }],
  });
  assert.deepEqual(shown(null), { kind: "column", props: {}, children: [] });
  assert.throws(() => rootOf({ kind: "text", props: {}, children: [] }), /not a plain object/);
});

test("builders refuse what the contract does not know", () => {
  assert.throws(() => row({ gpa: 1 }), /row has no property "gpa"\. Known: .*gap/);
  assert.throws(() => heading("H", "child"), /heading holds no children/);
});
