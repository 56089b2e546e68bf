"""The user's installed extensions. There are no accounts yet: everybody has the first-party ones."""

from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from plugyard_server.delivery.headers import KIND_KEY, ResponseKind
from plugyard_server.installs.first_party import FirstParty
from plugyard_server.storage.schemas import BrokenEntry, ExtensionEntry

DEFAULT_LIMIT = 20
MAX_LIMIT = 50


class InstalledList(msgspec.Struct, rename="camel"):
    """One page of the list. `broken` tells of first-party folders that could not be packed."""

    extensions: list[ExtensionEntry]
    total: int
    page: int
    limit: int
    facets: dict[str, Any]
    broken: list[BrokenEntry]


@get("/api/v1/user/extensions", opt={KIND_KEY: ResponseKind.API}, sync_to_thread=False)
def installed(
    first_party: NamedDependency[FirstParty],
    page: Annotated[int, QueryParameter(ge=1)] = 1,
    limit: Annotated[int, QueryParameter(ge=1, le=MAX_LIMIT)] = DEFAULT_LIMIT,
) -> InstalledList:
    start = (page - 1) * limit
    return InstalledList(
        extensions=first_party.extensions[start : start + limit],
        total=len(first_party.extensions),
        page=page,
        limit=limit,
        facets={},
        broken=first_party.broken,
    )
