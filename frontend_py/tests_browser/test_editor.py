"""CodeMirror behind the `Editors` port."""

from collections.abc import Callable
from typing import Any


def test_changes_and_selection_are_told_once_per_frame(check: Callable[[str], Any]) -> None:
    told = check("editor_reports_changes_and_selection")
    assert told["text"] == "# 😀\nhello"
    assert told["changes"] == ["# 😀\nhello"]
    assert told["selections"] == [[2, 4, "😀"]]


def test_view_is_labelled_styled_and_leaves_the_document_alone(check: Callable[[str], Any]) -> None:
    told = check("editor_reports_changes_and_selection")
    assert told["label"] == "Editor"
    assert (told["font"], told["size"]) == ("serif", "20px")
    assert told["styles_in_document"] == 0
