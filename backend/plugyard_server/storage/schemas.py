"""What the API says about a package; the same shape wherever one is listed."""

from collections.abc import Iterable
from typing import Any, Literal

import msgspec
from plugyard.contract.manifest import Manifest
from plugyard.contract.problems import Problem

from plugyard_server.storage.packages import package_url

type Source = Literal["seed", "dev"]


class ExtensionEntry(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """One extension that can be started."""

    id: str
    version: str
    manifest: dict[str, Any]
    bundle_url: str
    sha256: str
    source: Source
    reviewed: bool
    folder: str | None = None
    """Name in the development folder, for `source == "dev"`."""


class BrokenEntry(msgspec.Struct, frozen=True, rename="camel"):
    """Something that should be an extension and is not; `source` is the name of its folder or file."""

    source: str
    problems: list[dict[str, Any]]


def entry_of(manifest: Manifest, sha256: str, *, source: Source, folder: str | None = None) -> ExtensionEntry:
    """Describe a package. The manifest goes out as its author wrote it, with the publisher that the id was made with."""
    return ExtensionEntry(
        id=manifest.id,
        version=manifest.version,
        manifest={"publisher": manifest.publisher, **manifest.raw},
        bundle_url=package_url(sha256),
        sha256=sha256,
        source=source,
        reviewed=source == "seed",
        folder=folder,
    )


def broken_entry(source: str, problems: Iterable[Problem]) -> BrokenEntry:
    return BrokenEntry(source, told(problems))


def told(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as JSON objects."""
    return [problem.to_json() for problem in problems]
