"""`ui`: messages, dialogs, panels and views, drawn by the page from trees of nodes."""

from plugyard.contract import limits
from plugyard.contract.methods.shape import Group, Method, handler, value
from plugyard.contract.nodes import CHANGES
from plugyard.contract.shapes import ANY, BOOLEAN, array, integer, nullable, number, one_of, record, text
from plugyard.contract.slots import SLOTS

VIEW_ID = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.-]+$") | {
    "description": "Letters, digits, dot, hyphen and underscore."
}
LABEL = text(limits.LABEL_MAX_CHARACTERS, min_length=1)
ORDER = integer(-1_000_000, 1_000_000)
QUICK_PICK_ITEM = record({"label": LABEL}, {"description": LABEL, "detail": LABEL, "value": ANY, "picked": BOOLEAN}, title="QuickPickItem")
_RENDER = handler(
    "render",
    "(context: PluginContext) => NodeContent | Promise<NodeContent>",
    "Returns the tree of nodes to show; called again by `update()`.",
)
_OPTIONAL_TEXT = {"title": LABEL, "placeholder": LABEL, "value": text(10_000), "password": BOOLEAN}

UI = Group(
    "ui",
    "Messages, dialogs, panels and views. The page draws them, so they follow the theme and work with keyboard and screen reader.",
    (
        Method(
            "ui.showNotification",
            "Show a short message in the corner of the page. At most five in ten seconds.",
            (
                value("message", LABEL, "Plain text."),
                value("level", one_of("info", "warning", "error"), "`info` when left out.", required=False),
                value("actions", array(text(60, min_length=1), 3), "Labels of buttons to offer.", required=False),
            ),
            nullable(text(60)),
            "The label of the button that was pressed, or null. Without actions it returns at once.",
            available=True,
        ),
        Method(
            "ui.showModal",
            "Ask a question that must be answered first. Needs a recent click or key press of the user.",
            (value("title", LABEL, "The question."), value("content", text(4_000), "Plain text below it.", required=False)),
            BOOLEAN,
            "True when the user confirmed.",
            available=True,
        ),
        Method(
            "ui.showInputBox",
            "Ask for one line of text.",
            (value("options", record({}, _OPTIONAL_TEXT, title="InputBoxOptions"), "What to show.", required=False),),
            nullable(text(10_000)),
            "The text, or null when the user cancelled.",
        ),
        Method(
            "ui.showQuickPick",
            "Let the user choose from a list.",
            (
                value("items", array(QUICK_PICK_ITEM, 1_000), "What can be chosen."),
                value(
                    "options",
                    record({}, {"title": LABEL, "placeholder": LABEL, "many": BOOLEAN}, title="QuickPickOptions"),
                    "How.",
                    required=False,
                ),
            ),
            nullable(array(QUICK_PICK_ITEM, 1_000)),
            "The chosen items, or null when the user cancelled.",
        ),
        Method(
            "ui.withProgress",
            "Show progress while a task runs.",
            (
                value("title", LABEL, "What is being done."),
                handler("task", "(report: (value: Progress) => void) => unknown", "The work; its progress is shown."),
            ),
            handler="ui.task",
        ),
        Method(
            "ui.reportProgress",
            "Tell how far a task of `withProgress` has come.",
            (
                value("registration", integer(1), "The task."),
                value("progress", record({}, {"message": LABEL, "percent": number(0, 100)}, title="Progress"), "How far."),
            ),
            internal=True,
        ),
        Method(
            "ui.registerPanel",
            "Offer a panel below the editor.",
            (value("id", VIEW_ID, "Unique in this extension."), value("title", LABEL, "On the panel's tab."), _RENDER),
            handler="ui.render",
            available=True,
        ),
        Method(
            "ui.registerView",
            "Put a view into a slot of the workbench.",
            (
                value("slot", one_of(*SLOTS), "Where."),
                value("id", VIEW_ID, "Unique in this extension."),
                _RENDER,
                value("order", ORDER, "Lower comes first; 100 when left out.", required=False),
            ),
            handler="ui.render",
            available=True,
        ),
        Method(
            "ui.patch",
            "Change a view that is shown: all changes or none.",
            (value("view", VIEW_ID, "The view."), value("changes", CHANGES, "See docs/protocol.md 4.")),
            available=True,
            internal=True,
        ),
        Method(
            "ui.openUri",
            "Open an address in a new tab. The user sees the whole address and has to click.",
            (value("uri", text(2_000, pattern=r"^https://[!-~]+$"), "An https address."),),
            BOOLEAN,
            "True when the user opened it.",
            permission="network",
        ),
    ),
)

STATUS_BAR = Group(
    "statusBar",
    "Entries in the bar at the bottom.",
    (
        Method(
            "statusBar.create",
            "Add an entry.",
            (value("id", VIEW_ID, "Unique in this extension."), _RENDER, value("order", ORDER, "Lower comes first.", required=False)),
            handler="ui.render",
        ),
    ),
)
