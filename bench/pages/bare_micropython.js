import {loadMicroPython} from '/node_modules/@micropython/micropython-webassembly-pyscript/micropython.mjs';

const python = await loadMicroPython({url: '/node_modules/@micropython/micropython-webassembly-pyscript/micropython.wasm', heapsize: 2 << 20});
python.runPython('value = 1 + 1');
postMessage('active');
