"""Checks of node trees and patches (docs/protocol.md 4). All walks are iterative; sizes are bounded."""

from collections.abc import Callable
from itertools import islice

from plugyard.contract import limits
from plugyard.contract.nodes.kinds import NODES
from plugyard.contract.nodes.shape import ANY_CHILDREN, NO_CHILDREN, NodeKind
from plugyard.contract.problems import Problem, shorten
from plugyard.contract.schema import Check, compile_check
from plugyard.contract.shapes import ANY, Schema, array

TREE: Schema = {"type": "object", "description": "A node with everything below it; `nodes.check_tree` checks it."}
CHANGES: Schema = array(array(ANY, 4, min_items=2), limits.PATCH_MAX_CHANGES) | {"description": "`nodes.check_changes` checks them."}

type KindOf = Callable[[int], str | None]
"""The kind of a node that is shown now, by its id; None when there is none."""

MAX_PROBLEMS = 50
"""Told of one value. 90,000 invented props in one message took the page seconds and made an answer of 14 MB."""

_NODE_KEYS = frozenset({"id", "kind", "props", "children"})
_PROPS: dict[str, dict[str, Check]] = {
    kind: {name: compile_check(schema) for name, schema in spec.props.items()} for kind, spec in NODES.items()
}


def check_tree(tree: object) -> list[Problem]:
    """All problems of a whole tree, as `ui.render` answers it."""
    return _check_nodes(tree, "", {})


def check_changes(changes: object, kind_of: KindOf) -> list[Problem]:
    """All problems of the changes of one `ui.patch`. Whether places exist is seen when they are applied."""
    if not isinstance(changes, list):
        return [Problem("", "must be a list of changes.", code="wrong_type")]
    if len(changes) > limits.PATCH_MAX_CHANGES:
        return [Problem("", f"must not have more than {limits.PATCH_MAX_CHANGES} changes.")]
    problems: list[Problem] = []
    seen: dict[int, str] = {}
    for index, change in enumerate(changes):
        found = _check_change(change, f"[{index}]", lambda node: seen.get(node) or kind_of(node), seen)
        problems.extend(found)
        if len(problems) >= MAX_PROBLEMS:
            break
    return problems[:MAX_PROBLEMS]


def check_props(kind: str, props: object, path: str, *, partly: bool = False) -> list[Problem]:
    """Check the props of one node; `partly` for a patch, where null removes and nothing is required."""
    if not isinstance(props, dict):
        return [Problem(path, "must be an object.", code="wrong_type")]
    checks = _PROPS[kind]
    required = NODES[kind].required
    problems = [] if partly else [Problem(f"{path}.{name}", "is missing.", code="missing_field") for name in required if name not in props]
    for name, value in props.items():
        check = checks.get(name)
        if check is None:
            problems.append(
                Problem(f"{path}.{shorten(name)}", f"is no property of {kind}.", f"Known: {', '.join(checks)}.", "unknown_field")
            )
        elif not (partly and value is None and name not in required):
            problems.extend(check(value, f"{path}.{name}"))
        if len(problems) >= MAX_PROBLEMS:
            break
    return problems


def _check_change(change: object, path: str, kind_of: KindOf, seen: dict[int, str]) -> list[Problem]:
    match change:
        case ["props", int(node), props]:
            kind = kind_of(node)
            return [_no_node(path, node)] if kind is None else check_props(kind, props, f"{path}[2]", partly=True)
        case ["insert", int(parent), int(index), tree] if index >= 0:
            return _check_insert(parent, tree, path, kind_of, seen)
        case ["move", int(parent), int(index), int(node)] if index >= 0:
            return [_no_node(path, wanted) for wanted in (parent, node) if kind_of(wanted) is None]
        case ["remove", int(node)]:
            return [] if kind_of(node) else [_no_node(path, node)]
        case ["root", tree]:
            return _check_nodes(tree, f"{path}[1]", seen)
        case _:
            return [Problem(path, "is no change.", "See docs/protocol.md 4.")]


def _check_insert(parent: int, tree: object, path: str, kind_of: KindOf, seen: dict[int, str]) -> list[Problem]:
    kind = kind_of(parent)
    if kind is None:
        return [_no_node(path, parent)]
    problems = _check_nodes(tree, f"{path}[3]", seen)
    below = tree.get("kind") if isinstance(tree, dict) else None
    if isinstance(below, str) and below in NODES:
        problems.extend(_check_place(NODES[kind], below, f"{path}[3]"))
    return problems


def _no_node(path: str, node: int) -> Problem:
    return Problem(path, f"names node {node}, which is not there.", code="unknown_name")


def _check_nodes(tree: object, path: str, seen: dict[int, str]) -> list[Problem]:
    """Check a subtree; ids that it brings are added to `seen`, so that none comes twice."""
    problems: list[Problem] = []
    waiting: list[tuple[object, str, NodeKind | None]] = [(tree, path, None)]
    count = 0
    while waiting and len(problems) < MAX_PROBLEMS:
        node, place, parent = waiting.pop()
        count += 1
        if count > limits.TREE_MAX_NODES:
            return [Problem(path, f"has more than {limits.TREE_MAX_NODES} nodes.", "Show less at once.")]
        if not isinstance(node, dict):
            problems.append(Problem(place, "must be a node.", code="wrong_type"))
            continue
        spec = _check_head(node, place, parent, seen, problems)
        if spec is not None:
            problems.extend(check_props(spec.kind, node.get("props", {}), _join(place, "props")))
            waiting.extend(_children(node, spec, place, problems))
    return problems[:MAX_PROBLEMS]


def _check_head(
    node: dict[str, object], place: str, parent: NodeKind | None, seen: dict[int, str], problems: list[Problem]
) -> NodeKind | None:
    unknown = islice(node.keys() - _NODE_KEYS, MAX_PROBLEMS)
    problems.extend(Problem(_join(place, shorten(key)), "is not known here.", code="unknown_field") for key in unknown)
    kind = node.get("kind")
    spec = NODES.get(kind) if isinstance(kind, str) else None
    if spec is None or not spec.available:
        problems.append(
            Problem(_join(place, "kind"), f"{shorten(kind)} is no kind of node.", f"Known: {', '.join(AVAILABLE)}.", "unknown_name")
        )
        return None
    number = node.get("id")
    if type(number) is not int or number < 1:
        problems.append(Problem(_join(place, "id"), "must be a positive whole number."))
    elif number in seen:
        problems.append(Problem(_join(place, "id"), f"{number} is used twice.", code="duplicate_value"))
    else:
        seen[number] = spec.kind
    if parent is not None:
        problems.extend(_check_place(parent, spec.kind, place))
    return spec


def _check_place(parent: NodeKind, kind: str, place: str) -> list[Problem]:
    if parent.children == ANY_CHILDREN or (isinstance(parent.children, tuple) and kind in parent.children):
        return []
    hint = f"It may hold: {', '.join(parent.children)}." if isinstance(parent.children, tuple) else "It holds no children."
    return [Problem(place, f"{kind} may not stand inside {parent.kind}.", hint)]


def _children(node: dict[str, object], spec: NodeKind, place: str, problems: list[Problem]) -> list[tuple[object, str, NodeKind | None]]:
    children = node.get("children", [])
    if not isinstance(children, list):
        problems.append(Problem(_join(place, "children"), "must be a list.", code="wrong_type"))
        return []
    if children and spec.children == NO_CHILDREN:
        problems.append(Problem(_join(place, "children"), f"{spec.kind} holds no children."))
        return []
    below: list[tuple[object, str, NodeKind | None]] = [
        (child, f"{_join(place, 'children')}[{index}]", spec) for index, child in enumerate(children)
    ]
    return below[::-1]


def _join(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


AVAILABLE = tuple(kind for kind, spec in NODES.items() if spec.available)
"""Kinds that can be drawn in this release."""
