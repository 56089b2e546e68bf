"""Navigation to a workbench that can be used, empty profile.

Baseline: PyScript's own boot of the very same app (no snapshot, Python files in one archive).
"""

import io
import json
import re
import time
import zipfile
from importlib.metadata import files
from pathlib import Path

from playwright.sync_api import Browser

from bench.baseline_server import ROOT, baseline_server
from bench.figures import Figure

RUNS = 7
TARGET_RATIO = 0.35
"""Specification, section 14."""

INTERACTIVE = "plugyard:interactive"
ARCHIVE = ROOT / "bench" / "pages" / "app.zip"
TIMEOUT_S = 60


def measure(browser: Browser, url: str) -> list[Figure]:
    ours = our_marks(browser, url, (INTERACTIVE,), runs=RUNS)[INTERACTIVE]
    _write_archive()
    with baseline_server({"/": baseline_page()}) as address:
        theirs = our_marks(browser, address, (INTERACTIVE,), runs=RUNS)[INTERACTIVE]
    return [Figure("page interactive", ours, "PyScript's own boot of the same app", theirs, target_ratio=TARGET_RATIO)]


def our_marks(browser: Browser, url: str, names: tuple[str, ...], *, runs: int) -> dict[str, list[float]]:
    """Milliseconds from navigation to each mark, an empty profile every time.

    One run before that does not count: it fills the caches of server and disk.
    """
    samples: dict[str, list[float]] = {name: [] for name in names}
    for run in range(runs + 1):
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        page = context.new_page()
        page.goto(url + "/", wait_until="commit")
        for name in names:
            end = time.monotonic() + TIMEOUT_S
            while (found := page.evaluate("name => performance.getEntriesByName(name)[0]?.startTime ?? null", name)) is None:
                if time.monotonic() > end:
                    raise TimeoutError(f"{name} is not set after {TIMEOUT_S} s on {url}")
                page.wait_for_timeout(50)
            if run:
                samples[name].append(found)
        context.close()
    return samples


def baseline_page() -> str:
    """Our own page with PyScript's core and Pyodide as npm ships them, and the app's Python files as PyScript fetches them."""
    page = (ROOT / "frontend_py" / "dist" / "index.html").read_text()
    core, pyodide = "/node_modules/@pyscript/core/dist/core.js", "/node_modules/pyodide/pyodide.mjs"
    block = re.search(r'<script type="application/json" id="plugyard-assets">(.*?)</script>', page, re.DOTALL)[1]
    assets = json.loads(block)
    assets["entries"] |= {"core": core, "interpreter": pyodide}
    page = page.replace(block, json.dumps(assets))
    page = re.sub(r'<link rel="(module)?preload"[^>]*>\n?|<script async type="module"[^>]*></script>\n?', "", page)
    config = json.dumps({"interpreter": pyodide, "files": {"/bench/app.zip": "./*"}, "packages_cache": "never"})
    return re.sub(r"(<script type=\"py\") config='[^']*'", lambda found: f"{found[1]} config='{config}'", page)


def _write_archive() -> None:
    """The app's Python files and the one library it imports."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, top in ((ROOT / "frontend_py", "plugyard_host"), (ROOT / "sdk", "plugyard")):
            for path in sorted((folder / top).rglob("*.py")):
                archive.write(path, path.relative_to(folder).as_posix())
        for entry in files("semantic-version") or []:
            if entry.suffix == ".py" or entry.name == "METADATA":  # it asks for its own version
                archive.write(Path(str(entry.locate())), str(entry))
    ARCHIVE.write_bytes(buffer.getvalue())
