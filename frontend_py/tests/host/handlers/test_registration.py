import pytest
from plugyard.contract import limits
from plugyard.contract.errors import Conflict, InvalidParams, LimitExceeded


async def test_ending_a_registration_twice_or_one_that_never_was_is_harmless(stage):
    extension = await stage.start()
    await extension.call("events.on", name="hello:x", registration=1)
    for number in (1, 1, 99):
        await extension.call("registration.dispose", registration=number)
    await extension.call("events.emit", name="hello:x")
    assert extension.of("events.deliver") == []


async def test_a_number_is_used_for_one_registration_at_a_time(stage):
    extension = await stage.start()
    await extension.call("events.on", name="hello:x", registration=1)
    with pytest.raises(Conflict):
        await extension.call("ui.registerPanel", id="p", title="P", registration=1)
    assert stage.host.views.panels() == []


@pytest.mark.parametrize("number", [0, -1, 1.5, True, "1", None, 2**60])
async def test_what_is_no_number_is_refused(stage, number):
    extension = await stage.start()
    with pytest.raises(InvalidParams):
        await extension.call("events.on", name="hello:x", registration=number)


async def test_registrations_are_limited_and_free_again_when_they_end(stage):
    extension = await stage.start()
    for number in range(1, limits.REGISTRATIONS_MAX + 1):
        await extension.call("events.on", name=f"hello:x{number}", registration=number)
    with pytest.raises(LimitExceeded):
        await extension.call("events.on", name="hello:x", registration=5000)
    await extension.call("registration.dispose", registration=1)
    await extension.call("events.on", name="hello:x", registration=5000)


async def test_one_extension_cannot_end_the_registration_of_another(stage):
    extension = await stage.start()
    await extension.call("events.on", name="hello:x", registration=1)
    other = stage.script("other")
    stage.browser.server.drop("other")
    await stage.run()
    await other.call("registration.dispose", registration=1)
    await extension.call("events.emit", name="hello:x")
    assert len(extension.of("events.deliver")) == 1
