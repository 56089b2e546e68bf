"""From an entry in the list to a package that can be trusted to be the one that was listed."""

from plugyard.contract.errors import PackageRejected
from plugyard.contract.problems import Problem
from plugyard.package import Package, read_verified

from plugyard_host.api_client import ApiClient, ExtensionEntry
from plugyard_host.browser.ports import Page


class PackageLoader:
    def __init__(self, api: ApiClient, page: Page) -> None:
        self._api = api
        self._page = page
        self._kept: dict[str, Package] = {}
        """By hash. Packages are immutable: one that was verified in this page is not fetched again."""

    async def load(self, entry: ExtensionEntry) -> Package:
        """Fetch, verify, unpack and check a package.

        Raises:
            PackageRejected: it is not the listed one, or cannot run on this platform.
            HttpFailed: it could not be fetched.
        """
        package = self._kept.get(entry.sha256)
        if package is None:
            data = await self._api.bundle(entry)
            await self._require_hash(entry, data)
            package = self._kept[entry.sha256] = read_verified(data, default_publisher=entry.id.partition(".")[0])
        if package.manifest.id != entry.id:
            raise PackageRejected(
                [Problem("", f"The package listed as {entry.id} calls itself {package.manifest.id}.", code="entry_mismatch")]
            )
        return package

    async def _require_hash(self, entry: ExtensionEntry, data: bytes) -> None:
        """Before anything else touches the bytes: not even the archive's directory is read from an unknown package."""
        found = await self._page.sha256(data)
        if found != entry.sha256:
            said = f"The package of {entry.id} has the hash {found[:12]}…, but {entry.sha256[:12]}… was listed."
            raise PackageRejected([Problem("", said, "It was damaged or changed on the way.", "entry_checksum")])

    def forget(self, sha256: str) -> None:
        """An older package is no longer needed."""
        self._kept.pop(sha256, None)
