"""What a snapshot imports ahead, and what it complains about. The same code runs inside Pyodide when a snapshot is made."""

import importlib
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest
from web_build.snapshot_imports import import_all
from web_build.snapshot_precompiled import PrecompiledFinder, keep_compiled

numbers = count()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], str]:
    """Write a package with a name that no other test has, and make it importable."""
    name = f"plugyard_sample_{next(numbers)}"
    monkeypatch.syspath_prepend(str(tmp_path))

    def write(files: dict[str, str]) -> str:
        (tmp_path / name).mkdir()
        for file, text in {"__init__.py": "", **files}.items():
            (tmp_path / name / file).write_text(text.replace("NAME", name))
        return name

    return write


def problems_of(name: str, tmp_path: Path) -> str:
    return import_all([name], [], str(tmp_path))[1]


def test_every_module_of_a_package_is_imported(package: Callable[..., str], tmp_path: Path) -> None:
    name = package({"one.py": "", "two.py": ""})
    assert problems_of(name, tmp_path) == ""
    assert {f"{name}.one", f"{name}.two"} <= set(sys.modules)


def test_import_inside_a_function_is_imported_too(package: Callable[..., str], tmp_path: Path) -> None:
    sys.modules.pop("colorsys", None)
    name = package({"one.py": "def later():\n    import colorsys\n    from NAME import two\n", "two.py": ""})
    assert problems_of(name, tmp_path) == ""
    assert "colorsys" in sys.modules


def test_import_that_would_fail_later_is_a_problem_with_its_place(package: Callable[..., str], tmp_path: Path) -> None:
    name = package({"one.py": "def later():\n    import no_such_module_at_all\n"})
    problem = problems_of(name, tmp_path)
    assert f"{name}.one line 2" in problem
    assert "No module named 'no_such_module_at_all'" in problem


def test_member_that_does_not_exist_is_a_problem(package: Callable[..., str], tmp_path: Path) -> None:
    name = package({"one.py": "def later():\n    from json import no_such_member\n"})
    assert "json.no_such_member" in problems_of(name, tmp_path)


def test_one_broken_module_is_told_once_although_others_need_it(package: Callable[..., str], tmp_path: Path) -> None:
    name = package({"a.py": "from NAME import z", "b.py": "from NAME import z", "z.py": "raise ValueError('broken')"})
    assert problems_of(name, tmp_path).count("broken") == 1


def test_module_that_needs_the_browser_while_importing_is_a_problem(
    package: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "js.py").write_text("document = None")
    monkeypatch.delitem(sys.modules, "js", raising=False)
    name = package({"one.py": "import js"})
    assert "imports js at once" in problems_of(name, tmp_path)
    sys.modules.pop("js", None)


def test_browser_module_inside_a_function_is_fine(package: Callable[..., str], tmp_path: Path) -> None:
    name = package({"one.py": "def later():\n    from js import document\n    from pyodide_js import x\n"})
    assert problems_of(name, tmp_path) == ""


def test_imports_for_the_type_checker_and_optional_ones_are_not_demanded(package: Callable[..., str], tmp_path: Path) -> None:
    text = (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import not_there_one\n"
        "try:\n    import not_there_two\nexcept ImportError:\n    not_there_two = None\n"
    )
    assert problems_of(package({"one.py": text}), tmp_path) == ""


@pytest.fixture(autouse=True)
def own_random(monkeypatch: pytest.MonkeyPatch) -> None:
    """A `random` of this test's own: the one of the test process is in use."""
    monkeypatch.setitem(sys.modules, "random", ModuleType("random"))
    sys.modules["random"]._inst = object()


def test_random_is_imported_afresh_in_the_browser(package: Callable[..., str], tmp_path: Path) -> None:
    assert problems_of(package({"one.py": "def later():\n    import random\n"}), tmp_path) == ""
    assert "random" not in sys.modules


def test_module_that_keeps_the_builds_random_numbers_is_a_problem(package: Callable[..., str], tmp_path: Path) -> None:
    name = package({"one.py": "import random\n"})
    assert f"{name}.one: keeps the random numbers" in problems_of(name, tmp_path)


@pytest.fixture
def finders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))


def test_compiled_package_is_found_without_files(finders: None) -> None:
    assert keep_compiled({"kept_sample/__init__.py": "from kept_sample.part import x", "kept_sample/part.py": "x = 7"}, "/nowhere") == 2
    module = importlib.import_module("kept_sample")
    assert module.x == 7
    assert module.__file__ == "/nowhere/kept_sample/__init__.py"


def test_names_that_are_not_kept_are_left_to_others() -> None:
    assert PrecompiledFinder({}, frozenset()).find_spec("json") is None
