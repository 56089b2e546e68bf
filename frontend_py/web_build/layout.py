"""Where the web build reads and writes."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """All folders of one source tree."""

    root: Path
    """The repository."""

    @property
    def web(self) -> Path:
        return self.root / "frontend_py"

    @property
    def page(self) -> Path:
        return self.web / "page"

    @property
    def host(self) -> Path:
        return self.web / "plugyard_host"

    @property
    def sdk(self) -> Path:
        return self.root / "sdk"

    @property
    def workers(self) -> Path:
        return self.root / "workers"

    @property
    def parts(self) -> Path:
        """The build's own sources."""
        return self.web / "web_build"

    @property
    def modules(self) -> Path:
        return self.web / "node_modules"

    @property
    def work(self) -> Path:
        """What the steps make, under plain names."""
        return self.web / "build"

    @property
    def dist(self) -> Path:
        """What the server serves."""
        return self.web / "dist"
