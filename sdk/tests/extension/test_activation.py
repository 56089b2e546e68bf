"""Every way in which an extension cannot start has a code, a place and a clear sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from fake_page import FakePage

FAILURES: dict[str, tuple[dict[str, str], dict[str, Any], str, tuple[str, int], str]] = {
    "activate raises": (
        {"extension.py": "def activate(api):\n\n    raise ValueError('no luck')\n"},
        {},
        "activation_failed",
        ("extension.py", 3),
        "ValueError: no luck",
    ),
    "async activate raises": (
        {"extension.py": "async def activate(api):\n    1 / 0\n"},
        {},
        "activation_failed",
        ("extension.py", 2),
        "ZeroDivisionError",
    ),
    "activate exits": (
        {"extension.py": "def activate(api):\n    raise SystemExit(3)\n"},
        {},
        "activation_failed",
        ("extension.py", 2),
        "SystemExit",
    ),
    "raises deep in a library": (
        {
            "extension.py": "from lib.part import f\ndef activate(api):\n    f()\n",
            "lib/__init__.py": "",
            "lib/part.py": "def f():\n    {}['no']\n",
        },
        {},
        "activation_failed",
        ("lib/part.py", 2),
        "KeyError",
    ),
    "syntax error": ({"extension.py": "def activate(api):\n    a = = 1\n"}, {}, "syntax_error", ("extension.py", 2), "SyntaxError"),
    "syntax error in a library": (
        {"extension.py": "import part\n", "part.py": "a = 1\nb = )\n"},
        {},
        "syntax_error",
        ("part.py", 2),
        "SyntaxError",
    ),
    "import of nothing": (
        {"extension.py": "\nimport nowhere_to_be_found\n"},
        {},
        "activation_failed",
        ("extension.py", 2),
        "nowhere_to_be_found",
    ),
    "no activate": ({"extension.py": "a = 1\n"}, {}, "activation_failed", ("extension.py", 1), "has no function activate"),
    "no component": (
        {"extension.py": "def activate(api): pass\n"},
        {"slots": [{"slot": "toolbar", "component": "Font"}]},
        "activation_failed",
        ("extension.py", 1),
        "has no function Font",
    ),
}


@pytest.mark.parametrize("name", FAILURES)
async def test_failed_activation_names_file_and_line(name: str, page_end: FakePage, activate: Callable[..., int]):
    files, contributes, code, place, said = FAILURES[name]
    activate(files, **contributes)
    error = (await page_end.hear())["error"]
    assert error["data"]["code"] == code
    assert (error["data"]["file"], error["data"]["line"]) == place
    assert said in error["message"]
    assert "plugyard/extension" not in error["data"]["stack"]


async def test_refused_registration_fails_the_activation(page_end: FakePage, activate: Callable[..., int]):
    activate("def activate(api):\n    api.commands.register_command('my.x', print)\n")
    await page_end.hear()
    page_end.refuse("invalid_params", "my.x is not declared.")
    error = (await page_end.hear())["error"]
    assert error["data"]["code"] == "activation_failed"
    assert "my.x is not declared." in error["message"]


async def test_entry_in_a_folder_imports_beside_itself_and_from_the_root(page_end: FakePage, activate: Callable[..., int]):
    activate({"src/start.py": "import beside, above\ndef activate(api): pass\n", "src/beside.py": "", "above.py": ""}, main="src/start.py")
    assert "result" in await page_end.hear()


async def test_entry_named_like_a_module_of_the_runtime_is_refused(page_end: FakePage, activate: Callable[..., int]):
    activate({"json.py": "def activate(api): pass\n"}, main="json.py")
    assert "rename it" in (await page_end.hear())["error"]["message"]


async def test_component_alone_needs_no_activate(page_end: FakePage, activate: Callable[..., int]):
    activate("def words(context):\n    return 'none'\n", slots=[{"slot": "statusbar", "id": "w", "component": "words"}])
    assert "result" in await page_end.hear()
    page_end.call("ui.render", view="w", context={})
    assert (await page_end.hear())["result"]["props"] == {"value": "none"}


async def test_assets_are_read_from_the_package_only(page_end: FakePage, activate: Callable[..., int]):
    source = (
        "async def activate(api):\n    assert await api.assets.read('media/words.txt') == 'grüße'\n    await api.assets.read('../secret')\n"
    )
    activate({"extension.py": source, "media/words.txt": "grüße"})
    assert "no path in the package" in (await page_end.hear())["error"]["message"]


async def test_other_extensions_reach_exported_functions_but_no_private_ones(page_end: FakePage, activate: Callable[..., int]):
    activate("def activate(api): pass\ndef add(a, b):\n    return a + b\ndef _secret():\n    return 1\n")
    assert (await page_end.hear())["result"]["exports"] == ["activate", "add"]
    page_end.call("extension.call", name="add", args=[1, 2])
    assert (await page_end.hear())["result"] == 3
    page_end.call("extension.call", name="_secret", args=[])
    assert "error" in await page_end.hear()
