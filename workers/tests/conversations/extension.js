// The extension that all conversations talk to; `extension.py` is the same in Python.
import { STATE_KEYS, useEvent, useStateValue } from "plugyard";

let count = 0;
let items = ["a", "b", "c"];
let hello = "";

export function activate(api) {
  api.commands.registerCommand("test.echo", (...args) => args);
  api.commands.registerCommand("test.fail", () => {
    throw new Error("no luck today");
  });
  api.commands.registerCommand("test.store", async () => {
    const n = (await api.storage.get("n")) || 0;
    await api.storage.set("n", n + 1);
    api.ui.showNotification(`Stored ${n + 1}`, "info");
  });
  const listening = api.events.on("platform:ready", (data) => api.state.set("local.test.seen", data));
  api.commands.registerCommand("test.deafen", () => void listening.dispose());
  const panel = api.ui.registerPanel("panel", "Panel", () => {
    const { row, column, text, button } = api.nodes;
    return column({ gap: 1 }, [
      text(`count: ${count}`, { strong: count > 1 }),
      button("Add", { onClick: () => { count += 1; } }),
      button("Turn", { onClick: () => { items = ["c", "a", "d"]; } }),
      row(items.map((item) => text(item, { key: item }))),
    ]);
  });
  api.commands.registerCommand("test.reset", () => {
    count = 0;
    panel.update();
  });
}

export function words({ context }) {
  const content = useStateValue(context, STATE_KEYS.CONTENT) ?? "";
  useEvent(context, "platform:ready", () => { hello = "hello "; });
  return context.nodes.text(`${hello}${content.split(/\s+/).filter(Boolean).length} words`);
}

export function deactivate() {
  console.log("good bye");
}
