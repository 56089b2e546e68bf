async def test_commands_and_settings_are_known_before_any_code_runs(stage):
    settings = [{"key": "limit", "type": "number", "default": 3}]
    await stage.start(activationEvents=[], contributes={"commands": [{"id": "hello.run", "title": "Run"}], "settings": settings})
    assert stage.browser.sandbox.opened == []
    [command] = stage.host.commands.list()
    assert (command.id, command.title, command.category, command.owner) == ("hello.run", "Run", "Hello", "acme.hello")
    assert stage.host.settings.get("acme.hello", "limit") == 3


async def test_a_command_that_another_extension_has_is_left_out_and_said(stage):
    contributes = {"commands": [{"id": "shared.run", "title": "Run"}]}
    stage.browser.server.install("first", contributes=contributes, activationEvents=[])
    await stage.start("second", contributes=contributes, activationEvents=[])
    assert [command.owner for command in stage.host.commands.list()] == ["acme.first"]
    assert any("acme.first" in line for line in stage.log("second"))


async def test_keybindings_and_menus_are_kept_as_data(stage):
    contributes = {
        "commands": [{"id": "hello.run", "title": "Run"}],
        "keybindings": [{"command": "hello.run", "key": "ctrl+k"}],
    }
    await stage.start(contributes=contributes, activationEvents=[])
    [(extension_id, binding)] = stage.host.contributions.keybindings()
    assert (extension_id, binding.command, binding.key) == ("acme.hello", "hello.run", "ctrl+k")
    assert stage.host.contributions.menus("palette") == []
    await stage.host.installer.remove("acme.hello")
    assert stage.host.contributions.keybindings() == []
