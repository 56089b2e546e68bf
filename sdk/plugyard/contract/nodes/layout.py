"""Nodes that arrange others."""

from plugyard.contract.nodes.shape import ANY_CHILDREN, CONTENT, LABEL, node
from plugyard.contract.shapes import BOOLEAN, array, integer, mapping, one_of, record, text

_STEPS = integer(0, 8) | {"description": "In steps of the theme's spacing, 0 to 8."}
_BOX = {
    "label": LABEL,
    "gap": _STEPS,
    "padding": _STEPS,
    "align": one_of("start", "center", "end", "stretch", "baseline"),
    "justify": one_of("start", "center", "end", "between"),
    "grow": BOOLEAN,
}
_TAB = record({"id": text(64, min_length=1), "title": LABEL})

LAYOUT = (
    node("row", "Children side by side.", _BOX | {"wrap": BOOLEAN}, children=ANY_CHILDREN, available=True),
    node("column", "Children below each other.", _BOX | {"scroll": BOOLEAN}, children=ANY_CHILDREN, available=True),
    node("list", "Each child is an entry of a list.", {"label": LABEL, "ordered": BOOLEAN}, children=ANY_CHILDREN, available=True),
    node("divider", "A thin line.", {"vertical": BOOLEAN}, available=True),
    node(
        "tabs",
        "One child per tab; the chosen one is shown.",
        {"label": LABEL, "value": text(64), "tabs": array(_TAB, 20, min_items=1)},
        events={"onChange": text(64)},
        children=ANY_CHILDREN,
        required=("tabs",),
    ),
    node("form", "Inputs that are sent together.", {"label": LABEL}, events={"onSubmit": mapping(CONTENT)}, children=ANY_CHILDREN),
)
