// The files an extension worker starts from, fetched once per page and kept.

import { assets } from "./assets.js";

/** @typedef {import("./assets.js").RuntimeFile} RuntimeFile */

/** @type {Map<string, Promise<string | Blob>>} */
const kept = new Map();

/**
 * Fetch once; a failed fetch is forgotten, so that the next start tries again.
 * @param {string} address
 * @param {"text" | "bytes"} as
 */
function fetchOnce(address, as) {
  const known = kept.get(address);
  if (known) return known;
  const fetched = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`The server answered ${response.status} to ${address}`);
    return as === "text" ? response.text() : response.blob();
  });
  fetched.catch(() => kept.delete(address));
  kept.set(address, fetched);
  return fetched;
}

/** @param {string} address */
export const textOf = (address) => /** @type {Promise<string>} */ (fetchOnce(address, "text"));

/**
 * What the bootstrap of `runtime` gets.
 * @param {string} runtime
 * @param {boolean} blobs  whether an opaque frame of this engine can read Blobs; if not, each start gets copies of its own
 * @returns {Promise<Record<string, string | Blob | ArrayBuffer>>}
 */
export async function filesOf(runtime, blobs) {
  const files = Object.entries(assets.runtimes[runtime].files);
  const contents = files.map(async ([name, { address, as }]) => {
    const content = await fetchOnce(address, as);
    return [name, content instanceof Blob && !blobs ? await content.arrayBuffer() : content];
  });
  return Object.fromEntries(await Promise.all(contents));
}
