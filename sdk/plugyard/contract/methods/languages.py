"""`languages`: completion, hover, formatting, code actions, diagnostics."""

from plugyard.contract import limits
from plugyard.contract.methods.editor import EDIT, OFFSET
from plugyard.contract.methods.shape import Group, Method, handler, value
from plugyard.contract.shapes import array, one_of, record, text
from plugyard.contract.standard import LANGUAGE

DIAGNOSTIC = record(
    {"start": OFFSET, "end": OFFSET, "message": text(4_000, min_length=1)},
    {"severity": one_of("error", "warning", "info", "hint"), "code": text(100), "source": text(100)},
    title="Diagnostic",
)
COMPLETION = record(
    {"label": text(limits.LABEL_MAX_CHARACTERS, min_length=1)},
    {"detail": text(limits.LABEL_MAX_CHARACTERS), "documentation": text(10_000), "insertText": text(10_000), "kind": text(40)},
    title="Completion",
)
HOVER = record({"contents": text(10_000)}, {"start": OFFSET, "end": OFFSET}, title="Hover")
CODE_ACTION = record({"title": text(limits.LABEL_MAX_CHARACTERS, min_length=1), "edits": array(EDIT, 1_000)}, title="CodeAction")
PROVIDED = [COMPLETION, HOVER, CODE_ACTION]
"""What providers answer; no method has them in its parameters."""

_LANGUAGE = value("language", LANGUAGE, "Such as `python`, or `*` for all.")


def _provider(verb: str, doc: str, signature: str, host_method: str) -> Method:
    return Method(
        f"languages.{verb}",
        doc,
        (_LANGUAGE, handler("provider", signature, "Called with the document and the place.")),
        permission="editor.read",
        handler=host_method,
    )


LANGUAGES = Group(
    "languages",
    "What makes the editor understand a language.",
    (
        _provider(
            "registerCompletionProvider",
            "Offer completions.",
            "(request: LanguageRequest) => Completion[] | Promise<Completion[]>",
            "languages.complete",
        ),
        _provider(
            "registerHoverProvider",
            "Explain what the pointer rests on.",
            "(request: LanguageRequest) => Hover | null | Promise<Hover | null>",
            "languages.hover",
        ),
        _provider(
            "registerFormattingProvider",
            "Format a document.",
            "(request: LanguageRequest) => TextEdit[] | Promise<TextEdit[]>",
            "languages.format",
        ),
        _provider(
            "registerCodeActionProvider",
            "Offer fixes.",
            "(request: LanguageRequest) => CodeAction[] | Promise<CodeAction[]>",
            "languages.act",
        ),
        Method(
            "languages.setDiagnostics",
            "Show problems of the open document; replaces those set before.",
            (value("diagnostics", array(DIAGNOSTIC, 5_000), "All current problems."),),
            permission="editor.read",
        ),
    ),
)
