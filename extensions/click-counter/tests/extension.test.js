// Click Counter in the real JavaScript runtime; the page is scripted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { ScriptedPage } from "../../../workers/tests/scripted_page.js";
import { prepare } from "../../../workers/tests/worker_host.js";

const source = readFileSync(new URL("../extension.js", import.meta.url));
const kept = new Map();
let instance, page, command;

before(async () => {
  const start = await prepare("javascript");
  instance = await start();
  page = new ScriptedPage(instance.end, {
    "storage.get": ({ key }) => kept.get(key) ?? null,
    "storage.set": ({ key, value }) => void kept.set(key, value),
  });
  instance.sendFiles([["extension.js", source]]);
  await page.call("extension.activate", { id: "plugyard.click-counter", version: "1.0.0", main: "extension.js", runtime: "javascript", contributes: {}, env: {} });
  [command] = page.calls("commands.registerCommand");
});

after(() => instance.close());

const run = () => page.call("commands.run", { registration: command.registration, id: command.id, args: [] });

test("registers its command when it is activated", () => {
  assert.equal(command.id, "myExtension.doSomething");
});

test("each run adds one to what is stored and says so", async () => {
  await run();
  await run();
  assert.equal(kept.get("clickCount"), 2);
  await page.hear((message) => message.method === "ui.showNotification" && message.params.message === "Button clicked 2 times!");
});
