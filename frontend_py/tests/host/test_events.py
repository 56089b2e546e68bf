from plugyard_host.host.events import EventBus


def test_whoever_listens_hears_name_and_data():
    bus, heard = EventBus(), []
    bus.on("a:b", "acme.x", lambda name, data: heard.append((name, data)))
    bus.emit("a:b", {"n": 1})
    bus.emit("a:c")
    assert heard == [("a:b", {"n": 1})]


def test_a_disposed_listener_hears_nothing():
    bus, heard = EventBus(), []
    bus.on("a:b", "acme.x", lambda name, data: heard.append(data)).dispose()
    bus.emit("a:b")
    assert heard == []


def test_a_failing_listener_does_not_keep_the_others_from_hearing(caplog):
    bus, heard = EventBus(), []
    bus.on("a:b", "acme.x", lambda name, data: 1 / 0)
    bus.on("a:b", "acme.y", lambda name, data: heard.append(data))
    bus.emit("a:b", 1)
    assert heard == [1]
    assert "a:b" in caplog.text


def test_an_event_can_be_given_to_one_extension_alone():
    bus, heard = EventBus(), []
    for owner in ("acme.x", "acme.y"):
        bus.on("a:b", owner, lambda name, data, owner=owner: heard.append(owner))
    bus.deliver_to("acme.y", "a:b", None)
    assert heard == ["acme.y"]


def test_a_sticky_event_is_heard_by_those_who_come_later():
    bus, heard = EventBus(), []
    bus.emit("platform:ready", {"version": "1"}, sticky=True)
    bus.on("platform:ready", "acme.x", lambda name, data: heard.append(data))
    assert heard == [{"version": "1"}]
