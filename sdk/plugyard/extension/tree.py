"""Node trees with ids, and the changes between two of them (docs/protocol.md 4). The same steps as `sdk/js/tree.js`."""

from plugyard.extension.nodes import Node, nodes_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Shown:
    """One node that a view shows."""

    def __init__(self, number: int, node: Node) -> None:
        self.id = number
        self.kind = node.kind
        self.key = node.key
        self.props: dict[str, Any] = {}
        self.handlers: dict[str, Callable[..., Any]] = {}
        self.children: list[Shown] = []
        for name in node.props:
            value = node.props[name]
            if callable(value):
                self.handlers[name] = value
            if value is not None:
                self.props[name] = True if callable(value) else value

    def wire(self) -> "dict[str, object]":
        return {"id": self.id, "kind": self.kind, "props": self.props, "children": [child.wire() for child in self.children]}


class Tree:
    """The nodes of one view; hands out ids."""

    def __init__(self) -> None:
        self._last = 0
        self.root: Shown | None = None
        self.by_id: dict[int, Shown] = {}

    def show(self, node: Node) -> "list[list[Any]]":
        """Show another tree and tell the changes."""
        changes: list[list[Any]] = []
        self.by_id = {}
        if self.root is not None and self.root.kind == node.kind and self.root.key == node.key:
            self.root = self._update(self.root, node, changes)
        else:
            self.root = self._create(node)
            changes.append(["root", self.root.wire()])
        return changes

    def _create(self, node: Node) -> Shown:
        self._last += 1
        shown = self._describe(self._last, node)
        shown.children = [self._create(child) for child in nodes_of(node.children)]
        return shown

    def _describe(self, number: int, node: Node) -> Shown:
        shown = Shown(number, node)
        self.by_id[number] = shown
        return shown

    def _update(self, old: Shown, node: Node, changes: "list[list[Any]]") -> Shown:
        shown = self._describe(old.id, node)
        props = _changed_props(old.props, shown.props)
        if props:
            changes.append(["props", old.id, props])
        shown.children = self._update_children(old, nodes_of(node.children), changes)
        return shown

    def _update_children(self, parent: Shown, nodes: "list[Node]", changes: "list[list[Any]]") -> "list[Shown]":
        partners = _pair(parent.children, nodes)
        kept = {partner.id for partner in partners if partner is not None}
        places: list[int] = []
        for child in parent.children:
            if child.id in kept:
                places.append(child.id)
            else:
                changes.append(["remove", child.id])
        staying = _staying(places, [partner.id for partner in partners if partner is not None])
        row = _Row(parent.id, places, changes)
        children: list[Shown] = []
        for index in range(len(nodes)):
            partner = partners[index]
            child = self._create(nodes[index]) if partner is None else partner
            children.append(child)
            if child.id in staying:
                row.leave(child)
            elif partner is None:
                row.insert(child)
            else:
                row.move(child)
        return [child if partners[index] is None else self._update(child, nodes[index], changes) for index, child in enumerate(children)]


def _pair(olds: "list[Shown]", nodes: "list[Node]") -> "list[Shown | None]":
    """Find the old child each new one continues: by key, else the next keyless one of the same kind."""
    free: dict[tuple[str, object], list[Shown]] = {}
    for old in reversed(olds):
        free.setdefault((old.kind, old.key), []).append(old)
    partners: list[Shown | None] = []
    for node in nodes:
        waiting = free.get((node.kind, node.key))
        partners.append(waiting.pop() if waiting else None)
    return partners


def _staying(places: "list[int]", wanted: "list[int]") -> "set[int]":
    """Choose the old children that need not move: a longest increasing run of old places."""
    old_place = {number: index for index, number in enumerate(places)}
    tails: list[int] = []
    previous: list[int] = []
    for index in range(len(wanted)):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if old_place[wanted[tails[middle]]] < old_place[wanted[index]]:
                low = middle + 1
            else:
                high = middle
        previous.append(tails[low - 1] if low else -1)
        if low == len(tails):
            tails.append(index)
        else:
            tails[low] = index
    staying: set[int] = set()
    index = tails[-1] if tails else -1
    while index >= 0:
        staying.add(wanted[index])
        index = previous[index]
    return staying


class _Row:
    """Puts the children of one node into their new order, from left to right; what still has to move away does not matter."""

    def __init__(self, parent: int, places: "list[int]", changes: "list[list[Any]]") -> None:
        self._parent = parent
        self._places = places
        self._changes = changes
        self._last = -1
        """Where the child stands that was treated last."""

    def leave(self, child: Shown) -> None:
        self._last = self._places.index(child.id, self._last + 1)

    def insert(self, child: Shown) -> None:
        self._changes.append(["insert", self._parent, self._last + 1, child.wire()])
        self._put(child)

    def move(self, child: Shown) -> None:
        source = self._places.index(child.id)
        self._places.pop(source)
        if source <= self._last:
            self._last -= 1
        self._changes.append(["move", self._parent, self._last + 1, child.id])
        self._put(child)

    def _put(self, child: Shown) -> None:
        self._last += 1
        self._places.insert(self._last, child.id)


def _changed_props(old: "dict[str, Any]", props: "dict[str, Any]") -> "dict[str, Any]":
    """What to set and, as None, what to remove."""
    changed = {name: None for name in old if name not in props}
    for name in props:
        if name not in old or old[name] != props[name] or type(old[name]) is not type(props[name]):
            changed[name] = props[name]
    return changed
