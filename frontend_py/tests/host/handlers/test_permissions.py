import pytest
from plugyard.contract.errors import InvalidParams


async def test_an_extension_sees_what_it_was_granted(stage):
    extension = await stage.start(permissions=["storage"])
    assert await extension.call("permissions.has", permission="storage") is True
    assert await extension.call("permissions.has", permission="camera") is False
    stage.host.grants.revoke("acme.hello", "storage")
    assert await extension.call("permissions.has", permission="storage") is False


async def test_a_permission_that_does_not_exist_is_refused(stage):
    extension = await stage.start()
    with pytest.raises(InvalidParams):
        await extension.call("permissions.has", permission="telepathy")
