"""Where the worker's bootstrap enters Python: connect the bridge, then wait for `extension.activate`."""

import json

from plugyard.extension import facts
from plugyard.extension.connection import Connection
from plugyard.extension.extension import Extension

TYPE_CHECKING = False
if TYPE_CHECKING:
    from plugyard.extension.connection import Bridge


def start(bridge: "Bridge", facade_text: str) -> Extension:
    """Build the facade from the text of facade.json and connect it."""
    facade = json.loads(facade_text)
    facts.fill(facade)
    return Extension(facade, Connection(bridge))
