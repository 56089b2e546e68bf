"""The list of generated files, and which of them are out of date."""

from collections.abc import Callable
from pathlib import Path

from plugyard.generate.contract_json import contract
from plugyard.generate.declarations import declarations
from plugyard.generate.facade import facade
from plugyard.generate.json_text import json_text
from plugyard.generate.manifest_schema import manifest_schema_json
from plugyard.generate.stubs import stubs

GENERATED = Path(__file__).resolve().parents[2] / "generated"

OUTPUTS: dict[str, Callable[[], str]] = {
    "contract.json": lambda: json_text(contract()),
    "facade.json": lambda: json_text(facade()),
    "manifest.schema.json": lambda: json_text(manifest_schema_json()),
    "plugyard.d.ts": declarations,
    "plugyard_api.pyi": stubs,
}


def render_all() -> dict[str, str]:
    return {name: render() for name, render in OUTPUTS.items()}


def stale() -> list[str]:
    """Names of files that are missing or differ from what the contract says now."""
    return [name for name, text in render_all().items() if _read(GENERATED / name) != text]


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.exists() else None
