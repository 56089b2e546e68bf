"""HTTP content negotiation and validators, as far as immutable files need them (RFC 9110, sections 8.8 and 12.5)."""

from collections.abc import Collection, Sequence

IDENTITY = "identity"


def choose_encoding(accept: str, available: Collection[str], preference: Sequence[str]) -> str:
    """Pick a content coding that the client accepts and the server has; `identity` is always there as the last resort.

    Args:
        accept: The `Accept-Encoding` header; empty when there is none.
        preference: Codings in the order this server prefers among equally welcome ones.
    """
    weights = _weights(accept)
    offered = [coding for coding in preference if coding == IDENTITY or coding in available]
    welcome = [(weights.get(coding, weights.get("*", 1.0 if coding == IDENTITY else 0.0)), coding) for coding in offered]
    best = max((weight for weight, _ in welcome), default=0.0)
    return next((coding for weight, coding in welcome if weight == best and weight > 0), IDENTITY)


def is_current(if_none_match: str, etag: str) -> bool:
    """Whether the client's copy is still good (weak comparison)."""
    tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in tags or "*" in tags


def _weights(accept: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for item in accept.lower().split(","):
        coding, _, parameter = item.partition(";")
        name, _, value = parameter.strip().partition("=")
        if coding.strip():
            weights[coding.strip()] = _quality(value) if name.strip() == "q" else 1.0
    return weights


def _quality(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
