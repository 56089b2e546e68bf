import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Conflict, ERRORS_BY_CODE, PermissionDenied, RpcError, revive } from "../errors.js";
import { Extension } from "../extension.js";
import { definePlugin, publicNames } from "../index.js";
import { Log } from "../log.js";

const facade = JSON.parse(readFileSync(new URL("../../generated/facade.json", import.meta.url), "utf8"));
const ACTIVATION = { id: "test.one", version: "1.0.0", main: "extension.js", contributes: {}, env: {} };

/** An extension whose calls are answered by `answers`, in this process. */
function extension(answers = {}, activation = {}) {
  const calls = [], lines = [];
  const connection = {
    serve() {},
    async request(method, params) {
      calls.push([method, params]);
      const answer = answers[method]?.(params);
      if (answer instanceof Error) throw answer;
      return answer ?? null;
    },
  };
  const log = new Log((line) => lines.push(line), () => 0);
  const files = { "media/words.txt": "words" };
  const one = new Extension({ facade, connection, log, activation: { ...ACTIVATION, ...activation }, readText: (path) => files[path] });
  return { one, api: one.api, calls, lines };
}

const refused = (code, message = "No.") => Object.assign(new Error(message), { wire: { code: -32000, message, data: { code } } });

test("every method of the contract is a function of the api", () => {
  const { api } = extension();
  for (const { name } of facade.methods) {
    const [group, verb] = name.split(".");
    assert.equal(typeof api[group]?.[verb], "function", name);
  }
  for (const kind of Object.keys(facade.nodes)) assert.equal(typeof api.nodes[kind], "function", kind);
});

test("the api cannot be changed by the code it is handed to", () => {
  const { api } = extension();
  for (const target of [api, api.storage, api.nodes]) assert.throws(() => (target.get = 1), TypeError);
});

test("positional arguments are named in the contract's order; what is left out is not sent", async () => {
  const { api, calls } = extension();
  await api.ui.showNotification("m", "info");
  await api.storage.set("k", null);
  await api.storage.set("k", undefined);
  await api.commands.executeCommand("a.b", 1, [2]);
  assert.deepEqual(calls, [
    ["ui.showNotification", { message: "m", level: "info" }],
    ["storage.set", { key: "k", value: null }],
    ["storage.set", { key: "k" }],
    ["commands.executeCommand", { id: "a.b", args: [1, [2]] }],
  ]);
});

test("a registration without a function is refused at once", () => {
  assert.throws(() => extension().api.commands.registerCommand("a.b"), /commands\.registerCommand needs a function as handler/);
});

test("a disposable is callable, says when it is ready, and ends once", async () => {
  const { api, calls } = extension();
  const listening = api.events.on("platform:ready", () => {});
  await listening.ready;
  listening();
  await listening.dispose();
  assert.deepEqual(calls, [["events.on", { name: "platform:ready", registration: 1 }], ["registration.dispose", { registration: 1 }]]);
});

test("a registration that was refused is not ended", async () => {
  const { api, calls } = extension({ "events.on": () => refused("invalid_params") });
  const listening = api.events.on("file:saved", () => {});
  await listening.dispose();
  assert.equal(calls.length, 1);
});

test("a registration refused during activation fails it; later it rejects `ready`", async () => {
  const { one } = extension({ "events.on": () => refused("conflict") });
  await assert.rejects(one.activate({ activate: (api) => void api.events.on("file:saved", () => {}) }), Conflict);
  await assert.doesNotReject(one.registrations.confirmed());
  await assert.rejects(one.api.events.on("file:saved", () => {}).ready, Conflict);
});

test("registrations made by functions that were not awaited are waited for, too", async () => {
  const { one, calls } = extension();
  await one.activate({
    activate: (api) => {
      void api.events.on("platform:ready", () => {}).ready.then(() => void api.events.on("theme:changed", () => {}));
    },
  });
  assert.deepEqual(calls.map(([, { name }]) => name), ["platform:ready", "theme:changed"]);
});

test("refused calls reject with the class of their code, and know where they were made", async () => {
  const { api } = extension({ "storage.get": () => refused("permission_denied", "Not granted.") });
  const error = await api.storage.get("k").catch((reason) => reason);
  assert.ok(error instanceof PermissionDenied && error instanceof RpcError && error instanceof Error);
  assert.match(error.stack, /^PermissionDenied: Not granted\.\n.*facade\.test\.js/s);
});

test("unknown codes, and codes that are names of every object, are plain errors", () => {
  for (const code of ["from_the_future", "constructor", "__proto__", "toString"]) {
    const error = revive({ code: 1, message: "m", data: { code, __proto__: { a: 1 } } });
    assert.equal(error.constructor, RpcError);
    assert.equal(error.code, code);
  }
});

test("the names of the errors survive a bundler", () => {
  for (const [code, Class] of Object.entries(ERRORS_BY_CODE)) assert.equal(new Class("m", code).name, Class.name);
});

test("assets and logs are answered inside the worker", async () => {
  const { api, calls, lines } = extension();
  assert.equal(await api.assets.read("media/words.txt"), "words");
  await api.log.warn("careful");
  assert.deepEqual([calls, lines], [[], [{ level: "warn", message: "careful" }]]);
});

test("export default definePlugin works like named exports", async () => {
  const { one } = extension({}, { contributes: { slots: [{ slot: "statusbar", component: "Words" }] } });
  let activated;
  const plugin = definePlugin({ activate: (api) => void (activated = api), Words: ({ context }) => context.pluginId });
  await one.activate({ default: plugin });
  assert.equal(activated, one.api);
  const tree = await one.views.open("Words", {});
  assert.deepEqual(tree.props, { value: "test.one" });
});

test("hooks outside of a view say so", () => {
  const { useStateValue } = publicNames(facade);
  assert.throws(() => useStateValue(extension().api, "editor.content"), /Hooks take the `context`/);
});

test("standard names come from the contract", () => {
  const { STATE_KEYS, EVENTS } = publicNames(facade);
  assert.deepEqual([STATE_KEYS.CONTENT, EVENTS.CONTENT_CHANGED], ["editor.content", "editor:content-changed"]);
});
