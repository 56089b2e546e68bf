"""Reads settings from the environment and an optional TOML file; reports everything that is wrong with them at once, with advice."""

import ipaddress
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugyard_server.settings import LOOPBACK_NAME, Settings, is_loopback

ENVIRONMENT_PREFIX = "PLUGYARD_"
"""`PLUGYARD_HOST` wins over `HOST`, which some shells and compilers set for purposes of their own."""
LOG_LEVELS = ("debug", "info", "warning", "error")

_DOMAIN = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\Z")


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """One setting that cannot be used, and what to do about it."""

    name: str
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message} {self.advice}"


class SettingsRejected(Exception):
    """The settings cannot be used; `problems` holds all that is wrong with them."""

    def __init__(self, problems: list[SettingProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def load_settings(environ: Mapping[str, str], *, file: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Merge file, environment and `overrides` (rising precedence) and check the whole.

    Raises:
        SettingsRejected: with every problem found.
    """
    draft = _Draft()
    for name, value in (_from_file(file, draft) | _from_environment(environ) | dict(overrides or {})).items():
        draft.take(name, value)
    settings = Settings(**draft.values)
    for rule in _RULES:
        draft.problems.extend(rule(settings))
    if draft.problems:
        raise SettingsRejected(draft.problems)
    return settings


@dataclass(slots=True)
class _Draft:
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[SettingProblem] = field(default_factory=list)

    def take(self, name: str, value: object) -> None:
        parse, advice = _PARSERS[name]
        try:
            self.values[name] = parse(value)
        except ValueError as error:
            self.problems.append(SettingProblem(name.upper(), f"{error}.", advice))


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found = {}
    for name in _PARSERS:
        value = environ.get(ENVIRONMENT_PREFIX + name.upper()) or environ.get(name.upper())
        if value:
            found[name] = value
    return found


def _from_file(file: Path | None, draft: _Draft) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        draft.problems.append(SettingProblem(str(file), f"cannot be read ({error}).", "Give a readable TOML file of settings."))
        return {}
    for name in sorted(content.keys() - _PARSERS.keys()):
        draft.problems.append(SettingProblem(name, f"is not a setting ({file}).", f"Known settings: {', '.join(_PARSERS)}."))
    return {name: content[name] for name in _PARSERS if name in content}


def _host(value: object) -> str:
    if value == LOOPBACK_NAME:
        return LOOPBACK_NAME
    try:
        return str(ipaddress.ip_address(str(value)))
    except ValueError:
        raise ValueError(f"{value!r} is not an address to listen on") from None


def _port(value: object) -> int:
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,5}", str(value)) or int(str(value)) > 65_535:
        raise ValueError(f"{value!r} is not a port number")
    return int(str(value))


def _origin(value: object) -> str:
    parts = urlsplit(str(value))
    if parts.scheme not in {"http", "https"} or parts.username is not None or not _DOMAIN.match(parts.hostname or ""):
        raise ValueError(f"{value!r} is not an http or https address of a named host")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError(f"{value!r} has more than scheme, host and port")
    standard_port = 443 if parts.scheme == "https" else 80
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port not in {None, standard_port} else "")


def _domain(value: object) -> str:
    domain = str(value).lower()
    if not _DOMAIN.match(domain):
        raise ValueError(f"{value!r} is not a domain name")
    return domain


def _folder(value: object) -> Path:
    return Path(str(value)).expanduser().resolve()


def _switch(value: object) -> bool:
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if str(value).lower() not in known:
        raise ValueError(f"{value!r} is neither yes nor no")
    return known[str(value).lower()]


def _log_level(value: object) -> str:
    if str(value).lower() not in LOG_LEVELS:
        raise ValueError(f"{value!r} is not a log level")
    return str(value).lower()


_PARSERS: dict[str, tuple[Callable[[object], Any], str]] = {
    "host": (_host, "Use localhost or an IP address such as 0.0.0.0; PLUGYARD_HOST wins over a HOST that means something else."),
    "port": (_port, "Use a number from 0 to 65535; 0 lets the system choose."),
    "public_url": (_origin, "Use the address in the browser's address bar, e.g. https://app.example."),
    "sandbox_domain": (_domain, "Use a domain whose sub-domains all lead to this server, e.g. ext.example."),
    "var_dir": (_folder, "Use a folder that the server may write to."),
    "web_dir": (_folder, "Use the folder that `make web` writes."),
    "extensions_dir": (_folder, "Use a folder that holds one folder per extension."),
    "wheels_dir": (_folder, "Use a folder that the server may write to."),
    "production": (_switch, "Use true or false."),
    "log_level": (_log_level, f"Use one of {', '.join(LOG_LEVELS)}."),
}


def _check_public_url(settings: Settings) -> list[SettingProblem]:
    if not settings.public_url and not is_loopback(settings.host):
        return [SettingProblem("PUBLIC_URL", "is needed when HOST is not a loopback address.", "Set it to the app's https address.")]
    if not settings.is_https and settings.public_host != LOOPBACK_NAME:
        return [
            SettingProblem(
                "PUBLIC_URL",
                "is plain http on a host other than localhost, where browsers give no secure context.",
                "Use https, behind a proxy that ends TLS, or http://localhost.",
            )
        ]
    return []


def _check_sandbox_domain(settings: Settings) -> list[SettingProblem]:
    domain, host = settings.sandbox_domain, settings.public_host
    if domain and domain != LOOPBACK_NAME and (host == domain or host.endswith(f".{domain}")):
        return [
            SettingProblem(
                "SANDBOX_DOMAIN",
                f"contains the app's own host {host}, so that a sandbox could pose as the app.",
                "Use another domain, best a registrable domain of its own.",
            )
        ]
    return []


def _check_production(settings: Settings) -> list[SettingProblem]:
    if not settings.production:
        return []
    problems = []
    if not settings.is_https:
        problems.append(SettingProblem("PUBLIC_URL", "must be an https address in production.", "Set it, or leave PRODUCTION off."))
    if not settings.sandbox_domain:
        problems.append(
            SettingProblem("SANDBOX_DOMAIN", "is needed in production.", "Point *.ext.example at this server and set it to ext.example.")
        )
    return problems


_RULES: tuple[Callable[[Settings], list[SettingProblem]], ...] = (_check_public_url, _check_sandbox_domain, _check_production)
