// What `import … from "plugyard"` gives to an extension.

import * as errors from "./errors.js";
import { useEvent, useStateValue } from "./hooks.js";

/** @typedef {import("./facade.js").Facade} Facade */

/**
 * Return the plugin as it is: a place for editors to check and complete it.
 * @template T
 * @param {T} plugin  `{activate, deactivate, …components}`
 * @returns {T}
 */
export function definePlugin(plugin) {
  return plugin;
}

/**
 * All names of the module.
 * @param {Facade} facade
 * @returns {Readonly<Record<string, unknown>>}
 */
export function publicNames({ stateKeys, events }) {
  const { ERRORS_BY_CODE: _table, revive: _revive, ...classes } = errors;
  return Object.freeze({ definePlugin, useStateValue, useEvent, STATE_KEYS: Object.freeze({ ...stateKeys }), EVENTS: Object.freeze({ ...events }), ...classes });
}
