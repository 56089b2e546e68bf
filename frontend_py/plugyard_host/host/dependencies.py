"""Which extensions must run before another: its dependencies, theirs first."""

from collections.abc import Callable

from plugyard.contract.errors import Conflict, NotFound
from plugyard.contract.manifest import Manifest

type Find = Callable[[str], Manifest | None]
"""The manifest of an extension that can be started."""


def start_order(extension_id: str, find: Find) -> list[str]:
    """All that `extension_id` depends on, in the order in which it has to start, without itself.

    Raises:
        NotFound: something it needs is not installed.
        Conflict: it depends on itself, by however many steps.
    """
    order: list[str] = []
    path: list[str] = []

    def visit(current: str, needed_by: str | None) -> None:
        if current in order:
            return
        if current in path:
            raise Conflict(f"{' → '.join([*path[path.index(current) :], current])}: these extensions depend on each other in a circle.")
        manifest = find(current)
        if manifest is None:
            raise NotFound(f"{needed_by or extension_id} needs {current}, which is not installed or broken.")
        path.append(current)
        for dependency in sorted(manifest.extension_dependencies):
            visit(dependency, current)
        path.pop()
        order.append(current)

    visit(extension_id, None)
    return order[:-1]
