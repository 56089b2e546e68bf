"""Builders of node trees: `api.nodes.row([api.nodes.button("Add", on_click=add)], gap=1)`. What they return is plain data for `tree.py`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Node:
    """One node as an author made it; `props` in wire spelling, functions among them."""

    def __init__(self, kind: str, key: object, props: "dict[str, Any]", children: "list[object]") -> None:
        self.kind = kind
        self.key = key
        self.props = props
        self.children = children


class NodeBuilders:
    """One function per kind, called as `(text?, *children, key=None, **props)`; children may be lists."""

    if TYPE_CHECKING:

        def __getattr__(self, kind: str) -> "Callable[..., Node]": ...

    def __init__(self, table: "dict[str, Any]", wire_names: "dict[str, str]") -> None:
        for kind in table:
            setattr(self, kind, _builder(kind, table[kind], wire_names))


def _builder(kind: str, entry: "dict[str, Any]", wire_names: "dict[str, str]") -> "Callable[..., Node]":
    known = entry["props"]

    def build(*args: object, key: object = None, **props: object) -> Node:
        wire: dict[str, object] = {}
        for name, value in props.items():
            wire_name = wire_names.get(name, name)
            if wire_name not in known:
                raise TypeError(f"{kind} has no property {name!r}. Known: {', '.join(known)}.")
            wire[wire_name] = value
        children = list(args)
        if children and _is_text(children[0]) and "text" in entry:
            wire[entry["text"]] = str(children.pop(0))
        if children and not entry["children"]:
            raise TypeError(f"{kind} holds no children.")
        return Node(kind, key, wire, children)

    return build


def nodes_of(contents: object) -> "list[Node]":
    """Flatten content to nodes: texts become text nodes; None, True and False show nothing."""
    if contents is None or isinstance(contents, bool):
        return []
    if isinstance(contents, Node):
        return [contents]
    if _is_text(contents):
        return [Node("text", None, {"value": str(contents)}, [])]
    if not isinstance(contents, (list, tuple)):
        raise TypeError(f"A view may hold nodes and texts, not {type(contents).__name__}.")
    found: list[Node] = []
    for content in contents:
        found.extend(nodes_of(content))
    return found


def root_of(content: object) -> Node:
    """Turn what a render function returned into one node."""
    children = nodes_of(content)
    return children[0] if len(children) == 1 else Node("column", None, {}, list(children))


def _is_text(value: object) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)
