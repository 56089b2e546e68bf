"""Hands packages out."""

from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.types import ASGIApp
from plugyard.contract.errors import NotFound

from plugyard_server.delivery.files import IMMUTABLE, FileAnswer
from plugyard_server.delivery.headers import KIND_KEY, ResponseKind
from plugyard_server.storage.packages import PackageShelves

MEDIA_TYPE = "application/zip"


@get("/packages/{name:str}", opt={KIND_KEY: ResponseKind.PACKAGE}, sync_to_thread=False)
def package(name: FromPath[str], package_shelves: NamedDependency[PackageShelves]) -> ASGIApp:
    sha256 = name.removesuffix(".zip")
    found = package_shelves.find(sha256)
    if found is None or sha256 == name:
        raise NotFound("There is no such package.")
    return FileAnswer(found, MEDIA_TYPE, f'"{sha256}"', IMMUTABLE, headers={"content-disposition": f'attachment; filename="{name}"'})
