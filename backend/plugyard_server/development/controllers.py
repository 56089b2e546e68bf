"""The development folder over HTTP."""

from typing import Any

from litestar import Request, get
from litestar.di import NamedDependency
from plugyard.contract.errors import NotFound

from plugyard_server.delivery.headers import KIND_KEY, ResponseKind
from plugyard_server.development.messages import DevExtensions
from plugyard_server.development.watch import DevWatch
from plugyard_server.requests import is_local


@get("/api/v1/dev/extensions", opt={KIND_KEY: ResponseKind.API}, sync_to_thread=False)
def dev_extensions(dev_watch: NamedDependency[DevWatch | None], request: Request[Any, Any, Any]) -> DevExtensions:
    """The same as the first message of `/api/v1/live`."""
    if dev_watch is None or not is_local(request.client):
        raise NotFound("This server has no development folder.")
    return dev_watch.known()
