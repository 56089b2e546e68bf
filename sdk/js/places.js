// Where in the extension something was thrown: every file is given the address `plugyard:///ID/PATH`, which stacks of all engines show.

/** @typedef {{file?: string, line?: number, column?: number, stack?: string}} Place */

const SCHEME = "plugyard:///";
// WebKit shows the module's whole address, a data: URL whose end names the file.
const DATA_MODULE = /data:text\/javascript\S*?sourceURL%3D(plugyard%3A%2F%2F%2F[\w.%-]+?)%0A(?=:\d+:\d+)/g;
const FRAME = /plugyard:\/\/\/[^/\s]+\/([^\s()]+?):(\d+)(?::(\d+))?(?=[\s)]|$)/;

/**
 * @param {string} id
 * @param {string} path
 */
export function sourceAddress(id, path) {
  return `${SCHEME}${id}/${encodeURI(path)}`;
}

/**
 * Find the innermost frame in the extension's own files.
 * @param {unknown} error
 * @returns {Place}
 */
export function placeOf(error) {
  if (!(error instanceof Error)) return {};
  const stack = readableStack(error), found = FRAME.exec(stackOf(error));
  if (!found) return { stack };
  return { file: decodeURI(found[1]), line: Number(found[2]), ...(found[3] && { column: Number(found[3]) }), stack };
}

/**
 * The stack with the error's name on top in every engine, paths in place of addresses, without frames of ours, at most 4,000 characters.
 * @param {Error} error
 */
export function readableStack(error) {
  const head = `${error.name}: ${error.message}`;
  const raw = stackOf(error);
  const frames = (raw.startsWith(head) ? raw.slice(head.length) : raw).split("\n").filter((line) => line.includes(SCHEME));
  return [head, ...frames.map(withoutAddress)].join("\n").slice(0, 4_000);
}

/**
 * Say in one line what was thrown; anything can be.
 * @param {unknown} thrown
 */
export function messageOf(thrown) {
  if (thrown instanceof Error) return thrown.name === "Error" ? thrown.message : `${thrown.name}: ${thrown.message}`;
  return `${typeof thrown === "string" ? thrown : (JSON.stringify(thrown) ?? String(thrown))} was thrown`;
}

/** @param {Error} error */
function stackOf(error) {
  return String(error.stack ?? "").replace(DATA_MODULE, (_, address) => decodeURIComponent(address));
}

/** @param {string} line */
function withoutAddress(line) {
  return line.replace(/plugyard:\/\/\/[^/\s]+\//g, "");
}
