import asyncio

from plugyard_server.live.hub import QUEUE_MAX_MESSAGES, LiveHub, Subscription


async def drain(subscription: Subscription) -> list[bytes]:
    return [message async for message in subscription.messages()]


async def test_every_subscriber_gets_every_message_in_order():
    hub = LiveHub()
    with hub.subscribe() as first, hub.subscribe() as second:
        hub.publish(b"1")
        hub.publish(b"2")
        hub.close()
        assert await drain(first) == await drain(second) == [b"1", b"2"]


async def test_subscriber_that_left_gets_nothing():
    hub = LiveHub()
    with hub.subscribe() as subscription:
        pass
    hub.publish(b"1")
    subscription.end()
    assert await drain(subscription) == []


async def test_subscriber_that_is_too_slow_is_ended_and_the_rest_go_on():
    hub = LiveHub()
    with hub.subscribe() as slow, hub.subscribe() as quick:
        for number in range(QUEUE_MAX_MESSAGES + 5):
            hub.publish(str(number).encode())
            if number == QUEUE_MAX_MESSAGES - 1:
                quick.end()
                assert len(await drain(quick)) == QUEUE_MAX_MESSAGES
        assert (slow.overrun, quick.overrun) == (True, False)
        assert len(await drain(slow)) == QUEUE_MAX_MESSAGES


async def test_drain_waits_until_every_page_has_left():
    hub = LiveHub()
    with hub.subscribe():
        draining = asyncio.create_task(hub.drain())
        await asyncio.sleep(0)
        assert not draining.done()
    await draining


async def test_closed_hub_ends_late_subscribers_at_once():
    hub = LiveHub()
    hub.close()
    with hub.subscribe() as subscription:
        assert await drain(subscription) == []
