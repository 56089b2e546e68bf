// Test doubles: an endpoint joined to a scripted page by a real pair of MessagePorts.

import { readFileSync } from "node:fs";
import { Endpoint } from "../rpc.js";
import { describeThrown } from "../instance.js";

export const facade = JSON.parse(readFileSync(new URL("../../sdk/generated/facade.json", import.meta.url), "utf8"));

/** The page's end: answers requests by `answers[method](params)`, keeps everything it hears. */
export class FakePage {
  constructor(port, answers = {}) {
    this.port = port;
    this.answers = answers;
    this.heard = [];
    this.pending = new Map();
    this.lastId = 0;
    this.waiters = [];
    port.onmessage = ({ data }) => this.receive(data);
  }

  receive(text) {
    const message = JSON.parse(text);
    this.heard.push(message);
    if (message.method === undefined) this.settle(message);
    else if (message.id !== undefined) this.answer(message);
    this.waiters = this.waiters.filter(({ test, resolve }) => !(test(message) && (resolve(message), true)));
  }

  settle({ id, result, error }) {
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    if (error) waiting?.reject(Object.assign(new Error(error.message), error));
    else waiting?.resolve(result);
  }

  async answer({ id, method, params }) {
    try {
      const result = (await this.answers[method]?.(params)) ?? null;
      if (result !== NO_ANSWER) this.send({ jsonrpc: "2.0", id, result });
    } catch (error) {
      this.send({ jsonrpc: "2.0", id, error: error.wire ?? { code: -32603, message: error.message, data: { code: "internal" } } });
    }
  }

  send(message) {
    this.port.postMessage(JSON.stringify(message));
  }

  call(method, params = {}) {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.send({ jsonrpc: "2.0", id, method, params });
    });
  }

  notify(method, params) {
    this.send({ jsonrpc: "2.0", method, params });
  }

  /** The first message heard, from now or before, that passes the test. */
  hear(test) {
    const found = this.heard.find(test);
    return found ? Promise.resolve(found) : new Promise((resolve) => this.waiters.push({ test, resolve }));
  }

  calls(method) {
    return this.heard.filter((message) => message.method === method).map(({ params }) => params);
  }
}

export const NO_ANSWER = Symbol("no answer");

/** An endpoint and its page. `close()` must be called, or node waits for the ports. */
export function connect(answers = {}) {
  const { port1, port2 } = new MessageChannel();
  const endpoint = new Endpoint((text) => port1.postMessage(text), describeThrown);
  port1.onmessage = ({ data }) => endpoint.receive(data);
  const page = new FakePage(port2, answers);
  return {
    endpoint,
    page,
    close() {
      port1.close();
      port2.close();
    },
  };
}

export function refusal(code, message = code, data = {}) {
  return Object.assign(new Error(message), { wire: { code: -32000, message, data: { ...data, code } } });
}
