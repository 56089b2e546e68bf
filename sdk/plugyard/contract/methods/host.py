"""What the page asks of an extension, or tells it."""

from plugyard.contract import limits
from plugyard.contract.methods.commands import ARGUMENTS, COMMAND_ID
from plugyard.contract.methods.events import EVENT_NAME, SETTING_KEY, STATE_KEY
from plugyard.contract.methods.platform import ENV
from plugyard.contract.methods.shape import REGISTRATION, HostMethod, Param, value
from plugyard.contract.methods.ui import VIEW_ID
from plugyard.contract.nodes import TREE
from plugyard.contract.shapes import ANY, array, integer, mapping, one_of, record, text

_REGISTRATION = value("registration", REGISTRATION, "The number the SDK chose.")
_VIEW = value("view", VIEW_ID, "Id of the panel or view, or the component's name.")
_ID = value("id", text(101), "Id of the extension.")
EXPORTS = record({}, {"exports": array(text(limits.NAME_MAX_CHARACTERS), 200)})


def _provider(name: str, doc: str) -> HostMethod:
    request = value("request", mapping(ANY), "Document and place.")
    return HostMethod(name, doc, (_REGISTRATION, request), ANY, passes=("request",), found_by="registration")


def _notice(name: str, doc: str, *params: Param, passes: tuple[str, ...], available: bool = True) -> HostMethod:
    return HostMethod(name, doc, (_REGISTRATION, *params), notification=True, passes=passes, found_by="registration", available=available)


_ALL = (
    HostMethod(
        "extension.activate",
        "Start: import the entry file and call `activate`.",
        (
            _ID,
            value("version", text(64), "Of the extension."),
            value("main", text(limits.PATH_MAX_CHARACTERS), "The entry file."),
            value("runtime", one_of("javascript", "micropython", "python"), "Which language."),
            value("contributes", mapping(ANY), "As in the manifest."),
            value("env", ENV, "As `env.get`."),
        ),
        EXPORTS,
        available=True,
    ),
    HostMethod("extension.deactivate", "Stop: call `deactivate`.", available=True),
    HostMethod(
        "extension.call",
        "Call an exported function for another extension.",
        (value("name", text(limits.NAME_MAX_CHARACTERS), "Which."), value("args", ARGUMENTS, "Its arguments.")),
        ANY,
        passes=("*args",),
        found_by="name",
    ),
    HostMethod(
        "commands.run",
        "Run a command.",
        (_REGISTRATION, value("id", COMMAND_ID, "Which."), value("args", ARGUMENTS, "Its arguments.")),
        ANY,
        passes=("*args",),
        found_by="registration",
        available=True,
    ),
    _notice(
        "events.deliver",
        "An event that was listened to.",
        value("name", EVENT_NAME, "Which."),
        value("data", ANY, "Its data."),
        passes=("data",),
    ),
    _notice(
        "state.changed", "A new value of a key.", value("key", STATE_KEY, "Which."), value("value", ANY, "The value."), passes=("value",)
    ),
    _notice(
        "settings.changed",
        "A new value of a setting.",
        value("key", SETTING_KEY, "Which."),
        value("value", ANY, "The value."),
        passes=("value",),
    ),
    HostMethod(
        "ui.render",
        "Draw a view: answer its whole tree.",
        (_VIEW, value("context", mapping(ANY), "What the view is shown for.")),
        TREE,
        passes=("context",),
        found_by="view",
        available=True,
    ),
    HostMethod("ui.close", "The view is no longer shown.", (_VIEW,), notification=True, available=True),
    HostMethod(
        "ui.event",
        "The user did something in a view.",
        (
            _VIEW,
            value("node", integer(1), "Id of the node."),
            value("event", text(40, pattern=r"^on[A-Z][A-Za-z]*$"), "The handler's name, e.g. `onClick`."),
            value("value", ANY, "What the node says about it: its text, whether it is checked."),
        ),
        passes=("value",),
        available=True,
    ),
    HostMethod("ui.task", "Run the task of `withProgress`.", (_REGISTRATION,), ANY, found_by="registration"),
    _provider("languages.complete", "Ask for completions."),
    _provider("languages.hover", "Ask for a hover text."),
    _provider("languages.format", "Ask for formatting edits."),
    _provider("languages.act", "Ask for code actions."),
    _notice(
        "filesystem.changed",
        "A watched file changed.",
        value("path", text(limits.PATH_MAX_CHARACTERS), "Which."),
        passes=("path",),
        available=False,
    ),
    _notice("schedule.due", "It is time.", passes=(), available=False),
)

HOST_METHODS: dict[str, HostMethod] = {method.name: method for method in _ALL}
