import pytest
from plugyard.contract.errors import NotFound

SETTINGS = {"contributes": {"settings": [{"key": "limit", "type": "number", "default": 3}]}}


async def test_an_extension_reads_its_own_settings_and_hears_changes(stage):
    extension = await stage.start(**SETTINGS)
    assert await extension.call("settings.get", key="limit") == 3
    await extension.call("settings.onChange", key="limit", registration=2)
    stage.host.settings.set("acme.hello", "limit", 9)
    await stage.run()
    assert extension.of("settings.changed") == [{"registration": 2, "key": "limit", "value": 9}]
    assert await extension.call("settings.get", key="limit") == 9


async def test_settings_of_others_do_not_exist_for_it(stage):
    stage.browser.server.install("other", activationEvents=[], **SETTINGS)
    extension = await stage.start()
    for key in ("limit", "acme.other.limit"):
        with pytest.raises(NotFound):
            await extension.call("settings.get", key=key)
        with pytest.raises(NotFound):
            await extension.call("settings.onChange", key=key, registration=1)
