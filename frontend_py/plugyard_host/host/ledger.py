"""The activity ledger: what each extension has used and what it was refused, for the user to read and export."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from plugyard_host.browser.ports import Store

TABLE = "ledger"
MAX_METHODS = 500
"""Per extension. Refused names that no contract knows are counted under `UNKNOWN`, so that invented ones cannot fill the ledger."""
UNKNOWN = "(unknown method)"


@dataclass(slots=True)
class LedgerEntry:
    """One method of one extension."""

    extension_id: str
    method: str
    uses: int = 0
    refusals: int = 0
    bytes: int = 0
    """Of requests, as JSON text."""
    last_use_s: float = 0.0
    """Seconds since 1970."""


type Account = dict[str, LedgerEntry]


class Ledger:
    def __init__(self, store: Store, wall_clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._wall_clock = wall_clock
        self._accounts: dict[str, Account] = {}

    def account(self, extension_id: str) -> Account:
        """The extension's entries by method. Callers may keep it: it stays the same object."""
        return self._accounts.setdefault(extension_id, {})

    def count(self, extension_id: str, method: str, size: int = 0) -> None:
        entry = self._entry(extension_id, method)
        entry.uses += 1
        entry.bytes += size
        entry.last_use_s = self._wall_clock()

    def refuse(self, extension_id: str, method: str) -> None:
        entry = self._entry(extension_id, method)
        entry.refusals += 1
        entry.last_use_s = self._wall_clock()

    def _entry(self, extension_id: str, method: str) -> LedgerEntry:
        account = self._accounts.get(extension_id)
        if account is None:
            account = self.account(extension_id)
        entry = account.get(method)
        if entry is None:
            name = method if len(account) < MAX_METHODS else UNKNOWN
            entry = account.setdefault(name, LedgerEntry(extension_id, name))
        return entry

    def entries(self, extension_id: str | None = None) -> list[LedgerEntry]:
        """By extension and method."""
        found = [entry for key, account in self._accounts.items() if extension_id in (None, key) for entry in account.values()]
        return sorted(found, key=lambda entry: (entry.extension_id, entry.method))

    def export(self) -> str:
        """Everything as JSON text, for a download."""
        return json.dumps([asdict(entry) for entry in self.entries()], indent=2)

    async def load(self) -> None:
        """Add up what earlier pages have counted."""
        for text in (await self._store.items(TABLE, "")).values():
            for fields in json.loads(text):
                entry = LedgerEntry(**fields)
                self.account(entry.extension_id)[entry.method] = entry

    async def save(self) -> None:
        for extension_id, account in list(self._accounts.items()):
            if account:
                await self._store.set(TABLE, extension_id, json.dumps([asdict(entry) for entry in account.values()]))
