"""What lies in the development folder, as a state machine over looks at it. Blocking, without tasks or messages."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plugyard.contract.problems import Problem
from plugyard.package.names import is_junk

from plugyard_server.development.fingerprint import Fingerprint, take
from plugyard_server.development.reading import Reader, Reading
from plugyard_server.storage.packages import PackageMemory
from plugyard_server.storage.schemas import ExtensionEntry, entry_of

SETTLE_S = 0.1
"""Something is read once it has not changed for this long."""
BROKEN_SETTLE_S = 0.6
"""What does not read well gets this long to become better before anybody hears of it: folders are copied file by file."""
UNFINISHED_SETTLE_S = 2.0
"""The same for an archive that looks cut off: somebody is probably still writing it."""
_TEMPORARY = (".part", ".crdownload", ".download", ".tmp", ".swp", "~")


@dataclass(frozen=True, slots=True)
class Changed:
    """An extension appeared or has new content."""

    entry: ExtensionEntry


@dataclass(frozen=True, slots=True)
class Removed:
    """Something is not there any more."""

    id: str | None
    """None: it was broken from the beginning, nobody knows which extension it would have been."""
    folder: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Something cannot be an extension."""

    folder: str
    id: str | None
    """Of the extension that it was before."""
    problems: tuple[Problem, ...]


type Told = Changed | Broken
type Change = Changed | Removed | Broken


@dataclass(frozen=True, slots=True)
class _Dropped:
    """One file or folder as the last look found it."""

    fingerprint: Fingerprint
    since: float
    """When this fingerprint was first seen."""
    reading: Reading | None = None
    """What it holds, once it was read."""

    def is_settled(self, now: float) -> bool:
        """Whether its reading may be made known."""
        if self.reading is None:
            return False
        if self.reading.manifest is not None:
            return True
        return now - self.since >= (UNFINISHED_SETTLE_S if self.reading.may_be_unfinished else BROKEN_SETTLE_S)


class DevFolder:
    """Looks at a folder again and again and says what has changed since."""

    def __init__(self, folder: Path, packages: PackageMemory, *, read: Reader, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._packages = packages
        self._read = read
        self._clock = clock
        self._dropped: dict[str, _Dropped] = {}
        self._told: dict[str, Told] = {}
        self._is_first_look = True

    def look(self) -> list[Change]:
        """Look once. What changed too recently is left for a later look."""
        now = self._clock()
        self._dropped = {name: self._look_at(name, now) for name in self._names()}
        before, self._told = self._told, self._settle(now)
        self._packages.keep_only({told.entry.sha256 for told in self._told.values() if isinstance(told, Changed)})
        self._is_first_look = False
        return list(_changes(before, self._told))

    def told(self) -> list[Told]:
        """Everything made known so far and still true."""
        return [told for _, told in sorted(self._told.items())]

    def _names(self) -> list[str]:
        try:
            names = os.listdir(self._folder)  # noqa: PTH208 - a list of names is all that is needed
        except OSError:
            return []
        return sorted(name for name in names if not is_junk(name) and not name.startswith(".") and not name.lower().endswith(_TEMPORARY))

    def _look_at(self, name: str, now: float) -> _Dropped:
        fingerprint = take(self._folder / name)
        dropped = self._dropped.get(name)
        if dropped is None or dropped.fingerprint != fingerprint:
            dropped = _Dropped(fingerprint, now - 2 * SETTLE_S if self._is_first_look else now)
        if dropped.reading is None and now - dropped.since >= SETTLE_S:
            reading = Reading(problems=fingerprint.problems) if fingerprint.problems else self._read(self._folder / name)
            dropped = replace(dropped, reading=reading)
        return dropped

    def _settle(self, now: float) -> dict[str, Told]:
        """What may be known now; something that is still changing keeps what was known of it."""
        settled = {name: one.reading for name, one in self._dropped.items() if one.reading is not None and one.is_settled(now)}
        kept = {name: told for name, told in self._told.items() if name in self._dropped and name not in settled}
        owners = self._owners(settled, kept)
        return kept | {name: self._tell(name, reading, owners) for name, reading in settled.items()}

    def _owners(self, settled: Mapping[str, Reading], kept: Mapping[str, Told]) -> dict[str, str]:
        """Id -> name of the one that may have it: who had it before, otherwise the first by name."""
        claims = {name: told.entry.id for name, told in kept.items() if isinstance(told, Changed)}
        claims |= {name: reading.manifest.id for name, reading in settled.items() if reading.manifest is not None}
        owners: dict[str, str] = {}
        for name, claimed in sorted(claims.items(), key=lambda claim: (not self._owned(*claim), claim[0])):
            owners.setdefault(claimed, name)
        return owners

    def _owned(self, name: str, claimed: str) -> bool:
        told = self._told.get(name)
        return isinstance(told, Changed) and told.entry.id == claimed

    def _tell(self, name: str, reading: Reading, owners: Mapping[str, str]) -> Told:
        if reading.manifest is None:
            return Broken(name, self._former_id(name, owners), reading.problems)
        owner = owners[reading.manifest.id]
        if owner != name:
            return Broken(name, None, (_duplicate(reading.manifest.id, owner),))
        sha256 = self._packages.put(reading.package)
        return Changed(entry_of(reading.manifest, sha256, source="dev", folder=name))

    def _former_id(self, name: str, owners: Mapping[str, str]) -> str | None:
        told = self._told.get(name)
        former = told.entry.id if isinstance(told, Changed) else told.id if told is not None else None
        return None if former in owners else former


def _changes(before: Mapping[str, Told], after: Mapping[str, Told]) -> Iterator[Change]:
    present = {_id_of(told) for told in after.values()}
    for name, told in sorted(before.items()):
        former = _id_of(told)
        if former not in present if former is not None else name not in after:
            yield Removed(former, name)
    for name, told in sorted(after.items()):
        if before.get(name) != told:
            yield told


def _id_of(told: Told) -> str | None:
    return told.entry.id if isinstance(told, Changed) else told.id


def _duplicate(claimed: str, owner: str) -> Problem:
    return Problem(
        path="name",
        message=f"{owner} in this folder has the id {claimed} as well.",
        hint="Remove one of the two or give it another name.",
        code="duplicate_value",
        file="manifest.json",
    )
