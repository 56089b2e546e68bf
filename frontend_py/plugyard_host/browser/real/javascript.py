"""The only door to JavaScript: `js` and `pyodide` are imported here, when they are first needed, and nowhere else.

Not at import time: the memory snapshot of the page is made in Node, with every module of the host imported and no page there.
"""

import importlib
from typing import Any

type Js = Any
"""A JavaScript object; what it can do is up to the browser."""


def window() -> Js:
    """The page's global object."""
    return importlib.import_module("js")


def ffi() -> Js:
    """Pyodide's bridge: proxies, conversions, `JsException`."""
    return importlib.import_module("pyodide.ffi")
