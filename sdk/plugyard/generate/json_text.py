"""One spelling of JSON for all generated files: the same bytes on every machine."""

import json


def json_text(value: object) -> str:
    """Indented, keys in the order of the contract, plain UTF-8, one newline at the end."""
    return json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
