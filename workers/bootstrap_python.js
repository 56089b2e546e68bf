// Entry: the worker of a CPython extension. Bundled to one classic script (iife), sent to the frame as `start.boot`.
// Runtime files (`payload.files`): module, asm, wasm, stdlib, lock, snapshot, sdk (README.md).

import { runInstance } from "./instance.js";
import { startPython } from "./python_runtime.js";

void runInstance(self, "python", startPython);
