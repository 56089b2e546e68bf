import pytest
from litestar import Litestar
from litestar.testing import TestClient
from structlog.testing import capture_logs


@pytest.mark.parametrize(("path", "level"), [("/healthz", "debug"), ("/nowhere", "warning")])
def test_each_request_is_logged_once_at_the_level_of_its_outcome(client: TestClient[Litestar], path: str, level: str):
    with capture_logs() as logs:
        answer = client.get(path)
    (line,) = [entry for entry in logs if entry["event"] == "answered"]
    assert (line["method"], line["path"], line["status"], line["log_level"]) == ("GET", path, answer.status_code, level)


def test_every_request_gets_an_id_of_its_own(client: TestClient[Litestar]):
    ids = {client.get("/healthz").headers["x-request-id"] for _ in range(5)}
    assert len(ids) == 5
