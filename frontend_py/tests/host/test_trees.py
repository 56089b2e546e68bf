import tracemalloc

import pytest
from plugyard.contract import limits
from plugyard.contract.errors import InvalidParams
from plugyard_host.host.trees import MAX_CHARACTERS, MAX_DEPTH, Tree


def text(key: int, value: str = "x") -> dict:
    return {"id": key, "kind": "text", "props": {"value": value}, "children": []}


def column(key: int, *children: dict) -> dict:
    return {"id": key, "kind": "column", "props": {}, "children": list(children)}


@pytest.fixture
def tree() -> Tree:
    button = {"id": 4, "kind": "button", "props": {"label": "Add", "onClick": True}, "children": []}
    return Tree(column(1, text(2, "a"), text(3, "b"), button))


def ids(tree: Tree) -> list[int]:
    return [child["id"] for child in tree.to_plain()["children"]]


def test_props_are_set_and_null_removes(tree):
    tree.apply([["props", 2, {"value": "c", "tone": "muted"}], ["props", 2, {"tone": None}]])
    assert tree.to_plain()["children"][0]["props"] == {"value": "c"}


def test_nodes_are_inserted_moved_and_removed_in_order(tree):
    tree.apply([["insert", 1, 0, text(9)], ["move", 1, 3, 9], ["remove", 3]])
    assert ids(tree) == [2, 4, 9]
    assert len(tree) == 4


def test_a_root_replaces_everything_and_may_use_the_same_ids(tree):
    tree.apply([["root", column(1, text(2, "new"))]])
    assert tree.to_plain() == column(1, text(2, "new"))


def test_an_inserted_node_can_be_changed_by_the_same_patch(tree):
    tree.apply([["insert", 1, 0, column(9)], ["insert", 9, 0, text(10)], ["props", 10, {"value": "deep"}]])
    assert tree.to_plain()["children"][0] == column(9, text(10, "deep"))


OUT_OF_RANGE = {
    "unknown node": ["props", 99, {"value": "x"}],
    "place behind the end": ["insert", 1, 4, text(9)],
    "negative place": ["insert", 1, -1, text(9)],
    "id that is there": ["insert", 1, 0, text(2)],
    "unknown parent": ["insert", 99, 0, text(9)],
    "parent without children": ["insert", 4, 0, text(9)],
    "move under another parent": ["move", 2, 0, 3],
    "move too far": ["move", 1, 3, 2],
    "remove the root": ["remove", 1],
    "remove nothing": ["remove", 99],
    "unknown change": ["replace", 1, text(9)],
    "true for an id": ["props", True, {"gap": 1}],
    "text for an id": ["props", "2", {"value": "x"}],
    "list for an id": ["props", [2], {"value": "x"}],
    "prop of another kind": ["props", 2, {"label": "x"}],
    "required prop removed": ["props", 4, {"label": None}],
    "dunder prop": ["props", 2, {"__class__": "x"}],
    "unknown kind": ["insert", 1, 0, {"id": 9, "kind": "script", "props": {}}],
    "kind of a later release": ["insert", 1, 0, {"id": 9, "kind": "markdown", "props": {"value": "x"}}],
    "markup prop": ["insert", 1, 0, {"id": 9, "kind": "text", "props": {"innerHTML": "<b>"}}],
    "javascript link": ["insert", 1, 0, {"id": 9, "kind": "link", "props": {"value": "x", "href": "javascript:alert(1)"}}],
    "remote image": ["insert", 1, 0, {"id": 9, "kind": "image", "props": {"src": "https://evil.example/x.png", "alt": ""}}],
    "not a list": "props",
}


@pytest.mark.parametrize("bad", OUT_OF_RANGE.values(), ids=OUT_OF_RANGE.keys())
def test_a_patch_with_one_bad_change_changes_nothing(tree, bad):
    before = tree.to_plain()
    good = [["props", 2, {"value": "changed"}], ["insert", 1, 0, text(50)], ["remove", 3], ["move", 1, 0, 4]]
    with pytest.raises(InvalidParams):
        tree.apply([*good, bad])
    assert tree.to_plain() == before
    assert len(tree) == 4


def test_a_replaced_root_comes_back_when_a_later_change_is_bad(tree):
    before = tree.to_plain()
    with pytest.raises(InvalidParams):
        tree.apply([["root", column(1)], ["insert", 1, 5, text(9)]])
    assert tree.to_plain() == before


def test_patches_cannot_make_a_tree_larger_than_the_limit():
    tree = Tree(column(1))
    half = limits.TREE_MAX_NODES // 2
    tree.apply([["insert", 1, 0, column(2, *(text(10 + n) for n in range(half)))]])
    with pytest.raises(InvalidParams, match="larger than"):
        tree.apply([["insert", 1, 0, column(3, *(text(10_000 + n) for n in range(half)))]])
    assert len(tree) == half + 2


def test_patches_cannot_nest_deeper_than_the_limit():
    tree = Tree(column(1))
    for key in range(2, MAX_DEPTH + 1):
        tree.apply([["insert", key - 1, 0, column(key)]])
    with pytest.raises(InvalidParams, match="deeper"):
        tree.apply([["insert", MAX_DEPTH, 0, column(MAX_DEPTH + 1)]])


BAD_TREES = {
    "nothing": None,
    "text": "hello",
    "unknown kind": {"id": 1, "kind": "iframe", "props": {}},
    "id used twice": column(1, text(1)),
    "id zero": {**text(0)},
    "id true": {**text(True)},
    "child that is text": {"id": 1, "kind": "column", "props": {}, "children": ["hello"]},
    "children that are an object": {"id": 1, "kind": "column", "props": {}, "children": {"0": text(2)}},
    "unknown field": {**text(1), "html": "<b>"},
    "handler that is code": {"id": 1, "kind": "button", "props": {"label": "x", "onClick": "alert(1)"}},
    "block in a line": {"id": 1, "kind": "text", "props": {}, "children": [column(2)]},
}


@pytest.mark.parametrize("bad", BAD_TREES.values(), ids=BAD_TREES.keys())
def test_a_tree_that_the_contract_does_not_know_is_refused(bad):
    with pytest.raises(InvalidParams):
        Tree(bad)


def test_only_a_node_with_the_handler_listens(tree):
    assert tree.listens(4, "onClick")
    assert not tree.listens(4, "onChange")
    assert not tree.listens(4, "label")
    assert not tree.listens(2, "onClick")
    assert not tree.listens(True, "onClick")
    assert not tree.listens([4], "onClick")


def test_thousands_of_moves_in_one_patch_keep_no_copy_of_the_children_each():
    """5,000 of them among 5,000 children: 200 MB and 3 s when every change kept the list it found."""
    tree = Tree(column(1, *(text(key) for key in range(2, limits.TREE_MAX_NODES + 1))))
    last = limits.TREE_MAX_NODES - 2
    tracemalloc.start()
    tree.apply([["move", 1, last, 2 + n % last] for n in range(limits.PATCH_MAX_CHANGES)])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def image(key: int) -> dict:
    return {"id": key, "kind": "image", "props": {"src": "a.png", "alt": ""}}


def test_one_picture_shown_thousands_of_times_is_counted_each_time():
    """5,000 nodes with one picture of 5 MiB were 33 GB of addresses."""
    tree = Tree(column(1), lambda path: {"a.png": MAX_CHARACTERS // 3}[path])
    tree.apply([["insert", 1, 0, column(2, *(image(10 + n) for n in range(2)))]])
    with pytest.raises(InvalidParams, match="pictures included"):
        tree.apply([["insert", 1, 0, column(3, *(image(20 + n) for n in range(2)))]])
    tree.apply([["remove", 2], ["insert", 1, 0, column(3, *(image(20 + n) for n in range(2)))]])
    with pytest.raises(InvalidParams, match="pictures included"):
        Tree(column(1, *(image(20 + n) for n in range(4))), lambda _path: MAX_CHARACTERS // 3)


def test_texts_of_many_patches_cannot_add_up_without_end():
    tree, large = Tree(column(1)), "x" * limits.TEXT_MAX_CHARACTERS
    count = MAX_CHARACTERS // limits.TEXT_MAX_CHARACTERS
    for key in range(2, count + 2):
        tree.apply([["insert", 1, 0, text(key, large)]])
    before = tree.to_plain()
    with pytest.raises(InvalidParams, match="characters"):
        tree.apply([["props", 2, {"value": "short"}], ["insert", 1, 0, text(9000, large)], ["insert", 1, 0, text(9001, large)]])
    assert tree.to_plain() == before
    tree.apply([["props", key, {"value": large}] for key in range(2, count + 2)])
    tree.apply([["root", column(1, text(2, large))]])
    tree.apply([["insert", 1, 0, text(3, large)]])


def test_small_messages_cannot_become_millions_of_cells():
    columns = [{"key": str(n), "title": ""} for n in range(50)]
    table = {"kind": "table", "props": {"columns": columns, "rows": [{}] * 200}}
    with pytest.raises(InvalidParams, match="characters"):
        Tree(column(1, *({"id": key, **table} for key in range(2, 10))))
    tree = Tree(column(1, {"id": 2, **table}))
    for _ in range(10):
        tree.apply([["props", 2, {"rows": []}], ["props", 2, {"rows": [{}] * 200}]])
        tree.apply([["remove", 2]])
        tree.apply([["insert", 1, 0, {"id": 2, **table}]])


def test_one_patch_cannot_draw_the_same_table_again_and_again():
    columns = [{"key": str(n), "title": ""} for n in range(50)]
    tree = Tree({"id": 1, "kind": "table", "props": {"columns": columns, "rows": [{}] * 200}})
    before = tree.to_plain()
    with pytest.raises(InvalidParams, match="cells"):
        tree.apply([["props", 1, {"columns": columns[: 49 + n % 2]}] for n in range(100)])
    assert tree.to_plain() == before
    tree.apply([["props", 1, {"columns": columns[:49]}]])
