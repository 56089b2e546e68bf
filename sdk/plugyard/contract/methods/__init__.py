"""All calls between extensions and page. `METHODS` is what the broker dispatches by, `GROUPS` what the SDKs are built from."""

from plugyard.contract.methods import device, platform
from plugyard.contract.methods.commands import COMMANDS
from plugyard.contract.methods.editor import EDITOR
from plugyard.contract.methods.events import EVENTS_GROUP, SETTINGS, STATE
from plugyard.contract.methods.host import HOST_METHODS
from plugyard.contract.methods.languages import LANGUAGES
from plugyard.contract.methods.secrets import SECRETS
from plugyard.contract.methods.shape import Group, HostMethod, Kind, Method, Param, snake_case
from plugyard.contract.methods.storage import STORAGE
from plugyard.contract.methods.ui import STATUS_BAR, UI

GROUPS: tuple[Group, ...] = (
    STORAGE,
    SECRETS,
    UI,
    STATUS_BAR,
    COMMANDS,
    EVENTS_GROUP,
    STATE,
    SETTINGS,
    EDITOR,
    LANGUAGES,
    device.NETWORK,
    device.CLIPBOARD,
    device.FILESYSTEM,
    device.CAMERA,
    device.MICROPHONE,
    device.NOTIFICATIONS,
    platform.PERMISSIONS_GROUP,
    platform.EXTENSIONS,
    platform.SCHEDULE,
    platform.ASSETS,
    platform.ENV_GROUP,
    platform.LOG,
    platform.L10N,
    platform.REGISTRATIONS,
)

METHODS: dict[str, Method] = {method.name: method for group in GROUPS for method in group}

__all__ = ["GROUPS", "HOST_METHODS", "METHODS", "Group", "HostMethod", "Kind", "Method", "Param", "snake_case"]
