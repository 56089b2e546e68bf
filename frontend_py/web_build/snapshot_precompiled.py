"""Runs inside Pyodide while the page's snapshot is made: compiles PyScript's Python part ahead.

PyScript writes that part into the file system at every start and imports it, which costs a fifth of the whole start. It cannot be imported
here, since it needs the page; its code can be kept ready, and is used when the same names are imported.
"""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Mapping, Sequence
from types import CodeType, ModuleType


class PrecompiledFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds modules whose code is in memory."""

    def __init__(self, codes: Mapping[str, CodeType], packages: frozenset[str]) -> None:
        self._codes = codes
        self._packages = packages

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        code = self._codes.get(fullname)
        if code is None:
            return None
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=code.co_filename, is_package=fullname in self._packages)
        spec.has_location = True
        if spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(code.co_filename.rpartition("/")[0])
        return spec

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        """The ordinary module object will do."""

    def exec_module(self, module: ModuleType) -> None:
        exec(self._codes[module.__name__], module.__dict__)  # noqa: S102 - PyScript's own code, compiled when the page was built


def keep_compiled(sources: Mapping[str, str], root: str) -> int:
    """Compile `sources`, path below `root`: text, and find them from now on before any file; the answer is how many there are."""
    codes: dict[str, CodeType] = {}
    packages = set()
    for path, text in sources.items():
        parts = path.removesuffix(".py").split("/")
        if parts[-1] == "__init__":
            parts.pop()
            packages.add(".".join(parts))
        codes[".".join(parts)] = compile(text, f"{root}/{path}", "exec")
    sys.meta_path.insert(0, PrecompiledFinder(codes, frozenset(packages)))
    return len(codes)
