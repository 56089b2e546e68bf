"""The Explorer: the documents there are. One for now."""

from collections.abc import Callable

from plugyard_host.browser.ports import Dom, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.host.documents import Documents
from plugyard_host.widgets.controls import icon


class ExplorerView:
    def __init__(self, dom: Dom, documents: Documents, on_open: Callable[[], None]) -> None:
        self._documents = documents
        self._owned = DisposalList()
        self.element: Element = dom.create("section", classes="explorer", attributes={"role": "region", "aria-label": "Explorer"})
        item = dom.create("button", classes="explorer-item", attributes={"type": "button", "aria-current": "true"})
        self._note = dom.create("span", classes="explorer-note")
        item.append(icon(dom, "document"), dom.create("span", classes="explorer-name", text=documents.path), self._note)
        entries = dom.create("div", classes="explorer-list")
        entries.append(dom.create("p", classes="explorer-heading", text="On this device"), item)
        self.element.append(entries)
        self._owned.add(item.on("click", lambda _event: on_open()))
        self._owned.add(documents.changed.listen(lambda _none: self._show()))
        self._show()

    def _show(self) -> None:
        self._note.set_text("Saving…" if self._documents.is_dirty else "")

    def dispose(self) -> None:
        self._owned.dispose()
