// Builders of node trees: `api.nodes.row({gap: 1}, [api.nodes.button("Add", {onClick})])`. What they return is plain data for `tree.js`.

/** @typedef {{kind: string, key: string | number | null, props: Record<string, unknown>, children: readonly Content[]}} Node */
/** @typedef {Node | string | number | boolean | null | undefined | readonly unknown[]} Content  `false`, `true`, null and undefined show nothing */
/** @typedef {{props: string[], handlers: string[], children: boolean, text?: string}} NodeEntry */

const nodes = new WeakSet();

/**
 * @param {Record<string, NodeEntry>} table  of facade.json
 * @returns {Readonly<Record<string, (...args: any[]) => Node>>}
 */
export function nodeBuilders(table) {
  return Object.freeze(Object.fromEntries(Object.entries(table).map(([kind, entry]) => [kind, builder(kind, entry)])));
}

/**
 * @param {unknown} value
 * @returns {value is Node}
 */
export function isNode(value) {
  return typeof value === "object" && value !== null && nodes.has(value);
}

/**
 * Make the builder of one kind. It takes `(text?, props?, ...children)`; children may be lists.
 * @param {string} kind
 * @param {NodeEntry} entry
 */
function builder(kind, entry) {
  const known = new Set(entry.props);
  return (/** @type {any[]} */ ...args) => {
    const text = isText(args[0]) ? String(args.shift()) : null;
    const { key = null, ...props } = isProps(args[0]) ? args.shift() : {};
    const children = args.flat(Infinity);
    if (text !== null && entry.text) props[entry.text] = text;
    else if (text !== null) children.unshift(text);
    const unknown = Object.keys(props).find((name) => !known.has(name));
    if (unknown !== undefined) throw new TypeError(`${kind} has no property ${JSON.stringify(unknown)}. Known: ${entry.props.join(", ")}.`);
    if (children.length && !entry.children) throw new TypeError(`${kind} holds no children.`);
    return frozenNode(kind, key, props, children);
  };
}

/**
 * @param {string} kind
 * @param {string | number | null} key
 * @param {Record<string, unknown>} props
 * @param {Content[]} children
 * @returns {Node}
 */
export function frozenNode(kind, key, props, children) {
  const node = Object.freeze({ kind, key, props: Object.freeze(props), children: Object.freeze(children) });
  nodes.add(node);
  return node;
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string" || typeof value === "number";
}

/** @param {unknown} value */
function isProps(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isNode(value);
}
