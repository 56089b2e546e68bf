// JavaScript packages: link the files, import the entry, give it the api.

import { CannotActivate, Extension } from "../sdk/js/extension.js";
import { publicNames } from "../sdk/js/index.js";
import { captureConsole, Log, logLostErrors } from "../sdk/js/log.js";
import { placeOf } from "../sdk/js/places.js";
import { asCannotStart, cannotStart } from "./instance.js";
import { BadSyntax, CannotLink, Linker } from "./linker.js";
import { moduleUrl, textOf } from "./module_url.js";
import { findMistake } from "./syntax_check.js";

/** @typedef {import("./instance.js").Surroundings} Surroundings */
/** @typedef {import("./instance.js").Activation} Activation */
/** @typedef {import("./instance.js").PackageFiles} PackageFiles */
/** @typedef {import("../sdk/js/facade.js").Facade} Facade */

const HANDOVER = "plugyard sdk";

/**
 * @param {Surroundings} surroundings
 * @param {Facade} facade
 * @param {import("./linker.js").Lexer} lexer
 */
export async function startJavaScript({ scope, endpoint, files, mark }, facade, lexer) {
  const log = new Log((line) => endpoint.notify("$/log", line), () => scope.performance.now());
  captureConsole(scope.console, log);
  logLostErrors(scope, log);
  const sdkUrl = await sdkModule(scope, facade);
  mark("sdk");
  return {
    activate: (/** @type {Activation} */ activation, /** @type {PackageFiles} */ packageFiles) =>
      activate({ activation, packageFiles, endpoint, log, facade, lexer, sdkUrl, syntaxParser: files.syntaxParser }),
  };
}

/**
 * @param {object} all
 * @param {Activation} all.activation
 * @param {PackageFiles} all.packageFiles
 * @param {import("./rpc.js").Endpoint} all.endpoint
 * @param {Log} all.log
 * @param {Facade} all.facade
 * @param {import("./linker.js").Lexer} all.lexer
 * @param {string} all.sdkUrl
 * @param {string | ArrayBuffer | Blob | undefined} all.syntaxParser
 */
async function activate({ activation, packageFiles, endpoint, log, facade, lexer, sdkUrl, syntaxParser }) {
  const read = reader(packageFiles), { id, main } = activation;
  if (read(main) === undefined) throw cannotStart("missing_entry", `The package has no file ${main}, which the manifest names as main.`, { file: main });
  const linker = new Linker({ id, read, lexer, bare: { plugyard: sdkUrl } });
  const module = await imported(linker, main, syntaxParser);
  const readText = (/** @type {string} */ path) => textAsset(packageFiles, path);
  const extension = new Extension({ facade, connection: endpoint, log, activation, readText });
  try {
    return await extension.activate(module);
  } catch (error) {
    throw error instanceof CannotActivate ? cannotStart("activation_failed", error.message, { file: main, line: 1 }) : asCannotStart(error);
  }
}

/**
 * @param {Linker} linker
 * @param {string} main
 * @param {string | ArrayBuffer | Blob | undefined} syntaxParser
 */
async function imported(linker, main, syntaxParser) {
  try {
    return await import(linker.link(main));
  } catch (error) {
    if (error instanceof BadSyntax || error instanceof SyntaxError) throw await syntaxFailure(error, linker, syntaxParser);
    if (error instanceof CannotLink) throw cannotStart("activation_failed", error.message, error.place);
    throw asCannotStart(error);
  }
}

/**
 * @param {Error} error
 * @param {Linker} linker
 * @param {string | ArrayBuffer | Blob | undefined} syntaxParser
 */
async function syntaxFailure(error, linker, syntaxParser) {
  const found = syntaxParser && findMistake(await import(moduleUrl(await textOf(syntaxParser))), linker.sources, (from, specifier) => linker.pathOf(from, specifier));
  if (found) return cannotStart("syntax_error", `SyntaxError: ${found.message}`, found.place);
  const place = error instanceof BadSyntax ? error.place : placeOf(error);
  return cannotStart("syntax_error", `SyntaxError: ${error.message.replace(/data:text\/javascript\S*/g, "a file")}`, place);
}

/**
 * Make the module that `import … from "plugyard"` gets. It takes its names from a property that exists only while it is evaluated.
 * @param {any} scope
 * @param {Facade} facade
 */
async function sdkModule(scope, facade) {
  const names = publicNames(facade);
  const url = moduleUrl(`const sdk = globalThis[${JSON.stringify(HANDOVER)}];\n${Object.keys(names).map((name) => `export const ${name} = sdk.${name};`).join("\n")}`);
  scope[HANDOVER] = names;
  await import(url);
  delete scope[HANDOVER];
  return url;
}

/** @param {PackageFiles} files */
function reader(files) {
  const decoder = new TextDecoder();
  /** @type {Map<string, string>} */
  const texts = new Map();
  return (/** @type {string} */ path) => {
    const bytes = files.get(path);
    if (bytes && !texts.has(path)) texts.set(path, decoder.decode(bytes));
    return texts.get(path);
  };
}

/**
 * @param {PackageFiles} files
 * @param {string} path
 */
function textAsset(files, path) {
  const bytes = files.get(path);
  if (!bytes) throw new Error(`The package has no file ${JSON.stringify(path)}.`);
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
