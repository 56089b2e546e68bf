// Applies patches as docs/protocol.md 4 says, strictly: what does not fit is an assertion.

import assert from "node:assert/strict";

export function apply(root, changes) {
  let tree = structuredClone(root);
  for (const change of changes) tree = applyOne(tree, structuredClone(change));
  return tree;
}

function applyOne(tree, [what, ...rest]) {
  if (what === "root") return rest[0];
  if (what === "props") {
    const [id, props] = rest;
    const node = find(tree, id);
    for (const [name, value] of Object.entries(props)) {
      if (value === null) {
        assert.ok(name in node.props, `${name} is removed from ${id}, which has none`);
        delete node.props[name];
      } else node.props[name] = value;
    }
  } else if (what === "insert") {
    const [parent, index, node] = rest, { children } = find(tree, parent);
    assert.ok(index >= 0 && index <= children.length, `insert at ${index} of ${children.length}`);
    for (const id of ids(node)) assert.equal(find(tree, id, false), null, `id ${id} is used twice`);
    children.splice(index, 0, node);
  } else if (what === "move") {
    const [parent, index, id] = rest, { children } = find(tree, parent);
    const from = children.findIndex((child) => child.id === id);
    assert.ok(from >= 0 && index >= 0 && index < children.length, `move ${id} to ${index} of ${children.length}`);
    children.splice(index, 0, ...children.splice(from, 1));
  } else if (what === "remove") {
    const parent = parentOf(tree, rest[0]);
    parent.children = parent.children.filter(({ id }) => id !== rest[0]);
  } else assert.fail(`unknown change ${what}`);
  return tree;
}

function find(node, id, must = true) {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = find(child, id, false);
    if (found) return found;
  }
  assert.ok(!must, `there is no node ${id}`);
  return null;
}

function parentOf(node, id) {
  if (node.children.some((child) => child.id === id)) return node;
  for (const child of node.children) {
    const found = parentOf(child, id);
    if (found) return found;
  }
  return null;
}

export function ids(node) {
  return [node.id, ...node.children.flatMap(ids)];
}

/** The same tree without ids, to compare with what an author built. */
export function shape({ kind, props, children }) {
  return { kind, props, children: children.map(shape) };
}
