// Makes the CPython snapshot that the tests start from: `node make_snapshot.mjs OUTPUT SDK_JSON`.

import { writeFileSync } from "node:fs";
import { loadPyodide } from "../../frontend_py/node_modules/pyodide/pyodide.mjs";

const [, , output, sdk] = process.argv;
const python = await loadPyodide({ _makeSnapshot: true });
for (const [name, text] of Object.entries(JSON.parse(sdk)).filter(([name]) => name.endsWith(".py"))) {
  python.FS.mkdirTree(`/plugyard_sdk/${name.slice(0, name.lastIndexOf("/"))}`);
  python.FS.writeFile(`/plugyard_sdk/${name}`, text);
}
python.runPython(`
import sys
sys.path.append("/plugyard_sdk")
import asyncio, json, traceback, io, zipfile
import plugyard, plugyard.extension.start, plugyard.extension.public, plugyard.extension.wheels
`);
writeFileSync(output, python.makeMemorySnapshot());
