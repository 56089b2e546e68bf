// PyScript asks `window.Function` to evaluate a text, which the page's Content Security Policy refuses for good reason (no 'unsafe-eval').
// Two texts are known, word for word, and answered with functions written here. Every other text goes to the real Function, and so to the policy.

import workerHook from "./worker_hook.json" with { type: "json" };

const [callAll, registerModule] = workerHook.parts;

/** Made by PyScript core from its hooks for Python *workers*, which Plugyard never starts (they would get the page's `window`). */
export const WORKER_HOOK = `return(w,x)=>(${callAll})(w,x,...[${registerModule}])`;

/** In PyScript's Python part: importing JavaScript modules. The functions themselves refuse nothing; `import()` is subject to `script-src 'self'`. */
export const IMPORT_ALL = "return (...urls) => Promise.all(urls.map((url) => import(url)))";

const noWorkers = () => {
  throw new TypeError("Plugyard starts no PyScript workers.");
};

/** @type {ReadonlyMap<string, () => Function>} */
const KNOWN = new Map([
  [WORKER_HOOK, () => noWorkers],
  [IMPORT_ALL, () => (/** @type {string[]} */ ...urls) => Promise.all(urls.map((url) => import(url)))],
]);

/**
 * Replace `Function` in `target` by a wrapper that knows the two texts when it is called with one of them and nothing else.
 * @param {{Function: FunctionConstructor}} target
 */
export function recogniseKnownFunctions(target) {
  target.Function = new Proxy(target.Function, {
    apply: (real, self, args) => (args.length === 1 && KNOWN.get(args[0])) || Reflect.apply(real, self, args),
  });
}
