import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from plugyard_server.logs import configure_logs
from plugyard_server.settings import Settings


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_production_logs_are_one_json_object_a_line(capsys: pytest.CaptureFixture[str]):
    configure_logs(Settings(production=True))
    structlog.get_logger("plugyard_server.test").warning("answered", path="/x\nforged")
    logging.getLogger("granian").error("from the framework")
    ours, theirs = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (ours["event"], ours["path"], ours["level"]) == ("answered", "/x\nforged", "warning")
    assert theirs["event"] == "from the framework"


def test_exceptions_are_logged_with_their_trace(capsys: pytest.CaptureFixture[str]):
    configure_logs(Settings(production=True))
    try:
        raise RuntimeError("boom")
    except RuntimeError as error:
        structlog.get_logger("plugyard_server.test").error("request failed", exc_info=error)
    assert "boom" in capsys.readouterr().err


def test_level_hides_what_is_below(capsys: pytest.CaptureFixture[str]):
    configure_logs(Settings(log_level="warning"))
    structlog.get_logger("plugyard_server.test").info("quiet")
    structlog.get_logger("plugyard_server.test").warning("loud")
    output = capsys.readouterr().err
    assert "quiet" not in output
    assert "loud" in output
