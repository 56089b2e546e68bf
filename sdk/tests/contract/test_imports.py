"""The contract imports the standard library only; the package folder adds the one library for version ranges."""

import ast
import sys
from pathlib import Path

import plugyard.contract
import plugyard.package
import pytest

CONTRACT = Path(plugyard.contract.__file__).parent
PACKAGE = Path(plugyard.package.__file__).parent


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield node.module


def foreign(path, *own):
    return {name for name in imported(path) if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith(own)}


@pytest.mark.parametrize("path", sorted(CONTRACT.rglob("*.py")), ids=lambda path: str(path.relative_to(CONTRACT)))
def test_contract_stands_alone(path):
    assert foreign(path, "plugyard.contract") == set()


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.name)
def test_package_needs_the_contract_and_version_ranges(path):
    assert foreign(path, "plugyard.contract", "plugyard.package") <= {"semantic_version"}


@pytest.mark.parametrize("path", sorted([*CONTRACT.rglob("*.py"), *PACKAGE.rglob("*.py")]), ids=lambda path: path.name)
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
