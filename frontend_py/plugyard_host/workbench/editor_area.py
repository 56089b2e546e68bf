"""The editor area: a tab for the document and one for each view that an extension puts into the slot `canvas`."""

from plugyard_host.browser.ports import Element, TextEditor
from plugyard_host.host.registry import SlotItem
from plugyard_host.widgets.tab_strip import Tab, TabStrip
from plugyard_host.workbench.extension_view import ExtensionView, slot_items
from plugyard_host.workbench.layout import Layout
from plugyard_host.workbench.surroundings import Surroundings
from plugyard_host.workbench.theme import ThemeSwitch

DOCUMENT = "document"
SLOT = "canvas"
DEFAULT_FONT_FAMILY = "ui-monospace, monospace"
DEFAULT_FONT_SIZE = 15
_BONES = 7


class EditorArea:
    def __init__(self, around: Surroundings, parent: Element, layout: Layout, theme: ThemeSwitch) -> None:
        self._around = around
        self._dom = around.dom
        self._documents = around.host.documents
        self._state = around.host.state
        self._layout = layout
        self._theme = theme
        self._editor: TextEditor | None = None
        self._canvases: dict[str, SlotItem] = {}
        self._canvas: ExtensionView | None = None
        self._tabs = TabStrip(self._dom, label="Open editors", classes="editor-tabs", on_choose=self.choose)
        self._body = self._dom.create("div", classes="editor-body", attributes={"role": "tabpanel"})
        self._editor_host = self._dom.create("div", classes="editor-host")
        self._loading = self._create_loading()
        self._unsaved = self._dom.create("span", classes="editor-unsaved", attributes={"data-saved": "true"})
        self._body.append(self._editor_host, self._loading)
        parent.append(self._tabs.element, self._body)
        self._listen()
        self._tabs.choose(DOCUMENT)
        self._sync()
        self._show()
        around.start(self._open(), name="Opening the editor")

    def _listen(self) -> None:
        host = self._around.host
        host.registry.changed.listen(lambda _id: self._sync())
        host.views.changed.listen(lambda _none: self._sync())
        self._documents.changed.listen(lambda _none: self._on_document())
        self._theme.changed.listen(lambda _none: self._show_appearance())
        for key in ("format.fontFamily", "format.fontSize"):
            self._state.subscribe(key, lambda _key, _value: self._show_appearance())

    def _create_loading(self) -> Element:
        loading = self._dom.create("div", classes="editor-loading", attributes={"role": "status", "aria-label": "The editor is loading"})
        loading.append(*(self._dom.create("div", classes="bone") for _ in range(_BONES)))
        return loading

    def focus(self) -> None:
        """Bring the document into view and put the cursor into it."""
        self._layout.show_editor()
        self.choose(DOCUMENT)
        if self._editor is not None:
            self._editor.focus()

    def focus_shown(self) -> None:
        """Put the focus into whatever is shown, without changing it."""
        if self._tabs.chosen == DOCUMENT:
            self.focus()
        else:
            self._tabs.focus()

    def choose(self, key: str) -> None:
        if key != self._tabs.chosen:
            self._tabs.choose(key)
            self._show()

    def _on_document(self) -> None:
        self._unsaved.set_attribute("data-saved", "false" if self._documents.is_dirty else "true")
        self._unsaved.set_attribute("title", "Saving…" if self._documents.is_dirty else None)

    async def _open(self) -> None:
        """Load the editor with the text that the host has brought back."""
        editor = await self._around.browser.editors.create(
            self._editor_host,
            text=self._documents.text,
            language=self._documents.language,
            on_change=self._documents.editor_changed,
            on_selection=self._documents.selection_changed,
        )
        self._editor = editor
        self._documents.attach(editor)
        self._show_appearance()
        self._loading.remove()

    def _show_appearance(self) -> None:
        if self._editor is not None:
            family = self._state.get("format.fontFamily") or DEFAULT_FONT_FAMILY
            size = self._state.get("format.fontSize") or DEFAULT_FONT_SIZE
            self._editor.set_appearance(dark=self._theme.is_dark, font_family=family, font_size=f"{size}px")

    def _sync(self) -> None:
        self._canvases = {f"{item.extension_id}/{item.view}": item for item in slot_items(self._around.host, SLOT)}
        document = Tab(DOCUMENT, self._documents.path, "document")
        self._tabs.set_tabs([document, *(Tab(key, item.title, "blocks") for key, item in self._canvases.items())])
        self._tabs.mark(DOCUMENT).append(self._unsaved)
        if self._tabs.chosen not in {DOCUMENT, *self._canvases}:
            self.choose(DOCUMENT)

    def _show(self) -> None:
        item = self._canvases.get(self._tabs.chosen or DOCUMENT)
        if self._canvas is not None:
            self._canvas.dispose()
            self._canvas = None
        self._editor_host.set_attribute("hidden", None if item is None else "")
        self._body.set_attribute("aria-label", self._documents.path if item is None else item.title)
        if item is not None:
            self._canvas = ExtensionView(self._around, item, classes="editor-canvas")
            self._body.append(self._canvas.element)
