"""The table widget. Rows can be chosen when the extension listens to that."""

from typing import Any

from plugyard_host.browser.ports import DomEvent, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.widgets.widget import Drawing, Props, Widget

PAGE_ROWS = 200
"""Rows drawn at first, and added by each press of the button below them."""


class Table(Widget):
    def __init__(self, drawing: Drawing, node_id: int, props: Props) -> None:
        self._row_listeners = DisposalList()
        self._rows: list[Element] = []
        self._shown_rows = PAGE_ROWS
        super().__init__(drawing, node_id, props)
        self.own(self._more.on("click", lambda _event: self._show_more()))

    def create(self, props: Props) -> Element:
        frame = self.dom.create("div", classes="node-table", attributes={"tabindex": "0", "role": "region"})
        self._table = self.dom.create("table", classes="table")
        self._more = self.dom.create("button", classes="button button-quiet table-more", attributes={"type": "button", "hidden": ""})
        frame.append(self._table, self._more)
        return frame

    def set(self, props: Props, changed: frozenset[str]) -> None:
        self._props = props
        if "label" in changed:
            self._table.set_attribute("aria-label", props.get("label"))
            self.element.set_attribute("aria-label", props.get("label", "Table"))
        if changed & {"columns", "rows", "onSelect"}:
            self._draw()
        elif "selected" in changed:
            self._show_selected()

    def _draw(self) -> None:
        had_focus = next((index for index, row in enumerate(self._rows) if row.contains_focus()), None)
        self._row_listeners.dispose()
        self._row_listeners = DisposalList()
        self._table.clear()
        self._table.set_attribute("role", "grid" if self._is_selectable() else None)
        self._table.append(self._head(), self._body())
        self._offer_more()
        self._show_selected()
        if had_focus is not None and had_focus < len(self._rows):
            self._rows[had_focus].focus()

    def _is_selectable(self) -> bool:
        return self._props.get("onSelect") is True

    def _head(self) -> Element:
        row = self.dom.create("tr")
        for column in self._props["columns"]:
            row.append(self.dom.create("th", text=column["title"], attributes={"scope": "col", "data-align": column.get("align", "start")}))
        head = self.dom.create("thead")
        head.append(row)
        return head

    def _body(self) -> Element:
        body = self.dom.create("tbody")
        self._rows = [self._row(index, cells) for index, cells in enumerate(self._props["rows"][: self._shown_rows])]
        body.append(*self._rows)
        return body

    def _row(self, index: int, cells: dict[str, Any]) -> Element:
        row = self.dom.create("tr", classes="table-row")
        for column in self._props["columns"]:
            text = _cell_text(cells.get(column["key"]))
            row.append(self.dom.create("td", text=text, attributes={"data-align": column.get("align", "start")}))
        if self._is_selectable():
            row.set_attribute("tabindex", "0")
            self._row_listeners.add(row.on("click", lambda _event: self.emit("onSelect", index)))
            self._row_listeners.add(row.on("keydown", lambda event: self._on_key(event, index)))
        return row

    def _on_key(self, event: DomEvent, index: int) -> None:
        step = {"ArrowDown": 1, "ArrowUp": -1}.get(event.key)
        if event.key in ("Enter", " "):
            event.prevent_default()
            self.emit("onSelect", index)
        elif step is not None and 0 <= index + step < len(self._rows):
            event.prevent_default()
            self._rows[index + step].focus()

    def _show_selected(self) -> None:
        selected = self._props.get("selected")
        for index, row in enumerate(self._rows):
            row.set_attribute("aria-selected", str(index == selected).lower() if self._is_selectable() else None)

    def _offer_more(self) -> None:
        left = len(self._props["rows"]) - len(self._rows)
        self._more.set_attribute("hidden", None if left > 0 else "")
        self._more.set_text(f"Show {min(left, PAGE_ROWS):,} of {left:,} more rows" if left > 0 else "")

    def _show_more(self) -> None:
        self._shown_rows += PAGE_ROWS
        self._draw()

    def dispose(self) -> None:
        super().dispose()
        self._row_listeners.dispose()


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value:g}" if isinstance(value, float) else str(value)
