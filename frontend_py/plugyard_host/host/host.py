"""`Host`: makes all parts of the host app, joins them, and starts them in order."""

import asyncio
from itertools import count
from typing import Any

from plugyard.contract.versions import PLATFORM_VERSION

from plugyard_host.api_client import AnswerNotUnderstood, ApiClient, ExtensionEntry
from plugyard_host.browser.errors import HttpFailed
from plugyard_host.browser.ports import Browser
from plugyard_host.host.broker import Broker
from plugyard_host.host.commands import CommandRegistry
from plugyard_host.host.context_keys import ContextKeys
from plugyard_host.host.contributions import Contributions
from plugyard_host.host.dev_channel import DevChannel
from plugyard_host.host.documents import Documents
from plugyard_host.host.environment import Environment
from plugyard_host.host.events import EventBus
from plugyard_host.host.gestures import Gestures
from plugyard_host.host.grants import GrantStore
from plugyard_host.host.handlers.table import Parts, all_handlers
from plugyard_host.host.installer import Installer
from plugyard_host.host.instance import Instance
from plugyard_host.host.ledger import Ledger
from plugyard_host.host.log_intake import LogIntake
from plugyard_host.host.logs import HOST_SOURCE, LogStore
from plugyard_host.host.notices import Notices
from plugyard_host.host.packages import PackageLoader
from plugyard_host.host.registry import ExtensionRegistry
from plugyard_host.host.rpc import Endpoint
from plugyard_host.host.settings import SettingsStore
from plugyard_host.host.signals import Signal
from plugyard_host.host.state import StateStore
from plugyard_host.host.storage import ExtensionStorage
from plugyard_host.host.supervisor import Supervisor
from plugyard_host.host.surfaces import Surfaces, absent_surfaces
from plugyard_host.host.unit import Workshop
from plugyard_host.host.views import ViewHost


class Host:
    """The whole core. Its attributes are what the workbench works with."""

    def __init__(self, browser: Browser) -> None:
        clock, store = browser.clock, browser.store
        self._browser = browser
        self._surfaces = absent_surfaces()
        self._loaded = False
        self._api = ApiClient(browser.http)
        self.logs = LogStore(clock.now)
        self.grants = GrantStore(store, clock)
        self.ledger = Ledger(store)
        self.state = StateStore(store, clock)
        self.events = EventBus()
        self.settings = SettingsStore(store, clock)
        self.contexts = ContextKeys(self.settings.lookup)
        self.documents = Documents(store, clock, browser.page, self.state, self.events)
        self.storage = ExtensionStorage(store)
        self.registry = ExtensionRegistry()
        self.packages = PackageLoader(self._api, browser.page)
        self.environment = Environment(browser.page, self.state)
        self.gestures = Gestures(browser.dom, clock)
        # Commands and views start extensions, and extensions call commands and views: the one ring in here, closed by late look-ups.
        self.commands = CommandRegistry(self._activate)
        self.views = ViewHost(activate=self._activate, live=self._live, why_down=self._why_down, clock=clock, logs=self.logs)
        self.contributions = Contributions(self.commands, self.settings, self.logs)
        self.supervisor = self._make_supervisor()
        self.installer = Installer(
            loader=self.packages,
            registry=self.registry,
            contributions=self.contributions,
            grants=self.grants,
            supervisor=self.supervisor,
            views=self.views,
            logs=self.logs,
        )
        self._dev = DevChannel(live=browser.live, installer=self.installer, registry=self.registry, logs=self.logs, clock=clock)
        self.supervisor.changed.listen(self.views.refresh)
        self.events.emitted.listen(self._start_for_event)
        self.installer.withdrawn.listen(lambda extension_id: self.contexts.forget_prefix(f"{extension_id}."))
        self.installer.removed.listen(lambda extension_id: self.state.forget_prefix(f"{extension_id}."))
        browser.page.on_hide(self._save_ledger)

    async def _activate(self, extension_id: str, event: str) -> None:
        await self.supervisor.activate(extension_id, event)

    def _live(self, extension_id: str) -> Instance | None:
        return self.supervisor.live(extension_id)

    def _why_down(self, extension_id: str) -> str:
        return self.supervisor.why_down(extension_id)

    def _save_ledger(self) -> None:
        self._browser.clock.spawn(self.ledger.save(), name="saving the ledger")

    def _make_supervisor(self) -> Supervisor:
        browser, clock = self._browser, self._browser.clock
        intake = LogIntake(self.logs, clock.now)
        handlers = all_handlers(
            Parts(
                clock=clock,
                commands=self.commands,
                contexts=self.contexts,
                documents=self.documents,
                environment=self.environment,
                events=self.events,
                gestures=self.gestures,
                grants=self.grants,
                log_intake=intake,
                settings=self.settings,
                state=self.state,
                storage=self.storage,
                surfaces=lambda: self._surfaces,
                views=self.views,
            )
        )
        broker = Broker(handlers=handlers, grants=self.grants, ledger=self.ledger, logs=self.logs, clock=clock)
        workshop = Workshop(
            clock=clock,
            guard=browser.guard,
            sandbox=browser.sandbox,
            endpoint=Endpoint(browser.guard, clock),
            environment=self.environment,
            logs=self.logs,
            serve=broker.serve,
            hear=Notices(broker, intake).hear,
            changed=Signal("supervisor.changed"),
            numbers=count(1),
        )
        return Supervisor(self.registry, workshop)

    def use(self, surfaces: Surfaces) -> None:
        """Show notifications and dialogs with these from now on."""
        self._surfaces = surfaces

    async def load(self) -> None:
        """Bring back what earlier visits left: before the workbench draws, so that it draws the right thing at once. Twice is harmless."""
        if self._loaded:
            return
        self._loaded = True
        await asyncio.gather(self.grants.load(), self.ledger.load(), self.state.load(), self.settings.load())
        await self.documents.load()

    async def start(self) -> None:
        """Install what the user has, start what waits for start-up, open the live channel."""
        await self.load()
        await self.installer.install_all(await self._user_extensions())
        self.supervisor.fire("onStartup")
        self.supervisor.fire("onLanguage", self.documents.language)
        self._dev.open()
        self.events.emit("platform:ready", {"version": PLATFORM_VERSION}, sticky=True)
        self.supervisor.fire("onStartupFinished")

    async def _user_extensions(self) -> list[ExtensionEntry]:
        """A server that cannot be reached leaves the page without extensions, but with an editor that works."""
        try:
            return await self._api.user_extensions()
        except (HttpFailed, AnswerNotUnderstood) as error:
            self.logs.add(HOST_SOURCE, "error", f"The list of extensions could not be loaded: {error}")
            return []

    def _start_for_event(self, emitted: tuple[str, Any]) -> None:
        name, data = emitted
        for extension_id in self.supervisor.fire("onEvent", name):
            self._browser.clock.spawn(self._deliver_when_active(extension_id, name, data), name=f"{name} for {extension_id}")

    async def _deliver_when_active(self, extension_id: str, name: str, data: Any) -> None:
        """An extension that an event has started hears that event."""
        await self.supervisor.activate(extension_id, f"onEvent:{name}")
        self.events.deliver_to(extension_id, name, data)
