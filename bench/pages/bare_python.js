import {loadPyodide} from '/node_modules/pyodide/pyodide.mjs';

const python = await loadPyodide({indexURL: '/node_modules/pyodide/'});
python.runPython('value = 1 + 1');
postMessage('active');
