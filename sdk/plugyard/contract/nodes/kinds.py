"""The table of all kinds of nodes."""

from plugyard.contract.nodes.content import CONTENT_NODES
from plugyard.contract.nodes.controls import CONTROLS
from plugyard.contract.nodes.layout import LAYOUT
from plugyard.contract.nodes.shape import NodeKind

NODES: dict[str, NodeKind] = {spec.kind: spec for spec in (*LAYOUT, *CONTENT_NODES, *CONTROLS)}
