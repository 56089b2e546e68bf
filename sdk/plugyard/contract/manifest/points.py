"""Schemas of the contribution points: what may stand under `contributes`."""

from plugyard.contract import limits
from plugyard.contract.shapes import ANY, BOOLEAN, Schema, array, described, integer, number, one_of, record, text
from plugyard.contract.slots import SLOTS

ID = text(limits.NAME_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_.-]+$") | {
    "description": "Letters, digits, dot, hyphen and underscore."
}
LABEL = text(limits.LABEL_MAX_CHARACTERS, min_length=1)
WHEN = described(text(500), "A clause over context keys, such as `editorFocus && config.notes.sync`.")
FILE = text(limits.PATH_MAX_CHARACTERS, min_length=1, pattern=r"^(\./)?[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$") | {
    "description": "A file of the package, such as `media/logo.png`."
}
FUNCTION = text(100, pattern=r"^[A-Za-z_$][A-Za-z0-9_$]*$") | {"description": "Name of an exported function."}
ICON = text(limits.PATH_MAX_CHARACTERS, min_length=1, pattern=r"^[A-Za-z0-9_][A-Za-z0-9._/-]*$") | {
    "description": "An icon of the workbench, or a file of the package."
}
LANGUAGE_ID = text(64, pattern=r"^[a-z0-9][a-z0-9+#.-]*$")
ORDER = described(integer(-1_000_000, 1_000_000), "Lower comes first; 100 when left out.")

SETTING_TYPES = ("string", "number", "integer", "boolean", "array", "object")
MENU_PLACES = ("palette", "toolbar", "editorContext", "tab", "explorer", "viewTitle")


def _many(item: Schema, description: str) -> Schema:
    return array(item, limits.CONTRIBUTIONS_MAX) | {"description": description}


COMMAND = record({"id": ID, "title": LABEL}, {"category": LABEL, "icon": ICON, "enablement": WHEN}, title="CommandContribution")
KEYBINDING = record(
    {"command": ID, "key": text(60, min_length=1)},
    {"mac": text(60, min_length=1), "when": WHEN, "args": ANY},
    title="KeybindingContribution",
)
MENU_ITEM = record({"command": ID}, {"when": WHEN, "group": ID, "order": ORDER}, title="MenuContribution")
SETTING = record(
    {"key": ID, "type": one_of(*SETTING_TYPES)},
    {
        "default": ANY,
        "title": LABEL,
        "description": text(2_000),
        "enum": array(ANY, 200, min_items=1),
        "enumDescriptions": array(text(500), 200),
        "minimum": number(),
        "maximum": number(),
        "minLength": integer(0),
        "maxLength": integer(0),
        "pattern": described(text(100), "A regular expression without groups and alternatives."),
        "secret": described(BOOLEAN, "Kept encrypted, never synced in clear, shown as dots."),
        "order": ORDER,
    },
    title="SettingContribution",
)
SLOT = record(
    {"slot": one_of(*SLOTS)},
    {
        "component": described(FUNCTION, "Exported function that returns a tree of nodes; called with `{context}`."),
        "id": described(ID, "Id of a view; one that `ui.registerView` fills when there is no component."),
        "title": LABEL,
        "icon": ICON,
        "order": ORDER,
        "when": WHEN,
    },
    title="SlotContribution",
)
THEME = record(
    {"label": LABEL, "path": FILE},
    {"id": ID, "mode": one_of("light", "dark", "high-contrast"), "uiTheme": one_of("vs", "vs-dark", "hc-black", "hc-light")},
    title="ThemeContribution",
)
ICON_THEME = record({"id": ID, "label": LABEL, "path": FILE}, title="IconThemeContribution")
SNIPPETS = record({"path": FILE}, {"language": LANGUAGE_ID}, title="SnippetsContribution")
LANGUAGE = record(
    {"id": LANGUAGE_ID},
    {
        "aliases": array(LABEL, 20),
        "extensions": array(text(40, pattern=r"^\.[A-Za-z0-9_+#.-]+$"), 100),
        "filenames": array(text(100, min_length=1), 100),
        "configuration": FILE,
    },
    title="LanguageContribution",
)
_STEP = record({"id": ID, "title": LABEL}, {"description": text(2_000), "command": ID, "image": FILE, "when": WHEN})
WALKTHROUGH = record(
    {"id": ID, "title": LABEL, "steps": array(_STEP, 30, min_items=1)},
    {"description": text(2_000), "when": WHEN},
    title="WalkthroughContribution",
)

POINTS: dict[str, Schema] = {
    "commands": _many(COMMAND, "Actions that users find in the command palette."),
    "settings": _many(SETTING, "What the user can set."),
    "slots": _many(SLOT, "Views in the workbench."),
    "keybindings": _many(KEYBINDING, "Keys for commands."),
    "menus": record({}, {place: _many(MENU_ITEM, "Commands in this menu.") for place in MENU_PLACES}),
    "themes": _many(THEME, "Colour themes, in the own format or as VS Code writes them."),
    "iconThemes": _many(ICON_THEME, "Icons for files."),
    "snippets": _many(SNIPPETS, "Snippets as VS Code writes them."),
    "languages": _many(LANGUAGE, "Languages the editor should know."),
    "walkthroughs": _many(WALKTHROUGH, "Guided first steps."),
}
"""Contribution point -> schema."""

NEEDS_CODE = ("commands", "slots")
"""Points that mean nothing without an entry file."""
