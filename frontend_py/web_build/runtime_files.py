"""What runtimes need besides bundles and snapshots: modules with other memory limits, an empty lock file, the SDK as one text."""

import json
from pathlib import Path

from web_build.content import source_files
from web_build.layout import Layout
from web_build.wasm_memory import PAGE_BYTES, set_limits

PYTHON_PAGES = 4_096
"""256 MiB for an extension in CPython."""

MICROPYTHON_PAGES = 384
"""24 MiB for an extension in MicroPython; its module starts with 259 pages, so less than that cannot be had."""


def micropython(layout: Layout) -> Path:
    return layout.modules / "@micropython" / "micropython-webassembly-pyscript"


def page_wasm(layout: Layout) -> Path:
    return layout.work / "runtime" / "page.wasm"


def extension_wasm(layout: Layout) -> Path:
    return layout.work / "runtime" / "extension.wasm"


def micropython_wasm(layout: Layout) -> Path:
    return layout.work / "runtime" / "micropython.wasm"


def snapshot_path(layout: Layout, name: str) -> Path:
    return layout.work / "snapshots" / f"{name}.bin"


def write_modules(layout: Layout) -> str:
    """The runtimes' modules: room for the snapshots, and a limit for what extensions may use."""
    page_wasm(layout).parent.mkdir(parents=True, exist_ok=True)
    pyodide = (layout.modules / "pyodide" / "pyodide.asm.wasm").read_bytes()
    page_pages, extension_pages = (_pages(snapshot_path(layout, name)) for name in ("page", "extension"))
    page_wasm(layout).write_bytes(set_limits(pyodide, minimum=page_pages))
    extension_wasm(layout).write_bytes(set_limits(pyodide, minimum=extension_pages, maximum=PYTHON_PAGES))
    small = (micropython(layout) / "micropython.wasm").read_bytes()
    micropython_wasm(layout).write_bytes(set_limits(small, maximum=MICROPYTHON_PAGES))
    return f"Python {PYTHON_PAGES * PAGE_BYTES >> 20} MiB, MicroPython {MICROPYTHON_PAGES * PAGE_BYTES >> 20} MiB per extension"


def _pages(snapshot: Path) -> int:
    return -(-snapshot.stat().st_size // PAGE_BYTES)


def lock_path(layout: Layout) -> Path:
    return layout.work / "runtime" / "python-lock.json"


def write_lock(layout: Layout) -> str:
    """A lock file that offers no packages: they come with the extensions, never from an index."""
    full = json.loads((layout.modules / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    lock_path(layout).parent.mkdir(parents=True, exist_ok=True)
    lock_path(layout).write_text(json.dumps({"info": full["info"], "packages": {}}), "utf-8")
    return f"Python {full['info']['python']}, no packages"


def sdk_path(layout: Layout) -> Path:
    return layout.work / "runtime" / "python-sdk.json"


def sdk_sources(layout: Layout) -> dict[str, Path]:
    """Name in the text: file. As workers/README.md describes it."""
    library = layout.sdk / "plugyard"
    modules = [library / "__init__.py", *source_files(library / "extension", ".py")]
    return {
        **{path.relative_to(layout.sdk).as_posix(): path for path in modules},
        "facade.json": layout.sdk / "generated" / "facade.json",
    }


def write_sdk(layout: Layout) -> str:
    """All sources as one JSON text: MicroPython has no snapshot, and one text is one part of a message."""
    files = {name: path.read_text("utf-8") for name, path in sdk_sources(layout).items()}
    sdk_path(layout).parent.mkdir(parents=True, exist_ok=True)
    sdk_path(layout).write_text(json.dumps(files, ensure_ascii=False, sort_keys=True), "utf-8")
    return f"{len(files)} files, {sdk_path(layout).stat().st_size / 2**10:.0f} KiB"
