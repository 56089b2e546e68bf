"""Bundled wheels: whether the browser can use them, and what they unpack to."""

import re
from collections.abc import Iterator, Mapping

from plugyard.contract import limits
from plugyard.contract.errors import PackageRejected
from plugyard.contract.manifest import Manifest
from plugyard.contract.problems import Problem
from plugyard.package.names import is_wheel
from plugyard.package.records import read_entries

PYTHON_TAG = "cp314"
PLATFORM_TAG = "pyemscripten_2026_0_wasm32"
"""The platform tag of wheels with compiled parts for this version of Python in the browser."""

_NAME = re.compile(
    r"(?P<name>[A-Za-z0-9_.]+)-(?P<version>[A-Za-z0-9_.!+]+)(-[0-9][A-Za-z0-9_.]*)?-(?P<python>[^-]+)-(?P<abi>[^-]+)-(?P<platform>[^-]+)\.whl"
)


def check_wheels(manifest: Manifest, files: Mapping[str, bytes]) -> list[Problem]:
    """Check every bundled wheel: who uses it, its tags, what it unpacks to. Each is opened once."""
    wheels = {path: content for path, content in files.items() if is_wheel(path)}
    if not wheels:
        return []
    if manifest.runtime != "python":
        return [Problem("", "Only extensions with runtime python can use wheels.", "Remove the folder wheels.", "wheel", file="wheels")]
    problems = [Problem("", "runs only outside the browser.", _hint(), "wheel", file=path) for path in wheels if not is_usable(path)]
    return problems + list(_check_contents(wheels))


def is_usable(path: str) -> bool:
    """Whether a wheel's tags say that it runs in the browser: pure Python, or built for it."""
    match = _NAME.fullmatch(path.rpartition("/")[2])
    if match is None:
        return False
    if match["platform"] == "any":
        return "py3" in match["python"].split(".") and match["abi"] == "none"
    compiled = match["abi"].split(".")
    return PLATFORM_TAG in match["platform"].split(".") and (PYTHON_TAG in compiled or "abi3" in compiled)


def _hint() -> str:
    return f"Bundle a wheel with the tag py3-none-any or {PYTHON_TAG}-{PYTHON_TAG}-{PLATFORM_TAG}."


def _check_contents(wheels: Mapping[str, bytes]) -> Iterator[Problem]:
    count = unpacked = 0
    for path, content in wheels.items():
        try:
            entries = read_entries(content, max_entries=limits.WHEELS_MAX_FILES)
        except PackageRejected as error:
            yield Problem("", f"cannot be read: {error.problems[0].message}", "Download it again.", "wheel", file=path)
            continue
        count += len(entries)
        unpacked += sum(entry.bytes for entry in entries)
        if not any(entry.name.endswith(".dist-info/METADATA") for entry in entries):
            yield Problem("", "is no wheel: it has no metadata.", "Download it again.", "wheel", file=path)
    if count > limits.WHEELS_MAX_FILES:
        yield Problem("", f"The wheels hold {count} files; {limits.WHEELS_MAX_FILES} are allowed.", code="wheel", file="wheels")
    if unpacked > limits.WHEELS_MAX_UNPACKED_BYTES:
        yield Problem(
            "", f"The wheels unpack to {unpacked} bytes; {limits.WHEELS_MAX_UNPACKED_BYTES} are allowed.", code="wheel", file="wheels"
        )
