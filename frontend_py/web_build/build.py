"""The web build as a list of steps, in order. Each says from which files it is made; `steps.Runner` runs those that are out of date."""

from pathlib import Path

from web_build import bundles, publish, runtime_files, runtimes, snapshots
from web_build.errors import BuildFailed
from web_build.layout import Layout
from web_build.lock import only_build
from web_build.node import Node, find_node, stale_packages
from web_build.steps import Report, Runner, Step


def build(layout: Layout, *, report: Report, force: bool = False) -> int:
    """Bring `frontend_py/dist` up to date; the answer is how many steps had to run.

    Raises:
        BuildFailed: a step could not be done; what was served before is still there.
    """
    with only_build(layout.work / "lock", report):
        node = find_node()
        install_packages(layout, node, report)
        runner = Runner(layout.root, layout.work / "steps.json", report)
        return runner.run(all_steps(layout, node), force=force)


def install_packages(layout: Layout, node: Node, report: Report) -> None:
    stale = stale_packages(layout.web)
    if stale:
        report(f"  npm ci               {len(stale)} packages missing or old: {', '.join(stale[:4])}{' …' if len(stale) > 4 else ''}")
        node.install(layout.web)


def all_steps(layout: Layout, node: Node) -> list[Step]:
    makers = [
        _page_snapshot,
        _extension_snapshot,
        _memory_limits,
        _sparse_snapshot,
        _empty_lock,
        _python_sdk,
        _micropython_sdk,
        _page_bundles,
        _worker_bundles,
    ]
    steps = [make(layout, node) for make in makers]
    return [*steps, _published(layout, tuple(step.name for step in steps))]


def assets(layout: Layout) -> dict[str, Path]:
    """Every file that is served under a hashed name, by its logical name."""
    pyodide = layout.modules / "pyodide"
    every_bundle = (*bundles.page_bundles(layout), *bundles.worker_bundles(layout))
    return {
        **{bundle.name: bundles.output_of(bundle, layout) for bundle in every_bundle if bundle.name != bundles.FRAME},
        bundles.WASM_NAME: runtime_files.page_wasm(layout),
        "page-snapshot": runtime_files.sparse_snapshot_path(layout),
        "pyodide-asm": pyodide / "pyodide.asm.mjs",
        "pyodide-module": pyodide / "pyodide.mjs",
        "python-stdlib": pyodide / "python_stdlib.zip",
        "extension-wasm": runtime_files.extension_wasm(layout),
        "extension-snapshot": runtime_files.snapshot_path(layout, "extension"),
        "micropython-module": runtime_files.micropython(layout) / "micropython.mjs",
        "micropython-wasm": runtime_files.micropython_wasm(layout),
        "python-lock": runtime_files.lock_path(layout),
        "python-sdk": runtime_files.sdk_path(layout),
        "micropython-sdk": runtime_files.micropython_sdk_path(layout),
        "mark": layout.page / "styles" / "brand" / "mark.svg",
    }


def _page_bundles(layout: Layout, node: Node) -> Step:
    entries = bundles.page_bundles(layout)

    def run() -> str:
        result = bundles.make_bundles(entries, layout, node, name="page", replacements=bundles.replacements(layout))
        bundles.check_worker_hook(layout)
        return result

    return Step(
        "page scripts",
        bundles.page_sources(layout),
        tuple(bundles.output_of(entry, layout) for entry in entries),
        run,
    )


def _worker_bundles(layout: Layout, node: Node) -> Step:
    entries = bundles.worker_bundles(layout)
    return Step(
        "worker scripts",
        bundles.worker_sources(layout),
        tuple(bundles.output_of(entry, layout) for entry in entries),
        lambda: bundles.make_bundles(entries, layout, node, name="workers"),
    )


def _memory_limits(layout: Layout, node: Node) -> Step:
    inputs = (layout.web / "package-lock.json", layout.parts / "wasm_memory.py", layout.parts / "runtime_files.py")
    outputs = (runtime_files.page_wasm(layout), runtime_files.extension_wasm(layout), runtime_files.micropython_wasm(layout))
    after = ("page snapshot", "extension snapshot")  # their sizes matter
    return Step("memory limits", inputs, outputs, lambda: runtime_files.write_modules(layout), after)


def _sparse_snapshot(layout: Layout, node: Node) -> Step:
    inputs = (layout.parts / "sparse.py", layout.parts / "runtime_files.py")
    output = runtime_files.sparse_snapshot_path(layout)
    return Step("served snapshot", inputs, (output,), lambda: runtime_files.write_sparse_snapshot(layout), ("page snapshot",))


def _empty_lock(layout: Layout, node: Node) -> Step:
    inputs = (layout.web / "package-lock.json", layout.parts / "runtime_files.py")
    return Step("lock file", inputs, (runtime_files.lock_path(layout),), lambda: runtime_files.write_lock(layout))


def _python_sdk(layout: Layout, node: Node) -> Step:
    inputs = (*runtime_files.sdk_sources(layout).values(), layout.parts / "runtime_files.py")
    return Step("Python SDK", inputs, (runtime_files.sdk_path(layout),), lambda: runtime_files.write_sdk(layout))


def _micropython_sdk(layout: Layout, node: Node) -> Step:
    inputs = (*runtime_files.sdk_sources(layout).values(), layout.parts / "runtime_files.py", layout.root / "requirements.lock")
    return Step(
        "MicroPython SDK", inputs, (runtime_files.micropython_sdk_path(layout),), lambda: runtime_files.write_micropython_sdk(layout)
    )


def _page_snapshot(layout: Layout, node: Node) -> Step:
    return _snapshot_step(snapshots.page_snapshot(layout), layout, node)


def _extension_snapshot(layout: Layout, node: Node) -> Step:
    return _snapshot_step(snapshots.extension_snapshot(layout), layout, node)


def _snapshot_step(snapshot: snapshots.Snapshot, layout: Layout, node: Node) -> Step:
    output = runtime_files.snapshot_path(layout, snapshot.name)
    recipe = [layout.parts / name for name in ("snapshots.py", "make_snapshot.mjs", "snapshot_imports.py", "snapshot_precompiled.py")]
    library = [path for path in snapshot.inputs() if path.is_relative_to(layout.root)]
    return Step(
        f"{snapshot.name} snapshot",
        (*library, *recipe, layout.web / "package-lock.json"),
        (output,),
        lambda: snapshots.make_snapshot(snapshot, layout, node, output),
    )


def _published(layout: Layout, after: tuple[str, ...]) -> Step:
    templates = (layout.page / "index.html", layout.workers / "frame.html", layout.page / "styles" / "brand" / "mark.svg")
    recipe = [layout.parts / name for name in ("publish.py", "compress.py", "runtimes.py", "build.py")]
    outputs = tuple(layout.dist / name for name in ("index.html", "frame.html", "web.json"))
    return Step("hashed files", (*templates, *recipe), outputs, lambda: _publish(layout), after)


def _publish(layout: Layout) -> str:
    layout.dist.mkdir(parents=True, exist_ok=True)
    served = publish.publish_assets(assets(layout), layout.dist)
    if served[bundles.WASM_NAME].file != bundles.wasm_file_name(layout):
        raise BuildFailed("A file of the page was replaced during the build; run it again.")
    frame_script = publish.write_frame((layout.workers / "frame.html").read_text("utf-8"), bundles.frame_script(layout), layout.dist)
    addresses = {name: item.address for name, item in served.items()}
    facts = {
        "runtimes": runtimes.described(addresses),
        "lock": runtime_files.lock_path(layout).read_text("utf-8"),
        "snapshotBytes": runtime_files.snapshot_path(layout, "page").stat().st_size,
    }
    publish.write_index((layout.page / "index.html").read_text("utf-8"), served, facts, layout.dist)
    publish.write_web_json(served, frame_script, layout.dist)
    plain, small = publish.total_bytes(served, layout.dist)
    return f"{len(served)} files, {plain / 2**20:.1f} MiB, {small / 2**20:.1f} MiB compressed"
