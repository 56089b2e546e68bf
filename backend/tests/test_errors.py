import pytest
from litestar import Litestar, get
from litestar.exceptions import InternalServerException
from litestar.testing import TestClient
from plugyard.contract.errors import RPC_ERRORS, Conflict, InvalidParams
from plugyard.contract.problems import Problem
from plugyard_server.errors import answer_exception, problem, to_error

SECRET = "/home/operator/secret.key"


@get("/conflict", sync_to_thread=False)
def conflicting() -> None:
    raise Conflict("This version exists already.", version="1.0.0", status="forged")


@get("/crash", sync_to_thread=False)
def crashing() -> None:
    raise RuntimeError(SECRET)


@get("/framework", sync_to_thread=False)
def framework_crash() -> None:
    raise InternalServerException(detail=SECRET)


@pytest.fixture
def failing() -> TestClient[Litestar]:
    app = Litestar(
        [conflicting, crashing, framework_crash], exception_handlers={Exception: answer_exception}, logging_config=None, openapi_config=None
    )
    return TestClient(app)


def test_error_of_the_contract_is_told_with_its_code_and_details(failing: TestClient[Litestar]):
    answer = failing.get("/conflict")
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told.pop("requestId")
    assert told == {
        "type": "urn:plugyard:problem:conflict",
        "title": "Conflict",
        "status": 409,
        "code": "conflict",
        "detail": "This version exists already.",
        "version": "1.0.0",
    }


@pytest.mark.parametrize("path", ["/crash", "/framework"])
def test_unknown_exception_becomes_internal_and_tells_nothing(failing: TestClient[Litestar], path: str, capsys: pytest.CaptureFixture[str]):
    answer = failing.get(path)
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert SECRET not in answer.text
    logged = capsys.readouterr()
    assert SECRET in logged.out + logged.err


def test_unknown_address_and_method_are_told_in_our_words(client: TestClient[Litestar]):
    assert client.get("/nowhere").json()["code"] == "not_found"
    refused = client.put("/healthz")
    assert (refused.status_code, refused.json()["code"]) == (405, "method_not_allowed")
    assert "GET" in refused.headers["allow"]


def test_wrong_query_is_an_invalid_request(client: TestClient[Litestar]):
    answer = client.get("/api/v1/user/extensions?limit=many")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


def test_problem_carries_the_request_id_of_the_header(client: TestClient[Litestar]):
    answer = client.get("/nowhere", headers={"x-request-id": "forged"})
    assert answer.json()["requestId"] == answer.headers["x-request-id"] != "forged"


def test_all_problems_of_invalid_params_are_told():
    told = problem(InvalidParams.of("publish", [Problem("name", "is missing"), Problem("version", "is missing")]), "r1")
    assert [item["path"] for item in told["problems"]] == ["name", "version"]


@pytest.mark.parametrize("code", RPC_ERRORS)
def test_every_error_of_the_contract_has_a_status_that_http_allows(code: str):
    assert 400 <= RPC_ERRORS[code].http_status <= 599


def test_error_that_is_ours_already_is_passed_on():
    error = Conflict("This version exists already.")
    assert to_error(error) is error
