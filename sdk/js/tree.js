// Node trees with ids, and the changes between two of them (docs/protocol.md 4).

import { frozenNode, isNode } from "./nodes.js";
import { pair, Row, stayingIds } from "./order.js";

/** @typedef {import("./nodes.js").Node} Node */
/** @typedef {import("./nodes.js").Content} Content */
/** @typedef {(value: unknown) => unknown} NodeHandler */
/** @typedef {{id: number, kind: string, key: string | number | null, props: Record<string, unknown>, handlers: Record<string, NodeHandler>, children: Shown[]}} Shown */
/** @typedef {{id: number, kind: string, props: Record<string, unknown>, children: WireNode[]}} WireNode */
/** @typedef {["props", number, Record<string, unknown>] | ["insert", number, number, WireNode] | ["move", number, number, number] | ["remove", number] | ["root", WireNode]} Change */

/**
 * Turn what a render function returned into one node.
 * @param {unknown} content
 * @returns {Node}
 */
export function rootOf(content) {
  const children = nodesOf([content]);
  return children.length === 1 ? children[0] : frozenNode("column", null, {}, children);
}

/** The nodes that one view shows; hands out ids. */
export class Tree {
  constructor() {
    this.lastId = 0;
    /** @type {Shown | null} */
    this.root = null;
    /** @type {Map<number, Shown>} */
    this.byId = new Map();
  }

  /**
   * Show another tree and tell the changes.
   * @param {Node} node
   * @returns {Change[]}
   */
  show(node) {
    /** @type {Change[]} */
    const changes = [];
    this.byId = new Map();
    if (this.root && isSame(this.root, node)) this.root = this.update(this.root, node, changes);
    else {
      this.root = this.create(node);
      changes.push(["root", wireOf(this.root)]);
    }
    return changes;
  }

  /**
   * @param {Node} node
   * @returns {Shown}
   */
  create(node) {
    const shown = { ...this.describe(++this.lastId, node), children: /** @type {Shown[]} */ ([]) };
    shown.children = nodesOf(node.children).map((child) => this.create(child));
    return shown;
  }

  /**
   * @param {Shown} old
   * @param {Node} node
   * @param {Change[]} changes
   * @returns {Shown}
   */
  update(old, node, changes) {
    const shown = { ...this.describe(old.id, node), children: old.children };
    const props = changedProps(old.props, shown.props);
    if (props) changes.push(["props", old.id, props]);
    shown.children = this.updateChildren(old, nodesOf(node.children), changes);
    return shown;
  }

  /**
   * @param {Shown} parent
   * @param {Node[]} nodes
   * @param {Change[]} changes
   */
  updateChildren(parent, nodes, changes) {
    const partners = pair(parent.children, nodes);
    const kept = new Set(partners);
    /** @type {number[]} */
    const places = [];
    for (const child of parent.children) {
      if (kept.has(child)) places.push(child.id);
      else changes.push(["remove", child.id]);
    }
    const staying = stayingIds(places, partners);
    const row = new Row(parent.id, places, changes);
    const children = nodes.map((node, index) => {
      const partner = partners[index], child = partner ?? this.create(node);
      if (staying.has(child.id)) row.leave(child);
      else if (partner) row.move(child);
      else row.insert(child);
      return child;
    });
    return children.map((child, index) => (partners[index] ? this.update(child, nodes[index], changes) : child));
  }

  /**
   * @param {number} id
   * @param {Node} node
   */
  describe(id, { kind, key, props }) {
    /** @type {Record<string, NodeHandler>} */
    const handlers = {};
    /** @type {Record<string, unknown>} */
    const wire = {};
    for (const [name, value] of Object.entries(props)) {
      if (value === undefined || value === null) continue;
      if (typeof value === "function") handlers[name] = /** @type {NodeHandler} */ (value);
      wire[name] = typeof value === "function" ? true : value;
    }
    const shown = { id, kind, key, props: wire, handlers, children: [] };
    this.byId.set(id, shown);
    return shown;
  }
}

/**
 * @param {Shown} shown
 * @returns {WireNode}
 */
export function wireOf({ id, kind, props, children }) {
  return { id, kind, props, children: children.map(wireOf) };
}

/**
 * Flatten content to nodes: texts become text nodes, what shows nothing is left out.
 * @param {readonly unknown[]} contents
 * @returns {Node[]}
 */
function nodesOf(contents) {
  return contents.flatMap((content) => {
    if (content === null || content === undefined || typeof content === "boolean") return [];
    if (Array.isArray(content)) return nodesOf(content);
    if (isNode(content)) return [content];
    if (typeof content === "string" || typeof content === "number") return [frozenNode("text", null, { value: String(content) }, [])];
    throw new TypeError(`A view may hold nodes and texts, not ${typeof content === "object" ? "a plain object" : `a ${typeof content}`}.`);
  });
}

/**
 * @param {{kind: string, key: unknown}} old
 * @param {{kind: string, key: unknown}} node
 */
function isSame(old, node) {
  return old.kind === node.kind && old.key === node.key;
}

/**
 * What to set and, as null, what to remove; null when nothing changed.
 * @param {Record<string, unknown>} old
 * @param {Record<string, unknown>} props
 */
function changedProps(old, props) {
  /** @type {Record<string, unknown>} */
  const changed = {};
  for (const name of Object.keys(old)) if (!(name in props)) changed[name] = null;
  for (const [name, value] of Object.entries(props)) if (!isEqual(old[name], value)) changed[name] = value;
  return Object.keys(changed).length ? changed : null;
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function isEqual(one, other) {
  if (typeof one !== "object" || typeof other !== "object") return Object.is(one, other);
  return JSON.stringify(one) === JSON.stringify(other);
}
