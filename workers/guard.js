// Entry: the guard worker, host origin. Bundled to one classic script, loaded by its own address. Runtime files: none.

import { Guard } from "./guard_desk.js";
import { LIMITS } from "./limits.js";

const guard = new Guard({
  now: () => performance.now(),
  random: () => crypto.getRandomValues(new Uint32Array(1))[0],
  post: (message) => self.postMessage(message),
});
self.onmessage = (event) => guard.fromPage(event.data, event.ports);
setInterval(() => guard.tick(), LIMITS.intervalMs);
