"""Resolves `python.requirements` to wheels for the browser, with pip. Not for the browser itself."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem
from plugyard.package.wheels import PLATFORM_TAG, PYTHON_TAG, is_usable

_PYTHON_VERSION = "3.14"
_TIMEOUT_S = 300


def bundle_wheels(requirements: Sequence[str], target: Path, *, cache: Path) -> list[Path]:
    """Put the wheels of `requirements` and all they need into `target`, which is made when there are any.

    Args:
        requirements: as in the manifest, already checked.
        cache: folder that keeps what was resolved before; with it nothing is fetched again.

    Raises:
        PackageRejected: no wheel for the browser exists, or the package index cannot be reached.
    """
    if not requirements:
        return []
    kept = cache / _digest(requirements)
    if not kept.is_dir():
        _download(requirements, kept)
    target.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copyfile(wheel, target / wheel.name)) for wheel in sorted(kept.glob("*.whl"))]


def _digest(requirements: Sequence[str]) -> str:
    """Names the wanted set, whatever its order and spelling."""
    wanted = sorted("".join(requirement.split()).lower() for requirement in requirements)
    return hashlib.sha256("\n".join([_PYTHON_VERSION, PLATFORM_TAG, *wanted]).encode()).hexdigest()[:32]


def _download(requirements: Sequence[str], kept: Path) -> None:
    """Fetch into a folder beside and rename it, so that the cache never holds half a set."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        fresh = Path(folder) / "wheels"
        _run_pip(requirements, fresh)
        unusable = [wheel.name for wheel in fresh.glob("*") if not is_usable(wheel.name)]
        if unusable:
            raise _refuse(f"{', '.join(unusable)} cannot run in the browser.")
        if not kept.is_dir():
            fresh.rename(kept)


def _run_pip(requirements: Sequence[str], target: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--only-binary", ":all:", "--implementation", "cp", "--python-version", _PYTHON_VERSION]
    command += [
        "--abi",
        PYTHON_TAG,
        "--abi",
        "abi3",
        "--abi",
        "none",
        "--platform",
        PLATFORM_TAG,
        "--dest",
        str(target),
        "--",
        *requirements,
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)  # noqa: S603  checked requirements, no shell
    except subprocess.TimeoutExpired as error:
        raise _refuse(f"pip did not finish within {_TIMEOUT_S} s.") from error
    if done.returncode != 0:
        raise _refuse(_last_error(done.stderr))


def _last_error(output: str) -> str:
    errors = [line.removeprefix("ERROR:").strip() for line in output.splitlines() if line.startswith("ERROR:")]
    return errors[-1] if errors else "pip failed without a message."


def _refuse(message: str) -> PackageRejected:
    hint = "Only pure Python wheels and wheels built for the browser can be bundled; the package index must be reachable the first time."
    return PackageRejected([Problem("python.requirements", message, hint, "requirement", file="manifest.json")])
