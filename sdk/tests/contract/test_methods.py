"""Rules that every method of the contract keeps."""

import re

import pytest
from plugyard.contract.methods import GROUPS, HOST_METHODS, METHODS, Kind, snake_case
from plugyard.contract.permissions import PERMISSIONS
from plugyard.contract.schema import compile_check

EVERY = [*METHODS.values(), *HOST_METHODS.values()]
AVAILABLE_NOW = {
    "storage": ["get", "set", "delete", "keys", "clear"],
    "ui": ["showNotification", "showModal", "registerPanel", "registerView", "patch"],
    "commands": ["registerCommand", "executeCommand", "getCommands", "setContext"],
    "events": ["on", "emit"],
    "registration": ["dispose"],
    "state": ["get", "set", "subscribe"],
    "settings": ["get", "onChange"],
    "editor": ["getText", "getSelection", "setText", "replaceSelection"],
    "assets": ["read"],
    "env": ["get"],
    "log": ["debug", "info", "warn", "error"],
    "permissions": ["has"],
}


def test_what_this_release_offers():
    assert {name for name, method in METHODS.items() if method.available} == {
        f"{group}.{verb}" for group, verbs in AVAILABLE_NOW.items() for verb in verbs
    }


def test_names_are_unique():
    assert len(METHODS) == sum(len(group.methods) for group in GROUPS)


@pytest.mark.parametrize("method", EVERY, ids=lambda method: method.name)
def test_names_are_group_and_verb(method):
    assert re.fullmatch(r"[a-z]+([A-Z0-9][a-z0-9]*)*\.[a-z]+([A-Z][a-z]+)*", method.name)


@pytest.mark.parametrize("method", EVERY, ids=lambda method: method.name)
def test_schemas_compile_and_are_closed(method):
    schema = method.wire_schema()
    compile_check(schema)
    compile_check(method.result)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("method", EVERY, ids=lambda method: method.name)
def test_methods_are_documented(method):
    assert method.doc.endswith(".")
    assert all(param.doc.endswith(".") for param in method.params)


def test_methods_stand_in_their_group():
    assert all(method.group == group.name for group in GROUPS for method in group)


def test_permissions_of_methods_exist():
    assert {method.permission for method in METHODS.values()} <= {None, *PERMISSIONS}


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_optional_params_come_last_except_for_a_handler(method):
    required = [param.required for param in method.params if param.kind is Kind.VALUE]
    assert required == sorted(required, reverse=True)
    assert [param.kind for param in method.params[:-1]].count(Kind.REST) == 0


def test_a_registration_has_one_handler_and_an_existing_callback():
    for method in METHODS.values():
        handlers = [param for param in method.params if param.kind is Kind.HANDLER]
        assert len(handlers) == (1 if method.is_registration else 0)
        if method.is_registration:
            assert HOST_METHODS[method.handler].available >= method.available
            assert "registration" in method.wire_schema()["required"]
            assert handlers[0].name not in method.wire_schema()["properties"]


def test_callbacks_say_what_they_pass():
    for method in HOST_METHODS.values():
        names = {param.name for param in method.params}
        assert {name.removeprefix("*") for name in method.passes} <= names
        assert method.found_by is None or method.found_by in names


def test_rest_arguments_cross_as_a_list():
    check = compile_check(METHODS["commands.executeCommand"].wire_schema())
    assert check({"id": "a.b", "args": [1, {"x": None}]}, "") == []
    assert check({"id": "a.b"}, "") == []
    assert check({"id": "a.b", "args": 1}, "")


@pytest.mark.parametrize("key", ["../other", "ext:other:k", "", "ключ", "a b", "k" * 129, "k\n"])
def test_storage_keys_stay_in_their_own_namespace(key):
    assert compile_check(METHODS["storage.get"].wire_schema())({"key": key}, "")


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("ui.showNotification", "ui.show_notification"),
        ("storage.get", "storage.get"),
        ("statusBar.create", "status_bar.create"),
        ("l10n.t", "l10n.t"),
        ("onClick", "on_click"),
    ],
)
def test_python_spelling(wire, python):
    assert snake_case(wire) == python
