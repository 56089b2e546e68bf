"""Turns one thing from the development folder into a package, or into the reasons why it is none."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import structlog
from plugyard.contract.errors import PackageRejected
from plugyard.contract.manifest import Manifest
from plugyard.contract.problems import Problem

from plugyard_server.storage.packing import pack_archive, pack_folder

PUBLISHER = "local"
"""Publisher of extensions whose manifest names none."""
_log = structlog.get_logger(__name__)
_UNFINISHED_CODES = frozenset({"archive_not_zip", "archive_damaged", "archive_extra_data", "entry_checksum", "entry_mismatch"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found: a package and its manifest, or problems."""

    manifest: Manifest | None = None
    package: bytes = b""
    problems: tuple[Problem, ...] = ()

    @property
    def may_be_unfinished(self) -> bool:
        """Whether this looks like a file that somebody is still writing."""
        return any(problem.code in _UNFINISHED_CODES for problem in self.problems)


_UNEXPECTED = Problem("", "The server failed while it read this.", "Its log says why; please report it.")
type Reader = Callable[[Path], Reading]


def reader(wheels_dir: Path) -> Reader:
    """A function that reads a dropped file or folder."""

    def read(path: Path) -> Reading:
        try:
            packed = pack_folder(path, PUBLISHER, wheels_dir) if path.is_dir() else pack_archive(path, PUBLISHER)
        except PackageRejected as rejected:
            return Reading(problems=tuple(rejected.problems))
        except OSError as error:
            return Reading(problems=(_unreadable(path, error),))
        except Exception:  # whatever somebody drops must not end the watch over everything else  # noqa: BLE001
            _log.exception("reading a dropped file or folder failed", source=path.name)
            return Reading(problems=(_UNEXPECTED,))
        return Reading(packed.manifest, packed.data)

    return read


def _unreadable(path: Path, error: OSError) -> Problem:
    place = Path(error.filename) if error.filename else path
    inside = place.relative_to(path).as_posix() if place.is_relative_to(path) and place != path else None
    return Problem(
        path="", message=f"Cannot be read: {error.strerror or error}.", hint="Allow the server to read it.", code="entry_kind", file=inside
    )
