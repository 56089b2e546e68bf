"""What an operator may set, as one typed value that never changes afterwards."""

import ipaddress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

PROJECT_DIR = Path(__file__).resolve().parents[2]
"""Where the folders of a checkout lie; only the defaults below use it."""

LOOPBACK_NAME = "localhost"


@dataclass(frozen=True, slots=True)
class Settings:
    """Checked settings. Make them with `configuration.load_settings`; tests may call the constructor."""

    host: str = LOOPBACK_NAME
    """Address to listen on; `localhost` means both loopback addresses."""
    port: int = 8000
    """0 lets the system choose."""
    public_url: str = ""
    """Origin under which browsers reach the app; empty: `http://localhost:<port>`."""
    sandbox_domain: str = ""
    """`<label>.<sandbox_domain>` answers sandbox frames; empty: `localhost` on loopback, otherwise frames share the app's host."""
    var_dir: Path = PROJECT_DIR / "var"
    web_dir: Path = PROJECT_DIR / "frontend_py" / "dist"
    extensions_dir: Path = PROJECT_DIR / "extensions"
    wheels_dir: Path = PROJECT_DIR / "var" / "wheels"
    """Keeps wheels for Python extensions that were fetched before; servers with different `var_dir`s may share it."""
    production: bool = False
    log_level: str = "info"

    @property
    def origin(self) -> str:
        """Scheme, host and port of the app as browsers write them."""
        return self.public_url or f"http://{LOOPBACK_NAME}:{self.port}"

    @property
    def is_https(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def public_host(self) -> str:
        """Host name of the app, without port."""
        return urlsplit(self.origin).hostname or LOOPBACK_NAME

    @property
    def port_suffix(self) -> str:
        """`:8000`, or empty for a scheme's own port."""
        port = urlsplit(self.origin).port
        return f":{port}" if port is not None else ""

    @property
    def frame_domain(self) -> str:
        """Parent domain of the sandbox hosts; empty when there are none."""
        return self.sandbox_domain or (LOOPBACK_NAME if self.public_host == LOOPBACK_NAME else "")

    @property
    def frame_sources(self) -> str:
        """The origins that sandbox frames may come from, as CSP sources. A wildcard does not cover the domain itself."""
        wildcard = f"{urlsplit(self.origin).scheme}://*.{self.frame_domain}{self.port_suffix}"
        return f"{wildcard} {self.origin}" if self.frame_domain else self.origin

    @property
    def has_dev_folder(self) -> bool:
        """Unreviewed packages may be dropped into a folder only where nobody but this machine's user can reach them."""
        return not self.production and is_loopback(self.host) and self.public_host == LOOPBACK_NAME

    @property
    def packages_dir(self) -> Path:
        return self.var_dir / "packages"

    @property
    def dev_dir(self) -> Path:
        return self.var_dir / "dev-extensions"

    def listening_on(self, port: int) -> "Settings":
        """The same settings once the system has chosen the port."""
        return replace(self, port=port)


def is_loopback(host: str) -> bool:
    """Whether listening on `host` is reachable from this machine only."""
    if host == LOOPBACK_NAME:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
