"""Applying a patch to the old tree gives the new one, whatever the trees."""

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from plugyard.extension.nodes import Node, nodes_of, root_of
from plugyard.extension.tree import Tree

KEYS = st.sampled_from([None, None, None, "a", "b", "c", 1])
LEAVES = st.builds(
    lambda key, text, strong: Node("text", key, {"value": text, "strong": strong}, []),
    KEYS,
    st.sampled_from("xyz"),
    st.sampled_from([None, True]),
)
NODES = st.recursive(
    LEAVES,
    lambda below: st.builds(
        lambda kind, key, children: Node(kind, key, {}, children), st.sampled_from(["row", "column"]), KEYS, st.lists(below, max_size=8)
    ),
    max_leaves=20,
)


def find(node: dict[str, Any], number: int) -> dict[str, Any] | None:
    if node["id"] == number:
        return node
    return next((found for child in node["children"] if (found := find(child, number))), None)


def numbers(node: dict[str, Any]) -> list[int]:
    return [node["id"], *(number for child in node["children"] for number in numbers(child))]


def parent_of(node: dict[str, Any], number: int) -> dict[str, Any] | None:
    if any(child["id"] == number for child in node["children"]):
        return node
    return next((found for child in node["children"] if (found := parent_of(child, number))), None)


def apply(tree: dict[str, Any], changes: list[list[Any]]) -> dict[str, Any]:
    for change in copy.deepcopy(changes):
        match change:
            case ["root", node]:
                tree = node
            case ["props", number, props]:
                shown = find(tree, number)["props"]
                shown.update(props)
                for name in [name for name, value in props.items() if value is None]:
                    del shown[name]
            case ["insert", parent, index, node]:
                children = find(tree, parent)["children"]
                assert 0 <= index <= len(children)
                assert not set(numbers(node)) & set(numbers(tree))
                children.insert(index, node)
            case ["move", parent, index, number]:
                children = find(tree, parent)["children"]
                place = next(place for place, child in enumerate(children) if child["id"] == number)
                assert 0 <= index < len(children)
                children.insert(index, children.pop(place))
            case ["remove", number]:
                parent = parent_of(tree, number)
                parent["children"] = [child for child in parent["children"] if child["id"] != number]
            case _:
                raise AssertionError(change)
    return tree


@given(st.lists(st.lists(NODES, max_size=8), min_size=2, max_size=4))
def test_the_patch_makes_the_new_tree_of_the_old_one(versions: list[list[Node]]):
    tree, shown = Tree(), {}
    for children in versions:
        shown = apply(shown, tree.show(Node("column", None, {}, list(children))))
        assert shown == tree.root.wire()
        assert len(set(numbers(shown))) == len(numbers(shown))


def test_one_child_that_goes_to_the_other_end_is_one_move():
    def items(keys: list[int]) -> Node:
        return Node("column", None, {}, [Node("text", key, {"value": "x"}, []) for key in keys])

    tree = Tree()
    tree.show(items(list(range(50))))
    assert tree.show(items([*range(1, 50), 0])) == [["move", 1, 49, 2]]


def test_texts_become_nodes_and_several_roots_share_a_column():
    assert [(node.kind, node.props) for node in nodes_of(["a", None, [1, [False, True]]])] == [
        ("text", {"value": "a"}),
        ("text", {"value": "1"}),
    ]
    assert root_of("a").kind == "text"
    assert root_of(["a", "b"]).kind == "column"
    assert root_of(None).kind == "column"


def test_true_is_not_taken_for_one():
    tree = Tree()
    tree.show(Node("text", None, {"value": 1}, []))
    assert tree.show(Node("text", None, {"value": True}, [])) == [["props", 1, {"value": True}]]
