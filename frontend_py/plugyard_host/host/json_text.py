"""JSON as it crosses to and from extensions: strict both ways, nothing that only Python can read."""

import json
from json.encoder import encode_basestring_ascii
from math import isinf
from typing import Any


def _finite(digits: str) -> float:
    # `1e999` is valid JSON, but becomes an infinity that no JSON text can hold: it would fail later, on our side.
    number = float(digits)
    if isinf(number):
        raise ValueError("A number is too large.")
    return number


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is not JSON.")


decode = json.JSONDecoder(parse_float=_finite, parse_constant=_refuse).decode
"""Text to value. Raises ValueError. Only for texts that the guard has let through: it bounds depth, length and tokens."""

_encode = json.JSONEncoder(allow_nan=False, separators=(",", ":")).encode
_CONSTANTS = {None: "null", True: "true", False: "false"}


def encode(value: Any) -> str:
    """Value to ASCII text. Raises ValueError or TypeError for what JSON cannot hold."""
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if type(value) is str:
        return encode_basestring_ascii(value)
    return _encode(value)


def utf8_length(text: str) -> int:
    """Bytes of a text as stored. A lone surrogate, which JSON can spell, counts like any other character of its size."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
