// The files an extension worker starts from, fetched once per page and kept.

import { assets } from "./assets.js";

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
  const fetched = fetchFile(address, as);
  fetched.catch(() => kept.delete(address));
  kept.set(address, fetched);
  return fetched;
}

/**
 * @param {string} address
 * @param {"text" | "bytes"} as
 * @returns {Promise<string | Blob>}
 */
async function fetchFile(address, as) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} to ${address}`);
  return as === "text" ? response.text() : response.blob();
}

/** @param {string} address */
export const textOf = (address) => /** @type {Promise<string>} */ (fetchOnce(address, "text"));

/**
 * What the bootstrap of `runtime` gets.
 * @param {string} runtime
 * @returns {Promise<Record<string, string | Blob>>}
 */
export async function filesOf(runtime) {
  const files = Object.entries(assets.runtimes[runtime].files);
  return Object.fromEntries(await Promise.all(files.map(async ([name, { address, as }]) => [name, await fetchOnce(address, as)])));
}

/**
 * The same with copies in place of the Blobs: every start needs its own, since it hands them over.
 * @param {Record<string, string | Blob>} files
 * @returns {Promise<Record<string, string | ArrayBuffer>>}
 */
export async function withoutBlobs(files) {
  const contents = Object.entries(files).map(async ([name, file]) => [name, file instanceof Blob ? await file.arrayBuffer() : file]);
  return Object.fromEntries(await Promise.all(contents));
}
