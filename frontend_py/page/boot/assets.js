// The addresses of everything the build made, from the block that it wrote into index.html.

/**
 * @typedef {object} RuntimeFile
 * @property {string} address
 * @property {"text" | "bytes"} as  how the worker wants it
 */
/**
 * @typedef {object} Runtime
 * @property {string} boot                         address of the worker's bootstrap
 * @property {string} frame                        path of the frame whose policy fits
 * @property {Record<string, RuntimeFile>} files   what the bootstrap gets, by its own names
 */
/**
 * @typedef {object} Assets
 * @property {Record<string, string>} entries
 * @property {Record<string, Runtime>} runtimes
 * @property {string} lock           Pyodide lock file, as text
 * @property {number} snapshotBytes  size of the page's memory snapshot when it is unpacked
 */

/** @type {Assets} */
export const assets = Object.freeze(JSON.parse(/** @type {HTMLElement} */ (document.getElementById("plugyard-assets")).textContent ?? ""));
