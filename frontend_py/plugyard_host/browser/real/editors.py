"""CodeMirror, loaded beside Python and mounted in a shadow root (`page/editor/`)."""

from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Element, Selection, TextEditor
from plugyard_host.browser.real.dom import node_of
from plugyard_host.browser.real.javascript import Js, ffi, window

_LABEL = "Editor"
"""Accessible name of the text field."""


@dataclass(frozen=True, slots=True)
class RealSelection:
    start: int
    end: int
    text: str


class RealTextEditor:
    def __init__(self, editor: Js, proxies: tuple[Js, ...]) -> None:
        self._editor = editor
        self._proxies = proxies

    def text(self) -> str:
        return str(self._editor.text())

    def set_text(self, text: str) -> None:
        self._editor.setText(text)

    def selection(self) -> Selection:
        return RealSelection(*self._editor.selection().to_py())

    def select(self, start: int, end: int) -> None:
        self._editor.select(start, end)

    def replace(self, start: int, end: int, text: str) -> None:
        self._editor.replace(start, end, text)

    def set_language(self, name: str) -> None:
        self._editor.setLanguage(name)

    def set_appearance(self, *, dark: bool, font_family: str, font_size: str) -> None:
        self._editor.setAppearance(dark, font_family, font_size)

    def focus(self) -> None:
        self._editor.focus()

    def dispose(self) -> None:
        """Take the view out of the page. The text is gone with it."""
        self._editor.dispose()
        proxies, self._proxies = self._proxies, ()
        for proxy in proxies:
            proxy.destroy()


class RealEditors:
    async def create(
        self, parent: Element, *, text: str, language: str, on_change: Callable[[str], None], on_selection: Callable[[Selection], None]
    ) -> TextEditor:
        create_proxy = ffi().create_proxy
        module = await window().plugyard.loadEditor()
        proxies = (create_proxy(on_change), create_proxy(lambda start, end, chosen: on_selection(RealSelection(start, end, chosen))))
        options = window().Object.new()
        options.text, options.language, options.label = text, language, _LABEL
        options.onChange, options.onSelection = proxies
        return RealTextEditor(module.Editor.new(node_of(parent), options), proxies)
