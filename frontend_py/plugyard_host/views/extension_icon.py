"""The icon of a package as an address the page may show."""

import struct
from functools import lru_cache

from plugyard.contract import limits

from plugyard_host.host.registry import Installed
from plugyard_host.workbench.package_assets import image_address

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER_BYTES = 24
"""Signature, length and name of the first chunk, width and height (PNG specification, 11.2.2)."""


def icon_address(installed: Installed) -> str:
    """Empty when the package has no icon that may be shown."""
    if installed.manifest is None or installed.package is None or not installed.manifest.icon:
        return ""
    return _address(installed.package.files.get(installed.manifest.icon, b""))


@lru_cache(maxsize=256)
def _address(data: bytes) -> str:
    """A few bytes can claim to be a picture of gigabytes, which the page's own process would decode: the size is looked at before."""
    if len(data) > limits.ICON_MAX_BYTES or len(data) < _HEADER_BYTES or not data.startswith(_PNG):
        return ""
    width, height = struct.unpack(">II", data[16:_HEADER_BYTES])
    if not (0 < width <= limits.ICON_MAX_PIXELS and 0 < height <= limits.ICON_MAX_PIXELS):
        return ""
    return image_address({"icon.png": data}, "icon.png") or ""
