import pytest
from plugyard_host.host.lifecycle import InvalidTransition, Lifecycle


class Time:
    now = 0.0


def crashed(lifecycle: Lifecycle, at: float, *, starting: bool = False) -> float | None:
    """Bring it up and let it crash at that time."""
    Time.now = at
    lifecycle.enter("starting")
    if not starting:
        lifecycle.enter("active")
    return lifecycle.crash("it fell", starting=starting)


@pytest.fixture
def lifecycle() -> Lifecycle:
    Time.now = 0.0
    return Lifecycle(lambda: Time.now)


def test_an_extension_is_installed_then_starting_then_active(lifecycle):
    seen = [lifecycle.state]
    for state in ("starting", "active", "stopping", "idle"):
        lifecycle.enter(state)
        seen.append(lifecycle.state)
    assert seen == ["installed", "starting", "active", "stopping", "idle"]


@pytest.mark.parametrize("state", ["active", "stopping", "crashed"])
def test_what_never_started_cannot_be_anything_that_comes_after(lifecycle, state):
    with pytest.raises(InvalidTransition):
        lifecycle.enter(state)


def test_restarts_back_off_one_then_five_seconds_and_the_third_crash_disables(lifecycle):
    assert crashed(lifecycle, 10) == 1
    assert lifecycle.state == "crashed"
    assert crashed(lifecycle, 20) == 5
    assert crashed(lifecycle, 30) is None
    assert lifecycle.state == "disabled"
    assert "3 times in 5 minutes" in lifecycle.reason
    assert "it fell" in lifecycle.reason


def test_the_third_crash_in_a_row_waits_thirty_seconds_when_five_minutes_have_passed_since_the_first(lifecycle):
    assert crashed(lifecycle, 0) == 1
    assert crashed(lifecycle, 200) == 5
    assert crashed(lifecycle, 400) == 30
    assert lifecycle.state == "crashed"


def test_five_quiet_minutes_begin_the_backoff_anew(lifecycle):
    assert crashed(lifecycle, 0) == 1
    assert crashed(lifecycle, 301) == 1


def test_a_crash_exactly_at_the_end_of_the_window_still_counts(lifecycle):
    crashed(lifecycle, 0)
    crashed(lifecycle, 100)
    assert crashed(lifecycle, 300) is None


def test_a_failed_activation_is_a_crash_that_is_called_failed(lifecycle):
    assert crashed(lifecycle, 0, starting=True) == 1
    assert lifecycle.state == "failed"
    assert lifecycle.can_start


def test_a_disabled_extension_cannot_start_until_it_is_forgiven(lifecycle):
    for at in (0, 1, 2):
        crashed(lifecycle, at)
    assert not lifecycle.can_start
    lifecycle.forgive()
    assert lifecycle.can_start
    assert lifecycle.reason is None
    assert crashed(lifecycle, 3) == 1
