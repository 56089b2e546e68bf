"""`ExtensionView`: one view of an extension in one place of the shell, and `SlotStrip`: all views of a slot, in order."""

from plugyard.contract.errors import Conflict

from plugyard_host.browser.ports import Disposable, Element
from plugyard_host.host.disposal import Undo
from plugyard_host.host.host import Host
from plugyard_host.host.registry import SlotItem
from plugyard_host.widgets.tree import TreeDrawer, ViewFrame
from plugyard_host.workbench.surroundings import Surroundings


class ExtensionView:
    def __init__(self, around: Surroundings, item: SlotItem, *, classes: str) -> None:
        host, extension_id, view = around.host, item.extension_id, item.view
        self.element: Element = around.dom.create("div", classes=f"extension-view {classes}", attributes={"data-extension": extension_id})
        frame = ViewFrame(
            title=item.title,
            open_link=lambda href: around.start(around.modals.open_link(around.display_name(extension_id), href), name="Opening a link"),
            show_log=lambda: around.show_log(extension_id),
            restart=lambda: around.restart(extension_id),
        )
        self._drawer = TreeDrawer(
            around.dom,
            self.element,
            lambda node, event, value: host.views.send_event(extension_id, view, node, event, value),
            lambda path: around.asset_url(extension_id, path),
            frame,
        )
        self._shown = self._open(host, item)

    def _open(self, host: Host, item: SlotItem) -> Disposable:
        """An extension may name one view for two places; only the first gets it, and the others say so."""
        try:
            return host.views.open(item.extension_id, item.view, self._drawer, slot=item.slot)
        except Conflict as error:
            self._drawer.fail(error.message)
            return Undo(lambda: None)

    def dispose(self) -> None:
        """Tell the extension that the view is not shown any more, and take it out."""
        self._shown.dispose()
        self._drawer.dispose()
        self.element.remove()


def slot_items(host: Host, slot: str) -> list[SlotItem]:
    """What belongs into a slot: what manifests declare and what running extensions have registered, in one order."""
    declared = host.registry.slots(slot)
    known = {(item.extension_id, item.view) for item in declared}
    registered = [
        SlotItem(view.extension_id, slot, view.view, view.title, view.order, view.view)
        for view in host.views.in_slot(slot)
        if (view.extension_id, view.view) not in known
    ]
    return sorted([*declared, *registered], key=lambda item: (item.order, item.extension_id, item.view))


class SlotStrip:
    """Shows the views of a slot side by side: toolbar and status bar."""

    def __init__(self, around: Surroundings, slot: str, parent: Element) -> None:
        self._around = around
        self._slot = slot
        self._parent = parent
        self._views: dict[SlotItem, ExtensionView] = {}
        around.host.registry.changed.listen(lambda _id: self._sync())
        around.host.views.changed.listen(lambda _none: self._sync())
        self._sync()

    def _sync(self) -> None:
        items = slot_items(self._around.host, self._slot)
        for item in [item for item in self._views if item not in items]:
            self._views.pop(item).dispose()
        before = list(self._views)
        for index, item in enumerate(items):
            if item not in self._views:
                self._views[item] = ExtensionView(self._around, item, classes="slot-inline")
            if before[index : index + 1] != [item]:
                self._parent.insert(index, self._views[item].element)
        self._views = {item: self._views[item] for item in items}
