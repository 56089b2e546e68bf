async def test_commands_and_settings_are_known_before_any_code_runs(stage):
    settings = [{"key": "limit", "type": "number", "default": 3}]
    await stage.start(activationEvents=[], contributes={"commands": [{"id": "hello.run", "title": "Run"}], "settings": settings})
    assert stage.browser.sandbox.opened == []
    [command] = stage.host.commands.list()
    assert (command.id, command.title, command.category, command.owner) == ("hello.run", "Run", "Hello", "acme.hello")
    assert stage.host.settings.get("acme.hello", "limit") == 3


async def test_a_command_whose_id_another_extension_has_gets_another_and_that_is_said(stage):
    contributes = {"commands": [{"id": "shared.run", "title": "Run"}]}
    stage.browser.server.install("first", contributes=contributes, activationEvents=[])
    await stage.start("second", contributes=contributes, activationEvents=[])
    assert [(command.id, command.owner) for command in stage.host.commands.list()] == [
        ("acme.second.shared.run", "acme.second"),
        ("shared.run", "acme.first"),
    ]
    assert any("acme.first" in line for line in stage.log("second"))
    assert stage.log("first") == []


async def test_the_same_command_twice_in_one_manifest_is_no_business_of_others(stage):
    await stage.start("first", activationEvents=[], contributes={"commands": [{"id": "a.run", "title": "Run"}]})
    assert stage.host.commands.own("acme.second", "a.run") is None
    assert stage.host.commands.own("acme.first", "a.run").title == "Run"


async def test_keybindings_and_menus_are_kept_as_data(stage):
    contributes = {
        "commands": [{"id": "hello.run", "title": "Run"}],
        "keybindings": [{"command": "hello.run", "key": "ctrl+k"}],
    }
    await stage.start(contributes=contributes, activationEvents=[])
    [(extension_id, binding)] = stage.host.contributions.keybindings()
    assert (extension_id, binding.command, binding.key) == ("acme.hello", "hello.run", "ctrl+k")
    assert stage.host.contributions.menus("palette") == []
    stage.browser.server.install("second", contributes=contributes, activationEvents=[])
    await stage.host.installer.install_all(await stage.host._user_extensions())
    assert [binding.command for _, binding in stage.host.contributions.keybindings()] == ["hello.run", "acme.second.hello.run"]
    await stage.host.installer.remove("acme.hello")
    await stage.host.installer.remove("acme.second")
    assert stage.host.contributions.keybindings() == []
