"""Errors keep their meaning on their way over the wire."""

import re

import pytest
from plugyard.contract import errors
from plugyard.contract.errors import (
    PROBLEM_CODES,
    RPC_ERRORS,
    InternalError,
    InvalidParams,
    LimitExceeded,
    NotFound,
    PackageRejected,
    RpcError,
    from_wire,
)
from plugyard.contract.problems import Problem


def all_errors():
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, RpcError) and kind is not RpcError]


def make(kind):
    return LimitExceeded("Too much.", what="keys", limit=5) if kind is LimitExceeded else kind("It failed.")


def test_every_error_is_in_the_table():
    assert set(RPC_ERRORS.values()) == set(all_errors())


@pytest.mark.parametrize("field", ["code", "rpc_code"])
def test_codes_are_unique(field):
    values = [getattr(kind, field) for kind in all_errors()]
    assert len(values) == len(set(values))


def test_codes_are_snake_case_and_statuses_are_errors():
    for kind in all_errors():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", kind.code)
        assert 400 <= kind.http_status <= 599
        assert -32768 <= kind.rpc_code <= -32000


def test_every_error_is_documented_and_drawn_in_the_tree():
    for kind in all_errors():
        assert kind.__doc__
        assert kind.__name__ in errors.__doc__


@pytest.mark.parametrize("kind", all_errors())
def test_an_error_survives_the_wire(kind):
    revived = from_wire(make(kind).to_wire())
    assert type(revived) is kind
    assert revived.message == make(kind).message
    assert revived.details == make(kind).details


def test_an_unknown_code_becomes_a_plain_error():
    revived = from_wire({"code": -1, "message": "Odd.", "data": {"code": "from_the_future"}})
    assert type(revived) is RpcError


@pytest.mark.parametrize(
    "wire", [{}, {"message": 5}, {"data": "x"}, {"data": {"code": ["not_found"]}}, {"data": {"self": 1, "message": 2, "code": "internal"}}]
)
def test_a_hostile_error_is_revived_without_harm(wire):
    assert isinstance(from_wire(wire), RpcError)


def test_the_limit_is_told():
    revived = from_wire(LimitExceeded("Full.", what="storage", limit=1000).to_wire())
    assert (revived.what, revived.limit) == ("storage", 1000)


def test_wrong_params_list_all_problems():
    wire = InvalidParams.of("storage.get", [Problem("params.key", "is missing."), Problem("params.x", "is not known here.")]).to_wire()
    assert [problem["path"] for problem in wire["data"]["problems"]] == ["params.key", "params.x"]


def test_details_cannot_replace_the_code():
    assert NotFound("Gone.", **{"code": "internal"}).to_wire()["data"]["code"] == "not_found"


def test_an_internal_error_says_nothing_by_itself():
    assert "platform failed" in InternalError().message


def test_problem_codes_are_explained():
    assert all(re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", code) and meaning.endswith(".") for code, meaning in PROBLEM_CODES.items())


def test_a_rejection_reads_as_a_sentence():
    error = PackageRejected([Problem("contributes.commands[0].id", "is missing.", "Add it.", file="manifest.json", line=7)])
    assert str(error) == "manifest.json:7: contributes.commands[0].id: is missing. Add it."
