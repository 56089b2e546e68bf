"""Dialogs that must be answered: an extension's question, and whether to open an address. Text only, one at a time."""

import asyncio

from plugyard_host.browser.ports import Dom, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.widgets.controls import button, icon, tile


class Modals:
    """Implements `host.surfaces.Modals`."""

    def __init__(self, dom: Dom, parent: Element) -> None:
        self._dom = dom
        self._parent = parent
        self._turn = asyncio.Lock()
        """A second question waits until the first is answered."""

    async def confirm(self, source: str, title: str, content: str) -> bool:
        async with self._turn:
            dialog = _Dialog(self._dom, self._parent, f"Extension {source} asks", source, title)
            if content:
                dialog.add(self._dom.create("p", classes="modal-content", text=content))
            dialog.add_choice("Cancel", is_yes=False)
            dialog.add_choice("OK", is_yes=True)
            return await dialog.answer()

    async def open_link(self, source: str, href: str) -> None:
        """Show the whole address; only a click on the real link in this dialog opens it."""
        async with self._turn:
            dialog = _Dialog(self._dom, self._parent, f"A link in {source}", source, "Open this address?")
            dialog.add(self._dom.create("p", classes="modal-address", text=href))
            dialog.add_choice("Cancel", is_yes=False)
            dialog.add_link("Open in a new tab", href)
            await dialog.answer()


class _Dialog:
    def __init__(self, dom: Dom, parent: Element, heading: str, source: str, title: str) -> None:
        self._dom = dom
        self._owned = DisposalList()
        self._says_yes = False
        self._answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._dialog = dom.create("dialog", classes="modal", attributes={"aria-label": f"{heading}: {title}"})
        self._frame = dom.create("div", classes="modal-frame")
        self._actions = dom.create("div", classes="modal-actions")
        self._last: Element = self._dialog
        above = dom.create("p", classes="modal-source")
        above.append(tile(dom, source, source, small=True), dom.create("span", text=heading))
        self._frame.append(above, dom.create("h2", classes="modal-title", text=title))
        self._dialog.append(self._frame)
        self._owned.add(self._dialog.on("close", lambda _event: self._closed()))
        parent.append(self._dialog)

    def add(self, element: Element) -> None:
        self._frame.append(element)

    def add_choice(self, label: str, *, is_yes: bool) -> None:
        control = button(self._dom, label, lambda: self._choose(is_yes=is_yes), look="primary" if is_yes else "secondary")
        self._owned.add(control)
        self._add_action(control.element)

    def add_link(self, label: str, href: str) -> None:
        attributes = {"href": href, "target": "_blank", "rel": "noopener noreferrer"}
        link = self._dom.create("a", classes="button button-primary", attributes=attributes)
        link.append(icon(self._dom, "external", classes="icon-small"), self._dom.create("span", text=label))
        self._owned.add(link.on("click", lambda _event: self._choose(is_yes=True)))
        self._add_action(link)

    def _add_action(self, element: Element) -> None:
        self._actions.append(element)
        self._last = element

    async def answer(self) -> bool:
        self._frame.append(self._actions)
        self._dialog.show_modal()
        self._last.focus()
        try:
            return await self._answer
        finally:
            self._owned.dispose()
            self._dialog.remove()

    def _choose(self, *, is_yes: bool) -> None:
        self._says_yes = is_yes
        self._dialog.close()

    def _closed(self) -> None:
        if not self._answer.done():
            self._answer.set_result(self._says_yes)
