import asyncio

import pytest
from plugyard_host.browser.fake.clock import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_timers_fire_in_order_when_time_comes(clock):
    fired = []
    clock.call_later(2, lambda: fired.append("late"))
    clock.call_later(1, lambda: fired.append(clock.now()))
    clock.call_later(1, lambda: fired.append("never")).dispose()
    clock.advance(1.5)
    assert fired == [1]
    assert clock.waiting == 1
    clock.advance(1)
    assert fired == [1, "late"]


async def test_work_sleeps_until_time_comes(clock):
    woken = []

    async def work():
        await clock.sleep(5)
        woken.append(clock.now())

    clock.spawn(work(), name="sleeper")
    await clock.run(4.9)
    assert woken == []
    await clock.run(0.2)
    assert woken == [5]


async def test_failures_of_spawned_work_are_kept_and_cancelled_work_is_none(clock):
    async def fail():
        raise ValueError("x")

    clock.spawn(fail(), name="failing")
    clock.spawn(asyncio.sleep(100), name="cancelled").dispose()
    await clock.run()
    [(name, error)] = clock.failures
    assert (name, str(error)) == ("failing", "x")
