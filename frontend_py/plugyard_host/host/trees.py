"""What one view shows, as plain data: checked trees, and patches that apply as a whole or not at all. Nothing is drawn here."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from plugyard.contract import limits
from plugyard.contract.errors import InvalidParams
from plugyard.contract.nodes import check_changes, check_tree
from plugyard.contract.problems import Problem

MAX_DEPTH = 64
"""Of nodes inside each other. One message cannot nest so deep, but patches add up, and whoever draws may recurse."""

MAX_CHARACTERS = 8 * limits.MESSAGE_MAX_BYTES
"""Of all texts in one view, pictures of the package included each time they are shown. One message holds 1 MiB, but patches add up, and
5,000 nodes may show one picture of 5 MiB."""
CELL_CHARACTERS = 400
"""What a cell of a table counts beside its text: 200 empty rows of 50 columns are 2 KB of a message, but 10,000 elements of the page."""
TABLE_PAGE_ROWS = 200
"""Rows of a table that are drawn before the user asks for more."""
PictureSize = Callable[[str], int]
"""How many characters the picture at a path of the package becomes on the page."""


def _no_picture(_path: str) -> int:
    return 0


class _Node:
    __slots__ = ("children", "id", "kind", "parent", "props")

    def __init__(self, plain: dict[str, Any], parent: int | None) -> None:
        self.id: int = plain["id"]
        self.kind: str = plain["kind"]
        self.props: dict[str, Any] = dict(plain.get("props", {}))
        self.children: list[int] = [child["id"] for child in plain.get("children", ())]
        self.parent = parent


class _CannotApply(Exception):
    """A change names a place that is not there, or makes the tree too large."""


class Tree:
    """The tree of one view."""

    def __init__(self, plain: Any, picture_size: PictureSize = _no_picture) -> None:
        """Take a whole tree from an extension. Raises InvalidParams with all that is wrong with it."""
        problems = check_tree(plain) or _check_depth(plain)
        if problems:
            raise InvalidParams.of("ui.render", problems)
        self._nodes: dict[int, _Node] = {}
        self._undo: list[Callable[[], None]] = []
        self._root: int = plain["id"]
        self._picture_size = picture_size
        self._characters = 0
        self._cells_drawn = 0
        """By the patch under way: one may draw the same table thousands of times."""
        try:
            self._add(plain, None)
        except _CannotApply as reason:
            raise InvalidParams.of("ui.render", [Problem("", str(reason))]) from reason

    def __len__(self) -> int:
        return len(self._nodes)

    def listens(self, node: object, event: str) -> bool:
        """Whether that node is there and has that handler."""
        found = self._nodes.get(node) if type(node) is int else None
        return found is not None and event.startswith("on") and found.props.get(event) is True

    def to_plain(self) -> dict[str, Any]:
        """The whole tree as it would be sent."""
        return self._plain(self._root)

    def _plain(self, key: int) -> dict[str, Any]:
        node = self._nodes[key]
        return {"id": node.id, "kind": node.kind, "props": dict(node.props), "children": [self._plain(child) for child in node.children]}

    def apply(self, changes: Sequence[Any]) -> None:
        """Apply a patch in order, all or none. Raises InvalidParams and leaves the tree as it was."""
        problems = check_changes(changes, self._kind_of)
        if problems:
            raise InvalidParams.of("ui.patch", problems)
        self._undo.clear()
        self._cells_drawn = 0
        characters = self._characters
        for index, change in enumerate(changes):
            try:
                self._apply_one(change)
                self._require_little_drawing()
            except _CannotApply as reason:
                self._roll_back()
                self._characters = characters
                raise InvalidParams.of("ui.patch", [Problem(f"changes[{index}]", str(reason))]) from reason
        self._undo.clear()

    def _kind_of(self, key: int) -> str | None:
        node = self._nodes.get(key) if type(key) is int else None
        return node.kind if node is not None else None

    def _roll_back(self) -> None:
        while self._undo:
            self._undo.pop()()

    def _apply_one(self, change: Sequence[Any]) -> None:
        match change:
            case ["props", key, props]:
                self._set_props(self._node(key), props)
            case ["insert", parent, index, plain]:
                self._insert(self._node(parent), index, plain)
            case ["move", parent, index, key]:
                self._move(self._node(parent), index, self._node(key))
            case ["remove", key]:
                self._remove(self._node(key))
            case ["root", plain]:
                self._replace_root(plain)

    def _node(self, key: object) -> _Node:
        # `True` equals 1 as a key of a dict, but is no id.
        node = self._nodes.get(key) if type(key) is int else None
        if node is None:
            raise _CannotApply(f"names node {key}, which is not there.")
        return node

    def _set_props(self, node: _Node, props: dict[str, Any]) -> None:
        before = node.props
        after = {name: value for name, value in {**before, **props}.items() if value is not None}
        self._characters += CELL_CHARACTERS * (_cells(after) - _cells(before))
        self._cells_drawn += _cells(after)
        self._weigh({name: before.get(name) for name in props}, -1)
        self._weigh(props)
        self._undo.append(lambda: setattr(node, "props", before))
        node.props = after

    def _insert(self, parent: _Node, index: int, plain: dict[str, Any]) -> None:
        if index > len(parent.children):
            raise _CannotApply(f"puts a node at {index}, but there are only {len(parent.children)} children.")
        self._require_depth(self._depth_of(parent) + _depth(plain))
        self._add(plain, parent.id)
        self._put_child(parent, index, plain["id"])

    def _move(self, parent: _Node, index: int, node: _Node) -> None:
        if node.parent != parent.id:
            raise _CannotApply(f"moves node {node.id}, which is not a child of {parent.id}.")
        others = len(parent.children) - 1
        if index > others:
            raise _CannotApply(f"moves a node to {index}, but there are only {others} others.")
        self._take_child(parent, node.id)
        self._put_child(parent, index, node.id)

    def _remove(self, node: _Node) -> None:
        if node.parent is None:
            raise _CannotApply("removes the root; replace it with a `root` change.")
        self._take_child(self._nodes[node.parent], node.id)
        self._drop(node)

    def _replace_root(self, plain: dict[str, Any]) -> None:
        self._require_depth(_depth(plain))
        nodes, root = self._nodes, self._root
        self._characters = 0
        self._undo.append(lambda: self._restore(nodes, root))
        self._nodes, self._root = {}, plain["id"]
        self._add(plain, None)

    def _restore(self, nodes: dict[int, _Node], root: int) -> None:
        self._nodes, self._root = nodes, root

    # In place, with the step back noted: 5,000 moves among 5,000 children, each with a copy to go back to, took seconds and 200 MB.

    def _put_child(self, parent: _Node, index: int, child: int) -> None:
        parent.children.insert(index, child)
        self._undo.append(partial(parent.children.__delitem__, index))

    def _take_child(self, parent: _Node, child: int) -> None:
        index = parent.children.index(child)
        del parent.children[index]
        self._undo.append(partial(parent.children.insert, index, child))

    def _add(self, plain: dict[str, Any], parent: int | None) -> None:
        for node_plain, node_parent in _walk(plain, parent):
            if node_plain["id"] in self._nodes:
                raise _CannotApply(f"brings node {node_plain['id']}, which is there already.")
            if len(self._nodes) >= limits.TREE_MAX_NODES:
                raise _CannotApply(f"makes the view larger than {limits.TREE_MAX_NODES} nodes.")
            node = self._nodes[node_plain["id"]] = _Node(node_plain, node_parent)
            self._undo.append(partial(self._nodes.__delitem__, node.id))
            self._characters += CELL_CHARACTERS * _cells(node.props)
            self._cells_drawn += _cells(node.props)
            self._weigh(node.props)

    def _drop(self, node: _Node) -> None:
        waiting = [node.id]
        while waiting:
            gone = self._nodes.pop(waiting.pop())
            waiting.extend(gone.children)
            self._undo.append(partial(self._nodes.__setitem__, gone.id, gone))
            self._characters -= CELL_CHARACTERS * _cells(gone.props)
            self._weigh(gone.props, -1)

    def _weigh(self, props: dict[str, Any], sign: int = 1) -> None:
        """Count what is shown now (`sign` 1) or no more (-1)."""
        source = props.get("src")
        pictures = self._picture_size(source) if isinstance(source, str) else 0
        self._characters += sign * (pictures + _characters(props))
        if self._characters > MAX_CHARACTERS:
            raise _CannotApply(f"makes the view hold more than {MAX_CHARACTERS} characters, its pictures included.")

    def _require_little_drawing(self) -> None:
        if self._cells_drawn * CELL_CHARACTERS > MAX_CHARACTERS:
            raise _CannotApply(f"draws more than {MAX_CHARACTERS // CELL_CHARACTERS} cells of tables in one patch.")

    def _depth_of(self, node: _Node) -> int:
        depth = 1
        while node.parent is not None:
            node = self._nodes[node.parent]
            depth += 1
        return depth

    def _require_depth(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise _CannotApply(f"nests nodes deeper than {MAX_DEPTH}.")


def _walk(plain: dict[str, Any], parent: int | None) -> Iterator[tuple[dict[str, Any], int | None]]:
    """A checked subtree with the parent of each node, parents first."""
    waiting: list[tuple[dict[str, Any], int | None]] = [(plain, parent)]
    while waiting:
        node, above = waiting.pop()
        yield node, above
        waiting.extend((child, node["id"]) for child in node.get("children", ()))


def _characters(value: Any) -> int:
    """Of all texts in a checked prop. Its schema bounds how deep this goes."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(len(name) + _characters(below) for name, below in value.items())
    return sum(map(_characters, value)) if isinstance(value, list) else 0


def _cells(props: dict[str, Any]) -> int:
    rows, columns = props.get("rows"), props.get("columns")
    return min(len(rows), TABLE_PAGE_ROWS) * len(columns) if isinstance(rows, list) and isinstance(columns, list) else 0


def _depth(plain: dict[str, Any]) -> int:
    deepest = 0
    waiting = [(plain, 1)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in node.get("children", ()))
    return deepest


def _check_depth(plain: dict[str, Any]) -> list[Problem]:
    return [] if _depth(plain) <= MAX_DEPTH else [Problem("", f"nests nodes deeper than {MAX_DEPTH}.")]
