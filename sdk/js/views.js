// Views: render functions, the trees they show, and patches when something changed.

import { rootOf, Tree, wireOf } from "./tree.js";

/** @typedef {(context: any) => unknown} Render */
/** @typedef {import("./registrations.js").Disposable & {update: () => void}} ViewDisposable */
/** @typedef {{request: (method: string, params: object) => Promise<any>, log: import("./log.js").Log}} Link */

const MAX_FIRST_RENDERS = 3;

/** A view while it is shown. Renders are gathered: one is under way to the page at a time. */
export class ShownView {
  /**
   * @param {string} id
   * @param {(view: ShownView) => unknown} render
   * @param {Link} link
   */
  constructor(id, render, { request, log }) {
    this.id = id;
    this.render = render;
    this.request = request;
    this.log = log;
    this.tree = new Tree();
    /** @type {object | null} what the render function gets */
    this.context = null;
    this.started = false;
    this.closed = false;
    this.dirty = false;
    this.drawing = false;
    /** @type {(() => void)[]} called after each render */
    this.rendered = [];
    /** @type {(() => void)[]} called when the view is closed */
    this.closing = [];
    /** @type {Promise<unknown>[]} values that hooks wait for */
    this.loading = [];
  }

  /** Render for the first time, or again for a page that starts anew; waits for the values that hooks ask for, so that nothing flickers. */
  async open() {
    await this.draw();
    for (let round = 1; this.loading.length && round < MAX_FIRST_RENDERS; round++) {
      await Promise.all(this.loading.splice(0));
      await this.draw();
    }
    this.started = true;
    this.dirty = false;
    return wireOf(/** @type {import("./tree.js").Shown} */ (this.tree.root));
  }

  /** Render soon, and send what changed. */
  update() {
    if (this.closed || !this.started) return;
    this.dirty = true;
    if (!this.drawing) void this.drawWhileDirty();
  }

  /**
   * Call the function that stands behind a node's handler now.
   * @param {number} node
   * @param {string} event
   * @param {unknown} value
   */
  async handle(node, event, value) {
    const handler = this.tree.byId.get(node)?.handlers[event];
    if (!handler) return; // the node went away while the click was on its way
    try {
      const result = handler(value);
      this.update();
      await result;
    } finally {
      this.update();
    }
  }

  close() {
    this.closed = true;
    for (const action of this.closing.splice(0)) action();
  }

  async draw() {
    const node = rootOf(await this.render(this));
    const changes = this.closed ? [] : this.tree.show(node);
    for (const action of this.rendered) action();
    return changes;
  }

  async drawWhileDirty() {
    this.drawing = true;
    await null; // gather what else changes in this turn
    while (this.dirty && !this.closed) {
      this.dirty = false;
      try {
        const changes = await this.draw();
        if (changes.length && !this.closed) await this.send(changes);
      } catch (error) {
        this.log.failure(error, `The view ${this.id} could not be rendered`);
      }
    }
    this.drawing = false;
  }

  /** @param {import("./tree.js").Change[]} changes */
  async send(changes) {
    try {
      await this.request("ui.patch", { view: this.id, changes });
    } catch (error) {
      this.tree.root = null; // what the page shows is not known any more: the next render replaces it all
      throw error;
    }
  }
}

/** All views of the extension, by id. */
export class Views {
  /**
   * @param {(id: string) => Render | undefined} component  the exported component behind a slot
   * @param {(view: ShownView, context: object) => unknown} contextOf  what the function gets
   * @param {Link} link
   */
  constructor(component, contextOf, link) {
    this.component = component;
    this.contextOf = contextOf;
    this.link = link;
    /** @type {Map<string, Render>} */
    this.offered = new Map();
    /** @type {Map<string, ShownView>} */
    this.shown = new Map();
  }

  /**
   * Keep the render function of a registered panel or view.
   * @param {string} id
   * @param {Render} render
   * @param {import("./registrations.js").Disposable} registration
   * @returns {ViewDisposable}
   */
  offer(id, render, registration) {
    const forget = () => {
      if (this.offered.get(id) !== render) return;
      this.offered.delete(id);
      this.close(id);
    };
    const dispose = () => {
      forget();
      return registration.dispose();
    };
    this.offered.set(id, render);
    registration.ready.catch(forget);
    return Object.assign(() => dispose(), { dispose, ready: registration.ready, update: () => this.update(id) });
  }

  /**
   * Answer `ui.render`.
   * @param {string} id
   * @param {object} context
   */
  async open(id, context) {
    const render = this.offered.get(id) ?? this.component(id);
    if (!render) throw new Error(`This extension has no view ${JSON.stringify(id)}.`);
    this.close(id);
    const view = new ShownView(id, (shown) => render(this.contextOf(shown, context)), this.link);
    this.shown.set(id, view);
    return view.open();
  }

  /** @param {string} id */
  close(id) {
    this.shown.get(id)?.close();
    this.shown.delete(id);
  }

  /** @param {string} id */
  update(id) {
    this.shown.get(id)?.update();
  }

  /** @param {{view: string, node: number, event: string, value: unknown}} happened */
  async handle({ view, node, event, value }) {
    await this.shown.get(view)?.handle(node, event, value);
  }
}
