// What the page cannot do without, in words for the person who reads the failure page.

/** @type {[string, () => boolean][]} */
const NEEDED = [
  ["a secure connection", () => window.isSecureContext],
  ["WebAssembly", () => typeof WebAssembly === "object" && typeof WebAssembly.instantiateStreaming === "function"],
  ["workers", () => typeof Worker === "function" && typeof MessageChannel === "function"],
  ["a database (IndexedDB)", () => typeof indexedDB === "object" && indexedDB !== null],
  ["cryptography", () => typeof crypto === "object" && typeof crypto.subtle === "object"],
  ["dialogs", () => typeof HTMLDialogElement === "function"],
];

/** @returns {string[]} */
export function missingFeatures() {
  return NEEDED.filter(([, present]) => !present()).map(([name]) => name);
}
