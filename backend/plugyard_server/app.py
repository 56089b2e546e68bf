"""Puts the application together: settings in, one Litestar application out. Opens no socket."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from litestar import Litestar
from litestar.datastructures import State
from litestar.di import Provide

from plugyard_server.delivery import controllers as delivery
from plugyard_server.delivery.head import HeadAsGet
from plugyard_server.delivery.headers import SecurityHeaders
from plugyard_server.delivery.hosts import HostGate
from plugyard_server.delivery.web_build import WebFiles
from plugyard_server.development.controllers import dev_extensions
from plugyard_server.development.folder import DevFolder
from plugyard_server.development.reading import reader
from plugyard_server.development.watch import DevWatch
from plugyard_server.errors import answer_exception
from plugyard_server.health.controllers import healthz
from plugyard_server.installs.controllers import installed
from plugyard_server.installs.first_party import FirstParty, pack_first_party
from plugyard_server.live.controllers import live
from plugyard_server.live.hub import LiveHub
from plugyard_server.requests import RequestLog
from plugyard_server.settings import Settings
from plugyard_server.storage.controllers import package
from plugyard_server.storage.packages import PackageFolder, PackageMemory, PackageShelves

DEV_PACKAGE_LINGER_S = 300.0
"""How long a replaced development package can still be fetched."""
HANDLERS = (
    delivery.page,
    delivery.frame,
    delivery.asset,
    package,
    installed,
    dev_extensions,
    live,
    healthz,
)


@dataclass(slots=True)
class Services:
    """What handlers ask for by name, made once per application."""

    settings: Settings
    web: WebFiles
    packages: PackageFolder
    live_hub: LiveHub
    dev_packages: PackageMemory
    dev_watch: DevWatch | None
    first_party: FirstParty = field(default_factory=FirstParty)

    @classmethod
    def of(cls, settings: Settings) -> "Services":
        hub = LiveHub()
        dev_packages = PackageMemory(linger_s=DEV_PACKAGE_LINGER_S, clock=time.monotonic)
        folder = DevFolder(settings.dev_dir, dev_packages, read=reader(settings.wheels_dir), clock=time.monotonic)
        watch = DevWatch(folder, hub) if settings.has_dev_folder else None
        return cls(settings, WebFiles(settings.web_dir), PackageFolder(settings.packages_dir), hub, dev_packages, watch)

    @property
    def package_shelves(self) -> PackageShelves:
        return PackageShelves(self.packages, self.dev_packages)

    @asynccontextmanager
    async def running(self, _: Litestar) -> AsyncIterator[None]:
        """Pack the first-party extensions, then watch the development folder as long as the application lives."""
        settings = self.settings
        self.first_party = await asyncio.to_thread(pack_first_party, settings.extensions_dir, self.packages, settings.wheels_dir)
        async with AsyncExitStack() as stack:
            if self.dev_watch is not None:
                settings.dev_dir.mkdir(parents=True, exist_ok=True)
                await stack.enter_async_context(self.dev_watch.running())
            stack.callback(self.live_hub.close)
            yield


def create_app(settings: Settings) -> Litestar:
    """Make the application. `settings.port` must be the real one: origins and policies are made of it."""
    services = Services.of(settings)
    app = Litestar(
        HANDLERS,
        lifespan=[services.running],
        dependencies=_dependencies(services),
        exception_handlers={Exception: answer_exception},
        state=State({"live_hub": services.live_hub}),
        openapi_config=None,
        logging_config=None,
        debug=False,
    )
    # Around the router itself, because Litestar's own middleware does not see requests without a route.
    app.asgi_handler = SecurityHeaders(RequestLog(HeadAsGet(HostGate(app.asgi_handler, settings))), settings)
    return app


def _dependencies(services: Services) -> dict[str, Provide]:
    names = ("settings", "web", "package_shelves", "live_hub", "dev_watch", "first_party")
    return {name: Provide(_getter(services, name), sync_to_thread=False) for name in names}


def _getter(services: Services, name: str) -> Any:
    def get() -> Any:
        return getattr(services, name)

    return get
