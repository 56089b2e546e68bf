from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.host.rates import Rate, RateLimiter


def test_the_window_slides():
    clock = FakeClock()
    limiter, rate = RateLimiter(clock.now), Rate("b", 2, 10)
    assert limiter.allows("a", rate)
    clock.advance(6)
    assert limiter.allows("a", rate)
    assert not limiter.allows("a", rate)
    clock.advance(4)
    assert limiter.allows("a", rate)
    assert not limiter.allows("a", rate)


def test_extensions_and_buckets_have_their_own():
    limiter = RateLimiter(lambda: 0.0)
    assert limiter.allows("a", Rate("b", 1, 10))
    assert limiter.allows("x", Rate("b", 1, 10))
    assert limiter.allows("a", Rate("c", 1, 10))
    assert not limiter.allows("a", Rate("b", 1, 10))
