"""What a view may consist of. Trees and patches from extensions are checked here before anything is drawn."""

from plugyard.contract.nodes.kinds import NODES
from plugyard.contract.nodes.shape import ANY_CHILDREN, INLINE, NO_CHILDREN, NodeKind
from plugyard.contract.nodes.tree import AVAILABLE, CHANGES, TREE, KindOf, check_changes, check_props, check_tree

__all__ = [
    "ANY_CHILDREN",
    "AVAILABLE",
    "CHANGES",
    "INLINE",
    "NODES",
    "NO_CHILDREN",
    "TREE",
    "KindOf",
    "NodeKind",
    "check_changes",
    "check_props",
    "check_tree",
]
