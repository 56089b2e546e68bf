// `useStateValue`, `useEvent`: subscriptions that live as long as the view that is being rendered uses them.

/** @typedef {import("./views.js").ShownView} ShownView */
/** @typedef {{dispose: () => unknown, ready: Promise<void>}} Subscription */
/** @typedef {{value: unknown, subscription: Subscription, used: boolean}} StateHook */
/** @typedef {{handler: (data: any) => unknown, subscription: Subscription, used: boolean}} EventHook */
/** @typedef {{state: {get: Function, subscribe: Function}, events: {on: Function}}} Api */

/** @type {WeakMap<object, Hooks>} */
const hooksOf = new WeakMap();

/** The hooks of one shown view. */
export class Hooks {
  /**
   * @param {ShownView} view
   * @param {Api} api
   */
  constructor(view, api) {
    this.view = view;
    this.api = api;
    /** @type {Map<string, StateHook>} */
    this.states = new Map();
    /** @type {Map<string, EventHook>} */
    this.events = new Map();
    view.rendered.push(() => this.dropUnused());
    view.closing.push(() => this.dropAll());
  }

  /** @param {string} key */
  stateValue(key) {
    const hook = this.states.get(key) ?? this.watchState(key);
    hook.used = true;
    return hook.value;
  }

  /** @param {string} key */
  watchState(key) {
    const take = (/** @type {unknown} */ value) => {
      hook.value = value ?? undefined;
      this.view.update();
    };
    const subscription = this.api.state.subscribe(key, take);
    /** @type {StateHook} */
    const hook = { value: undefined, subscription, used: true };
    this.states.set(key, hook);
    this.view.loading.push(this.firstValue(key, hook, take));
    return hook;
  }

  /**
   * @param {string} key
   * @param {StateHook} hook
   * @param {(value: unknown) => void} take
   */
  async firstValue(key, hook, take) {
    try {
      await hook.subscription.ready;
      const value = await this.api.state.get(key);
      if (hook.value === undefined) take(value);
    } catch (error) {
      this.view.log.failure(error, `The state ${key} cannot be used`);
    }
  }

  /**
   * @param {string} name
   * @param {(data: any) => unknown} handler
   */
  event(name, handler) {
    const hook = this.events.get(name) ?? this.watchEvent(name, handler);
    hook.handler = handler;
    hook.used = true;
  }

  /**
   * @param {string} name
   * @param {(data: any) => unknown} handler
   */
  watchEvent(name, handler) {
    const subscription = this.api.events.on(name, async (/** @type {unknown} */ data) => {
      try {
        await hook.handler(data);
      } finally {
        this.view.update();
      }
    });
    subscription.ready.catch((/** @type {unknown} */ error) => this.view.log.failure(error, `The event ${name} cannot be heard`));
    /** @type {EventHook} */
    const hook = { handler, subscription, used: true };
    this.events.set(name, hook);
    return hook;
  }

  dropUnused() {
    for (const hooks of [this.states, this.events]) {
      for (const [name, hook] of hooks) {
        if (!hook.used) this.drop(hooks, name, hook);
        hook.used = false;
      }
    }
  }

  dropAll() {
    for (const hooks of [this.states, this.events]) for (const [name, hook] of hooks) this.drop(hooks, name, hook);
  }

  /**
   * @param {Map<string, any>} hooks
   * @param {string} name
   * @param {StateHook | EventHook} hook
   */
  drop(hooks, name, hook) {
    hooks.delete(name);
    void hook.subscription.dispose();
  }
}

/**
 * Give a view's context its hooks.
 * @param {object} context
 * @param {Hooks} hooks
 */
export function attachHooks(context, hooks) {
  hooksOf.set(context, hooks);
}

/** @param {object} context */
function hooksFor(context) {
  const hooks = hooksOf.get(context);
  if (!hooks) throw new TypeError("Hooks take the `context` that a component or render function was called with.");
  return hooks;
}

/**
 * Read a shared value while rendering; the view renders again whenever it changes.
 * @param {object} context
 * @param {string} key  see `STATE_KEYS`
 * @returns {any} undefined while there is none
 */
export function useStateValue(context, key) {
  return hooksFor(context).stateValue(key);
}

/**
 * Hear an event while the view is shown; it renders again after the handler.
 * @param {object} context
 * @param {string} name  see `EVENTS`
 * @param {(data: any) => unknown} handler
 */
export function useEvent(context, name, handler) {
  hooksFor(context).event(name, handler);
}
