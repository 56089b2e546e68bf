"""Runs inside Pyodide while a snapshot is made: imports everything, so that nothing is left to import in the browser.

The files themselves do not travel with the snapshot, only memory does: what is not imported here cannot be imported later. So the
imports inside functions are looked up as well.
"""

import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import BuiltinMethodType, MethodType

BROWSER_ONLY = {"js", "pyodide_js", "pyscript", "polyscript", "_pyscript"}
"""Modules that exist in a page or worker only. They are imported inside functions, when the browser is there."""


def import_all(packages: Iterable[str], modules: Iterable[str], folder: str) -> tuple[str, str]:
    """Import `packages` with all their modules, `modules`, and what our code below `folder` imports anywhere.

    Returns:
        A summary, and the problems: one line each, empty when all is well.
    """
    problems = [problem for name in packages for problem in _import_package(name)]
    problems += [problem for name in modules for problem in _import_module(name, "the list of the snapshot")]
    problems += _check_nested_imports(folder)
    problems += _forget_random_state()
    ours = sum(name.partition(".")[0].startswith("plugyard") for name in sys.modules)
    return f"{ours} of our modules, {len(sys.modules)} in all", "\n".join(_told_once(problems))


def _told_once(problems: list[tuple[str, str]]) -> Iterator[str]:
    """One sentence per cause: a module that fails takes all that import it with it."""
    affected: dict[str, list[str]] = {}
    for module, cause in problems:
        affected.setdefault(cause, []).append(module)
    for cause, modules in affected.items():
        others = f" and {len(modules) - 1} more modules" if len(modules) > 1 else ""
        yield f"{modules[0]}{others}: {cause}"


def _import_package(name: str) -> Iterator[tuple[str, str]]:
    yield from _import_module(name, "the list of the snapshot")
    paths = getattr(sys.modules.get(name), "__path__", None)
    if paths is not None:
        for found in pkgutil.walk_packages(paths, f"{name}."):
            yield from _import_module(found.name, "its package")


def _import_module(name: str, wanted_by: str) -> Iterator[tuple[str, str]]:
    """Import it; yields who wanted it and what went wrong."""
    before = set(sys.modules)
    try:
        importlib.import_module(name)
    except BaseException as error:  # noqa: BLE001 - whatever a module does while importing is its author's problem to read about
        yield (f"{name} (wanted by {wanted_by})", f"{type(error).__name__}: {error}")
        return
    touched = BROWSER_ONLY & (set(sys.modules) - before)
    if touched:
        yield (name, f"imports {', '.join(sorted(touched))} at once; that must wait until a function runs in the browser")


def _check_nested_imports(folder: str) -> Iterator[tuple[str, str]]:
    """Check our own loaded modules until no check loads another one."""
    checked: set[str] = set()
    while True:
        fresh = [(name, path) for name, path in _our_modules(folder) if name not in checked]
        if not fresh:
            return
        for name, path in fresh:
            checked.add(name)
            yield from _check_module(name, path)


def _our_modules(folder: str) -> list[tuple[str, Path]]:
    files = [(name, str(getattr(module, "__file__", None) or "")) for name, module in sys.modules.items()]
    return [(name, Path(file)) for name, file in files if file.startswith(f"{folder}/")]


def _check_module(owner: str, path: Path) -> Iterator[tuple[str, str]]:
    package = owner if path.name == "__init__.py" else owner.rpartition(".")[0]
    for line, name, members in _imports(ast.parse(path.read_text("utf-8")), package):
        if name.partition(".")[0] in BROWSER_ONLY:
            continue
        where = f"{owner} line {line}"
        failed = list(_import_module(name, where))
        yield from failed
        if not failed:
            absent = [member for member in members if member != "*" and not hasattr(sys.modules[name], member)]
            for member in absent:
                yield from _import_module(f"{name}.{member}", where)


def _forget_random_state() -> Iterator[tuple[str, str]]:
    """Drop `random`, so that whoever imports it in a browser gets a fresh seed: in a snapshot, every page would draw the same numbers."""
    module = sys.modules.pop("random", None)
    if module is None:
        return
    generator = getattr(module, "_inst", None)
    for name, other in list(sys.modules.items()):
        held = getattr(other, "__dict__", {}).values()
        bound = [value for value in held if isinstance(value, MethodType | BuiltinMethodType)]
        if any(value is module for value in held) or any(method.__self__ is generator for method in bound):
            yield name, "keeps the random numbers of the build; import random inside the function that needs it"


def _imports(tree: ast.Module, package: str) -> Iterator[tuple[int, str, list[str]]]:
    """Every import of a module that can happen, at any depth: line, absolute name, imported members."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, _absolute(node, package), [alias.name for alias in node.names]
        else:
            waiting += _children_that_run(node)


def _children_that_run(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        return list(node.orelse)
    if isinstance(node, ast.Try) and any("ImportError" in ast.unparse(handler.type) for handler in node.handlers if handler.type):
        return [*node.orelse, *node.finalbody]  # its author expects that an import may fail, and has another
    return list(ast.iter_child_nodes(node))


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    base = package.rsplit(".", node.level - 1)[0] if node.level > 1 else package
    return f"{base}.{node.module}" if node.module else base
