"""Standard keys, events and permissions."""

import pytest
from plugyard.contract.permissions import HOST, PERMISSIONS, parse
from plugyard.contract.schema import compile_check
from plugyard.contract.standard import EVENTS, STATE_KEYS, implied_permissions


def test_the_standard_names():
    keys = {"editor": ["content", "selection", "language"], "format": ["fontFamily", "fontSize"], "theme": ["paper", "mode"]}
    assert set(STATE_KEYS) == {f"{subject}.{name}" for subject, names in keys.items() for name in names}
    news = {"platform": ["ready"], "editor": ["content-changed", "selection-changed"], "format": ["font-changed"]}
    news |= {"theme": ["changed"], "file": ["opened", "saved"]}
    assert set(EVENTS) == {f"{subject}:{name}" for subject, names in news.items() for name in names}


def test_permission_names():
    device = {"storage", "network", "clipboard", "notifications", "filesystem", "camera", "microphone"}
    assert set(PERMISSIONS) == device | {"editor.read", "editor.write", "appearance", "events", "extensions"}


def test_readers_and_writers_are_permissions():
    for entry in [*STATE_KEYS.values(), *EVENTS.values()]:
        assert {entry.read, entry.write} <= {None, HOST, *PERMISSIONS}
        compile_check(entry.schema)


def test_what_the_user_writes_is_never_read_freely():
    for entry in [*STATE_KEYS.values(), *EVENTS.values()]:
        tells_text = entry.name.startswith(("editor.", "editor:", "file:"))
        assert (entry.read == "editor.read") == tells_text


@pytest.mark.parametrize(
    ("requires", "implied"),
    [
        ({"state": ["editor.content"]}, {"editor.read"}),
        ({"events": ["file:saved"]}, {"editor.read"}),
        ({"events": ["editor:something-new"]}, {"editor.read"}),
        ({"state": ["format.fontSize"], "events": ["theme:changed", "platform:ready"]}, set()),
        ({}, set()),
    ],
)
def test_reading_the_text_implies_its_permission(requires, implied):
    assert implied_permissions(requires) == implied


@pytest.mark.parametrize("permission", PERMISSIONS.values(), ids=lambda permission: permission.name)
def test_object_form_takes_a_reason_and_nothing_unknown(permission):
    check = compile_check(permission.schema())
    examples = {
        "hosts": ["https://*.example.com/*"],
        "access": ["read"],
        "read": ["notes/*.md"],
        "write": ["*"],
        "paths": ["**"],
        "names": ["a:b"],
        "ids": ["a.b-c"],
    }
    options = {name: examples[name] for name in permission.options}
    assert check({"name": permission.name, "reason": "Because.", **options}, "") == []
    assert check({"name": permission.name, "anything": 1, **options}, "")


@pytest.mark.parametrize(
    "host", ["http://example.com", "https://user@example.com", "https://", "https://EXAMPLE.com", "*", "https://a b", "https://exämple.com"]
)
def test_only_https_hosts_can_be_asked_for(host):
    assert compile_check(PERMISSIONS["network"].schema())({"name": "network", "hosts": [host]}, "")


def test_parse_reads_both_forms():
    assert parse("storage").name == "storage"
    request = parse({"name": "network", "hosts": ["https://a.example/*"], "reason": "Weather."})
    assert (request.name, request.options, request.reason) == ("network", {"hosts": ["https://a.example/*"]}, "Weather.")
    assert parse("root") is None
    assert parse({"hosts": []}) is None
