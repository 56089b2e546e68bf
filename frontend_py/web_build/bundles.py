"""What esbuild bundles: the page's scripts and styles, PyScript, the guard, the frame's script and all that runs in extension workers."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from web_build.content import content_hash, source_files
from web_build.errors import BuildFailed
from web_build.layout import Layout
from web_build.node import Node
from web_build.runtime_files import page_wasm

Format = Literal["esm", "iife"]


@dataclass(frozen=True)
class Bundle:
    """One entry file and the one file it becomes."""

    name: str
    source: Path
    format: Format = "esm"
    suffix: str = ".js"
    rename: bool = True
    """Whether names inside may become shorter. Not where a function's text matters: page/boot/worker_hook.json records two of them."""


@dataclass(frozen=True)
class Replacement:
    """A text in a third-party file that must read differently here."""

    file: str
    text: str
    by: str


WASM_NAME = "page-wasm"
"""Served name of the page's own CPython."""


def page_bundles(layout: Layout) -> tuple[Bundle, ...]:
    page = layout.page
    return (
        Bundle("boot", page / "boot.js", "iife"),
        Bundle("interpreter", page / "interpreter.mjs"),
        Bundle("core", layout.modules / "@pyscript" / "core" / "dist" / "core.js", rename=False),
        Bundle("syntax-parser", layout.modules / "acorn" / "dist" / "acorn.mjs"),
        Bundle("editor", page / "editor" / "editor.js"),
        Bundle("styles", page / "page.css", suffix=".css"),
    )


def page_sources(layout: Layout) -> tuple[Path, ...]:
    own = source_files(layout.page, ".js", ".mjs", ".json", ".css", ".svg")
    return (*own, page_wasm(layout), layout.web / "package-lock.json", layout.parts / "bundle.mjs", layout.parts / "bundles.py")


def wasm_file_name(layout: Layout) -> str:
    """Pyodide names its module itself; the bundle is told the hashed name instead."""
    return f"{WASM_NAME}.{content_hash(page_wasm(layout).read_bytes())}.wasm"


def output_of(bundle: Bundle, layout: Layout) -> Path:
    return layout.work / "bundles" / f"{bundle.name}{bundle.suffix}"


def make_bundles(bundles: tuple[Bundle, ...], layout: Layout, node: Node, *, name: str, replacements: tuple[Replacement, ...] = ()) -> str:
    """Run esbuild over `bundles`, all at once; the answer says how much came out."""
    plan = layout.work / "bundles" / f"{name}.json"
    plan.parent.mkdir(parents=True, exist_ok=True)
    entries = [
        {"source": str(bundle.source), "output": str(output_of(bundle, layout)), "format": bundle.format, "rename": bundle.rename}
        for bundle in bundles
    ]
    described = {
        "esbuild": (layout.modules / "esbuild" / "lib" / "main.js").as_uri(),
        "modules": str(layout.modules),
        "entries": entries,
        "replacements": [{"file": item.file, "from": item.text, "to": item.by} for item in replacements],
    }
    plan.write_text(json.dumps(described, indent=1), "utf-8")
    node.run([str(layout.parts / "bundle.mjs"), str(plan)], cwd=layout.web, what=f"Bundling the {name} scripts")
    total = sum(output_of(bundle, layout).stat().st_size for bundle in bundles)
    return f"{len(bundles)} files, {total / 2**10:.0f} KiB"


def check_worker_hook(layout: Layout) -> None:
    """See that PyScript's bundle still holds the functions of which the text consists that boot.js answers word for word.

    Raises:
        BuildFailed: PyScript or esbuild changed, and the page would not start.
    """
    recorded = json.loads((layout.page / "boot" / "worker_hook.json").read_text("utf-8"))
    core = next(output_of(bundle, layout) for bundle in page_bundles(layout) if bundle.name == "core").read_text("utf-8")
    missing = [part for part in recorded["parts"] if part not in core]
    if missing:
        raise BuildFailed(f"PyScript's worker hook reads differently now; page/boot/worker_hook.json records {missing[0]}")


def replacements(layout: Layout) -> tuple[Replacement, ...]:
    """What reads differently in the packages of others. The build fails when an upgrade makes one of them miss its text."""
    return (
        Replacement("pyodide/pyodide.mjs", '"pyodide.asm.wasm"', json.dumps(wasm_file_name(layout))),
        # PyScript would write its Python part into the file system at every start; the snapshot has it compiled (snapshot_precompiled.py).
        Replacement(
            "@pyscript/core/dist/core-C9KDLldu.js", r'const Ao=ho.join("\n")', r'const Ao="import pyscript as _pyscript\ndel _pyscript\n"'
        ),
    )


FRAME = "frame"
"""The one bundle that gets no address: it is inlined into frame.html."""

_WORKER_ENTRIES = {
    "guard": "guard.js",
    "relay": "relay.js",
    FRAME: "frame.js",
    "bootstrap-javascript": "bootstrap_javascript.js",
    "bootstrap-micropython": "bootstrap_micropython.js",
    "bootstrap-python": "bootstrap_python.js",
}


def worker_bundles(layout: Layout) -> tuple[Bundle, ...]:
    """Classic scripts: guard, frame and everything that starts from a data: address."""
    return tuple(Bundle(name, layout.workers / file, "iife") for name, file in _WORKER_ENTRIES.items())


def worker_sources(layout: Layout) -> tuple[Path, ...]:
    own = source_files(layout.workers, ".js", ".mjs", ".json")
    sdk = [*source_files(layout.sdk / "js", ".js", ".mjs", ".json"), *source_files(layout.sdk / "generated", ".json")]
    return (*own, *sdk, layout.web / "package-lock.json", layout.parts / "bundle.mjs", layout.parts / "bundles.py")


def frame_script(layout: Layout) -> str:
    return (layout.work / "bundles" / f"{FRAME}.js").read_text("utf-8")
