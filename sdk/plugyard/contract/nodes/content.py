"""Nodes that show something."""

from plugyard.contract import limits
from plugyard.contract.nodes.shape import CONTENT, ICON_NAME, INLINE, LABEL, TONE, node
from plugyard.contract.shapes import BOOLEAN, NULL, any_of, array, integer, mapping, number, one_of, record, text

HREF = text(2_000, pattern=r"^(https://[!-~]+|mailto:[!-~]+)$") | {"description": "An https or mailto address."}
IMAGE_SOURCE = text(
    limits.ICON_MAX_BYTES * 2,
    min_length=1,
    pattern=r"^(data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*|[A-Za-z0-9_][A-Za-z0-9._/-]*)$",
) | {"description": "A file of the package such as `media/logo.png`, or image data; never an address."}
_CELL = any_of(text(10_000), number(), BOOLEAN, NULL)
_COLUMN = record({"key": text(64, min_length=1), "title": LABEL}, {"align": one_of("start", "center", "end")}, title="TableColumn")
_SERIES = record({"values": array(number(), 10_000)}, {"label": LABEL, "tone": TONE}, title="ChartSeries")
_STYLE = {"strong": BOOLEAN, "emphasis": BOOLEAN, "strike": BOOLEAN, "code": BOOLEAN}

CONTENT_NODES = (
    node(
        "text",
        "Text; may hold inline nodes after its value.",
        {"value": CONTENT, "tone": TONE} | _STYLE,
        children=INLINE,
        text_prop="value",
        available=True,
    ),
    node("heading", "A heading.", {"value": LABEL, "level": integer(1, 6)}, required=("value",), text_prop="value", available=True),
    node(
        "link",
        "A link. The user sees the whole address before it opens.",
        {"value": LABEL, "href": HREF},
        children=INLINE,
        required=("href",),
        text_prop="value",
        available=True,
    ),
    node(
        "code",
        "Program text, inline or as a block.",
        {"value": CONTENT, "language": text(64), "block": BOOLEAN},
        required=("value",),
        text_prop="value",
        available=True,
    ),
    node("badge", "A short mark.", {"value": LABEL, "tone": TONE, "label": LABEL}, required=("value",), text_prop="value", available=True),
    node(
        "icon",
        "An icon. Without a label it is decoration.",
        {"name": ICON_NAME, "tone": TONE, "label": LABEL},
        required=("name",),
        text_prop="name",
        available=True,
    ),
    node(
        "image",
        "A picture from the package or from data.",
        {"src": IMAGE_SOURCE, "alt": LABEL, "width": integer(1, 4_096), "height": integer(1, 4_096)},
        required=("src", "alt"),
        available=True,
    ),
    node(
        "progress",
        "How far something has come; without a value: that something is going on.",
        {"value": number(0, 100), "label": LABEL},
        available=True,
    ),
    node(
        "table",
        "Rows and columns.",
        {"label": LABEL, "columns": array(_COLUMN, 50, min_items=1), "rows": array(mapping(_CELL), 5_000), "selected": integer(-1)},
        events={"onSelect": integer(0)},
        required=("columns", "rows"),
        available=True,
    ),
    node("markdown", "Markdown, drawn without any HTML.", {"value": CONTENT}, required=("value",), text_prop="value"),
    node(
        "chart",
        "A simple chart.",
        {
            "type": one_of("line", "bar", "area", "pie"),
            "labels": array(LABEL, 10_000),
            "series": array(_SERIES, 20, min_items=1),
            "label": LABEL,
        },
        required=("type", "series", "label"),
    ),
)
