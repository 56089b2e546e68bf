// The object extensions get as `api`, built from facade.json: one frozen group per part of the contract, positional arguments in the contract's order.

import { nodeBuilders } from "./nodes.js";

/** @typedef {{name: string, snake: string, params: string[], handler?: string, rest?: string, calls?: string}} MethodEntry */
/**
 * @typedef {object} Facade
 * @property {MethodEntry[]} methods
 * @property {Record<string, {notification: boolean, passes: string[], foundBy?: string}>} hostMethods
 * @property {Record<string, import("./nodes.js").NodeEntry>} nodes
 * @property {Record<string, string>} stateKeys
 * @property {Record<string, string>} events
 */
/** @typedef {Record<string, any>} Api */
/** @typedef {(...args: any[]) => unknown} Own  a method answered inside the worker */

/**
 * @param {Facade} facade
 * @param {object} means
 * @param {(method: string, params: object) => Promise<any>} means.request
 * @param {import("./registrations.js").Registrations} means.registrations
 * @param {import("./views.js").Views} means.views
 * @param {Record<string, Own>} means.own  by wire name
 * @returns {Api}
 */
export function createApi(facade, { request, registrations, views, own }) {
  /** @type {Record<string, Record<string, unknown>>} */
  const groups = {};
  for (const method of facade.methods) {
    const [group, verb] = method.name.split(".");
    const call = method.handler ? registerer(method, registrations, views) : (own[method.name] ?? caller(method, request));
    (groups[group] ??= {})[verb] = call;
  }
  for (const group of Object.values(groups)) Object.freeze(group);
  return Object.freeze({ ...groups, nodes: nodeBuilders(facade.nodes) });
}

/**
 * @param {MethodEntry} method
 * @param {(method: string, params: object) => Promise<any>} request
 */
function caller(method, request) {
  return (/** @type {unknown[]} */ ...args) => request(method.name, paramsOf(method, args));
}

/**
 * @param {MethodEntry} method
 * @param {import("./registrations.js").Registrations} registrations
 * @param {import("./views.js").Views} views
 */
function registerer(method, registrations, views) {
  const position = method.params.indexOf(/** @type {string} */ (method.handler));
  return (/** @type {any[]} */ ...args) => {
    const handler = args[position];
    if (typeof handler !== "function") throw new TypeError(`${method.name} needs a function as ${method.handler}.`);
    const params = paramsOf(method, args);
    const disposable = registrations.make(method.name, params, handler);
    return method.calls === "ui.render" ? views.offer(String(params.id), handler, disposable) : disposable;
  };
}

/**
 * @param {MethodEntry} method
 * @param {unknown[]} args
 */
function paramsOf(method, args) {
  /** @type {Record<string, unknown>} */
  const params = {};
  method.params.forEach((name, index) => {
    if (name === method.rest) params[name] = args.slice(index);
    else if (name !== method.handler && args[index] !== undefined) params[name] = args[index];
  });
  return params;
}
