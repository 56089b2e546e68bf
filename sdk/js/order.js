// How the children of one node come into a new order with few changes: whom each new child continues, who stays, who moves.

import { wireOf } from "./tree.js";

/** @typedef {import("./nodes.js").Node} Node */
/** @typedef {import("./tree.js").Shown} Shown */
/** @typedef {import("./tree.js").Change} Change */

/**
 * Find the old child each new one continues: by key, else the next keyless one of the same kind.
 * @param {Shown[]} olds
 * @param {Node[]} nodes
 * @returns {(Shown | undefined)[]}
 */
export function pair(olds, nodes) {
  /** @type {Map<string, Shown[]>} */
  const free = new Map();
  for (const old of olds) {
    const name = pairName(old);
    if (!free.get(name)?.push(old)) free.set(name, [old]);
  }
  for (const list of free.values()) list.reverse();
  return nodes.map((node) => free.get(pairName(node))?.pop());
}

/** @param {{kind: string, key: string | number | null}} node */
function pairName({ kind, key }) {
  return key === null ? kind : `${kind} ${typeof key} ${key}`;
}

/**
 * Choose the old children that need not move: a longest increasing run of old places.
 * @param {number[]} places  ids in their old order
 * @param {(Shown | undefined)[]} partners  in their new order
 */
export function stayingIds(places, partners) {
  const oldPlace = new Map(places.map((id, index) => [id, index]));
  const ids = partners.flatMap((partner) => (partner ? [partner.id] : []));
  /** @type {number[]} */
  const tails = [];
  /** @type {number[]} */
  const previous = [];
  ids.forEach((id, index) => {
    const wanted = /** @type {number} */ (oldPlace.get(id));
    let low = 0, high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {number} */ (oldPlace.get(ids[tails[middle]])) < wanted) low = middle + 1;
      else high = middle;
    }
    previous[index] = low ? tails[low - 1] : -1;
    tails[low] = index;
  });
  const staying = new Set();
  for (let index = tails.length ? tails[tails.length - 1] : -1; index >= 0; index = previous[index]) staying.add(ids[index]);
  return staying;
}

/** Puts the children of one node into their new order, from left to right; what still has to move away does not matter. */
export class Row {
  /**
   * @param {number} parent
   * @param {number[]} places  ids as they stand now
   * @param {Change[]} changes
   */
  constructor(parent, places, changes) {
    this.parent = parent;
    this.places = places;
    this.changes = changes;
    this.last = -1; // where the child stands that was treated last
  }

  /** @param {Shown} child */
  leave(child) {
    this.last = this.places.indexOf(child.id, this.last + 1);
  }

  /** @param {Shown} child */
  insert(child) {
    this.changes.push(["insert", this.parent, this.last + 1, wireOf(child)]);
    this.put(child);
  }

  /** @param {Shown} child */
  move(child) {
    const source = this.places.indexOf(child.id);
    this.places.splice(source, 1);
    if (source <= this.last) this.last--;
    this.changes.push(["move", this.parent, this.last + 1, child.id]);
    this.put(child);
  }

  /** @param {Shown} child */
  put(child) {
    this.places.splice(++this.last, 0, child.id);
  }
}
