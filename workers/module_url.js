// Code reaches the engine as data: modules, the one form that works in an opaque frame of every engine (security.md 13).

/** @param {string} source */
export function moduleUrl(source) {
  return `data:text/javascript;charset=utf-8,${encodeURIComponent(source).replaceAll("'", "%27")}`; // it will stand between quotes of either kind
}

/**
 * Text of a runtime file, whichever way it was sent.
 * @param {string | ArrayBuffer | Blob} file
 */
export async function textOf(file) {
  if (typeof file === "string") return file;
  return file instanceof Blob ? file.text() : new TextDecoder().decode(file);
}
