// Runs esbuild over a list of entries. Called as `node bundle.mjs PLAN.json`; the plan is described in bundles.py.
import fs from "node:fs";
import path from "node:path";

const plan = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const esbuild = await import(plan.esbuild);

/** PyScript imports all its plug-ins while it starts, for MicroPython scripts too; the page uses none of them. The other parts load on demand only. */
const UNUSED_PYSCRIPT = /^\.\/(codemirror|codemirror_\w+|deprecations-manager|donkey|py-editor|py-game|py-terminal|toml|zip|pyodide_graph)-[-\w]+\.js$/;
const unusedPyscript = {
  name: "unused-pyscript",
  setup(build) {
    build.onResolve({ filter: UNUSED_PYSCRIPT }, ({ path: wanted, importer, kind }) =>
      kind === "dynamic-import" && importer.includes("@pyscript") ? { path: wanted, namespace: "unused" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default undefined;" }));
  },
};

/** Replace texts in third-party files; a text that is not there exactly once, or a file that nobody imports, fails the build. */
const missed = new Set(plan.replacements);
const replaceTexts = {
  name: "replace-texts",
  setup(build) {
    build.onLoad({ filter: /\.m?js$/ }, ({ path: file }) => {
      const wanted = plan.replacements.filter((item) => file.endsWith(item.file));
      if (!wanted.length) return undefined;
      let contents = fs.readFileSync(file, "utf8");
      for (const item of wanted) {
        const { from, to } = item;
        const parts = contents.split(from);
        if (parts.length !== 2) throw new Error(`${from} was found ${parts.length - 1} times in ${path.basename(file)}, not once`);
        contents = parts.join(to);
        missed.delete(item);
      }
      return { contents, loader: "js" };
    });
  },
};

const results = await Promise.allSettled(
  plan.entries.map((entry) =>
    esbuild.build({
      entryPoints: [entry.source],
      outfile: entry.output,
      format: entry.format,
      bundle: true,
      minifyWhitespace: true,
      minifySyntax: entry.rename,
      minifyIdentifiers: entry.rename,
      charset: "utf8",
      legalComments: "eof",
      target: "esnext",
      platform: "browser",
      external: ["node:*"],
      loader: { ".svg": "dataurl", ".woff2": "dataurl" },
      nodePaths: [plan.modules],
      plugins: [replaceTexts, unusedPyscript],
      logLevel: "silent",
    }),
  ),
);
const unused = [...missed].map(({ file, from }) => ({ text: `No bundle uses ${file}, in which ${from} should be replaced` }));
const failures = results.flatMap((result) => (result.status === "rejected" ? (result.reason.errors ?? [{ text: String(result.reason) }]) : []));
failures.push(...unused);
if (failures.length) {
  for (const line of await esbuild.formatMessages(failures, { kind: "error", color: false })) console.error(line);
  process.exit(1);
}
