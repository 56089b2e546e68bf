"""What `import plugyard` offers, and that the facade knows every error of the contract."""

import plugyard
from plugyard.contract.errors import RPC_ERRORS
from plugyard.extension import facts, public
from plugyard.extension.errors import ERRORS, RpcError, revive


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
