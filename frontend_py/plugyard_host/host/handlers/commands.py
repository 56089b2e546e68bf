"""`commands.*`: an extension gives its own commands a handler, and runs anyone's."""

from collections.abc import Mapping
from typing import Any

from plugyard.contract import limits
from plugyard.contract.errors import Conflict, InvalidParams, NotFound

from plugyard_host.browser.ports import Disposable
from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.commands import WORKBENCH, Command, CommandRegistry
from plugyard_host.host.context_keys import ContextKeys
from plugyard_host.host.disposal import DisposalList
from plugyard_host.host.gestures import Gestures
from plugyard_host.host.instance import Instance


class CommandHandlers:
    def __init__(self, commands: CommandRegistry, contexts: ContextKeys, gestures: Gestures) -> None:
        self._commands = commands
        self._contexts = contexts
        self._gestures = gestures

    def table(self) -> Mapping[str, Handler]:
        return {
            "commands.registerCommand": self.register_command,
            "commands.executeCommand": self.execute_command,
            "commands.getCommands": self.get_commands,
            "commands.setContext": self.set_context,
        }

    def register_command(self, call: Call, params: Params) -> None:
        call.instance.register(params["registration"], self._handle(call.instance, params["id"], params["registration"]))

    def _handle(self, instance: Instance, command_id: str, registration: int) -> Disposable:
        async def run(*args: object) -> Any:
            return await instance.connection.call("commands.run", {"registration": registration, "id": command_id, "args": list(args)})

        made = DisposalList()
        known = self._commands.own(instance.extension_id, command_id)
        if known is None:
            known = self._undeclared(instance, command_id)
            made.add(self._commands.register(known))
        try:
            made.add(self._commands.set_handler(known.id, run))
        except Conflict:
            made.dispose()
            raise
        return made

    def _undeclared(self, instance: Instance, command_id: str) -> Command:
        """A command that the manifest does not name may live below the extension's own name only; the palette shows it by its id."""
        taken = self._commands.get(command_id)
        if taken is not None:
            raise Conflict(f"The command {command_id!r} belongs to {taken.owner}.")
        own = (f"{instance.extension_id}.", f"{instance.manifest.name}.")
        if not command_id.startswith(own):
            raise NotFound(f"The command {command_id!r} is not in contributes.commands of {instance.extension_id}.")
        return Command(command_id, command_id, instance.manifest.display_name, instance.extension_id)

    async def execute_command(self, call: Call, params: Params) -> object:
        own = self._commands.own(call.extension_id, params["id"])
        if own is not None and not self._commands.has_handler(own.id):
            # Waiting for its own activation, of which this call may be part, would wait for ever.
            raise NotFound(f"{call.extension_id} has not registered a handler for {own.id!r} yet.")
        known = own or self._commands.get(params["id"])
        if known is not None and known.owner == WORKBENCH:
            self._require_leave(call, known)
        return await self._commands.execute(own.id if own is not None else params["id"], *params.get("args", ()))

    def _require_leave(self, call: Call, command: Command) -> None:
        """The workbench's commands move the focus and change the page: in a loop they took it away from the user."""
        if command.permission is not None:
            call.require(command.permission)
        if not self._gestures.is_recent:
            raise Conflict("A command of the workbench needs a recent click or key press of the user.")

    def get_commands(self, call: Call, params: Params) -> list[dict[str, str]]:
        return [{"id": command.id, "title": command.title, "category": command.category} for command in self._commands.list()]

    def set_context(self, call: Call, params: Params) -> None:
        value = params["value"]
        if not (value is None or isinstance(value, str | int | float | bool)):
            raise InvalidParams("commands.setContext takes a text, a number, true, false or null.")
        if isinstance(value, str) and len(value) > limits.LABEL_MAX_CHARACTERS:
            # They are compared in `when` clauses; thousands of them with 1 MiB each would end the page.
            raise InvalidParams(f"commands.setContext takes a text of at most {limits.LABEL_MAX_CHARACTERS} characters.")
        prefix = f"{call.extension_id}."
        self._contexts.require_room(prefix, prefix + params["key"])
        self._contexts.set(prefix + params["key"], value)
