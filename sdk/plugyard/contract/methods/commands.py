"""`commands`: what users and extensions can run by name."""

from plugyard.contract import limits
from plugyard.contract.methods.shape import Group, Method, handler, rest, value
from plugyard.contract.shapes import ANY, array, record, text

COMMAND_ID = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.-]+$") | {
    "description": "Letters, digits, dot, hyphen and underscore, as in `myExtension.doSomething`."
}
CONTEXT_KEY = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.-]+$")
ARGUMENTS = array(ANY, 20)
COMMAND = record(
    {"id": COMMAND_ID, "title": text(limits.LABEL_MAX_CHARACTERS), "category": text(limits.LABEL_MAX_CHARACTERS)}, title="CommandInfo"
)

COMMANDS = Group(
    "commands",
    "Actions with a name. Those in `contributes.commands` stand in the command palette.",
    (
        Method(
            "commands.registerCommand",
            "Say what a command does. Its id stands in `contributes.commands`, or begins with the extension's own name.",
            (
                value("id", COMMAND_ID, "The command."),
                handler("handler", "(...args: any[]) => unknown", "Runs it; what it returns goes to the caller."),
            ),
            handler="commands.run",
            available=True,
        ),
        Method(
            "commands.executeCommand",
            "Run a command of this or another extension, or of the workbench. Starts the extension that owns it.",
            (value("id", COMMAND_ID, "The command."), rest("args", ARGUMENTS, "Handed to the command.")),
            ANY,
            "What the command returned.",
            available=True,
            generic=True,
        ),
        Method("commands.getCommands", "List all commands.", (), array(COMMAND, 10_000), available=True),
        Method(
            "commands.setContext",
            "Set a context key of this extension for `when` clauses; null removes it.",
            (
                value("key", CONTEXT_KEY, "Its name; `when` clauses find it as `publisher.name.key`."),
                value("value", ANY, "Text, number, boolean or null."),
            ),
            available=True,
        ),
    ),
)
