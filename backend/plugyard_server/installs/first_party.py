"""The extensions that come with the server: packed from their folders at start, listed for everybody."""

from dataclasses import dataclass, field
from pathlib import Path

import structlog
from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem

from plugyard_server.storage.packages import PackageFolder
from plugyard_server.storage.packing import pack_folder
from plugyard_server.storage.schemas import BrokenEntry, ExtensionEntry, broken_entry, entry_of

PUBLISHER = "plugyard"
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class FirstParty:
    """What was found at start."""

    extensions: list[ExtensionEntry] = field(default_factory=list)
    broken: list[BrokenEntry] = field(default_factory=list)


def pack_first_party(folder: Path, packages: PackageFolder, wheels_dir: Path) -> FirstParty:
    """Pack every folder in `folder` and store the packages. A broken one is reported and left out; it stops nothing."""
    found = FirstParty()
    owners: dict[str, str] = {}
    for path in _folders(folder):
        try:
            packed = pack_folder(path, PUBLISHER, wheels_dir)
            if owners.setdefault(packed.manifest.id, path.name) != path.name:
                raise PackageRejected([_duplicate(packed.manifest.id, owners[packed.manifest.id])])
        except PackageRejected as rejected:
            _report(found, path.name, rejected.problems)
        except OSError as error:
            _report(found, path.name, [Problem("", f"Cannot be read: {error}.", "Allow the server to read it.", "entry_kind")])
        else:
            found.extensions.append(entry_of(packed.manifest, packages.put(packed.data), source="seed"))
    _log.info("first-party extensions packed", count=len(found.extensions), broken=len(found.broken))
    return found


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        _log.warning("no first-party extensions", folder=str(folder), advice="set EXTENSIONS_DIR")
        return []
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


def _report(found: FirstParty, source: str, problems: list[Problem]) -> None:
    _log.error("first-party extension is broken", folder=source, problems=[str(problem) for problem in problems])
    found.broken.append(broken_entry(source, problems))


def _duplicate(claimed: str, owner: str) -> Problem:
    return Problem("name", f"{owner} has the id {claimed} as well.", "Give it another name.", "duplicate_value", file="manifest.json")
