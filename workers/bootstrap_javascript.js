// Entry: the worker of a JavaScript extension. Bundled to one classic script (iife), sent to the frame as `start.boot`.
// Runtime files (`payload.files`): syntaxParser = acorn's ES module text, read only to place a syntax error.

import { parse } from "es-module-lexer/js";
import facade from "../sdk/generated/facade.json" with { type: "json" };
import { runInstance } from "./instance.js";
import { startJavaScript } from "./javascript_runtime.js";

void runInstance(self, "javascript", (surroundings) => startJavaScript(surroundings, facade, parse));
