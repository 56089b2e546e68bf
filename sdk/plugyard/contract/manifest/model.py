"""A manifest that passed all checks, in one normal form."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugyard.contract.activation import ActivationEvent
from plugyard.contract.permissions import PermissionRequest

DEFAULT_ORDER = 100


@dataclass(frozen=True, slots=True)
class CommandContribution:
    id: str
    title: str
    category: str = ""
    icon: str = ""
    enablement: str = ""


@dataclass(frozen=True, slots=True)
class SlotContribution:
    slot: str
    view: str
    """What `ui.render` names: the id, or the component when there is none."""
    component: str | None = None
    """Exported function that draws it; None: `ui.registerView` brings the function."""
    title: str = ""
    """Empty: the extension's display name stands for it."""
    icon: str = ""
    order: int = DEFAULT_ORDER
    when: str = ""


@dataclass(frozen=True, slots=True)
class SettingContribution:
    key: str
    type: str
    default: object = None
    title: str = ""
    description: str = ""
    secret: bool = False
    order: int = DEFAULT_ORDER
    schema: Mapping[str, object] = field(default_factory=dict)
    """JSON Schema of the value, for `schema.compile_check`."""


@dataclass(frozen=True, slots=True)
class KeybindingContribution:
    command: str
    key: str
    mac: str = ""
    when: str = ""
    args: object = None


@dataclass(frozen=True, slots=True)
class MenuContribution:
    place: str
    command: str
    when: str = ""
    group: str = ""
    order: int = DEFAULT_ORDER


@dataclass(frozen=True, slots=True)
class ThemeContribution:
    id: str
    label: str
    path: str
    mode: str


@dataclass(frozen=True, slots=True)
class SnippetsContribution:
    path: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class LanguageContribution:
    id: str
    aliases: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    filenames: tuple[str, ...] = ()
    configuration: str = ""


@dataclass(frozen=True, slots=True)
class Contributions:
    commands: tuple[CommandContribution, ...] = ()
    settings: tuple[SettingContribution, ...] = ()
    slots: tuple[SlotContribution, ...] = ()
    keybindings: tuple[KeybindingContribution, ...] = ()
    menus: tuple[MenuContribution, ...] = ()
    themes: tuple[ThemeContribution, ...] = ()
    icon_themes: tuple[Mapping[str, object], ...] = ()
    snippets: tuple[SnippetsContribution, ...] = ()
    languages: tuple[LanguageContribution, ...] = ()
    walkthroughs: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says about itself. Paths are as in the package, without `./`."""

    id: str
    """`publisher.name`."""
    name: str
    publisher: str
    version: str
    display_name: str
    description: str = ""
    author: str = ""
    license: str = ""
    repository: str = ""
    homepage: str = ""
    icon: str | None = None
    category: str = ""
    tags: tuple[str, ...] = ()
    main: str | None = None
    """None: declarative, never starts a worker."""
    runtime: str | None = None
    platform_range: str = "^1.0.0"
    """npm notation."""
    activation_events: tuple[ActivationEvent, ...] = ()
    """Written and implied ones."""
    permissions: tuple[PermissionRequest, ...] = ()
    """Including those implied by `requires`."""
    optional_permissions: tuple[PermissionRequest, ...] = ()
    requires_events: tuple[str, ...] = ()
    requires_state: tuple[str, ...] = ()
    extension_dependencies: Mapping[str, str] = field(default_factory=dict)
    extension_pack: Mapping[str, str] = field(default_factory=dict)
    exports: tuple[str, ...] = ()
    contributes: Contributions = field(default_factory=Contributions)
    python_requirements: tuple[str, ...] = ()
    pre_release: bool = False
    data_collection: tuple[Mapping[str, object], ...] = ()
    wasm: bool = False
    raw: Mapping[str, object] = field(default_factory=dict)
    """The manifest as written."""

    def permission(self, name: str) -> PermissionRequest | None:
        """What it asks for under a name, at install or later."""
        return next((entry for entry in (*self.permissions, *self.optional_permissions) if entry.name == name), None)
