"""The real browser, made of JavaScript objects. `javascript.py` is the only module of the host that imports `js` and `pyodide`."""
