"""Rules that keep themselves: the contract and the handlers fit, and nobody imports what is not theirs."""

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from plugyard.contract.errors import RPC_ERRORS
from plugyard.contract.methods import HOST_METHODS, METHODS
from plugyard_host.browser.fake.browser import FakeBrowser
from plugyard_host.host.broker import Broker
from plugyard_host.host.handlers import table
from plugyard_host.host.host import Host
from plugyard_host.host.rates import RATES

ROOT = Path(table.__file__).parents[2]
TESTS = Path(__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if "build" not in path.parts)
BROWSER = ROOT / "browser" / "real"


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.fixture
def methods(monkeypatch) -> set[str]:
    """What the broker of a whole host answers."""
    seen: list[set[str]] = []
    original = Broker.__init__

    def spy(self, **parts):
        seen.append(set(parts["handlers"]))
        original(self, **parts)

    monkeypatch.setattr(Broker, "__init__", spy)
    Host(FakeBrowser())
    return seen[0]


def test_every_available_method_has_a_handler_and_no_handler_is_without_a_method(methods):
    assert methods == {name for name, method in METHODS.items() if method.available}


def test_every_rate_is_of_a_method():
    assert RATES.keys() <= METHODS.keys()


def test_every_group_has_a_handler_file_and_every_handler_file_a_test(methods):
    files = {path.stem for path in (ROOT / "host" / "handlers").glob("*.py")} - {"__init__", "table"}
    assert files == {name.partition(".")[0] for name in methods}
    assert files == {path.stem.removeprefix("test_") for path in (TESTS / "handlers").glob("test_*.py")}


def test_every_available_method_is_called_by_a_test_of_its_handlers(methods):
    calls = "".join(path.read_text() for path in (TESTS / "handlers").glob("test_*.py"))
    uncalled = {name for name in methods if name not in calls and not name.startswith(("log.", "editor."))}
    assert uncalled == set()


def test_every_host_method_that_the_host_calls_is_available():
    host_text = "".join(path.read_text() for path in (ROOT / "host").rglob("*.py"))
    called = {name for name in HOST_METHODS if f'"{name}"' in host_text}
    assert called == {name for name, method in HOST_METHODS.items() if method.available and f'"{name}"' in host_text}
    assert {"extension.activate", "extension.deactivate", "commands.run", "ui.render", "ui.close", "ui.event"} <= called


def test_every_module_of_the_host_has_a_test_or_is_tested_with_its_neighbour():
    covered_by = {
        "surfaces": "handlers/test_ui",
        "unit": "test_supervisor",
        "instance": "handlers/test_registration",
        "notices": "test_notices",
        "dev_channel": "test_installer",
        "host_log": "test_host",
    }
    missing = []
    for path in (ROOT / "host").glob("*.py"):
        test = covered_by.get(path.stem, f"test_{path.stem}")
        if path.stem != "__init__" and not (TESTS / f"{test}.py").exists():
            missing.append(path.stem)
    assert missing == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_real_browser_knows_javascript_and_nobody_knows_server_or_workers(path):
    roots = {name.partition(".")[0] for name in imports_of(path)}
    if BROWSER not in path.parents:
        assert not roots & {"js", "pyodide", "pyodide_js", "pyscript"}
    assert not roots & {"plugyard_server", "workers", "litestar"}


@pytest.mark.parametrize("path", sorted((ROOT / "host").rglob("*.py")), ids=lambda path: path.stem)
def test_the_core_knows_neither_the_workbench_nor_a_particular_browser(path):
    known = [name for name in imports_of(path) if name.startswith("plugyard_host.")]
    allowed = ("plugyard_host.host", "plugyard_host.api_client", "plugyard_host.browser.ports", "plugyard_host.browser.errors")
    assert [name for name in known if not name.startswith(allowed)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "host").rglob("*.py")), ids=lambda path: path.stem)
def test_the_core_imports_only_the_contract_and_the_standard_library_otherwise(path):
    allowed = ("plugyard.contract", "plugyard.package")
    foreign = [
        name
        for name in imports_of(path)
        if not name.startswith(("plugyard_host", *allowed)) and name.partition(".")[0] not in sys.stdlib_module_names
    ]
    assert foreign == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_importing_a_module_touches_no_browser(path):
    name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")
    assert importlib.import_module(name)
    assert "js" not in sys.modules


def test_errors_that_cross_have_codes_of_their_own():
    codes = [error.rpc_code for error in RPC_ERRORS.values()]
    assert len(set(codes)) == len(codes)
