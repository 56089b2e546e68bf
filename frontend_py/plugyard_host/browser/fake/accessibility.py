"""Roles and accessible names of fake elements, as far as the workbench uses them. Tests look elements up as assistive technology would."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugyard_host.browser.fake.dom import FakeElement

_ROLE_BY_TAG = {
    "article": "article",
    "aside": "complementary",
    "button": "button",
    "dialog": "dialog",
    "fieldset": "group",
    "footer": "contentinfo",
    "form": "form",
    "header": "banner",
    "hr": "separator",
    "img": "img",
    "li": "listitem",
    "main": "main",
    "nav": "navigation",
    "ol": "list",
    "option": "option",
    "progress": "progressbar",
    "section": "region",
    "table": "table",
    "td": "cell",
    "textarea": "textbox",
    "th": "columnheader",
    "tr": "row",
    "ul": "list",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_ROLE_BY_INPUT_TYPE = {
    "button": "button",
    "checkbox": "checkbox",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "search": "searchbox",
    "submit": "button",
}
_NAMED_BY_CONTENT = {
    *("button", "cell", "checkbox", "columnheader", "gridcell", "heading", "link", "listitem", "menuitem", "option"),
    *("radio", "row", "status", "switch", "tab", "tooltip", "treeitem"),
}


def role_of(element: "FakeElement") -> str | None:
    explicit = element.attributes.get("role")
    if explicit:
        return explicit
    if element.tag == "input":
        return _ROLE_BY_INPUT_TYPE.get(element.attributes.get("type", "text"), "textbox")
    if element.tag == "a":
        return "link" if "href" in element.attributes else None
    if element.tag == "select":
        return "listbox" if "multiple" in element.attributes else "combobox"
    return _ROLE_BY_TAG.get(element.tag)


def name_of(element: "FakeElement") -> str:
    """The accessible name, by the first source that gives one."""
    for source in (_labelled_by, _aria_label, _label_element, _alternative_text, _content, _title):
        name = " ".join(source(element).split())
        if name:
            return name
    return ""


def _labelled_by(element: "FakeElement") -> str:
    wanted = element.attributes.get("aria-labelledby", "").split()
    return " ".join(other.text_content for key in wanted for other in element.root().walk() if other.attributes.get("id") == key)


def _aria_label(element: "FakeElement") -> str:
    return element.attributes.get("aria-label", "")


def _label_element(element: "FakeElement") -> str:
    if element.tag not in ("input", "textarea", "select", "progress"):
        return ""
    own_id = element.attributes.get("id")
    for other in element.root().walk():
        if other.tag == "label" and own_id and other.attributes.get("for") == own_id:
            return other.text_content
    return next((other.text_content for other in element.ancestors() if other.tag == "label"), "")


def _alternative_text(element: "FakeElement") -> str:
    return element.attributes.get("alt", "")


def _content(element: "FakeElement") -> str:
    return element.text_content if role_of(element) in _NAMED_BY_CONTENT else ""


def _title(element: "FakeElement") -> str:
    return element.attributes.get("title") or element.attributes.get("placeholder", "")
