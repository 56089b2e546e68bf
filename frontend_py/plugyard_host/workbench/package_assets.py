"""Pictures of a package as `data:` addresses, which is all that views may show (besides data of their own)."""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import PurePosixPath

IMAGE_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}
"""By suffix. SVG is not among them: it may load other things."""


def image_address(files: Mapping[str, bytes], path: str) -> str | None:
    """The address of a picture in a package, or None when there is no such picture."""
    media_type = IMAGE_TYPES.get(PurePosixPath(path).suffix.lower())
    data = files.get(path)
    if media_type is None or data is None:
        return None
    return f"data:{media_type};base64,{b64encode(data).decode()}"
