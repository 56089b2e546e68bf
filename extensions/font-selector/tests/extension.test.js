// Font Selector in the real JavaScript runtime; the page is scripted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ScriptedPage } from "../../../workers/tests/scripted_page.js";
import { prepare } from "../../../workers/tests/worker_host.js";

const source = readFileSync(new URL("../extension.js", import.meta.url));
const contributes = { slots: [{ slot: "toolbar", component: "FontSelector", order: 20 }] };
const state = new Map();
let instance, page, tree;

before(async () => {
  const start = await prepare("javascript");
  instance = await start();
  page = new ScriptedPage(instance.end, {
    "state.get": ({ key }) => state.get(key) ?? null,
    "state.set": ({ key, value }) => void state.set(key, value),
  });
  instance.sendFiles([["extension.js", source]]);
  await page.call("extension.activate", { id: "plugyard.font-selector", version: "1.0.0", main: "extension.js", runtime: "javascript", contributes, env: {} });
  tree = await page.call("ui.render", { view: "FontSelector", context: {} });
});

after(() => instance.close());

test("offers the fonts in a labelled menu", () => {
  assert.equal(tree.kind, "select");
  assert.equal(tree.props.label, "Font");
  assert.ok(tree.props.options.some(({ label }) => label === "Serif"));
});

test("choosing a font writes the shared state", async () => {
  await page.call("ui.event", { view: "FontSelector", node: tree.id, event: "onChange", value: "system-ui, sans-serif" });
  assert.equal(state.get("format.fontFamily"), "system-ui, sans-serif");
});

test("a font chosen elsewhere shows in the menu", async () => {
  const [{ registration }] = page.calls("state.subscribe");
  page.notify("state.changed", { registration, key: "format.fontFamily", value: "Palatino" });
  const { params } = await page.hear(({ method, params }) => method === "ui.patch" && JSON.stringify(params.changes).includes("Palatino"));
  assert.equal(params.view, "FontSelector");
});
