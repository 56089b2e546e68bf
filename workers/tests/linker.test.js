import assert from "node:assert/strict";
import { test } from "node:test";
import * as acorn from "../../frontend_py/node_modules/acorn/dist/acorn.mjs";
import { parse } from "../../frontend_py/node_modules/es-module-lexer/dist/lexer.asm.js";
import { placeOf } from "../../sdk/js/places.js";
import { BadSyntax, CannotLink, Linker } from "../linker.js";
import { moduleUrl } from "../module_url.js";
import { findMistake } from "../syntax_check.js";

let packages = 0;
const SDK = moduleUrl("export const word = 'sdk';");
const linker = (files) => new Linker({ id: `test.p${++packages}`, read: (path) => files[path], lexer: parse, bare: { plugyard: SDK } });
const run = (files, main = "main.js") => import(linker(files).link(main));

test("relative imports reach files in all folders, either quote", async () => {
  const module = await run({
    "main.js": `import { a } from './lib/a.js';\nimport {b} from "./lib/deep/b.js"; export const all = a + b;`,
    "lib/a.js": "export { b as a } from './deep/b.js';",
    "lib/deep/b.js": "import '../../side.js'; export const b = \"it's b;\";",
    "side.js": "export default 1;",
  });
  assert.equal(module.all, "it's b;it's b;");
});

test("a file imported along two paths is one module", async () => {
  const module = await run({
    "main.js": "import { bump } from './a.js'; import { count } from './b.js'; bump(); export const seen = count();",
    "a.js": "import { state } from './state.js'; export const bump = () => state.n++;",
    "b.js": "import { state } from './state.js'; export const count = () => state.n;",
    "state.js": "export const state = { n: 0 };",
  });
  assert.equal(module.seen, 1);
});

test("an import() that is written out works, and plugyard is the SDK", async () => {
  const module = await run({ "main.js": "export { word } from 'plugyard'; export const later = () => import('./l.js');", "l.js": "export default 5;" });
  assert.equal(module.word, "sdk");
  assert.equal((await module.later()).default, 5);
});

test("imports in comments, strings and regular expressions are left alone", async () => {
  const module = await run({ "main.js": "// import './no.js'\nexport const s = \"import './no.js'\", r = /import '.\\/no.js'/, url = import.meta.url.slice(0, 5);" });
  assert.deepEqual([module.s, module.url], ["import './no.js'", "data:"]);
});

test("a thrown error shows file and line of the package", async () => {
  const module = await run({ "main.js": "import { fail } from './lib/x y.js';\nexport const go = () => fail();", "lib/x y.js": "\n\nexport function fail() { throw new Error('no'); }" });
  assert.throws(module.go, (error) => {
    const { file, line, column, stack } = placeOf(error);
    assert.deepEqual([file, line, column], ["lib/x y.js", 3, 32]);
    assert.match(stack, /^Error: no\n/);
    return !stack.includes("plugyard://");
  });
});

const REFUSED = {
  "a bare specifier": [{ "main.js": "\nimport x from 'lodash';" }, /"lodash" cannot be imported/, "main.js:2:1"],
  "an address": [{ "main.js": "import 'https://evil.example/x.js';" }, /cannot be imported/, "main.js:1:1"],
  "an absolute path": [{ "main.js": "import '/a.js';", "a.js": "" }, /cannot be imported/, "main.js:1:1"],
  "a name every object has": [{ "main.js": "import 'constructor';" }, /cannot be imported/, "main.js:1:1"],
  "a path out of the package": [{ "main.js": "import '../a.js';", "a.js": "" }, /not in the package/, "main.js:1:1"],
  "a missing ending": [{ "main.js": "let a;\n  import './a';", "a.js": "" }, /Did you mean a\.js\?/, "main.js:2:3"],
  "a missing file, deep down": [{ "main.js": "import './a.js';", "a.js": "\n\nimport './b.js';" }, /"\.\/b\.js" is not in the package/, "a.js:3:1"],
  "a computed import()": [{ "main.js": "import('./' + x);" }, /written out/, "main.js:1:1"],
  "a circle": [{ "main.js": "import './a.js';", "a.js": "import './b.js';", "b.js": "\nimport './a.js';" }, /a\.js -> b\.js -> a\.js/, "b.js:2:1"],
  "a file that imports itself": [{ "main.js": "import './main.js';" }, /main\.js -> main\.js/, "main.js:1:1"],
};
for (const [name, [files, message, place]] of Object.entries(REFUSED)) {
  test(`${name} is refused with file and line`, () => {
    assert.throws(() => linker(files).link("main.js"), (error) => {
      assert.ok(error instanceof CannotLink);
      assert.match(error.message, message);
      return assert.equal(`${error.place.file}:${error.place.line}:${error.place.column}`, place) ?? true;
    });
  });
}

test("imports that multiply are refused before they fill the memory", () => {
  const files = { "main.js": "import './l0.js';", "l40.js": `export const x = "${"x".repeat(1_000)}";` };
  for (let n = 0; n < 40; n++) files[`l${n}.js`] = `import './l${n + 1}.js'; export * from './l${n + 1}.js'; export { x as x${n} } from './l${n + 1}.js';`;
  assert.throws(() => linker(files).link("main.js"), /too much entangled/);
});

const MISTAKES = {
  "an unexpected token": [{ "main.js": "export function activate() {\n  const a = ;\n}" }, "main.js:2:13", /Unexpected token/],
  "a mistake in a library": [{ "main.js": "import './lib/p.js';", "lib/p.js": "let a;\nlet b;\nlet c = ];" }, "lib/p.js:3:9", /Unexpected token/],
  "await outside of async": [{ "main.js": "export function activate() {\n  await 1;\n}" }, "main.js:2:3", /await/],
  "a name the other file does not export": [{ "main.js": "\nimport { yes, no } from './l.js';", "l.js": "export const { yes, a: [b, ...c] } = {};" }, "main.js:2:15", /l\.js does not export no/],
  "a default that is not there": [{ "main.js": "import l from './l.js';", "l.js": "export const l = 1;" }, "main.js:1:8", /does not export default/],
  "a name passed on that is not there": [{ "main.js": "export { no } from './l.js';", "l.js": "export function l() {}" }, "main.js:1:10", /does not export no/],
};
for (const [name, [files, place, message]] of Object.entries(MISTAKES)) {
  test(`${name} is found with file, line and column`, () => {
    const one = linker(files);
    try {
      one.link("main.js");
    } catch (error) {
      assert.ok(error instanceof BadSyntax);
    }
    const found = findMistake(acorn, one.sources, (from, specifier) => one.pathOf(from, specifier));
    assert.equal(`${found.place.file}:${found.place.line}:${found.place.column}`, place);
    assert.match(found.message, message);
  });
}

test("good files have no mistake, whatever they export", () => {
  const one = linker({
    "main.js": "import d, { a, b as c, K, f } from './l.js'; import * as all from './l.js'; export * from './l.js'; import { any } from './star.js';",
    "l.js": "export default class {}; export const a = 1; export class K {}; export function f() {}; const q = 2; export { q as b };",
    "star.js": "export * from './l.js';",
  });
  one.link("main.js");
  assert.equal(findMistake(acorn, one.sources, (from, specifier) => one.pathOf(from, specifier)), null);
});
