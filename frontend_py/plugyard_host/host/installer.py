"""Puts extensions in, replaces them one by one, and takes them out, while the page and all others run on."""

import asyncio
from collections.abc import Iterable

from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem
from plugyard.package import Package

from plugyard_host.api_client import ExtensionEntry
from plugyard_host.browser.errors import HttpFailed
from plugyard_host.browser.ports import Disposable
from plugyard_host.host.contributions import Contributions
from plugyard_host.host.grants import GrantStore
from plugyard_host.host.logs import LogStore
from plugyard_host.host.packages import PackageLoader
from plugyard_host.host.registry import ExtensionRegistry, Installed, Source
from plugyard_host.host.signals import Signal
from plugyard_host.host.supervisor import Supervisor
from plugyard_host.host.views import ViewHost

_SOURCES: dict[str, Source] = {"seed": "seed", "dev": "dev", "file": "file"}


class Installer:
    def __init__(  # noqa: PLR0913  one parameter for each place that has to know of an extension
        self,
        *,
        loader: PackageLoader,
        registry: ExtensionRegistry,
        contributions: Contributions,
        grants: GrantStore,
        supervisor: Supervisor,
        views: ViewHost,
        logs: LogStore,
    ) -> None:
        self._loader = loader
        self._registry = registry
        self._contributions = contributions
        self._grants = grants
        self._supervisor = supervisor
        self._views = views
        self._logs = logs
        self.withdrawn: Signal[str] = Signal("installer.withdrawn")
        """A package is about to be replaced or goes."""
        self.removed: Signal[str] = Signal("installer.removed")
        """An extension is gone."""
        self._contributed: dict[str, Disposable] = {}
        self._hashes: dict[str, str] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def install_all(self, entries: Iterable[ExtensionEntry]) -> None:
        """Install what the page starts with: fetched side by side, made known in the order of the ids, nothing started yet."""
        ordered = sorted(entries, key=lambda entry: entry.id)
        packages = await asyncio.gather(*(self._load(entry) for entry in ordered))
        for entry, package in zip(ordered, packages, strict=True):
            if package is not None:
                await self._put(entry, package)

    async def install(self, entry: ExtensionEntry) -> None:
        """Add an extension, or replace its package: what it had registered goes, it starts again if it was up, its storage stays."""
        async with self._lock(entry.id):
            if self.has(entry):
                return
            package = await self._load(entry)
            if package is None:
                return
            was_up = await self._put(entry, package)
        if was_up:
            self._supervisor.try_again(entry.id)
        else:
            self._supervisor.welcome(entry.id)
        self._views.wake(entry.id)

    def has(self, entry: ExtensionEntry) -> bool:
        """Whether exactly this package is installed."""
        return self._hashes.get(entry.id) == entry.sha256

    async def _load(self, entry: ExtensionEntry) -> Package | None:
        try:
            return await self._loader.load(entry)
        except PackageRejected as error:
            self.report(entry.id, error.problems, source=entry.source, folder=entry.folder)
        except HttpFailed as error:
            self.report(entry.id, [Problem("", str(error))], source=entry.source, folder=entry.folder)
        return None

    async def _put(self, entry: ExtensionEntry, package: Package) -> bool:
        """Make a package the installed one; answers whether the one before was up."""
        was_up = await self._supervisor.discard(entry.id)
        self._withdraw(entry.id)
        self._grants.grant_declared(entry.id, package.manifest.permissions)
        self._forget_hash(entry.id)
        self._hashes[entry.id] = entry.sha256
        source = _SOURCES.get(entry.source, "seed")
        self._remove_placeholder(entry)
        self._contributed[entry.id] = self._contributions.register(package.manifest)
        self._registry.put(Installed(entry.id, source, entry.reviewed, package.manifest, package, folder=entry.folder))
        return was_up

    def _remove_placeholder(self, entry: ExtensionEntry) -> None:
        """A bundle that was broken had no id yet, or another."""
        for installed in self._registry.all():
            if entry.folder is not None and installed.folder == entry.folder and installed.id != entry.id and installed.package is None:
                self._registry.remove(installed.id)

    def report(self, extension_id: str, problems: list[Problem], *, source: str, folder: str | None = None) -> None:
        """A package that cannot be used: say why, with file and line. If one that works is installed, it runs on."""
        for problem in problems:
            said = ": ".join(part for part in (problem.path, " ".join(part for part in (problem.message, problem.hint) if part)) if part)
            self._logs.add(extension_id, "error", said, file=problem.file, line=problem.line)
        text = " ".join(str(problem) for problem in problems) or "The package cannot be used."
        before = self._registry.get(extension_id)
        installed = before or Installed(extension_id, _SOURCES.get(source, "seed"), reviewed=False, folder=folder)
        installed.problem = text
        self._registry.put(installed)

    def id_in_folder(self, folder: str) -> str | None:
        """Which development extension came from that folder."""
        return next((installed.id for installed in self._registry.all() if installed.folder == folder), None)

    async def remove(self, extension_id: str) -> None:
        """Take an extension out: stop it and drop what it contributed. Its storage stays for when it comes back."""
        async with self._lock(extension_id):
            await self._supervisor.discard(extension_id)
            self._withdraw(extension_id)
            self._forget_hash(extension_id)
            self._registry.remove(extension_id)
            self.removed.emit(extension_id)

    def _withdraw(self, extension_id: str) -> None:
        contributed = self._contributed.pop(extension_id, None)
        if contributed is not None:
            contributed.dispose()
            self.withdrawn.emit(extension_id)

    def _forget_hash(self, extension_id: str) -> None:
        before = self._hashes.pop(extension_id, None)
        if before is not None:
            self._loader.forget(before)

    def _lock(self, extension_id: str) -> asyncio.Lock:
        return self._locks.setdefault(extension_id, asyncio.Lock())
