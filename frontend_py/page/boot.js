// Entry, a deferred classic script: checks the browser, starts the guard, prepares what PyScript needs, then loads interpreter and PyScript.
// Everything the page's Python uses from here is on one frozen object, `window.plugyard` (see browser/real/).

import { assets } from "./boot/assets.js";
import { missingFeatures } from "./boot/features.js";
import { fail, startFailed, watchStart } from "./boot/failure.js";
import { openFrame } from "./boot/frames.js";
import { GuardBridge } from "./boot/guard_bridge.js";
import { recogniseKnownFunctions } from "./boot/known_functions.js";

function start() {
  const missing = missingFeatures();
  if (missing.length) return fail(`This browser does not offer ${missing.join(", ")}. Plugyard needs a current browser and https (or http://localhost).`);
  watchStart();
  recogniseKnownFunctions(window);
  const guard = new GuardBridge(assets.entries.guard);
  const plugyard = Object.freeze({
    assets,
    guard,
    /** @param {number} instance @param {string} runtime */
    openFrame: (instance, runtime) => openFrame(instance, runtime, guard),
    loadEditor: () => import(assets.entries.editor),
    startFailed,
  });
  Object.defineProperty(window, "plugyard", { value: plugyard });
  return Promise.all([import(assets.entries.interpreter), import(assets.entries.core)]).catch((error) => fail("The page's scripts could not be loaded.", error));
}

start();
