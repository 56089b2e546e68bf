"""Whether an extension fits this platform. Ranges are npm's (`^1.0.0`, `>=1.2 <3`)."""

from semantic_version import NpmSpec, Version

from plugyard.contract.manifest import Manifest
from plugyard.contract.problems import Problem, shorten
from plugyard.contract.versions import PLATFORM_VERSION


def in_range(version: str, version_range: str) -> bool:
    """Whether a version satisfies a range.

    Raises:
        ValueError: the range or the version cannot be read.
    """
    return bool(NpmSpec(version_range).match(Version(version)))


def check_compatibility(manifest: Manifest, *, platform_version: str = PLATFORM_VERSION) -> list[Problem]:
    """Check the platform range against this platform, and every other range for its spelling."""
    problems = _check_platform(manifest.platform_range, platform_version)
    for field, ranges in (("extensionDependencies", manifest.extension_dependencies), ("extensionPack", manifest.extension_pack)):
        for name, version_range in ranges.items():
            problems += _check_spelling(version_range, f"{field}.{name}")
    return problems


def _check_platform(version_range: str, platform_version: str) -> list[Problem]:
    path = "engines.platform"
    problems = _check_spelling(version_range, path)
    if not problems and not in_range(platform_version, version_range):
        message = f"This extension is made for platform {version_range}; this is {platform_version}."
        problems.append(Problem(path, message, "Use a version of the extension for this platform.", "incompatible_platform"))
    return problems


def _check_spelling(version_range: str, path: str) -> list[Problem]:
    try:
        NpmSpec(version_range)
    except ValueError:
        return [Problem(path, f"{shorten(version_range)} is no version range.", "Write it as npm does, e.g. `^1.0.0`.", "invalid_range")]
    return []
