import pytest
from plugyard.contract.errors import InvalidParams, LimitExceeded, PermissionDenied
from plugyard_host.host.instance import MAX_ON_ONE_SUBJECT
from plugyard_host.host.state import MAX_KEYS_EACH


async def test_own_keys_are_free(stage):
    extension = await stage.start()
    await extension.call("state.set", key="acme.hello.count", value=[1])
    assert await extension.call("state.get", key="acme.hello.count") == [1]
    assert await extension.call("state.get", key="acme.hello.nothing") is None


async def test_subscribers_are_told_every_new_value(stage):
    extension = await stage.start()
    await extension.call("state.subscribe", key="acme.hello.count", registration=3)
    await extension.call("state.set", key="acme.hello.count", value="ä\u2028")
    assert extension.of("state.changed") == [{"registration": 3, "key": "acme.hello.count", "value": "ä\u2028"}]
    await extension.call("registration.dispose", registration=3)
    await extension.call("state.set", key="acme.hello.count", value=2)
    assert len(extension.of("state.changed")) == 1


async def test_the_text_is_read_only_by_those_who_declare_it_and_may(stage):
    extension = await stage.start(requires={"state": ["editor.content"]})
    stage.host.documents.set_text("hello")
    assert await extension.call("state.get", key="editor.content") == "hello"
    for key in ("editor.selection", "theme.mode", "acme.other.count"):
        with pytest.raises(PermissionDenied, match=r"requires\.state"):
            await extension.call("state.get", key=key)
        with pytest.raises(PermissionDenied):
            await extension.call("state.subscribe", key=key, registration=1)
    await stage.run(1)


async def test_a_subscription_ends_the_moment_the_permission_is_revoked(stage):
    extension = await stage.start(requires={"state": ["editor.content"]})
    await extension.call("state.subscribe", key="editor.content", registration=1)
    stage.host.documents.set_text("one")
    stage.host.grants.revoke("acme.hello", "editor.read")
    stage.host.documents.set_text("two")
    await stage.run(1)
    assert [change["value"] for change in extension.of("state.changed")] == ["one"]
    with pytest.raises(PermissionDenied):
        await extension.call("state.get", key="editor.content")


async def test_what_another_shares_is_read_by_declaring_it_and_never_written(stage):
    extension = await stage.start(requires={"state": ["acme.other.count"]})
    stage.host.state.set("acme.other.count", 5)
    assert await extension.call("state.get", key="acme.other.count") == 5
    with pytest.raises(PermissionDenied):
        await extension.call("state.set", key="acme.other.count", value=6)


async def test_an_id_that_begins_like_another_is_another(stage):
    extension = await stage.start()
    with pytest.raises(PermissionDenied):
        await extension.call("state.set", key="acme.hello-two.count", value=1)


@pytest.mark.parametrize("key", ["editor.content", "editor.selection", "editor.language"])
async def test_what_only_the_platform_writes_no_extension_does(stage, key):
    extension = await stage.start(permissions=["appearance", "editor.read", "editor.write"], requires={"state": [key]})
    with pytest.raises(PermissionDenied, match="Only the platform"):
        await extension.call("state.set", key=key, value="x")


async def test_appearance_is_written_with_its_permission_and_in_its_form(stage):
    extension = await stage.start(permissions=["appearance"], requires={"state": ["format.fontSize"]})
    await extension.call("state.set", key="format.fontSize", value=20)
    assert await extension.call("state.get", key="format.fontSize") == 20
    for bad in (1, "20", 20.5, True, None):
        with pytest.raises(InvalidParams):
            await extension.call("state.set", key="format.fontSize", value=bad)
    with pytest.raises(InvalidParams):
        await extension.call("state.set", key="format.fontFamily", value="x; background: url(https://evil.example)")
    stage.host.grants.revoke("acme.hello", "appearance")
    with pytest.raises(PermissionDenied):
        await extension.call("state.set", key="format.fontSize", value=21)
    await stage.run()


@pytest.mark.parametrize("key", ["__class__", "acme", "acme.hello", "acme..hello", "acme.hello.", "acme.hello.\0", ""])
async def test_a_name_that_is_no_key_is_refused(stage, key):
    extension = await stage.start()
    with pytest.raises((InvalidParams, PermissionDenied)):
        await extension.call("state.set", key=key, value=1)
    assert "acme" not in "".join(stage.host.state.keys())


async def test_state_of_a_removed_extension_goes_with_it(stage):
    extension = await stage.start()
    await extension.call("state.set", key="acme.hello.count", value=1)
    await stage.host.installer.remove("acme.hello")
    assert "acme.hello.count" not in stage.host.state


async def test_a_thousand_subscriptions_do_not_multiply_one_large_value(stage):
    extension = await stage.start()
    for number in range(1, MAX_ON_ONE_SUBJECT + 1):
        await extension.call("state.subscribe", key="acme.hello.x", registration=number)
    with pytest.raises(LimitExceeded):
        await extension.call("state.subscribe", key="acme.hello.x", registration=1000)
    await extension.call("state.set", key="acme.hello.x", value=1)
    await stage.run()
    assert len(extension.of("state.changed")) == MAX_ON_ONE_SUBJECT


async def test_one_extension_cannot_fill_the_page_with_its_own_keys(stage):
    extension = await stage.start()
    large = "x" * 1_000_000
    with pytest.raises(LimitExceeded, match="too much"):
        for number in range(6):
            await extension.call("state.set", key=f"acme.hello.k{number}", value=large)
    await extension.call("state.set", key="acme.hello.k0", value=large[:-1])
    await extension.call("state.set", key="acme.hello.k0", value=None)
    await extension.call("state.set", key="acme.hello.k9", value=large)


async def test_one_extension_cannot_take_the_keys_of_all_others(stage):
    extension, other = await stage.start(), await stage.start("other")
    with pytest.raises(LimitExceeded, match="too many keys"):
        for number in range(MAX_KEYS_EACH + 1):
            await extension.call("state.set", key=f"acme.hello.k{number}", value=1)
    await other.call("state.set", key="acme.other.k", value=1)
