"""All handlers by method, each with just the parts of the host that it works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plugyard_host.browser.ports import Clock
from plugyard_host.host.broker import Handler
from plugyard_host.host.commands import CommandRegistry
from plugyard_host.host.context_keys import ContextKeys
from plugyard_host.host.documents import Documents
from plugyard_host.host.environment import Environment
from plugyard_host.host.events import EventBus
from plugyard_host.host.gestures import Gestures
from plugyard_host.host.grants import GrantStore
from plugyard_host.host.handlers.assets import AssetHandlers
from plugyard_host.host.handlers.commands import CommandHandlers
from plugyard_host.host.handlers.editor import EditorHandlers
from plugyard_host.host.handlers.env import EnvHandlers
from plugyard_host.host.handlers.events import EventHandlers
from plugyard_host.host.handlers.log import LogHandlers
from plugyard_host.host.handlers.permissions import PermissionHandlers
from plugyard_host.host.handlers.registration import RegistrationHandlers
from plugyard_host.host.handlers.settings import SettingsHandlers
from plugyard_host.host.handlers.state import StateHandlers
from plugyard_host.host.handlers.storage import StorageHandlers
from plugyard_host.host.handlers.ui import UiHandlers
from plugyard_host.host.log_intake import LogIntake
from plugyard_host.host.settings import SettingsStore
from plugyard_host.host.state import StateStore
from plugyard_host.host.storage import ExtensionStorage
from plugyard_host.host.surfaces import Surfaces
from plugyard_host.host.views import ViewHost


@dataclass(frozen=True)
class Parts:
    """What handlers may work with."""

    clock: Clock
    commands: CommandRegistry
    contexts: ContextKeys
    documents: Documents
    environment: Environment
    events: EventBus
    gestures: Gestures
    grants: GrantStore
    log_intake: LogIntake
    settings: SettingsStore
    state: StateStore
    storage: ExtensionStorage
    surfaces: Callable[[], Surfaces]
    views: ViewHost


def all_handlers(parts: Parts) -> Mapping[str, Handler]:
    groups = (
        AssetHandlers(),
        CommandHandlers(parts.commands, parts.contexts, parts.gestures),
        EditorHandlers(parts.documents),
        EnvHandlers(parts.environment),
        EventHandlers(parts.events, parts.grants),
        LogHandlers(parts.log_intake),
        PermissionHandlers(parts.grants),
        RegistrationHandlers(),
        SettingsHandlers(parts.settings),
        StateHandlers(parts.state, parts.grants),
        StorageHandlers(parts.storage),
        UiHandlers(surfaces=parts.surfaces, views=parts.views, gestures=parts.gestures, clock=parts.clock),
    )
    return {name: handler for group in groups for name, handler in group.table().items()}
