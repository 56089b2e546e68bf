import pytest
from plugyard.contract.errors import Conflict, NotFound
from plugyard_host.host.commands import WORKBENCH, Command, CommandRegistry


class Palette:
    def __init__(self) -> None:
        self.activated: list = []
        self.on_activation = lambda: None
        self.registry = CommandRegistry(self.activate)

    async def activate(self, extension_id: str, event: str) -> None:
        self.activated.append((extension_id, event))
        self.on_activation()

    def declare(self, command_id: str = "a.run", owner: str = "acme.a", title: str = "Run"):
        return self.registry.register(Command(command_id, title, "", owner))


@pytest.fixture
def palette() -> Palette:
    return Palette()


async def test_a_command_with_a_handler_runs_without_starting_anything(palette):
    palette.declare()
    palette.registry.set_handler("a.run", lambda *args: sum(args))
    assert await palette.registry.execute("a.run", 1, 2) == 3
    assert palette.activated == []


async def test_a_command_without_a_handler_starts_its_extension_first(palette):
    async def run():
        return "done"

    palette.declare()
    palette.on_activation = lambda: palette.registry.set_handler("a.run", run)
    assert await palette.registry.execute("a.run") == "done"
    assert palette.activated == [("acme.a", "onCommand:a.run")]


async def test_an_extension_that_registers_no_handler_is_named_in_the_error(palette):
    palette.declare()
    with pytest.raises(NotFound, match=r"acme\.a declares"):
        await palette.registry.execute("a.run")


async def test_an_unknown_command_is_not_found(palette):
    with pytest.raises(NotFound):
        await palette.registry.execute("__class__")


async def test_the_workbench_is_not_started_for_its_own_commands(palette):
    palette.declare("workbench.x", WORKBENCH)
    with pytest.raises(NotFound):
        await palette.registry.execute("workbench.x")
    assert palette.activated == []


def test_a_command_belongs_to_whoever_came_first(palette):
    palette.declare(owner="acme.a")
    with pytest.raises(Conflict, match=r"acme\.a"):
        palette.declare(owner="acme.b")
    palette.registry.set_handler("a.run", print)
    with pytest.raises(Conflict):
        palette.registry.set_handler("a.run", print)


def test_a_disposed_command_is_gone_and_its_name_free(palette):
    first = palette.declare()
    first.dispose()
    palette.declare(owner="acme.b")
    first.dispose()
    assert palette.registry.get("a.run").owner == "acme.b"


def test_commands_are_listed_by_title_and_changes_are_told(palette):
    told = []
    palette.registry.changed.listen(told.append)
    palette.declare("b", title="Zebra")
    palette.declare("a", title="Ant")
    assert [command.title for command in palette.registry.list()] == ["Ant", "Zebra"]
    assert len(told) == 2
