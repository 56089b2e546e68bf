"""The document that the user writes: one for now. Mirrors the editor, keeps the text durable, tells state and events."""

import json
from dataclasses import dataclass

from plugyard.contract import limits
from plugyard.contract.errors import LimitExceeded

from plugyard_host.browser.ports import Clock, Disposable, Page, Selection, Store, TextEditor
from plugyard_host.host.events import EventBus
from plugyard_host.host.signals import Signal
from plugyard_host.host.state import StateStore

TABLE = "documents"
PATH = "untitled.md"
LANGUAGE = "markdown"
SAVE_DELAY_S = 0.3
"""After the last change."""
MAX_CHARACTERS = limits.FILE_MAX_BYTES
"""What extensions may make of the text: every call adds up to 1 MiB, and everyone who listens gets all of it."""


@dataclass(frozen=True, slots=True)
class TextRange:
    """A selection, kept after the editor's own has moved on."""

    start: int
    end: int
    text: str

    def to_json(self) -> dict[str, int | str]:
        return {"start": self.start, "end": self.end, "text": self.text}


class Documents:
    path = PATH
    language = LANGUAGE

    def __init__(self, store: Store, clock: Clock, page: Page, state: StateStore, events: EventBus) -> None:
        self._store = store
        self._clock = clock
        self._state = state
        self._events = events
        self._editor: TextEditor | None = None
        self._selection = TextRange(0, 0, "")
        self._save_timer: Disposable | None = None
        self.text = ""
        self.is_dirty = False
        """Some of the text is not durable yet."""
        self.changed: Signal[None] = Signal("documents.changed")
        """Text or dirtiness is another."""
        page.on_hide(self.save_now)

    async def load(self) -> None:
        """Bring back the text of the last visit."""
        saved = await self._store.get(TABLE, PATH)
        self.text = json.loads(saved)["text"] if saved is not None else ""
        self._state.set("editor.language", LANGUAGE)
        self._state.set("editor.content", self.text)
        self._state.set("editor.selection", self._selection.to_json())
        self._events.emit("file:opened", {"path": PATH, "language": LANGUAGE})
        self.changed.emit(None)

    def attach(self, editor: TextEditor) -> None:
        """Use this editor from now on; it gets the text if it shows another."""
        self._editor = editor
        if editor.text() != self.text:
            editor.set_text(self.text)

    # What the editor reports: `on_change` and `on_selection` of `Editors.create`.

    def editor_changed(self, text: str) -> None:
        if text == self.text:
            return
        self.text = text
        self._state.set("editor.content", text)
        self._events.emit("editor:content-changed", {"path": PATH, "length": len(text)})
        self._save_soon()

    def selection_changed(self, selection: Selection) -> None:
        self._selection = TextRange(selection.start, selection.end, selection.text)
        self._state.set("editor.selection", self._selection.to_json())
        self._events.emit("editor:selection-changed", self._selection.to_json())

    # What extensions do.

    def selection(self) -> dict[str, int | str]:
        return self._selection.to_json()

    def set_text(self, text: str) -> None:
        """Replace everything in one undoable edit."""
        if self._editor is not None:
            self._editor.set_text(text)
        self.editor_changed(text)

    def replace_selection(self, text: str) -> None:
        """Replace what is selected in one undoable edit; without an editor yet, add at the end."""
        if len(self.text) + len(text) > MAX_CHARACTERS:
            raise LimitExceeded("The document would become too large.", what="document_characters", limit=MAX_CHARACTERS)
        if self._editor is None:
            self.set_text(self.text + text)
            return
        selected = self._editor.selection()
        self._editor.replace(selected.start, selected.end, text)
        self.editor_changed(self._editor.text())

    # Saving.

    def _save_soon(self) -> None:
        self.is_dirty = True
        if self._save_timer is not None:
            self._save_timer.dispose()
        self._save_timer = self._clock.call_later(SAVE_DELAY_S, self.save_now)
        self.changed.emit(None)

    def save_now(self) -> None:
        """Write what is not durable yet, without waiting for a pause in typing."""
        if self._save_timer is not None:
            self._save_timer.dispose()
            self._save_timer = None
        if self.is_dirty:
            self._clock.spawn(self._save(self.text), name=f"saving {PATH}")

    async def _save(self, text: str) -> None:
        await self._store.set(TABLE, PATH, json.dumps({"text": text}))
        if self.text == text:
            self.is_dirty = False
            self._events.emit("file:saved", {"path": PATH})
            self.changed.emit(None)
