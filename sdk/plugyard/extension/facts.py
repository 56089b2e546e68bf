"""`STATE_KEYS` and `EVENTS`: names of standard state keys and events, filled from facade.json at start."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Names:
    """Constants by their names: `STATE_KEYS.CONTENT` is `"editor.content"`."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> str: ...


STATE_KEYS = Names()
EVENTS = Names()


def fill(facade: "dict[str, Any]") -> None:
    """Take the names from facade.json."""
    for constant, name in facade["stateKeys"].items():
        setattr(STATE_KEYS, constant, name)
    for constant, name in facade["events"].items():
        setattr(EVENTS, constant, name)
