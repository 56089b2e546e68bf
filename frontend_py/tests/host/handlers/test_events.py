import asyncio

import pytest
from plugyard.contract.errors import InvalidParams, PermissionDenied
from plugyard_host.host.instance import MAX_ON_ONE_SUBJECT


async def test_a_declared_event_is_delivered_with_its_registration(stage):
    extension = await stage.start(requires={"events": ["other:news"]})
    await extension.call("events.on", name="other:news", registration=4)
    stage.host.events.emit("other:news", {"n": 1})
    await stage.run()
    assert extension.of("events.deliver") == [{"registration": 4, "name": "other:news", "data": {"n": 1}}]


async def test_an_undeclared_event_is_not_heard(stage):
    extension = await stage.start()
    with pytest.raises(PermissionDenied, match=r"requires\.events"):
        await extension.call("events.on", name="editor:content-changed", registration=1)


async def test_platform_events_and_own_events_need_no_declaration(stage):
    extension = await stage.start()
    await extension.call("events.on", name="platform:anything", registration=1)
    await extension.call("events.on", name="hello:mine", registration=2)
    await extension.call("events.emit", name="hello:mine", data=5)
    await stage.run()
    assert extension.of("events.deliver")[-1]["data"] == 5


async def test_editor_events_end_the_moment_the_permission_is_revoked(stage):
    extension = await stage.start(requires={"events": ["editor:content-changed"]})
    await extension.call("events.on", name="editor:content-changed", registration=1)
    stage.host.documents.set_text("a")
    stage.host.grants.revoke("acme.hello", "editor.read")
    stage.host.documents.set_text("ab")
    await stage.run(1)
    assert [delivered["data"]["length"] for delivered in extension.of("events.deliver")] == [1]
    with pytest.raises(PermissionDenied):
        await extension.call("events.on", name="editor:content-changed", registration=2)


@pytest.mark.parametrize("name", ["editor", "file", "platform", "format", "theme"])
async def test_one_that_calls_itself_like_the_platform_owns_nothing_by_that(stage, name):
    extension = await stage.start(name + "-x")
    imposter = stage.script(name)
    stage.browser.server.drop(name)
    await stage.run()
    events = {"editor": "editor:content-changed", "file": "file:saved", "format": "format:font-changed", "theme": "theme:changed"}
    for event in (events.get(name, "platform:ready"), f"{name}:made-up"):
        with pytest.raises(PermissionDenied):
            await imposter.call("events.emit", name=event, data={})
    if name != "platform":
        with pytest.raises(PermissionDenied):
            await imposter.call("events.on", name=events[name], registration=1)
    assert extension.of("events.deliver") == []


async def test_only_the_platform_sends_its_own_events(stage):
    extension = await stage.start(permissions=["appearance", "editor.read", {"name": "events", "names": ["file:saved", "platform:x"]}])
    for name in ("file:saved", "platform:ready", "platform:x", "theme:changed"):
        with pytest.raises(PermissionDenied):
            await extension.call("events.emit", name=name, data={"path": "x"})


async def test_a_standard_event_needs_its_permission_and_its_form(stage):
    extension = await stage.start(permissions=["appearance"])
    with pytest.raises(InvalidParams):
        await extension.call("events.emit", name="format:font-changed", data={"fontFamily": "url(x)", "fontSize": 12})
    await extension.call("events.emit", name="format:font-changed", data={"fontFamily": "Serif", "fontSize": 12})
    stage.host.grants.revoke("acme.hello", "appearance")
    with pytest.raises(PermissionDenied):
        await extension.call("events.emit", name="format:font-changed", data={"fontFamily": "Serif", "fontSize": 12})


async def test_events_of_others_may_be_sent_as_far_as_the_permission_names_them(stage):
    extension = await stage.start(permissions=[{"name": "events", "names": ["other:ask"]}])
    await extension.call("events.emit", name="other:ask")
    with pytest.raises(PermissionDenied):
        await extension.call("events.emit", name="other:secret")


async def test_without_the_permission_no_event_of_others_is_sent(stage):
    extension = await stage.start()
    with pytest.raises(PermissionDenied):
        await extension.call("events.emit", name="other:ask")


async def test_a_thousand_listeners_do_not_multiply_one_large_event(stage):
    """Each delivery is a text of its own: 1,000 of 1 MiB froze the page and filled its memory."""
    extension = await stage.start()
    await asyncio.gather(
        *(extension.call("events.on", name="hello:mine", registration=number) for number in range(1, 1001)), return_exceptions=True
    )
    await extension.call("events.emit", name="hello:mine", data="x" * 1000)
    await stage.run()
    assert len(extension.of("events.deliver")) == MAX_ON_ONE_SUBJECT


async def test_a_disposed_listener_makes_room_for_another(stage):
    extension = await stage.start()
    for number in range(1, 3 * MAX_ON_ONE_SUBJECT):
        await extension.call("events.on", name="hello:mine", registration=number)
        await extension.call("registration.dispose", registration=number)
