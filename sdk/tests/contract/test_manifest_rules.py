"""What makes a manifest wrong: one line per mistake."""

import pytest
from plugyard.contract.activation import ActivationEvent
from plugyard.contract.errors import PROBLEM_CODES
from plugyard.contract.manifest import check_manifest

FILES = ["manifest.json", "extension.js", "extension.py", "icon.png", "themes/dark.json"]


def check(*, files=FILES, **fields):
    raw = {"name": "my-extension", "version": "1.0.0", "main": "extension.js"} | fields
    return check_manifest({key: value for key, value in raw.items() if value is not None}, default_publisher="local", files=files)


def contribute(point, *items):
    return check(contributes={point: list(items)})


def found(result):
    assert (result.manifest is None) == bool(result.problems)
    assert all(problem.code in PROBLEM_CODES and problem.message for problem in result.problems)
    return [(problem.path, problem.code) for problem in result.problems]


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"name": None}, "name", "missing_field"),
        ({"version": None}, "version", "missing_field"),
        ({"name": "My Extension"}, "name", "invalid_value"),
        ({"name": "ab"}, "name", "invalid_value"),
        ({"name": "-ab"}, "name", "invalid_value"),
        ({"name": "a" * 51}, "name", "invalid_value"),
        ({"name": 7}, "name", "wrong_type"),
        ({"id": "Word.Count"}, "id", "invalid_value"),
        ({"publisher": "Me"}, "publisher", "invalid_value"),
        ({"version": "1.0"}, "version", "invalid_value"),
        ({"version": "01.0.0"}, "version", "invalid_value"),
        ({"version": "v1.0.0"}, "version", "invalid_value"),
        ({"version": "1.0.0-01"}, "version", "invalid_value"),
        ({"displayName": ""}, "displayName", "invalid_value"),
        ({"displayName": "a\u202eb"}, "displayName", "invalid_value"),
        ({"description": "a\u200bb"}, "description", "invalid_value"),
        ({"homepage": "http://a.example"}, "homepage", "invalid_value"),
        ({"repository": "javascript:alert(1)"}, "repository", "invalid_value"),
        ({"icon": "icon.svg"}, "icon", "missing_file"),
        ({"icon": "../icon.png"}, "icon", "invalid_value"),
        ({"icon": "Icon.png"}, "icon", "missing_file"),
        ({"main": "other.js"}, "main", "missing_file"),
        ({"main": "icon.png"}, "main", "invalid_value"),
        ({"main": "/etc/passwd"}, "main", "invalid_value"),
        ({"runtime": "python"}, "runtime", "invalid_value"),
        ({"main": "extension.py", "runtime": "javascript"}, "runtime", "invalid_value"),
        ({"runtime": "ruby"}, "runtime", "invalid_value"),
        ({"engines": {"platform": "latest; rm"}}, "engines.platform", "invalid_value"),
        ({"engines": {"vscode": "^1.0.0"}}, "engines.vscode", "unknown_field"),
        ({"activationEvents": ["onSomething"]}, "activationEvents[0]", "invalid_value"),
        ({"activationEvents": ["onCommand"]}, "activationEvents[0]", "invalid_value"),
        ({"activationEvents": ["onStartup:x"]}, "activationEvents[0]", "invalid_value"),
        ({"activationEvents": ["*"]}, "activationEvents[0]", "invalid_value"),
        ({"permissions": ["root"]}, "permissions[0]", "unknown_permission"),
        ({"permissions": ["storage", "storage"]}, "permissions[1]", "duplicate_value"),
        ({"permissions": ["storage"], "optionalPermissions": ["storage"]}, "optionalPermissions[0]", "duplicate_value"),
        ({"permissions": [{"name": "network", "hosts": ["http://a.example"]}]}, "permissions[0].hosts[0]", "invalid_value"),
        ({"permissions": [{"name": "storage", "hosts": []}]}, "permissions[0].hosts", "unknown_field"),
        ({"permissions": ["events"]}, "permissions[0]", "invalid_value"),
        ({"permissions": [7]}, "permissions[0]", "wrong_type"),
        ({"requires": {"state": ["editor.contents"]}}, "requires.state[0]", "unknown_name"),
        ({"requires": {"events": ["editor:changed"]}}, "requires.events[0]", "unknown_name"),
        ({"requires": {"state": ["a:b"]}}, "requires.state[0]", "invalid_value"),
        ({"requires": {"events": ["nothing"]}}, "requires.events[0]", "invalid_value"),
        ({"extensionDependencies": {"nodot": "^1.0.0"}}, "extensionDependencies.nodot", "invalid_value"),
        ({"exports": ["a", "a"]}, "exports[1]", "duplicate_value"),
        ({"exports": ["not a name"]}, "exports[0]", "invalid_value"),
        ({"python": {"requirements": ["jedi"]}}, "python.requirements", "invalid_value"),
        ({"main": "extension.py", "python": {"requirements": ["--index-url=x"]}}, "python.requirements[0]", "invalid_value"),
        ({"main": "extension.py", "python": {"requirements": ["a @ https://x"]}}, "python.requirements[0]", "invalid_value"),
        ({"wasm": "yes"}, "wasm", "wrong_type"),
        ({"scripts": {}}, "scripts", "unknown_field"),
        ({"__proto__": {}}, "__proto__", "unknown_field"),
    ],
)
def test_mistake_is_found(fields, path, code):
    assert (path, code) in found(check(**fields))


@pytest.mark.parametrize(
    ("point", "item", "path"),
    [
        ("commands", {"id": "a b", "title": "x"}, "id"),
        ("commands", {"id": "a"}, "title"),
        ("commands", {"id": "a", "title": "x", "enablement": "a &&"}, "enablement"),
        ("slots", {"slot": "titlebar", "component": "A"}, "slot"),
        ("slots", {"slot": "panel"}, ""),
        ("slots", {"slot": "panel", "component": "a.b"}, "component"),
        ("slots", {"slot": "panel", "id": "a", "when": "("}, "when"),
        ("settings", {"key": "a", "type": "text"}, "type"),
        ("settings", {"key": "a", "type": "integer", "default": "x"}, "default"),
        ("settings", {"key": "a", "type": "integer", "default": 11, "maximum": 10}, "default"),
        ("settings", {"key": "a", "type": "string", "default": "z", "enum": ["a", "b"]}, "default"),
        ("settings", {"key": "a", "type": "boolean", "minimum": 1}, "minimum"),
        ("settings", {"key": "a", "type": "number", "secret": True}, "secret"),
        ("settings", {"key": "a", "type": "string", "pattern": "(a+)+$"}, "pattern"),
        ("settings", {"key": "a", "type": "number", "minimum": 2, "maximum": 1}, "minimum"),
        ("keybindings", {"command": "a", "key": "ctrl+"}, "key"),
        ("keybindings", {"command": "a", "key": "hyper+k"}, "key"),
        ("keybindings", {"command": "a", "key": "ctrl+k", "mac": "Cmd+K"}, "mac"),
        ("keybindings", {"command": "a", "key": "ctrl+k", "when": "a =~ b"}, "when"),
        ("themes", {"label": "Dark", "path": "themes/none.json"}, "path"),
        ("themes", {"label": "Dark", "path": "../dark.json"}, "path"),
        ("languages", {"id": "Python"}, "id"),
        ("languages", {"id": "python", "extensions": ["py"]}, "extensions[0]"),
        ("languages", {"id": "python", "configuration": "none.json"}, "configuration"),
        ("snippets", {"language": "python"}, "path"),
        ("walkthroughs", {"id": "a", "title": "x", "steps": []}, "steps"),
    ],
)
def test_mistake_in_a_contribution_is_found(point, item, path):
    wanted = f"contributes.{point}[0]" + (f".{path}" if path else "")
    assert wanted in [place for place, _ in found(contribute(point, item))]


@pytest.mark.parametrize(
    ("point", "item", "path"),
    [
        ("commands", {"id": "a", "title": "x"}, "contributes.commands[1].id"),
        ("settings", {"key": "a", "type": "string"}, "contributes.settings[1].key"),
        ("slots", {"slot": "panel", "component": "A"}, "contributes.slots[1]"),
        ("languages", {"id": "x"}, "contributes.languages[1].id"),
    ],
)
def test_the_same_thing_cannot_be_declared_twice(point, item, path):
    assert found(contribute(point, item, item)) == [(path, "duplicate_value")]


def test_an_unknown_point_is_found():
    assert found(check(contributes={"views": []})) == [("contributes.views", "unknown_field")]


def test_all_mistakes_are_told_at_once():
    result = check(
        version="1", permissions=["root", "storage"], colour="red", contributes={"commands": [{"id": "a"}], "slots": [{"slot": "panel"}]}
    )
    assert len(found(result)) == 5


def test_a_close_name_is_suggested():
    problems = check(permissions=["storag"], requires={"state": ["editor.contnt"]}, main="extensio.js").problems
    assert ["'extension.js'" in problems[0].hint, "'storage'" in problems[1].hint, "'editor.content'" in problems[2].hint] == [True] * 3


@pytest.mark.parametrize("raw", [None, [], "x", 7])
def test_a_manifest_is_an_object(raw):
    assert check_manifest(raw, default_publisher="x").problems[0].code == "wrong_type"


def test_runtime_follows_the_suffix():
    assert check(main="./extension.py").manifest.runtime == "python"
    assert check(main="extension.py", runtime="micropython").manifest.runtime == "micropython"
    assert check(main=None, runtime="micropython").manifest.main == "extension.py"


def test_a_declarative_package_never_starts():
    result = check(
        main=None, files=["themes/dark.json"], contributes={"themes": [{"label": "Dark", "path": "themes/dark.json", "uiTheme": "vs-dark"}]}
    )
    assert found(result) == []
    assert (result.manifest.main, result.manifest.runtime, result.manifest.activation_events) == (None, None, ())
    assert result.manifest.contributes.themes[0].mode == "dark"


@pytest.mark.parametrize(
    "fields", [{"contributes": {"commands": [{"id": "a", "title": "x"}]}}, {"exports": ["f"]}, {"activationEvents": ["onStartup"]}]
)
def test_what_needs_code_needs_an_entry_file(fields):
    assert [code for _, code in found(check(main=None, files=["README.md"], **fields))] == ["missing_file"]


def test_contributions_imply_their_activation():
    result = check(
        contributes={
            "commands": [{"id": "a.run", "title": "x"}],
            "slots": [{"slot": "panel", "id": "view", "component": "Draw"}],
            "languages": [{"id": "toml"}],
        },
        activationEvents=["onFile:*.toml", "onCommand:a.run"],
    )
    assert [str(event) for event in result.manifest.activation_events] == [
        "onFile:*.toml",
        "onCommand:a.run",
        "onView:view",
        "onLanguage:toml",
    ]


def test_code_that_nothing_starts_is_started_after_the_workbench():
    assert check().manifest.activation_events == (ActivationEvent("onStartupFinished"),)


def test_normal_form():
    manifest = check(
        publisher="acme",
        author={"name": "Ann", "email": "ann@a.example"},
        repository={"type": "git", "url": "git+https://a.example/r"},
        icon="./icon.png",
        category="Language Support",
        contributes={
            "settings": [
                {"key": "a", "type": "integer", "minimum": 3},
                {"key": "b", "type": "string", "pattern": "^[a-z]+$", "default": "ab"},
            ],
            "menus": {"palette": [{"command": "a.run", "when": "editorFocus"}]},
            "keybindings": [{"command": "a.run", "key": "ctrl+k ctrl+s", "mac": "cmd+k"}],
        },
    ).manifest
    assert (manifest.id, manifest.author, manifest.repository) == ("acme.my-extension", "Ann", "https://a.example/r")
    assert (manifest.icon, manifest.category) == ("icon.png", "language-support")
    assert [setting.default for setting in manifest.contributes.settings] == [3, "ab"]
    assert manifest.contributes.menus[0].place == "palette"
