// Starts Pyodide in Node, puts our Python files into it, imports them, and writes the memory as a snapshot.
// Called as `node make_snapshot.mjs PLAN.json`; the plan is described in snapshots.py.
import fs from "node:fs";
import path from "node:path";

const plan = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

/** @param {any} python  Pyodide */
function tools(python) {
  return {
    /** The function `name` that the Python file `file` defines. */
    functionOf(file, name) {
      const namespace = python.toPy({ __name__: path.basename(file, ".py") });
      python.runPython(fs.readFileSync(file, "utf8"), { globals: namespace, filename: path.basename(file) });
      return namespace.get(name);
    },
    write(name, source) {
      python.FS.mkdirTree(path.posix.dirname(name));
      python.FS.writeFile(name, fs.readFileSync(source));
    },
  };
}

/** Nested folders of texts as one flat list: path -> text. */
function flattened(tree, prefix = "") {
  return Object.entries(tree).flatMap(([name, value]) => (typeof value === "string" ? [[prefix + name, value]] : flattened(value, `${prefix}${name}/`)));
}

async function makeSnapshot() {
  const { loadPyodide } = await import(plan.pyodide);
  // A fixed hash seed makes the same sources give the same snapshot. The seed is public either way: everyone can read the snapshot.
  const python = await loadPyodide({ _makeSnapshot: true, env: { PYTHONHASHSEED: "0" } });
  const { functionOf, write } = tools(python);
  for (const [name, source] of plan.files) write(`${plan.folder}/${name}`, source);
  python.runPython(`import sys; sys.path.append(${JSON.stringify(plan.folder)})`);
  const [summary, problems] = functionOf(plan.imports, "import_all")(plan.packages, plan.modules, plan.folder);
  if (problems) throw new Error(problems);
  if (plan.precompile) {
    const { default: sources } = await import(plan.precompile.module);
    functionOf(plan.precompile.by, "keep_compiled")(python.toPy(Object.fromEntries(flattened(sources))), plan.precompile.root);
  }
  python.runPython("import gc; gc.collect()");
  fs.writeFileSync(plan.output, python.makeMemorySnapshot());
  return summary;
}

try {
  console.log(await makeSnapshot());
} catch (error) {
  console.error(error.message); // the stack would quote a line of Pyodide that is a megabyte long
  process.exit(1);
}
