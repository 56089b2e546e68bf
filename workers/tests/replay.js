// Replays conversations.json against an end: `send` takes the page's messages, `heard` is the list of what the extension said.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const folder = new URL("./conversations/", import.meta.url);
const { activation, conversations } = JSON.parse(readFileSync(new URL("conversations.json", folder), "utf8"));
export const names = Object.keys(conversations);

export function source(file) {
  return readFileSync(new URL(file, folder));
}

export class Replay {
  /** @param {{send: (message: object) => void, next: () => Promise<object>}} end  `next` gives the extension's messages one by one */
  constructor(end) {
    this.end = end;
    this.lastId = 1_000;
    this.unanswered = [];
  }

  async activate(params) {
    this.call("extension.activate", params);
    await this.play(activation);
    for (const _ of activation) this.answer({ result: null });
    const { result } = await this.next();
    return result;
  }

  async run(name) {
    await this.play(conversations[name]);
  }

  async play(steps) {
    for (const step of steps) {
      if (step.page) this.say(step.page);
      else if (step.answer) this.answer(step.answer);
      else if (step.skip) await this.next();
      else if (step.any_order) await this.expectAll(step.any_order);
      else matches(await this.next(), step.extension);
    }
  }

  async expectAll(wanted) {
    const heard = [];
    for (const _ of wanted) heard.push(await this.next());
    for (const one of wanted) assert.ok(heard.some((message) => isMatch(message, one)), `${JSON.stringify(one)} not among ${JSON.stringify(heard)}`);
  }

  async next() {
    for (;;) {
      const message = await this.end.next();
      if (message.method === "$/ack" || message.method === "$/ready") continue;
      if (message.method !== undefined && message.id !== undefined) this.unanswered.push(message.id);
      return message;
    }
  }

  say({ method, params }) {
    if (/^(events|state|settings)\.|^ui\.close$/.test(method)) this.end.send({ jsonrpc: "2.0", method, params });
    else this.call(method, params);
  }

  call(method, params) {
    this.end.send({ jsonrpc: "2.0", id: ++this.lastId, method, params });
  }

  answer(outcome) {
    assert.ok(this.unanswered.length, "the extension has called nothing");
    this.end.send({ jsonrpc: "2.0", id: this.unanswered.shift(), ...outcome });
  }
}

function matches(actual, wanted) {
  assert.ok(isMatch(actual, wanted), `${JSON.stringify(actual)}\nis not\n${JSON.stringify(wanted)}`);
}

/** Objects may have more than is wanted; a text ending in `*` is a beginning. */
function isMatch(actual, wanted) {
  if (typeof wanted === "string" && wanted.endsWith("*")) return String(actual).startsWith(wanted.slice(0, -1));
  if (Array.isArray(wanted)) return Array.isArray(actual) && actual.length === wanted.length && wanted.every((item, index) => isMatch(actual[index], item));
  if (typeof wanted === "object" && wanted !== null) return typeof actual === "object" && actual !== null && Object.keys(wanted).every((key) => isMatch(actual[key], wanted[key]));
  return actual === wanted;
}

/** Messages one by one, from a port. */
export function listenTo(port) {
  const queue = [], waiting = [];
  port.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (waiting.length) waiting.shift()(message);
    else queue.push(message);
  };
  return {
    send: (message) => port.postMessage(JSON.stringify(message)),
    next: () => (queue.length ? Promise.resolve(queue.shift()) : new Promise((resolve) => waiting.push(resolve))),
  };
}
