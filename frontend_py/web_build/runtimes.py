"""What each extension runtime starts from: bootstrap, frame and payload files under the names that the bootstraps in `workers/` use."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Runtime:
    """One runtime for extensions."""

    bootstrap: str
    """Name of the asset that holds the worker's first script."""
    frame: str
    """Path of the frame whose policy allows what the runtime needs."""
    files: dict[str, tuple[str, Literal["text", "bytes"]]]
    """Name in the payload: (name of the asset, how the bootstrap wants it)."""


RUNTIMES = {
    "javascript": Runtime("bootstrap-javascript", "/frame", {"syntaxParser": ("syntax-parser", "text")}),
    "micropython": Runtime(
        "bootstrap-micropython",
        "/frame/wasm",
        {"module": ("micropython-module", "text"), "wasm": ("micropython-wasm", "bytes"), "sdk": ("micropython-sdk", "text")},
    ),
    "python": Runtime(
        "bootstrap-python",
        "/frame/wasm",
        {
            "module": ("pyodide-module", "text"),
            "asm": ("pyodide-asm", "text"),
            "wasm": ("extension-wasm", "bytes"),
            "stdlib": ("python-stdlib", "bytes"),
            "lock": ("python-lock", "text"),
            "sdk": ("python-sdk", "text"),
            "snapshot": ("extension-snapshot", "bytes"),
        },
    ),
}


def described(addresses: dict[str, str]) -> dict[str, object]:
    """The table as the page's scripts read it."""
    return {
        name: {
            "boot": addresses[runtime.bootstrap],
            "frame": runtime.frame,
            "files": {key: {"address": addresses[asset], "as": kind} for key, (asset, kind) in runtime.files.items()},
        }
        for name, runtime in RUNTIMES.items()
    }
