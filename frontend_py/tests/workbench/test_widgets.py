"""Each kind of node: which element it is, what its props do, what it tells its extension."""

import pytest


def test_row_and_column_take_gap_and_alignment(view, node):
    row = view.draw(node(1, "row", gap=2, padding=1, align="center", justify="between", wrap=True))
    assert row.styles == {"gap": "8px", "padding": "4px"}
    assert (row.attributes["data-align"], row.attributes["data-justify"], row.attributes["data-wrap"]) == ("center", "between", "true")
    view.patch(["props", 1, {"gap": None}])
    assert row.styles == {"padding": "4px"}


def test_labelled_box_is_a_named_group(view, node):
    assert view.draw(node(1, "column", label="Totals")).name == "Totals"


def test_scrolling_column_can_be_reached_by_keyboard(view, node):
    assert view.draw(node(1, "column", scroll=True)).attributes["tabindex"] == "0"


def test_list_gives_each_child_an_item(view, node):
    ordered = view.draw(node(1, "list", node(2, "text", value="a"), node(3, "text", value="b"), ordered=True))
    view.patch(["insert", 1, 0, node(4, "text", value="first")], ["move", 1, 2, 4], ["remove", 2])
    assert ordered.tag == "ol"
    assert [item.text_content for item in ordered.query_all("listitem")] == ["b", "first"]


def test_text_holds_its_value_before_its_children(view, node):
    text = view.draw(node(1, "text", node(2, "text", value="bold", strong=True), value="plain "))
    assert text.text_content.split() == ["plain", "bold"]
    view.patch(["props", 1, {"value": "other "}], ["insert", 1, 1, node(3, "code", value="x")])
    assert text.text_content.split() == ["other", "bold", "x"]


def test_text_styles_are_elements_that_mean_them(view, node):
    row = view.draw(node(1, "row", node(2, "text", value="a", strong=True), node(3, "text", value="b", emphasis=True)))
    assert [child.tag for child in row.children] == ["strong", "em"]
    view.patch(["props", 2, {"strong": None, "strike": True}])
    assert row.children[0].classes == {"node-text", "text-strike"}


def test_heading_has_its_level(view, node):
    heading = view.draw(node(1, "heading", value="Harbour", level=3))
    assert (heading.tag, heading.role, heading.name) == ("h3", "heading", "Harbour")
    view.patch(["props", 1, {"level": 1}])
    assert heading.attributes["aria-level"] == "1"


def test_link_asks_first_and_keeps_its_address_out_of_the_page(view, node):
    link = view.draw(node(1, "link", value="docs", href="https://a.example/x"))
    assert "href" not in link.attributes
    link.click()
    link.press("Enter")
    view.patch(["props", 1, {"href": "https://b.example"}])
    link.click()
    assert view.opened == ["https://a.example/x", "https://a.example/x", "https://b.example"]


def test_icon_without_label_is_decoration_and_unknown_names_draw_a_dot(view, node):
    icon = view.draw(node(1, "icon", name="no-such-icon"))
    assert "icon-dot" in icon.classes
    assert icon.attributes["aria-hidden"] == "true"
    view.patch(["props", 1, {"name": "star", "label": "Favourite"}])
    assert {"icon-star"} <= icon.classes and "icon-dot" not in icon.classes
    assert icon.name == "Favourite"


def test_image_shows_files_of_the_package_and_data_only(view, node):
    image = view.draw(node(1, "image", src="media/logo.png", alt="Logo"))
    assert image.attributes["src"] == "data:image/png;base64,AAAA"
    view.patch(["props", 1, {"src": "media/none.png"}])
    assert "src" not in image.attributes
    view.patch(["props", 1, {"src": "data:image/gif;base64,BBBB"}])
    assert image.attributes["src"] == "data:image/gif;base64,BBBB"


def test_progress_tells_its_value_or_that_there_is_none(view, node):
    progress = view.draw(node(1, "progress", value=40, label="Import"))
    assert (progress.attributes["aria-valuenow"], progress.styles["--value"], progress.name) == ("40", "40%", "Import")
    view.patch(["props", 1, {"value": None}])
    assert "aria-valuenow" not in progress.attributes


def test_button_tells_clicks_while_it_is_enabled(view, node):
    button = view.draw(node(1, "button", label="Add", variant="primary", onClick=True))
    button.click()
    view.patch(["props", 1, {"disabled": True}])
    button.click()
    assert view.events == [(1, "onClick", None)]
    assert button.attributes["aria-disabled"] == "true"


def test_disabling_the_focused_button_leaves_the_focus(view, node):
    button = view.draw(node(1, "button", label="Add", onClick=True))
    button.focus()
    view.patch(["props", 1, {"disabled": True, "label": "Adding"}])
    assert view.dom.focused is button
    assert button.name == "Adding"


def test_input_tells_what_is_typed_and_submitted(view, node):
    field = view.draw(node(1, "input", label="Name", onInput=True, onSubmit=True))
    box = field.find("textbox", "Name")
    box.type_text("Ada")
    box.press("Enter")
    assert view.events == [(1, "onInput", "Ada"), (1, "onSubmit", "Ada")]


def test_handler_can_come_and_go(view, node):
    box = view.draw(node(1, "input", label="Name")).find("textbox")
    box.type_text("a")
    view.patch(["props", 1, {"onInput": True}])
    box.type_text("b")
    view.patch(["props", 1, {"onInput": None}])
    box.type_text("c")
    assert view.events == [(1, "onInput", "b")]


def test_old_echo_does_not_overwrite_what_is_typed_meanwhile(view, node):
    box = view.draw(node(1, "input", label="Name", value="", onInput=True)).find("textbox")
    for text in ("a", "ab", "abc"):
        box.type_text(text)
    view.patch(["props", 1, {"value": "a"}])
    view.patch(["props", 1, {"value": "ab"}])
    assert box.value == "abc"
    view.patch(["props", 1, {"value": "abc"}])
    assert box.value == "abc"


def test_value_that_the_extension_decides_is_shown_while_typing(view, node):
    box = view.draw(node(1, "input", label="Name", value="", onInput=True)).find("textbox")
    box.type_text("abc")
    view.patch(["props", 1, {"value": "ABC"}])
    assert box.value == "ABC"


def test_value_set_after_leaving_the_field_counts_even_if_it_was_typed_once(view, node):
    box = view.draw(node(1, "input", label="Name", value="", onInput=True)).find("textbox")
    for text in ("a", "ab"):
        box.type_text(text)
    view.dom.focused = None
    view.patch(["props", 1, {"value": "a"}])
    assert box.value == "a"


def test_problem_of_a_field_is_tied_to_it(view, node):
    field = view.draw(node(1, "textarea", label="Notes", invalid="Too long."))
    box = field.find("textbox", "Notes")
    problem = next(each for each in field.walk() if each.attributes.get("id") == box.attributes["aria-describedby"])
    assert (box.attributes["aria-invalid"], problem.text_content) == ("true", "Too long.")
    view.patch(["props", 1, {"invalid": None}])
    assert "aria-invalid" not in box.attributes


def test_ids_of_two_views_never_meet(view, node):
    first = view.draw(node(1, "input", label="Name")).find("textbox").attributes["id"]
    other = type(view)(view.dom)
    assert other.draw(node(1, "input", label="Name")).find("textbox").attributes["id"] != first


def test_select_keeps_its_choice_when_its_options_change(view, node):
    options = [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]
    select = view.draw(node(1, "select", label="Font", value="b", options=options, onChange=True)).find("combobox", "Font")
    view.patch(["props", 1, {"options": [*options, {"value": "c", "label": "C"}]}])
    assert (select.value, len(select.children)) == ("b", 3)
    select.choose("c")
    assert view.events == [(1, "onChange", "c")]


def test_checkbox_tells_whether_it_is_ticked(view, node):
    box = view.draw(node(1, "checkbox", label="Wrap", checked=True, onChange=True)).find("checkbox", "Wrap")
    box.click()
    assert view.events == [(1, "onChange", False)]


TABLE = {"columns": [{"key": "name", "title": "Name"}, {"key": "size", "title": "Size", "align": "end"}], "label": "Files"}


def test_table_shows_values_as_text(view, node):
    table = view.draw(node(1, "table", **TABLE, rows=[{"name": "<b>", "size": 1.5}, {"name": True, "size": None}])).find("table", "Files")
    assert [row.text_content for row in table.query_all("row")] == ["Name Size", "<b> 1.5", "Yes"]


def test_rows_are_chosen_by_click_and_keyboard(view, node):
    table = view.draw(node(1, "table", **TABLE, rows=[{"name": "a"}, {"name": "b"}], onSelect=True, selected=0))
    first, second = table.with_class("table-row")
    first.focus()
    first.press("ArrowDown")
    assert view.dom.focused is second
    second.press("Enter")
    first.click()
    assert view.events == [(1, "onSelect", 1), (1, "onSelect", 0)]
    assert first.attributes["aria-selected"] == "true"


def test_new_rows_keep_the_focus_on_their_place(view, node):
    table = view.draw(node(1, "table", **TABLE, rows=[{"name": "a"}, {"name": "b"}], onSelect=True))
    table.with_class("table-row")[1].focus()
    view.patch(["props", 1, {"rows": [{"name": "x"}, {"name": "y"}, {"name": "z"}]}])
    assert view.dom.focused is table.with_class("table-row")[1]


def test_long_table_is_drawn_page_by_page(view, node):
    table = view.draw(node(1, "table", **TABLE, rows=[{"name": str(index)} for index in range(450)]))
    assert len(table.with_class("table-row")) == 200
    table.find("button", "Show 200 of 250 more rows").click()
    table.find("button", "Show 50 of 50 more rows").click()
    assert len(table.with_class("table-row")) == 450


@pytest.mark.parametrize("kind", ["button", "text", "image", "row"])
def test_tooltip_is_a_title(view, node, kind):
    props = {"button": {"label": "a"}, "image": {"src": "media/logo.png", "alt": "a"}}.get(kind, {})
    assert view.draw(node(1, kind, tooltip="More", **props)).attributes["title"] == "More"
