"""`editor`: the document the user works on."""

from plugyard.contract import limits
from plugyard.contract.methods.shape import Group, Method, value
from plugyard.contract.shapes import array, integer, nullable, one_of, record, text
from plugyard.contract.standard import LANGUAGE, PATH, SELECTION

TEXT = text(limits.MESSAGE_MAX_BYTES)
OFFSET = integer(0)
EDIT = record({"start": OFFSET, "end": OFFSET, "text": TEXT}, title="TextEdit") | {"description": "Replace what lies between two offsets."}
DOCUMENT = record({"path": PATH, "language": LANGUAGE, "active": {"type": "boolean"}, "dirty": {"type": "boolean"}}, title="DocumentInfo")
DECORATION = record(
    {"start": OFFSET, "end": OFFSET, "style": one_of("highlight", "underline", "strike", "error", "warning", "muted")},
    {"tooltip": text(limits.LABEL_MAX_CHARACTERS)},
    title="Decoration",
)
_READ = "editor.read"
_WRITE = "editor.write"

EDITOR = Group(
    "editor",
    "Text and selection of the open document. Offsets count UTF-16 units, as JavaScript strings do.",
    (
        Method("editor.getText", "Read the whole text.", (), TEXT, permission=_READ, available=True),
        Method("editor.getSelection", "Read the selection.", (), SELECTION, permission=_READ, available=True),
        Method(
            "editor.setText",
            "Replace the whole text in one undoable edit.",
            (value("text", TEXT, "The new text."),),
            permission=_WRITE,
            available=True,
        ),
        Method(
            "editor.replaceSelection",
            "Replace what is selected in one undoable edit.",
            (value("text", TEXT, "What to put there."),),
            permission=_WRITE,
            available=True,
        ),
        Method("editor.setSelection", "Select a range.", (value("start", OFFSET, "From."), value("end", OFFSET, "To.")), permission=_WRITE),
        Method(
            "editor.edit",
            "Apply several edits as one undoable step.",
            (value("edits", array(EDIT, 10_000), "They must not overlap; offsets count before any edit."),),
            permission=_WRITE,
        ),
        Method("editor.insert", "Insert text.", (value("offset", OFFSET, "Where."), value("text", TEXT, "What.")), permission=_WRITE),
        Method("editor.getDocument", "Tell which document is open.", (), nullable(DOCUMENT), permission=_READ),
        Method("editor.listDocuments", "List the open documents.", (), array(DOCUMENT, 1_000), permission=_READ),
        Method("editor.openDocument", "Show a document of the workspace.", (value("path", PATH, "Which."),), permission=_READ),
        Method("editor.saveDocument", "Save the open document.", permission=_WRITE),
        Method(
            "editor.setDecorations",
            "Mark parts of the text; replaces the marks set before under the same key.",
            (
                value("key", text(limits.NAME_MAX_CHARACTERS, min_length=1), "Names this set."),
                value("decorations", array(DECORATION, 5_000), "The marks."),
            ),
            permission=_READ,
        ),
        Method(
            "editor.setLanguage",
            "Set the language of the open document.",
            (value("language", LANGUAGE, "Such as `python`."),),
            permission=_WRITE,
        ),
    ),
)
