"""Hands packages out."""

from collections.abc import Sequence

from litestar import get
from litestar.types import ASGIApp
from plugyard.contract.errors import NotFound

from plugyard_server.delivery.files import IMMUTABLE, FileAnswer
from plugyard_server.delivery.headers import KIND_KEY, ResponseKind
from plugyard_server.storage.packages import PackageSource

MEDIA_TYPE = "application/zip"


@get("/packages/{name:str}", opt={KIND_KEY: ResponseKind.PACKAGE}, sync_to_thread=False)
def package(name: str, package_sources: Sequence[PackageSource]) -> ASGIApp:
    sha256 = name.removesuffix(".zip")
    found = next((content for source in package_sources if (content := source.find(sha256)) is not None), None)
    if found is None or sha256 == name:
        raise NotFound("There is no such package.")
    return FileAnswer(found, MEDIA_TYPE, f'"{sha256}"', IMMUTABLE, headers={"content-disposition": f'attachment; filename="{name}"'})
