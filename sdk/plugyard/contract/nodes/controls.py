"""Nodes that the user works with."""

from plugyard.contract.nodes.shape import CONTENT, ICON_NAME, LABEL, node
from plugyard.contract.shapes import BOOLEAN, NULL, array, integer, number, one_of, record, text

_VALUE = text(500)
_OPTION = record({"value": _VALUE, "label": LABEL}, {"disabled": BOOLEAN}, title="SelectOption")
_ITEM = record(
    {"id": text(200, min_length=1), "label": LABEL, "depth": integer(0, 30)},
    {"icon": ICON_NAME, "expanded": BOOLEAN, "selected": BOOLEAN},
    title="TreeItem",
)
_FIELD = {"label": LABEL, "name": text(64, min_length=1), "placeholder": LABEL, "value": CONTENT, "disabled": BOOLEAN, "invalid": LABEL}

CONTROLS = (
    node(
        "button",
        "A button.",
        {
            "label": LABEL,
            "icon": ICON_NAME,
            "variant": one_of("primary", "secondary", "plain", "danger"),
            "disabled": BOOLEAN,
            "pressed": BOOLEAN,
        },
        events={"onClick": NULL},
        required=("label",),
        text_prop="label",
        available=True,
    ),
    node(
        "input",
        "One line of text.",
        _FIELD
        | {"type": one_of("text", "password", "number", "email", "url", "search"), "required": BOOLEAN, "maxLength": integer(1, 10_000)},
        events={"onInput": CONTENT, "onChange": CONTENT, "onSubmit": CONTENT},
        required=("label",),
        available=True,
    ),
    node(
        "textarea",
        "Several lines of text.",
        _FIELD | {"rows": integer(1, 50)},
        events={"onInput": CONTENT, "onChange": CONTENT},
        required=("label",),
        available=True,
    ),
    node(
        "select",
        "One of several values.",
        {"label": LABEL, "name": text(64, min_length=1), "value": _VALUE, "options": array(_OPTION, 1_000), "disabled": BOOLEAN},
        events={"onChange": _VALUE},
        required=("label", "options"),
        available=True,
    ),
    node(
        "checkbox",
        "On or off.",
        {"label": LABEL, "name": text(64, min_length=1), "checked": BOOLEAN, "disabled": BOOLEAN},
        events={"onChange": BOOLEAN},
        required=("label",),
        text_prop="label",
        available=True,
    ),
    node(
        "slider",
        "A number within bounds.",
        {
            "label": LABEL,
            "name": text(64, min_length=1),
            "value": number(),
            "min": number(),
            "max": number(),
            "step": number(0),
            "disabled": BOOLEAN,
        },
        events={"onInput": number(), "onChange": number()},
        required=("label", "min", "max"),
    ),
    node(
        "tree",
        "Entries inside entries.",
        {"label": LABEL, "items": array(_ITEM, 5_000)},
        events={"onSelect": text(200), "onToggle": text(200)},
        required=("label", "items"),
    ),
)
