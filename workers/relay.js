// Entry: the relay worker, beside the extension's worker in the frame. Bundled to one classic script, handed to the frame as `start.relay`.
// Runtime files: none. The first message brings the extension's port; the answer carries the port for the guard.

import { Relay } from "./relay_desk.js";

self.onmessage = (event) => {
  self.onmessage = null;
  const channel = new MessageChannel();
  new Relay(event.ports[0], channel.port1);
  self.postMessage(0, [channel.port2]);
};
