"""Versions of the platform and of what it speaks."""

PLATFORM_VERSION = "1.0.0"
"""What `engines.platform` is checked against."""

API_VERSIONS = ("1.0.0",)
"""Releases of the extension API that this platform serves, oldest first."""

PROTOCOL_VERSION = 1
"""Of the messages in docs/protocol.md; sent in `$/ready`."""
