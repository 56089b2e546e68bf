import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { prepare } from "./worker_host.js";

/** name -> [files, contributes, code, place, what the message says] */
const JAVASCRIPT = {
  "activate throws": [{ "extension.js": "export function activate(api) {\n\n  throw new Error('no luck today');\n}" }, {}, "activation_failed", "extension.js:3", /^no luck today$/],
  "activate rejects, deep in a library": [
    { "extension.js": "import { f } from './lib/part.js';\nexport async function activate() {\n  await f();\n}", "lib/part.js": "\n\nexport async function f() {\n  undefined.x();\n}" },
    {}, "activation_failed", "lib/part.js:4", /^TypeError/,
  ],
  "a file throws while it is imported": [{ "extension.js": "import './a.js';\nexport function activate() {}", "a.js": "\n\nnull.x;" }, {}, "activation_failed", "a.js:3", /^TypeError/],
  "something that is no error is thrown": [{ "extension.js": "export function activate() { throw { a: 1 }; }" }, {}, "activation_failed", "undefined:undefined", /\{"a":1\} was thrown/],
  "a syntax error": [{ "extension.js": "export function activate(api) {\n  const a = ;\n}" }, {}, "syntax_error", "extension.js:2", /^SyntaxError: Unexpected token/],
  "a syntax error that only the engine's parser sees": [{ "extension.js": "export function activate(api) {\n  await 1;\n}" }, {}, "syntax_error", "extension.js:2", /await/],
  "a syntax error in a library": [{ "extension.js": "import './lib/part.js';\nexport function activate() {}", "lib/part.js": "let a;\nlet b;\nlet c = ];" }, {}, "syntax_error", "lib/part.js:3", /^SyntaxError/],
  "an import that is not exported": [{ "extension.js": "\nimport { no } from './l.js';\nexport function activate() {}", "l.js": "" }, {}, "syntax_error", "extension.js:2", /l\.js does not export no/],
  "an import that is not in the package": [{ "extension.js": "import './lib';\nexport function activate() {}", "lib.js": "" }, {}, "activation_failed", "extension.js:1", /Did you mean lib\.js/],
  "the entry file is missing": [{ "other.js": "" }, {}, "missing_entry", "extension.js:undefined", /no file extension\.js/],
  "activate is missing": [{ "extension.js": "export const a = 1;" }, {}, "activation_failed", "extension.js:1", /does not export a function activate/],
  "a component is missing": [{ "extension.js": "export function activate() {}" }, { slots: [{ slot: "toolbar", component: "Font" }] }, "activation_failed", "extension.js:1", /does not export the function Font/],
};
const PYTHON = {
  "activate raises": [{ "extension.py": "def activate(api):\n\n    raise ValueError('no luck today')\n" }, {}, "activation_failed", "extension.py:3", /^ValueError: no luck today$/],
  "async activate raises, deep in a library": [
    { "extension.py": "from lib.part import f\nasync def activate(api):\n    await f()\n", "lib/__init__.py": "", "lib/part.py": "async def f():\n    {}['no']\n" },
    {}, "activation_failed", "lib/part.py:2", /^KeyError/,
  ],
  "activate exits": [{ "extension.py": "def activate(api):\n    raise SystemExit\n" }, {}, "activation_failed", "extension.py:2", /SystemExit/],
  "a syntax error": [{ "extension.py": "def activate(api):\n    a = = 1\n" }, {}, "syntax_error", "extension.py:2", /^SyntaxError: invalid syntax$/],
  "a syntax error in a library": [{ "extension.py": "import part\n", "part.py": "a = 1\nb = )\n" }, {}, "syntax_error", "part.py:2", /^SyntaxError/],
  "an import of nothing": [{ "extension.py": "\nimport nowhere\n" }, {}, "activation_failed", "extension.py:2", /nowhere/],
  "the entry file is missing": [{ "other.py": "" }, {}, "missing_entry", "extension.py:undefined", /no file extension\.py/],
  "activate is missing": [{ "extension.py": "a = 1\n" }, {}, "activation_failed", "extension.py:1", /has no function activate/],
  "a component is missing": [{ "extension.py": "def activate(api): pass\n" }, { slots: [{ slot: "toolbar", component: "Font" }] }, "activation_failed", "extension.py:1", /has no function Font/],
};

for (const [runtime, main, cases] of [["javascript", "extension.js", JAVASCRIPT], ["micropython", "extension.py", PYTHON], ["python", "extension.py", PYTHON]]) {
  describe(runtime, () => {
    let start;
    before(async () => {
      start = await prepare(runtime);
    });
    for (const [name, [files, contributes, code, place, message]] of Object.entries(cases)) {
      test(`${name}: ${code}`, async () => {
        const instance = await start();
        try {
          instance.sendFiles(Object.entries(files));
          const params = { id: "local.broken", version: "1.0.0", main, runtime, contributes, env: {} };
          instance.end.send({ jsonrpc: "2.0", id: 1, method: "extension.activate", params });
          let answer;
          do answer = await instance.end.next();
          while (answer.method);
          const { data } = answer.error;
          assert.deepEqual([data.code, `${data.file}:${data.line}`], [code, place]);
          assert.match(answer.error.message, message);
          assert.doesNotMatch(data.stack ?? "", /data:text|plugyard:\/\/|plugyard_sdk/);
        } finally {
          await instance.close();
        }
      });
    }
  });
}
