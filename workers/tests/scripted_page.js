// The page's end of a port for tests of extensions: answers requests by `answers[method](params)`, keeps what it heard.

export class ScriptedPage {
  #end;
  #pending = new Map();
  #waiting = [];
  #lastId = 0;
  heard = [];

  /**
   * @param {{send: (message: object) => void, next: () => Promise<any>}} end  see `listenTo` in replay.js
   * @param {Record<string, (params: any) => unknown>} answers
   */
  constructor(end, answers = {}) {
    this.#end = end;
    this.answers = answers;
    void this.#listen();
  }

  /** Ask the extension. */
  call(method, params = {}) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#end.send({ jsonrpc: "2.0", id, method, params });
    });
  }

  notify(method, params) {
    this.#end.send({ jsonrpc: "2.0", method, params });
  }

  /** Parameters of all calls of `method` so far. */
  calls(method) {
    return this.heard.filter((message) => message.method === method).map(({ params }) => params);
  }

  /** The first message, heard already or still to come, that passes the test. */
  hear(test) {
    const found = this.heard.find(test);
    return found ? Promise.resolve(found) : new Promise((resolve) => this.#waiting.push({ test, resolve }));
  }

  async #listen() {
    for (;;) this.#receive(await this.#end.next());
  }

  #receive(message) {
    this.heard.push(message);
    if (message.method === undefined) this.#settle(message);
    else if (message.id !== undefined) this.#end.send({ jsonrpc: "2.0", id: message.id, result: this.answers[message.method]?.(message.params) ?? null });
    for (const { test, resolve } of this.#waiting) if (test(message)) resolve(message);
  }

  #settle({ id, result, error }) {
    const { resolve, reject } = this.#pending.get(id);
    if (error) reject(Object.assign(new Error(error.message), error));
    else resolve(result);
  }
}
