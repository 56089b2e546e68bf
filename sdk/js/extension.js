// One extension inside its worker: the api it gets, its life from activate to deactivate, and what the page asks of it.

import { revive } from "./errors.js";
import { createApi } from "./facade.js";
import { attachHooks, Hooks } from "./hooks.js";
import { Registrations } from "./registrations.js";
import { Views } from "./views.js";

/** @typedef {import("./facade.js").Facade} Facade */
/** @typedef {import("./log.js").Log} Log */
/** @typedef {{id: string, version: string, main: string, contributes: {slots?: {slot: string, id?: string, component?: string}[]}, env: object}} Activation */
/** @typedef {{request: (method: string, params: object) => Promise<any>, serve: (method: string, handler: (params: any) => unknown) => void}} Connection */
/** @typedef {Record<string, any>} Exports */

/** The extension cannot be started as its author meant it. */
export class CannotActivate extends Error {}

export class Extension {
  /**
   * @param {object} means
   * @param {Facade} means.facade
   * @param {Connection} means.connection
   * @param {Log} means.log
   * @param {Activation} means.activation
   * @param {(path: string) => string} means.readText  a file of the package, or throws
   */
  constructor({ facade, connection, log, activation, readText }) {
    this.log = log;
    this.activation = activation;
    /** @type {Exports} */
    this.exports = {};
    const request = requester(connection);
    this.registrations = new Registrations(request, log);
    this.views = new Views((id) => this.component(id), (view, shownFor) => this.contextOf(view, shownFor), { request, log });
    const own = { "assets.read": async (/** @type {unknown} */ path) => readText(String(path)), ...logMethods(log) };
    this.api = createApi(facade, { request, registrations: this.registrations, views: this.views, own });
    this.serve(facade, connection);
  }

  /**
   * Call `activate` and wait until the page has confirmed all that it registered.
   * @param {Exports} module  the entry file's exports
   */
  async activate(module) {
    this.exports = exportsOf(module);
    const components = this.slotComponents();
    const missing = components.find((name) => typeof this.exports[name] !== "function");
    if (missing) throw new CannotActivate(`${this.activation.main} does not export the function ${missing}, which contributes.slots names.`);
    if (typeof this.exports.activate === "function") await this.exports.activate(this.api);
    else if (!components.length) throw new CannotActivate(`${this.activation.main} does not export a function activate.`);
    await this.registrations.confirmed();
    return { exports: Object.keys(this.exports).filter((name) => typeof this.exports[name] === "function") };
  }

  async deactivate() {
    try {
      await this.exports.deactivate?.();
    } finally {
      this.registrations.forgetAll();
    }
  }

  slotComponents() {
    return (this.activation.contributes.slots ?? []).flatMap(({ component }) => (component ? [component] : []));
  }

  /**
   * A slot's view is named by its id or its component.
   * @param {string} view
   */
  component(view) {
    const slot = (this.activation.contributes.slots ?? []).find(({ id, component }) => id === view || component === view);
    const render = slot?.component ? this.exports[slot.component] : undefined;
    return render && ((/** @type {object} */ context) => render({ context }));
  }

  /**
   * What components and render functions get: the api, who they are, and hooks.
   * @param {import("./views.js").ShownView} view
   * @param {object} shownFor  what the page says about the place
   */
  contextOf(view, shownFor) {
    if (!view.context) {
      view.context = Object.freeze({ ...this.api, pluginId: this.activation.id, view: view.id, shownFor });
      attachHooks(view.context, new Hooks(view, /** @type {import("./hooks.js").Api} */ (this.api)));
    }
    return view.context;
  }

  /**
   * @param {Facade} facade
   * @param {Connection} connection
   */
  serve({ hostMethods }, connection) {
    for (const [name, { foundBy, passes, notification }] of Object.entries(hostMethods)) {
      if (foundBy === "registration") connection.serve(name, notification ? this.noticing(name, passes) : this.answering(passes));
    }
    connection.serve("extension.call", ({ name, args }) => this.exported(name)(...args));
    connection.serve("ui.render", ({ view, context }) => this.views.open(view, context ?? {}));
    connection.serve("ui.close", ({ view }) => this.views.close(view));
    connection.serve("ui.event", (happened) => this.views.handle(happened));
    connection.serve("extension.deactivate", () => this.deactivate());
  }

  /** @param {string[]} passes */
  answering(passes) {
    return (/** @type {any} */ params) => this.registrations.find(params.registration)?.(...pick(params, passes));
  }

  /**
   * Nobody waits for a notification's handler: what it throws goes to the log.
   * @param {string} name
   * @param {string[]} passes
   */
  noticing(name, passes) {
    const call = this.answering(passes);
    return async (/** @type {any} */ params) => {
      try {
        await call(params);
      } catch (error) {
        this.log.failure(error, `The handler of ${params.name ?? params.key ?? name} failed`);
      }
    };
  }

  /** @param {string} name */
  exported(name) {
    const found = Object.hasOwn(this.exports, name) ? this.exports[name] : undefined;
    if (typeof found !== "function") throw new Error(`This extension exports no function ${JSON.stringify(name)}.`);
    return found;
  }
}

/**
 * A request whose refusal is an error class of ours that shows where in the extension it was made.
 * @param {Connection} connection
 */
function requester(connection) {
  return async (/** @type {string} */ method, /** @type {object} */ params) => {
    const site = new Error();
    try {
      return await connection.request(method, params);
    } catch (error) {
      const wire = /** @type {any} */ (error).wire;
      if (!wire) throw error;
      const revived = revive(wire);
      revived.stack = `${revived.name}: ${revived.message}\n${String(site.stack ?? "").replace(/^Error[^\n]*\n/, "")}`;
      throw revived;
    }
  };
}

/**
 * `export function activate` and `export default definePlugin({activate, …})` both work.
 * @param {Exports} module
 * @returns {Exports}
 */
function exportsOf(module) {
  const { default: whole, ...named } = module;
  return typeof whole === "object" && whole !== null ? { ...whole, ...named } : { ...named };
}

/** @param {Log} log */
function logMethods(log) {
  const levels = /** @type {const} */ (["debug", "info", "warn", "error"]);
  return Object.fromEntries(levels.map((level) => [`log.${level}`, async (/** @type {unknown} */ message) => log.write(level, String(message))]));
}

/**
 * @param {Record<string, any>} params
 * @param {string[]} passes  names in order; `*name` spreads a list
 */
function pick(params, passes) {
  return passes.flatMap((name) => (name.startsWith("*") ? (params[name.slice(1)] ?? []) : [params[name]]));
}
