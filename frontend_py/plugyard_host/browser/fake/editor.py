"""Editors without a screen: a text, a selection, and the calls that were made."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Element, Selection, TextEditor


@dataclass
class FakeSelection:
    start: int
    end: int
    text: str


class FakeTextEditor:
    """Offsets count characters, which is the same as UTF-16 units for the texts of tests."""

    def __init__(self, text: str, language: str, on_change: Callable[[str], None], on_selection: Callable[[Selection], None]) -> None:
        self.language = language
        self.appearance: dict[str, object] = {}
        self.focused = False
        self._text = text
        self._range = (0, 0)
        self._on_change = on_change
        self._on_selection = on_selection

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        self.replace(0, len(self._text), text)

    def selection(self) -> Selection:
        start, end = self._range
        return FakeSelection(start, end, self._text[start:end])

    def select(self, start: int, end: int) -> None:
        self._range = (start, end)
        self._on_selection(self.selection())

    def replace(self, start: int, end: int, text: str) -> None:
        self._text = self._text[:start] + text + self._text[end:]
        cursor = start + len(text)
        self._range = (cursor, cursor)
        self._on_change(self._text)
        self._on_selection(self.selection())

    def set_language(self, name: str) -> None:
        self.language = name

    def set_appearance(self, *, dark: bool, font_family: str, font_size: str) -> None:
        self.appearance = {"dark": dark, "font_family": font_family, "font_size": font_size}

    def focus(self) -> None:
        self.focused = True

    # For tests.

    def type_text(self, text: str) -> None:
        """Type over the selection."""
        self.replace(*self._range, text)


class FakeEditors:
    def __init__(self) -> None:
        self.created: list[FakeTextEditor] = []

    async def create(
        self, parent: Element, *, text: str, language: str, on_change: Callable[[str], None], on_selection: Callable[[Selection], None]
    ) -> TextEditor:
        await asyncio.sleep(0)
        editor = FakeTextEditor(text, language, on_change, on_selection)
        self.created.append(editor)
        return editor
