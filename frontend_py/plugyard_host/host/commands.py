"""The commands of the workbench and of all extensions, in one registry. A command may be known long before anything can run it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from inspect import isawaitable

from plugyard.contract.errors import Conflict, NotFound

from plugyard_host.browser.ports import Disposable
from plugyard_host.host.disposal import Undo
from plugyard_host.host.signals import Signal

WORKBENCH = "plugyard.workbench"
"""Owner of the built-in commands."""

Handler = Callable[..., object]
"""Called with the command's arguments; may answer an awaitable."""
Activate = Callable[[str, str], Awaitable[None]]
"""Start an extension (its id) for an activation event, or raise."""


@dataclass(frozen=True, slots=True)
class Command:
    id: str
    title: str
    category: str
    owner: str
    """Id of the extension, or `WORKBENCH`."""
    enablement: str = ""
    """A `when` clause, or empty: always."""
    permission: str | None = None
    """What an extension needs to run it; people need nothing."""


def qualified(owner: str, command_id: str) -> str:
    """The id of a command whose own id was taken."""
    return f"{owner}.{command_id}"


class CommandRegistry:
    def __init__(self, activate: Activate) -> None:
        self._activate = activate
        self._commands: dict[str, Command] = {}
        self._handlers: dict[str, Handler] = {}
        self.changed: Signal[None] = Signal("commands.changed")

    def register(self, command: Command) -> Disposable:
        """Make a command known. Its handler may come later, with `set_handler`."""
        if command.id in self._commands:
            raise Conflict(f"The command {command.id!r} already belongs to {self._commands[command.id].owner}.")
        self._commands[command.id] = command
        self.changed.emit(None)
        return Undo(lambda: self._forget(command))

    def _forget(self, command: Command) -> None:
        if self._commands.get(command.id) is command:
            del self._commands[command.id]
            self.changed.emit(None)

    def set_handler(self, command_id: str, handler: Handler) -> Disposable:
        if command_id in self._handlers:
            raise Conflict(f"The command {command_id!r} already has a handler.")
        self._handlers[command_id] = handler
        return Undo(lambda: self._forget_handler(command_id, handler))

    def _forget_handler(self, command_id: str, handler: Handler) -> None:
        if self._handlers.get(command_id) is handler:
            del self._handlers[command_id]

    def list(self) -> list[Command]:
        """All commands, by title and then id."""
        return sorted(self._commands.values(), key=lambda command: (command.title, command.id))

    def declare(self, command: Command) -> Disposable:
        """Make an extension's command known; under its `qualified` id when the short one is another's, so that nobody is left out."""
        taken = self._commands.get(command.id)
        if taken is not None and taken.owner != command.owner:
            command = replace(command, id=qualified(command.owner, command.id))
        return self.register(command)

    def own(self, owner: str, command_id: str) -> Command | None:
        """What an extension means by the id of one of its own commands."""
        for candidate in (command_id, qualified(owner, command_id)):
            command = self._commands.get(candidate)
            if command is not None and command.owner == owner:
                return command
        return None

    def get(self, command_id: str) -> Command | None:
        return self._commands.get(command_id)

    def has_handler(self, command_id: str) -> bool:
        return command_id in self._handlers

    async def execute(self, command_id: str, *args: object) -> object:
        """Run a command, starting its extension first if need be.

        Raises:
            NotFound: there is no such command, or its extension did not give it a handler.
            RpcError: the extension could not be started, or its handler failed.
        """
        handler = self._handlers.get(command_id) or await self._handler_after_activation(command_id)
        result = handler(*args)
        return await result if isawaitable(result) else result

    async def _handler_after_activation(self, command_id: str) -> Handler:
        command = self._commands.get(command_id)
        if command is None:
            raise NotFound(f"There is no command {command_id[:128]!r}.")
        if command.owner != WORKBENCH:
            await self._activate(command.owner, f"onCommand:{command_id}")
        handler = self._handlers.get(command_id)
        if handler is None:
            raise NotFound(f"{command.owner} declares the command {command_id!r} but did not register a handler for it.")
        return handler
