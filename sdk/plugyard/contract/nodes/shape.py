"""What a kind of node is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugyard.contract import limits
from plugyard.contract.shapes import TRUE, Schema, one_of, text

NO_CHILDREN = "none"
ANY_CHILDREN = "any"

LABEL: Schema = text(limits.LABEL_MAX_CHARACTERS)
CONTENT: Schema = text(limits.TEXT_MAX_CHARACTERS)
TONE: Schema = one_of("default", "muted", "success", "warning", "danger")
ICON_NAME: Schema = text(64, min_length=1, pattern=r"^[a-z0-9-]+$") | {"description": "Name of an icon of the workbench."}
INLINE: tuple[str, ...] = ("text", "link", "code", "image", "badge", "icon")
"""What may stand inside a line of text."""


@dataclass(frozen=True, slots=True)
class NodeKind:
    """One kind of node that a tree may hold."""

    kind: str
    doc: str
    props: Mapping[str, Schema] = field(default_factory=dict)
    """All of them; handlers (`on…`) are `true` on the wire."""
    events: Mapping[str, Schema] = field(default_factory=dict)
    """Handler name -> what its function gets."""
    children: str | tuple[str, ...] = NO_CHILDREN
    """`none`, `any`, or the kinds allowed."""
    required: tuple[str, ...] = ()
    text_prop: str | None = None
    """The prop that a single text in the builder call stands for: `heading("Hello")`."""
    available: bool = False


def node(  # noqa: PLR0913  one row of a table, all by keyword
    kind: str,
    doc: str,
    props: Mapping[str, Schema] | None = None,
    *,
    events: Mapping[str, Schema] | None = None,
    children: str | tuple[str, ...] = NO_CHILDREN,
    required: tuple[str, ...] = (),
    text_prop: str | None = None,
    available: bool = False,
) -> NodeKind:
    """A kind with what all kinds share and its handlers among the props."""
    heard = dict(events or {})
    every = {"tooltip": LABEL} | dict(props or {}) | dict.fromkeys(heard, TRUE)
    return NodeKind(kind, doc, every, heard, children, required, text_prop, available)
