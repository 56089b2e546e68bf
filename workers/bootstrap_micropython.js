// Entry: the worker of a MicroPython extension. Bundled to one classic script (iife), sent to the frame as `start.boot`.
// Runtime files (`payload.files`): module = text of micropython.mjs; wasm = micropython.wasm, maximum lowered; sdk = JSON text (README.md).

import { runInstance } from "./instance.js";
import { startMicroPython } from "./micropython_runtime.js";

void runInstance(self, "micropython", startMicroPython);
