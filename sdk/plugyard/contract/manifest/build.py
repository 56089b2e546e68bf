"""From a manifest without problems to its normal form."""

from collections.abc import Mapping
from typing import Any

from plugyard.contract.activation import ActivationEvent, parse
from plugyard.contract.manifest.model import (
    DEFAULT_ORDER,
    CommandContribution,
    Contributions,
    KeybindingContribution,
    LanguageContribution,
    Manifest,
    MenuContribution,
    SettingContribution,
    SlotContribution,
    SnippetsContribution,
    ThemeContribution,
)
from plugyard.contract.manifest.point_rules import setting_schema
from plugyard.contract.manifest.rules import Subject, entry
from plugyard.contract.permissions import PermissionRequest
from plugyard.contract.permissions import parse as parse_permission
from plugyard.contract.standard import implied_permissions

DEFAULT_RANGE = "^1.0.0"
_DEFAULTS: dict[str, object] = {"string": "", "number": 0, "integer": 0, "boolean": False, "array": [], "object": {}}
_MODES = {"vs": "light", "vs-dark": "dark", "hc-black": "high-contrast", "hc-light": "high-contrast"}


def build_manifest(subject: Subject, default_publisher: str) -> Manifest:
    raw = subject.raw
    name = raw.get("id", raw["name"])
    publisher = raw.get("publisher", default_publisher)
    main, runtime = entry(subject)
    contributes = _contributions(subject.contributes())
    requires = raw.get("requires", {})
    return Manifest(
        id=f"{publisher}.{name}",
        name=name,
        publisher=publisher,
        version=raw["version"],
        display_name=raw.get("displayName", raw["name"]),
        description=raw.get("description", ""),
        author=_text_of(raw.get("author", ""), "name"),
        license=raw.get("license", ""),
        repository=_text_of(raw.get("repository", ""), "url").removeprefix("git+"),
        homepage=raw.get("homepage", ""),
        icon=_path(raw["icon"]) if "icon" in raw else None,
        category=raw.get("category", "").lower().replace(" ", "-"),
        tags=tuple(raw.get("tags", ())),
        main=main,
        runtime=runtime,
        platform_range=_platform_range(raw),
        activation_events=_activation_events(raw, contributes) if main is not None else (),
        permissions=_permissions(raw.get("permissions", ()), implied_permissions(requires)),
        optional_permissions=_permissions(raw.get("optionalPermissions", ()), set()),
        requires_events=tuple(requires.get("events", ())),
        requires_state=tuple(requires.get("state", ())),
        extension_dependencies=dict(raw.get("extensionDependencies", {})),
        extension_pack=dict(raw.get("extensionPack", {})),
        exports=tuple(raw.get("exports", ())),
        contributes=contributes,
        python_requirements=tuple(raw.get("python", {}).get("requirements", ())),
        pre_release=raw.get("preRelease", False),
        data_collection=tuple(raw.get("dataCollection", ())),
        wasm=raw.get("wasm", False),
        raw=raw,
    )


def _text_of(value: str | Mapping[str, str], key: str) -> str:
    return value if isinstance(value, str) else value[key]


def _path(path: str) -> str:
    return path.removeprefix("./")


def _platform_range(raw: Mapping[str, Any]) -> str:
    written: str | None = raw.get("engines", {}).get("platform")
    minimum: str | None = raw.get("requires", {}).get("platformVersion")
    return written or (f">={minimum}" if minimum else DEFAULT_RANGE)


def _activation_events(raw: Mapping[str, Any], contributes: Contributions) -> tuple[ActivationEvent, ...]:
    """Code that nothing would ever start is started after the workbench."""
    written = [event for said in raw.get("activationEvents", ()) if (event := parse(said)) is not None]
    implied = [ActivationEvent("onCommand", command.id) for command in contributes.commands]
    implied += [ActivationEvent("onView", slot.view) for slot in contributes.slots]
    implied += [ActivationEvent("onLanguage", language.id) for language in contributes.languages]
    return tuple(dict.fromkeys(written + implied)) or (ActivationEvent("onStartupFinished"),)


def _permissions(said: object, implied: set[str]) -> tuple[PermissionRequest, ...]:
    entries = said if isinstance(said, list | tuple) else ()
    requests = [request for item in entries if (request := parse_permission(item)) is not None]
    written = {request.name for request in requests}
    return (*requests, *(PermissionRequest(name, implied=True) for name in sorted(implied - written)))


def _contributions(said: Mapping[str, Any]) -> Contributions:
    return Contributions(
        commands=tuple(CommandContribution(**item) for item in said.get("commands", ())),
        settings=tuple(_setting(item) for item in said.get("settings", ())),
        slots=tuple(_slot(item) for item in said.get("slots", ())),
        keybindings=tuple(KeybindingContribution(**item) for item in said.get("keybindings", ())),
        menus=tuple(MenuContribution(place, **item) for place, items in said.get("menus", {}).items() for item in items),
        themes=tuple(_theme(item) for item in said.get("themes", ())),
        icon_themes=tuple(said.get("iconThemes", ())),
        snippets=tuple(SnippetsContribution(_path(item["path"]), item.get("language", "")) for item in said.get("snippets", ())),
        languages=tuple(_language(item) for item in said.get("languages", ())),
        walkthroughs=tuple(said.get("walkthroughs", ())),
    )


def _slot(item: dict[str, Any]) -> SlotContribution:
    component: str | None = item.get("component")
    view: str = item["id"] if "id" in item else item["component"]
    title = item.get("title", "")
    return SlotContribution(
        item["slot"], view, component, title, item.get("icon", ""), item.get("order", DEFAULT_ORDER), item.get("when", "")
    )


def _setting(item: dict[str, Any]) -> SettingContribution:
    fallback = item["enum"][0] if "enum" in item else item.get("minimum", _DEFAULTS[item["type"]])
    return SettingContribution(
        key=item["key"],
        type=item["type"],
        default=item.get("default", fallback),
        title=item.get("title", ""),
        description=item.get("description", ""),
        secret=item.get("secret", False),
        order=item.get("order", DEFAULT_ORDER),
        schema=setting_schema(item),
    )


def _theme(item: dict[str, Any]) -> ThemeContribution:
    mode = item.get("mode") or _MODES.get(item.get("uiTheme", ""), "dark")
    return ThemeContribution(item.get("id", item["label"]), item["label"], _path(item["path"]), mode)


def _language(item: dict[str, Any]) -> LanguageContribution:
    configuration = _path(item.get("configuration", ""))
    return LanguageContribution(
        item["id"], tuple(item.get("aliases", ())), tuple(item.get("extensions", ())), tuple(item.get("filenames", ())), configuration
    )
