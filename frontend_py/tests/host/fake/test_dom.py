"""The fake DOM behaves where tests rely on it."""

import pytest
from plugyard_host.browser.fake.dom import FakeDom


@pytest.fixture
def dom() -> FakeDom:
    return FakeDom()


def test_elements_are_found_by_role_and_name(dom):
    dom.body.append(dom.create("button", text="Save"), dom.create("button", attributes={"aria-label": "Close"}))
    assert dom.find("button", "Close").attributes["aria-label"] == "Close"
    assert dom.query("button", "Nope") is None
    with pytest.raises(LookupError, match="button"):
        dom.find("button")


def test_labels_name_their_fields(dom):
    label = dom.create("label", text="Font")
    label.append(dom.create("select"))
    dom.body.append(label, dom.create("label", text="Size", attributes={"for": "s"}), dom.create("input", attributes={"id": "s"}))
    assert dom.find("combobox", "Font").tag == "select"
    assert dom.find("textbox", "Size").tag == "input"


def test_what_is_hidden_is_not_found(dom):
    box = dom.create("div", attributes={"hidden": ""})
    box.append(dom.create("button", text="Save"))
    dom.body.append(box)
    assert dom.query("button", "Save") is None
    box.set_attribute("hidden", None)
    assert dom.find("button", "Save")


def test_events_bubble_until_stopped(dom):
    order = []
    box, button = dom.create("div"), dom.create("button")
    dom.body.append(box)
    box.append(button)
    button.on("click", lambda _: order.append("button"))
    listening = box.on("click", lambda event: (order.append("box"), event.stop_propagation()))
    dom.on_document("click", lambda _: order.append("document"))
    button.click()
    listening.dispose()
    button.click()
    assert order == ["button", "box", "button", "document"]


def test_a_disabled_button_is_not_clicked(dom):
    clicks = []
    button = dom.create("button", attributes={"disabled": ""})
    button.on("click", clicks.append)
    button.click()
    assert clicks == []


def test_a_child_is_moved_not_copied(dom):
    first, second = dom.create("a"), dom.create("b")
    dom.body.append(first, second)
    dom.body.insert(0, second)
    assert [child.tag for child in dom.body.children] == ["b", "a"]


def test_escape_closes_a_modal_dialog(dom):
    dialog = dom.create("dialog")
    button = dom.create("button", text="OK")
    dialog.append(button)
    dom.body.append(dialog)
    dialog.show_modal()
    button.focus()
    assert dialog.contains_focus()
    dom.press("Escape")
    assert dom.query("dialog") is None


def test_a_checkbox_toggles_and_says_so(dom):
    changes = []
    box = dom.create("input", attributes={"type": "checkbox"})
    dom.body.append(box)
    box.on("change", lambda _: changes.append(box.checked))
    box.click()
    box.click()
    assert changes == [True, False]


@pytest.mark.parametrize("name", ["style", "onclick", "onerror"])
def test_attributes_that_the_policy_refuses_are_refused(dom, name):
    with pytest.raises(ValueError, match="refuses"):
        dom.create("div").set_attribute(name, "x")


def test_text_is_text_and_elements_only_go_in_as_elements(dom):
    element = dom.create("p")
    element.set_text("<b>x</b>")
    assert element.text_content == "<b>x</b>"
    with pytest.raises(TypeError):
        element.append("text")
    with pytest.raises(TypeError):
        element.set_text(7)


def test_removing_what_holds_the_focus_loses_it(dom):
    box, field = dom.create("div"), dom.create("input")
    box.append(field)
    dom.body.append(box)
    field.focus()
    box.remove()
    assert dom.focused is None
