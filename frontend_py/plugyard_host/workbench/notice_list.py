"""`NoticeList`: the dialog with past notifications, opened from the status bar."""

from plugyard_host.browser.ports import Dom
from plugyard_host.host.disposal import DisposalList
from plugyard_host.widgets.controls import button, empty_state, icon_button
from plugyard_host.workbench.notices import NoticeCard
from plugyard_host.workbench.notifications import NotificationCentre


class NoticeList:
    def __init__(self, dom: Dom, centre: NotificationCentre) -> None:
        self._dom = dom
        self._centre = centre
        self._cards = DisposalList()
        self.is_open = False
        self.element = dom.create("dialog", classes="centre", attributes={"aria-label": "Past notifications"})
        frame = dom.create("div", classes="centre-frame")
        header = dom.create("div", classes="centre-header")
        self._clear = button(dom, "Clear all", centre.clear, look="quiet")
        self._close = icon_button(dom, "x", "Close", self.close)
        header.append(dom.create("h2", classes="centre-title", text="Notifications"), self._clear.element, self._close.element)
        self._list = dom.create("div", classes="centre-list")
        frame.append(header, self._list)
        self.element.append(frame)
        frame.on("click", lambda event: event.stop_propagation())
        self.element.on("click", lambda _event: self.close())
        self.element.on("close", lambda _event: self._closed())
        centre.changed.listen(lambda _none: self._draw())

    def open(self) -> None:
        self.is_open = True
        self._draw()
        self.element.show_modal()
        self._close.element.focus()
        self._centre.mark_read()

    def close(self) -> None:
        self.element.close()

    def _closed(self) -> None:
        self.is_open = False
        self._cards.dispose()

    def _draw(self) -> None:
        if not self.is_open:
            return
        self._cards.dispose()
        self._cards = DisposalList()
        self._list.clear()
        for notice in self._centre.history:
            card = NoticeCard(self._dom, notice, on_close=lambda gone=notice: self._centre.forget(gone))  # type: ignore[misc]
            self._cards.add(card)
            self._list.append(card.element)
        self._clear.element.set_attribute("hidden", None if self._centre.history else "")
        if not self._centre.history:
            self._list.append(empty_state(self._dom, "All quiet", "What Plugyard and extensions tell you is kept here."))
