"""The two memory snapshots: the page's Python with the whole host imported, and the Python that extensions start from."""

import importlib.metadata
import json
from dataclasses import dataclass
from pathlib import Path

from web_build.content import source_files
from web_build.errors import BuildFailed
from web_build.layout import Layout
from web_build.node import Node

PAGE_MODULES = (
    *("pyodide.ffi", "pyodide.code", "pyodide.webloop", "encodings.utf_8_sig"),
    *("asyncio", "base64", "collections", "functools", "html", "inspect", "io", "json", "os", "pathlib"),
)
"""What Pyodide's bridge and PyScript's Python part import while the page starts; `html` alone, with its table of entities, takes 40 ms."""

PYSCRIPT_ROOT = "/home/pyodide"
"""Where PyScript writes its Python part: the working directory."""

EXTENSION_MODULES = (
    *(
        "abc",
        "ast",
        "asyncio",
        "base64",
        "bisect",
        "calendar",
        "codecs",
        "collections",
        "collections.abc",
        "colorsys",
        "contextlib",
        "copy",
    ),
    *("csv", "dataclasses", "datetime", "decimal", "difflib", "enum", "fnmatch", "fractions", "functools", "hashlib", "heapq", "hmac"),
    *(
        "html",
        "html.entities",
        "html.parser",
        "importlib.util",
        "inspect",
        "io",
        "itertools",
        "json",
        "keyword",
        "linecache",
        "locale",
        "logging",
    ),
    *("math", "numbers", "operator", "pathlib", "pprint", "re", "shlex", "string", "struct", "textwrap", "threading", "time"),
    *(
        "tokenize",
        "traceback",
        "types",
        "typing",
        "unicodedata",
        "urllib.parse",
        "uuid",
        "warnings",
        "weakref",
        "zipfile",
        "zipimport",
        "zlib",
    ),
    *("pyodide.ffi", "pyodide.code", "pyodide.webloop"),
)
"""Standard library that extensions use most; the rest comes from python_stdlib.zip when it is imported."""


@dataclass(frozen=True)
class Snapshot:
    """What goes into one snapshot."""

    name: str
    folder: str
    """Where the files lie inside Pyodide; on `sys.path`."""
    files: tuple[tuple[str, Path], ...]
    """Name below `folder`, and the file it comes from."""
    packages: tuple[str, ...]
    """Imported with all their modules."""
    modules: tuple[str, ...]
    with_pyscript: bool = False
    """Whether the code of PyScript's Python part is kept ready in memory."""

    def inputs(self) -> tuple[Path, ...]:
        return tuple(path for _, path in self.files)


def page_snapshot(layout: Layout) -> Snapshot:
    host = [path for path in source_files(layout.host, ".py") if "fake" not in path.relative_to(layout.host).parts]
    library = [layout.sdk / "plugyard" / "__init__.py", *_sdk(layout, "contract"), *_sdk(layout, "package")]
    files = [*_below(layout.web, host), *_below(layout.sdk, library), *_third_party("semantic-version")]
    return Snapshot("page", "/plugyard_page", tuple(files), ("plugyard_host",), PAGE_MODULES, with_pyscript=True)


def extension_snapshot(layout: Layout) -> Snapshot:
    library = [layout.sdk / "plugyard" / "__init__.py", *_sdk(layout, "extension")]
    return Snapshot("extension", "/plugyard_sdk", tuple(_below(layout.sdk, library)), ("plugyard",), EXTENSION_MODULES)


def make_snapshot(snapshot: Snapshot, layout: Layout, node: Node, output: Path) -> str:
    """Write the snapshot to `output`; the answer says what is in it."""
    output.parent.mkdir(parents=True, exist_ok=True)
    plan = output.with_suffix(".json")
    described: dict[str, object] = {
        "pyodide": (layout.modules / "pyodide" / "pyodide.mjs").as_uri(),
        "folder": snapshot.folder,
        "files": [(name, str(path)) for name, path in snapshot.files],
        "packages": snapshot.packages,
        "modules": snapshot.modules,
        "imports": str(layout.parts / "snapshot_imports.py"),
        "output": str(output),
    }
    if snapshot.with_pyscript:
        described["precompile"] = {
            "module": (layout.modules / "@pyscript" / "core" / "src" / "stdlib" / "pyscript.js").as_uri(),
            "by": str(layout.parts / "snapshot_precompiled.py"),
            "root": PYSCRIPT_ROOT,
        }
    plan.write_text(json.dumps(described, indent=1), "utf-8")
    what = f"The {snapshot.name} snapshot"
    summary = node.run([str(layout.parts / "make_snapshot.mjs"), str(plan)], cwd=layout.web, what=what)
    return f"{summary.strip().splitlines()[-1]}, {output.stat().st_size / 2**20:.0f} MiB"


def _sdk(layout: Layout, package: str) -> list[Path]:
    return source_files(layout.sdk / "plugyard" / package, ".py")


def _below(folder: Path, paths: list[Path]) -> list[tuple[str, Path]]:
    return [(path.relative_to(folder).as_posix(), path) for path in paths]


def _third_party(distribution: str) -> list[tuple[str, Path]]:
    """The library's Python files and metadata as installed beside this build, which is the version that the lock file names."""
    try:
        installed = importlib.metadata.files(distribution) or []
    except importlib.metadata.PackageNotFoundError as error:
        raise BuildFailed(f"The Python library {distribution} is not installed; install requirements.lock.") from error
    wanted = [entry for entry in installed if entry.suffix == ".py" or entry.name == "METADATA"]
    return [(entry.as_posix(), Path(str(entry.locate()))) for entry in sorted(wanted)]
