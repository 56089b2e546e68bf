// Starts Pyodide in Node, puts our Python files into it, imports them, and writes the memory as a snapshot.
// Called as `node make_snapshot.mjs PLAN.json`; the plan is described in snapshots.py.
import fs from "node:fs";
import path from "node:path";

const plan = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const { loadPyodide } = await import(plan.pyodide);
// A fixed hash seed makes the same sources give the same snapshot. The seed is public either way: everyone can read the snapshot.
const python = await loadPyodide({ _makeSnapshot: true, env: { PYTHONHASHSEED: "0" } });
for (const [name, source] of plan.files) {
  const target = `${plan.folder}/${name}`;
  python.FS.mkdirTree(path.posix.dirname(target));
  python.FS.writeFile(target, fs.readFileSync(source));
}
const namespace = python.toPy({ __name__: "snapshot_imports", folder: plan.folder });
python.runPython("import sys\nif folder not in sys.path: sys.path.append(folder)", { globals: namespace });
python.runPython(fs.readFileSync(plan.imports, "utf8"), { globals: namespace, filename: "snapshot_imports.py" });
const importAll = namespace.get("import_all");
const result = importAll(plan.packages, plan.modules, plan.folder);
const [summary, problems] = result;
for (const proxy of [result, importAll, namespace]) proxy.destroy();
if (problems) {
  console.error(problems);
  process.exit(2);
}
python.runPython("import gc; gc.collect()");
fs.writeFileSync(plan.output, python.makeMemorySnapshot());
console.log(summary);
