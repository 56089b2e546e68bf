import pytest
from plugyard.contract import limits
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.host.log_intake import LogIntake
from plugyard_host.host.logs import LogStore


class Desk:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.logs = LogStore(self.clock.now)
        self.intake = LogIntake(self.logs, self.clock.now)

    def write(self, message="x", extension_id="acme.a") -> bool:
        return self.intake.write(extension_id, "info", message)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_lines_beyond_the_rate_are_dropped_and_the_drop_is_said_later(desk):
    assert [desk.write() for _ in range(60)] == [True] * 50 + [False] * 10
    desk.clock.advance(1)
    assert desk.write("after")
    assert [entry.message for entry in desk.logs.entries()][50:] == ["10 lines were dropped: more than 50 in a second.", "after"]


def test_one_that_floods_takes_no_lines_from_another(desk):
    for _ in range(100):
        desk.write()
    assert desk.write(extension_id="acme.b")


@pytest.mark.parametrize("message", ["x" * 10_000, "ä" * 10_000, "\ud800" * 10_000])
def test_a_long_line_is_cut_to_four_kilobytes(desk, message):
    desk.write(message)
    kept = desk.logs.entries()[0].message
    assert len(kept.removesuffix("…").encode("utf-8", "replace")) <= limits.LOG_LINE_MAX_BYTES


def test_a_short_line_is_kept_as_it_is(desk):
    desk.write("ä" * 2000)
    assert desk.logs.entries()[0].message == "ä" * 2000
