"""What `import plugyard` offers, and that the facade knows every error of the contract."""

import json
from pathlib import Path

import plugyard
from fake_page import FakeBridge
from plugyard.contract.errors import RPC_ERRORS
from plugyard.extension import facts, public
from plugyard.extension.errors import ERRORS, RpcError, revive
from plugyard.extension.start import start

FACADE = Path(__file__).parents[2] / "generated" / "facade.json"


def test_every_error_of_the_contract_has_its_class():
    assert {error.code: error.__name__ for error in ERRORS} == {code: error.__name__ for code, error in RPC_ERRORS.items()}


def test_names_are_offered_by_the_package():
    for name in public.__all__:
        assert getattr(plugyard, name) is getattr(public, name)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(plugyard, "nothing_of_this_name")


def test_standard_names_come_from_the_contract():
    facts.fill({"stateKeys": {"CONTENT": "editor.content"}, "events": {"FILE_SAVED": "file:saved"}})
    assert plugyard.STATE_KEYS.CONTENT == "editor.content"
    assert plugyard.EVENTS.FILE_SAVED == "file:saved"


def test_errors_are_revived_by_code_and_never_by_attributes():
    error = revive({"message": "m", "data": {"code": "conflict", "__class__": "x", "message": "y"}})
    assert (type(error).__name__, error.message, error.details) == ("Conflict", "m", {"__class__": "x", "message": "y"})
    assert type(revive({"message": "m", "data": {"code": "__init__"}})) is RpcError
    assert type(revive({"message": "m"})) is RpcError


def test_every_method_of_the_contract_is_a_function_of_the_api():
    facade = json.loads(FACADE.read_text())
    api = start(FakeBridge(), FACADE.read_text()).api
    for method in facade["methods"]:
        group, verb = method["snake"].split(".")
        assert callable(getattr(getattr(api, group), verb)), method["name"]
    for kind in facade["nodes"]:
        assert callable(getattr(api.nodes, kind)), kind
