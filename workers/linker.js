// Turns the files of a JavaScript package into data: modules, bottom-up: each relative import becomes the address of the module it names.

import { sourceAddress } from "../sdk/js/places.js";
import { moduleUrl } from "./module_url.js";

/** @typedef {{n: string | undefined, s: number, e: number, ss: number, d: number}} Import  as es-module-lexer tells it */
/** @typedef {(source: string, name: string) => readonly [readonly Import[], ...unknown[]]} Lexer */

// A module's address holds those of all it imports, so a file imported along many paths is there many times.
const MAX_URL_CHARS = 8 << 20;
const IMPORT_META = -2;

/** A file that cannot be linked, with the place that says why. */
export class CannotLink extends Error {
  /**
   * @param {string} message
   * @param {{file: string, line: number, column: number}} place
   */
  constructor(message, place) {
    super(message);
    this.place = place;
  }
}

/** A file that is no JavaScript. */
export class BadSyntax extends CannotLink {}

export class Linker {
  /**
   * @param {object} means
   * @param {string} means.id  of the extension
   * @param {(path: string) => string | undefined} means.read  text of a file of the package
   * @param {Lexer} means.lexer
   * @param {Record<string, string>} means.bare  addresses of bare specifiers
   */
  constructor({ id, read, lexer, bare }) {
    this.id = id;
    this.read = read;
    this.lexer = lexer;
    this.bare = bare;
    /** @type {Map<string, string>} */
    this.urls = new Map();
    /** @type {Map<string, string>} path -> source, of all that was linked */
    this.sources = new Map();
  }

  /**
   * The address of the module in `path`, which exists.
   * @param {string} path
   * @param {readonly string[]} importers  from the entry file down
   * @returns {string}
   */
  link(path, importers = []) {
    const known = this.urls.get(path);
    if (known) return known;
    const source = String(this.read(path));
    this.sources.set(path, source);
    const pieces = [];
    let done = 0;
    for (const found of this.importsOf(path, source)) {
      const url = this.resolve(found, path, source, [...importers, path]);
      if (url === null) continue;
      pieces.push(source.slice(done, found.s), found.d < 0 ? url : JSON.stringify(url));
      done = found.e;
    }
    pieces.push(source.slice(done), `\n//# sourceURL=${sourceAddress(this.id, path)}\n`);
    return this.keep(path, source, pieces);
  }

  /**
   * @param {string} path
   * @param {string} source
   * @param {string[]} pieces
   */
  keep(path, source, pieces) {
    if (pieces.reduce((sum, { length }) => sum + length, 0) > MAX_URL_CHARS) {
      throw new CannotLink("The imports of this package are too much entangled to be linked while loading. Bundle it with `plugyard package`.", placeAt(path, source, 0));
    }
    const url = moduleUrl(pieces.join(""));
    this.urls.set(path, url);
    return url;
  }

  /**
   * @param {string} path
   * @param {string} source
   */
  importsOf(path, source) {
    try {
      return this.lexer(source, path)[0].filter(({ d }) => d !== IMPORT_META);
    } catch (error) {
      throw new BadSyntax("The imports of this file cannot be read.", placeAt(path, source, /** @type {any} */ (error).idx ?? 0));
    }
  }

  /**
   * The address an import stands for; null leaves it as it is.
   * @param {Import} found
   * @param {string} path
   * @param {string} source
   * @param {readonly string[]} importers
   */
  resolve({ n: specifier, ss }, path, source, importers) {
    const refuse = (/** @type {string} */ message) => new CannotLink(message, placeAt(path, source, ss));
    if (specifier === undefined) throw refuse("import() takes a text that is written out, so that the file can be found.");
    if (Object.hasOwn(this.bare, specifier)) return this.bare[specifier];
    if (!specifier.startsWith(".")) {
      throw refuse(`${JSON.stringify(specifier)} cannot be imported: only "plugyard" and files of the package by relative path, such as "./lib/part.js".`);
    }
    const target = this.pathOf(path, specifier);
    if (target === null || this.read(target) === undefined) throw refuse(`${JSON.stringify(specifier)} is not in the package.${this.hint(target)}`);
    if (importers.includes(target)) throw refuse(`Files import each other in a circle: ${[...importers.slice(importers.indexOf(target)), target].join(" -> ")}.`);
    return this.link(target, importers);
  }

  /**
   * @param {string} from
   * @param {string} specifier
   */
  pathOf(from, specifier) {
    return /^\.\.?\//.test(specifier) ? joined(from, specifier) : null;
  }

  /** @param {string | null} target */
  hint(target) {
    const close = target && [".js", ".mjs", "/index.js"].map((end) => target + end).find((path) => this.read(path) !== undefined);
    return close ? ` Did you mean ${close}?` : "";
  }
}

/**
 * Resolve a relative path; null when it leaves the package.
 * @param {string} from  the importing file
 * @param {string} specifier
 */
function joined(from, specifier) {
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") {
      if (!parts.length) return null;
      parts.pop();
    } else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/**
 * @param {string} file
 * @param {string} source
 * @param {number} index
 */
export function placeAt(file, source, index) {
  const before = source.slice(0, index).split("\n");
  return { file, line: before.length, column: before[before.length - 1].length + 1 };
}
