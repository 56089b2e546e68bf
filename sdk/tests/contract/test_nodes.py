"""Trees and patches from extensions."""

import pytest
from plugyard.contract import limits
from plugyard.contract.nodes import AVAILABLE, NODES, check_changes, check_tree
from plugyard.contract.nodes.tree import MAX_PROBLEMS

NOW = [
    "row",
    "column",
    "text",
    "heading",
    "button",
    "input",
    "textarea",
    "select",
    "checkbox",
    "list",
    "code",
    "divider",
    "link",
    "badge",
    "icon",
    "image",
    "progress",
    "table",
]


def node(number, kind, /, children=(), **props):
    return {"id": number, "kind": kind, "props": props, "children": list(children)}


def paths(problems):
    return [problem.path for problem in problems]


def test_kinds_of_this_release():
    assert set(AVAILABLE) == set(NOW)


def test_every_kind_of_the_specification_is_known():
    assert set(NODES) == {*NOW, "slider", "tree", "tabs", "markdown", "chart", "form"}


def test_a_good_tree_has_no_problems():
    tree = node(
        1,
        "column",
        [node(2, "heading", value="Hi", level=2), node(3, "text", [node(4, "link", href="https://a.example/", value="x")], value="See ")],
        gap=2,
    )
    assert check_tree(tree) == []


def test_all_problems_of_a_tree_are_found():
    tree = node(
        1,
        "row",
        [node(1, "text", value=5), node(0, "script"), node(3, "button", onClick="alert(1)"), "text", node(4, "divider", [node(5, "row")])],
    )
    assert paths(check_tree(tree)) == [
        "children[0].id",
        "children[0].props.value",
        "children[1].kind",
        "children[2].props.label",
        "children[2].props.onClick",
        "children[3]",
        "children[4].children",
    ]


@pytest.mark.parametrize("kind", ["iframe", "chart", "__class__", None, 7, ["row"], "ROW"])
def test_only_kinds_of_the_list_are_drawn(kind):
    assert check_tree({"id": 1, "kind": kind, "props": {}, "children": []})


@pytest.mark.parametrize("props", [{"style": "x"}, {"innerHTML": "<b>"}, {"onerror": True}, {"onMouseOver": True}, {"onClick": "x()"}])
def test_only_listed_props_and_handlers_are_taken(props):
    assert check_tree({"id": 1, "kind": "button", "props": {"label": "x", **props}})


@pytest.mark.parametrize(
    "source",
    [
        "https://evil.example/x.png",
        "//evil.example/x",
        "data:image/svg+xml;base64,AAAA",
        "javascript:1",
        "../x.png",
        "/x.png",
        "data:text/html,x",
    ],
)
def test_images_come_from_the_package_or_from_data(source):
    assert paths(check_tree(node(1, "image", src=source, alt=""))) == ["props.src"]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://a.example", "data:text/html,x", " https://a.example", "HTTPS://a.example", "https://a\nb"]
)
def test_links_go_to_https_or_mail(href):
    assert paths(check_tree(node(1, "link", href=href))) == ["props.href"]


def test_markup_is_only_text():
    assert check_tree(node(1, "text", value="<img src=x onerror=alert(1)>")) == []


def test_text_holds_inline_nodes_only():
    assert paths(check_tree(node(1, "text", [node(2, "button", label="x")]))) == ["children[0]"]


def test_a_tree_has_a_limited_number_of_nodes():
    tree = node(1, "column", [node(number, "divider") for number in range(2, limits.TREE_MAX_NODES + 2)])
    assert "nodes" in check_tree(tree)[0].message


def test_a_deep_tree_is_walked_without_recursion():
    tree = node(1, "row")
    for number in range(2, 3_000):
        tree = node(number, "row", [tree])
    assert check_tree(tree) == []


KINDS = {1: "column", 2: "text", 3: "button"}


def changes(*items):
    return check_changes(list(items), KINDS.get)


def test_good_changes_have_no_problems():
    assert changes(
        ["props", 2, {"value": "new", "tone": None}],
        ["insert", 1, 0, node(9, "row", [node(10, "text", value="x")])],
        ["props", 10, {"value": "y"}],
        ["move", 1, 1, 3],
        ["remove", 2],
        ["root", node(11, "row")],
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        "remove",
        [],
        ["explode", 1],
        ["props", 99, {}],
        ["props", 2, {"value": 5}],
        ["props", 2, []],
        ["props", 3, {"label": None}],
        ["props", 3, {"onClick": "x"}],
        ["insert", 99, 0, node(9, "row")],
        ["insert", 1, -1, node(9, "row")],
        ["insert", 2, 0, node(9, "row")],
        ["insert", 3, 0, node(9, "text")],
        ["insert", 1, 0, node(9, "nothing")],
        ["move", 1, 0, 99],
        ["remove", 99],
        ["remove", "2"],
        ["root", None],
    ],
)
def test_bad_changes_are_refused(change):
    assert changes(change)


def test_an_id_cannot_come_twice_in_one_patch():
    assert changes(["insert", 1, 0, node(9, "row")], ["insert", 1, 0, node(9, "row")])


def test_a_patch_has_a_limited_number_of_changes():
    assert check_changes([["remove", 2]] * (limits.PATCH_MAX_CHANGES + 1), KINDS.get)


def test_required_props_and_text_props_exist():
    for spec in NODES.values():
        assert set(spec.required) <= set(spec.props)
        assert set(spec.events) <= set(spec.props)
        assert spec.text_prop is None or spec.text_prop in spec.props
        assert spec.doc.endswith(".")


INVENTED = {f"a{number}": 0 for number in range(20_000)}


@pytest.mark.parametrize(
    "change",
    [
        ["props", 1, INVENTED],
        ["insert", 1, 0, {"id": 2, "kind": "text", "props": INVENTED}],
        ["insert", 1, 0, {"id": 2, "kind": "text", **INVENTED}],
    ],
    ids=["props of a node", "props of a new node", "fields of a new node"],
)
def test_a_hostile_patch_makes_no_report_longer_than_itself(change):
    assert len(check_changes([change], lambda _node: "column")) == MAX_PROBLEMS
    assert len(check_changes([change] * 100, lambda _node: "column")) == MAX_PROBLEMS
