"""A node tree on the page: every change of a patch, what stays as it is, and what never gets there."""

import pytest
from plugyard.contract.errors import InvalidParams
from plugyard.contract.nodes import AVAILABLE, NODES
from plugyard_host.host.trees import Tree
from plugyard_host.widgets.kinds import WIDGETS


def test_every_available_kind_has_a_widget_and_no_other_kind_has_one():
    assert set(WIDGETS) == set(AVAILABLE)


def test_whole_tree_is_drawn_in_order(view, node):
    view.draw(node(1, "column", node(2, "heading", value="Harbour"), node(3, "text", value="Boats")))
    assert [element.text_content for element in view.place.children[0].children] == ["Harbour", "Boats"]


def test_props_change_the_element_that_is_there(view, node):
    element = view.draw(node(1, "text", value="one"))
    view.patch(["props", 1, {"value": "two", "tone": "danger"}])
    assert (element.text_content, element.attributes["data-tone"]) == ("two", "danger")


def test_null_removes_a_prop(view, node):
    element = view.draw(node(1, "text", value="one", tone="danger"))
    view.patch(["props", 1, {"tone": None}])
    assert "data-tone" not in element.attributes


def test_insert_puts_a_subtree_at_its_place(view, node):
    row = view.draw(node(1, "row", node(2, "text", value="a"), node(3, "text", value="c")))
    view.patch(["insert", 1, 1, node(4, "row", node(5, "text", value="b"))])
    assert row.text_content == "a b c"


def test_move_and_remove_change_the_order(view, node):
    row = view.draw(node(1, "row", *(node(number, "text", value=str(number)) for number in (2, 3, 4))))
    view.patch(["move", 1, 0, 4], ["remove", 2])
    assert row.text_content == "4 3"


def test_changes_of_one_patch_build_on_each_other(view, node):
    row = view.draw(node(1, "row"))
    view.patch(
        ["insert", 1, 0, node(2, "text", value="new")], ["props", 2, {"value": "newer"}], ["insert", 1, 0, node(3, "text", value="first")]
    )
    assert row.text_content == "first newer"


def test_id_of_a_removed_node_can_come_again(view, node):
    row = view.draw(node(1, "row", node(2, "text", value="old")))
    view.patch(["remove", 2], ["insert", 1, 0, node(2, "button", label="new")])
    assert row.find("button", "new")


def test_root_replaces_everything(view, node):
    view.draw(node(1, "text", value="old"))
    view.patch(["root", node(1, "heading", value="new")])
    assert [element.text_content for element in view.place.children] == ["new"]


def test_patch_that_does_not_fit_changes_nothing(view, node):
    plain = node(1, "row", node(2, "text", value="a"))
    tree, row = Tree(plain), view.draw(plain)
    before = row.outline()
    changes = [["props", 2, {"value": "b"}], ["insert", 1, 0, node(3, "text", value="c")], ["remove", 99]]
    with pytest.raises(InvalidParams):
        tree.apply(changes)
        view.patch(*changes)
    assert row.outline() == before


def test_small_patch_touches_little(view, node):
    view.draw(node(1, "column", *(node(number, "text", value=str(number)) for number in range(2, 500))))
    before = view.dom.writes
    view.patch(["props", 250, {"value": "changed"}])
    assert view.dom.writes - before < 10


def test_kind_without_widget_draws_nothing(view, node):
    with pytest.raises(KeyError):
        view.draw(node(1, "script", value="alert(1)"))
    assert view.place.children == []


@pytest.mark.parametrize("kind", sorted(AVAILABLE))
def test_unknown_props_never_reach_the_page(view, node, kind):
    required = {"columns": [{"key": "a", "title": "A"}], "rows": [], "options": [], "href": "https://a.example", "src": "media/logo.png"}
    props = {name: required.get(name, "x") for name in NODES[kind].required}
    hostile = {"innerHTML": "<b>", "onclick": "alert(1)", "style": "position:fixed", "class": "shell", "id": "workbench", "srcdoc": "<i>"}
    element = view.draw(node(1, kind, **props, **hostile))
    drawn = [element, *element.walk()]
    names = {name for each in drawn for name in each.attributes}
    assert names.isdisjoint({"innerHTML", "onclick", "style", "srcdoc", "class"})
    assert "workbench" not in {each.attributes.get("id") for each in drawn}


def test_markup_is_shown_letter_by_letter(view, node):
    markup = "<img src=x onerror=\"alert('robbed')\">"
    element = view.draw(node(1, "column", node(2, "text", value=markup), node(3, "heading", value=markup), node(4, "code", value=markup)))
    assert [child.text_content for child in element.children] == [markup] * 3
    assert [each.tag for each in element.walk() if each.tag == "img"] == []


def test_focus_stays_on_the_node_that_moves(view, node):
    row = view.draw(node(1, "row", *(node(number, "button", label=str(number), onClick=True) for number in (2, 3, 4))))
    second = row.find("button", "3")
    second.focus()
    view.patch(["move", 1, 2, 3])
    assert view.dom.focused is second
    assert row.text_content == "2 4 3"
    view.patch(["move", 1, 0, 3])
    assert row.text_content == "3 2 4"


def test_moving_a_focused_field_never_takes_it_out_of_the_page(view, node):
    row = view.draw(node(1, "row", node(2, "input", label="Name"), node(3, "text", value="a"), node(4, "text", value="b")))
    field = row.children[0]
    row.find("textbox", "Name").focus()
    detached = []
    field._detach = lambda: detached.append(field)
    view.patch(["move", 1, 2, 2])
    assert detached == []
    assert row.children[2] is field


def test_a_far_move_of_the_focused_node_moves_no_other_and_keeps_the_focus(view, node):
    """2,500 moves from end to end among 5,000 children, with the focus on the one that moves, were 12 million changes of the page."""
    others = [node(number, "text", value=".") for number in range(10, 110)]
    row = view.draw(node(1, "row", node(2, "button", label="Go", onClick=True), *others))
    focused = row.find("button", "Go")
    focused.focus()
    touched = []
    for other in row.children[1:]:
        other._detach = lambda: touched.append(1)
    view.patch(["move", 1, 100, 2])
    assert touched == []
    assert row.children[100] is focused
    assert view.dom.focused is focused


def test_focus_on_a_removed_node_stays_in_the_view(view, node):
    row = view.draw(node(1, "row", node(2, "button", label="Go", onClick=True)))
    row.find("button", "Go").focus()
    view.patch(["remove", 2])
    assert view.dom.focused is view.place


def test_removed_widgets_stop_listening(view, node):
    row = view.draw(node(1, "row", node(2, "button", label="Go", onClick=True)))
    button = row.find("button", "Go")
    view.patch(["remove", 2])
    assert button.listener_count == 0


def test_dispose_takes_everything_out(view, node):
    button = view.draw(node(1, "button", label="Go", onClick=True))
    view.drawer.dispose()
    assert view.place.children == []
    assert button.listener_count == 0


def test_busy_says_who_starts_until_something_is_drawn(view, node):
    view.drawer.busy()
    assert view.place.find("status").text_content == "Starting Word Count…"
    assert "inert" in view.place.attributes
    view.draw(node(1, "text", value="here"))
    assert view.place.text_content == "here"
    assert "inert" not in view.place.attributes


def test_busy_keeps_what_is_drawn(view, node):
    view.draw(node(1, "text", value="here"))
    view.drawer.busy()
    assert view.place.text_content == "here"
    assert view.place.attributes["aria-busy"] == "true"


def test_failed_view_says_why_and_offers_log_and_restart(view, node):
    view.draw(node(1, "text", value="here"))
    view.drawer.fail("It crashed: <b>boom</b>")
    card = view.place.find("alert")
    assert "Word Count cannot be shown" in card.text_content
    assert "It crashed: <b>boom</b>" in card.text_content
    card.find("button", "Show log").click()
    card.find("button", "Restart").click()
    assert view.asked == ["log", "restart"]


def test_failed_view_comes_back_when_it_is_drawn_again(view, node):
    view.drawer.fail("gone")
    view.draw(node(1, "text", value="here again"))
    assert view.place.text_content == "here again"
