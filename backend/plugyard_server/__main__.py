"""`python -m plugyard_server`: read the settings, listen, serve until told to stop. Errors of the operator are told without a trace."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

import structlog

from plugyard_server.app import create_app
from plugyard_server.configuration import SettingsRejected, load_settings
from plugyard_server.installs.first_party import pack_first_party
from plugyard_server.listening import CannotListen, bind, serve
from plugyard_server.live.hub import LiveHub
from plugyard_server.logs import configure_logs
from plugyard_server.settings import Settings
from plugyard_server.storage.packages import PackageFolder

UNUSABLE = 2
"""Exit code when nothing was started."""


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments ask for; return the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        settings = load_settings(os.environ, file=asked.config, overrides={} if asked.port is None else {"port": asked.port})
        return _pack(settings) if asked.pack_only else _serve(settings, asked.port_file)
    except SettingsRejected as rejected:
        return _give_up("The server cannot start with these settings:", *(f"- {problem}" for problem in rejected.problems))
    except CannotListen as error:
        return _give_up(str(error))


def _serve(settings: Settings, port_file: Path | None) -> int:
    listeners = bind(settings.host, settings.port)
    settings = settings.listening_on(listeners[0].getsockname()[1])
    configure_logs(settings)
    app = create_app(settings)
    hub: LiveHub = app.state.live_hub
    asyncio.run(serve(app, listeners, on_ready=lambda: _announce(settings, port_file), on_stop=hub.drain))
    structlog.get_logger(__name__).info("stopped")
    return 0


def _pack(settings: Settings) -> int:
    """Exit code 1 tells a build that some extension is broken."""
    configure_logs(settings)
    found = pack_first_party(settings.extensions_dir, PackageFolder(settings.packages_dir), settings.wheels_dir)
    return 1 if found.broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="plugyard_server", description="Serve Plugyard.")
    parser.add_argument("--config", type=Path, help="TOML file of settings; the environment wins over it")
    parser.add_argument("--port", help="port to listen on; 0 lets the system choose")
    parser.add_argument("--port-file", type=Path, help="write the port to this file once the server is ready")
    parser.add_argument("--pack-only", action="store_true", help="pack the first-party extensions, fetch the wheels they need, and exit")
    return parser


def _announce(settings: Settings, port_file: Path | None) -> None:
    if port_file is not None:
        draft = port_file.with_name(port_file.name + ".draft")
        draft.write_text(f"{settings.port}\n", encoding="utf-8")
        draft.replace(port_file)
    print(f"Plugyard is ready: {settings.origin}", flush=True)


def _give_up(*lines: str) -> int:
    print("\n".join(lines), file=sys.stderr)
    return UNUSABLE


if __name__ == "__main__":
    sys.exit(main())
