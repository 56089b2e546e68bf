"""Tells monitors whether this process answers."""

from litestar import get

from plugyard_server.delivery.headers import KIND_KEY, ResponseKind


@get("/healthz", opt={KIND_KEY: ResponseKind.API}, sync_to_thread=False)
def healthz() -> dict[str, str]:
    return {"status": "ok"}
