"""The whole check of a manifest: all problems at once, or its normal form."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from plugyard.contract.manifest.build import build_manifest
from plugyard.contract.manifest.fields import manifest_schema
from plugyard.contract.manifest.model import Manifest
from plugyard.contract.manifest.point_rules import POINT_RULES
from plugyard.contract.manifest.rules import RULES, Subject
from plugyard.contract.manifest.text import parse_manifest_text
from plugyard.contract.problems import Problem
from plugyard.contract.schema import compile_check

_check_schema = compile_check(manifest_schema())
_FIELD = re.compile(r"^(contributes\.\w+|[^.\[]+)")


@dataclass(frozen=True, slots=True)
class ManifestResult:
    manifest: Manifest | None
    """None as soon as there is one problem."""
    problems: list[Problem]


def check_manifest(raw: object, *, default_publisher: str, files: Collection[str] | None = None) -> ManifestResult:
    """Check a manifest that was read from JSON.

    Args:
        default_publisher: taken when the manifest names none: the uploader's, or `local` in development.
        files: paths in the package, to see that every file named exists and to find the entry file.
    """
    problems = _check_schema(raw, "")
    if not isinstance(raw, dict):
        return ManifestResult(None, problems)
    subject = Subject(_without_broken(raw, problems), files)
    problems = problems + [problem for rule in (*RULES, *POINT_RULES) for problem in rule(subject)]
    return ManifestResult(None if problems else build_manifest(subject, default_publisher), problems)


def read_manifest(text: str | bytes, *, default_publisher: str, files: Collection[str] | None = None) -> ManifestResult:
    """The same from the text of manifest.json; problems carry their line."""
    parsed = parse_manifest_text(text)
    if parsed.raw is None and parsed.problems:
        return ManifestResult(None, parsed.problems)
    result = check_manifest(parsed.raw, default_publisher=default_publisher, files=files)
    problems = parsed.problems + [parsed.locate(problem) for problem in result.problems]
    return ManifestResult(None if problems else result.manifest, problems)


def _without_broken(raw: dict[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """Leave out what failed the schema (single points of `contributes`, else whole fields), so that rules can rely on types."""
    broken = {match[0] for problem in problems if (match := _FIELD.match(problem.path))}
    sound = {key: value for key, value in raw.items() if key not in broken}
    if isinstance(sound.get("contributes"), dict):
        sound["contributes"] = {point: items for point, items in sound["contributes"].items() if f"contributes.{point}" not in broken}
    return sound
