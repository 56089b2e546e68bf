import pytest
from plugyard.contract.errors import Conflict, InvalidParams, LimitExceeded, NotFound, PermissionDenied, RpcError
from plugyard_host.host.commands import WORKBENCH, Command
from plugyard_host.host.context_keys import MAX_KEYS_EACH

DECLARED = {"contributes": {"commands": [{"id": "tools.run", "title": "Run", "category": "Tools"}]}}


async def test_a_declared_command_runs_in_the_extension_and_answers(stage):
    extension = await stage.start(**DECLARED)
    extension.on("commands.run", lambda params: sum(params["args"]))
    await extension.call("commands.registerCommand", id="tools.run", registration=7)
    assert await stage.host.commands.execute("tools.run", 1, 2) == 3
    assert extension.of("commands.run") == [{"registration": 7, "id": "tools.run", "args": [1, 2]}]


async def test_a_handler_that_fails_tells_its_caller(stage):
    def fail(_):
        raise RpcError("clumsy")

    extension = await stage.start(**DECLARED)
    extension.on("commands.run", fail)
    await extension.call("commands.registerCommand", id="tools.run", registration=7)
    with pytest.raises(RpcError, match="clumsy"):
        await stage.host.commands.execute("tools.run")
    assert stage.state() == "active"


async def test_a_command_below_the_own_name_needs_no_declaration(stage):
    extension = await stage.start()
    await extension.call("commands.registerCommand", id="hello.extra", registration=1)
    assert stage.host.commands.get("hello.extra").owner == "acme.hello"
    await extension.call("registration.dispose", registration=1)
    assert stage.host.commands.get("hello.extra") is None


async def test_an_undeclared_command_elsewhere_is_refused(stage):
    extension = await stage.start()
    with pytest.raises(NotFound, match=r"contributes\.commands"):
        await extension.call("commands.registerCommand", id="tools.run", registration=1)


async def test_the_commands_of_others_cannot_be_taken_over(stage):
    stage.host.commands.register(Command("workbench.save", "Save", "", WORKBENCH))
    stage.browser.server.install("other", activationEvents=[], **DECLARED)
    extension = await stage.start()
    for command_id in ("workbench.save", "tools.run"):
        with pytest.raises(Conflict):
            await extension.call("commands.registerCommand", id=command_id, registration=1)


async def test_two_extensions_may_use_the_same_id_and_each_means_its_own(stage):
    stage.host.commands.register(Command("tools.run", "Run", "", WORKBENCH))
    stage.host.commands.set_handler("tools.run", lambda *_: "the workbench's")
    extension = await stage.start(**DECLARED)
    extension.on("commands.run", lambda params: f"the extension's {params['id']}")
    await extension.call("commands.registerCommand", id="tools.run", registration=1)
    assert await stage.host.commands.execute("tools.run") == "the workbench's"
    assert await stage.host.commands.execute("acme.hello.tools.run") == "the extension's tools.run"
    assert await extension.call("commands.executeCommand", id="tools.run") == "the extension's tools.run"


async def test_a_command_has_one_handler(stage):
    extension = await stage.start(**DECLARED)
    await extension.call("commands.registerCommand", id="tools.run", registration=1)
    with pytest.raises(Conflict):
        await extension.call("commands.registerCommand", id="tools.run", registration=2)


async def test_running_the_command_of_another_starts_it(stage):
    other = stage.script("other")
    other.on_activate(lambda: other.call("commands.registerCommand", id="tools.run", registration=1))
    other.on("commands.run", lambda params: params["args"])
    stage.browser.server.install("other", activationEvents=[], **DECLARED)
    extension = await stage.start()
    assert stage.state("other") == "installed"
    assert await extension.call("commands.executeCommand", id="tools.run", args=["x"]) == ["x"]
    assert stage.state("other") == "active"


async def test_its_own_command_without_a_handler_does_not_wait_for_itself(stage):
    extension = stage.script("hello")
    refused = []

    async def activate():
        try:
            await extension.call("commands.executeCommand", id="tools.run")
        except NotFound as error:
            refused.append(error)

    extension.on_activate(activate)
    await stage.start(**DECLARED)
    assert len(refused) == 1
    assert stage.state() == "active"


async def test_commands_are_listed_for_extensions(stage):
    extension = await stage.start(**DECLARED)
    assert await extension.call("commands.getCommands") == [{"id": "tools.run", "title": "Run", "category": "Tools"}]


async def test_context_keys_are_below_the_extensions_id(stage):
    extension = await stage.start()
    await extension.call("commands.setContext", key="busy", value=True)
    assert stage.host.contexts.items() == {"acme.hello.busy": True}
    with pytest.raises(InvalidParams):
        await extension.call("commands.setContext", key="busy", value=[1])
    await stage.host.installer.remove("acme.hello")
    assert stage.host.contexts.items() == {}


async def test_context_keys_of_one_extension_are_few_and_short(stage):
    extension = await stage.start()
    with pytest.raises(InvalidParams, match="at most"):
        await extension.call("commands.setContext", key="long", value="x" * 1_000)
    with pytest.raises(LimitExceeded):
        for number in range(MAX_KEYS_EACH + 1):
            await extension.call("commands.setContext", key=f"k{number}", value=True)
    await extension.call("commands.setContext", key="k0", value="again")


async def test_commands_of_the_workbench_need_a_recent_click_of_the_user(stage):
    """Opening the palette in a loop took the keyboard away from whoever wanted to stop the extension."""
    ran = []
    stage.host.commands.register(Command("plugyard.show", "Show", "View", WORKBENCH))
    stage.host.commands.set_handler("plugyard.show", lambda: ran.append(1))
    extension = await stage.start()
    with pytest.raises(Conflict, match="recent click"):
        await extension.call("commands.executeCommand", id="plugyard.show")
    stage.browser.dom.body.click()
    await extension.call("commands.executeCommand", id="plugyard.show")
    assert ran == [1]


async def test_a_command_is_no_way_around_a_permission(stage):
    ran = []
    stage.host.commands.register(Command("plugyard.dark", "Dark", "Appearance", WORKBENCH, permission="appearance"))
    stage.host.commands.set_handler("plugyard.dark", lambda: ran.append(1))
    extension, allowed = await stage.start(), await stage.start("allowed", permissions=["appearance"])
    stage.browser.dom.body.click()
    with pytest.raises(PermissionDenied):
        await extension.call("commands.executeCommand", id="plugyard.dark")
    await allowed.call("commands.executeCommand", id="plugyard.dark")
    assert ran == [1]
