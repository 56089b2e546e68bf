"""Regular expressions written by extension authors, cut down so that matching cannot take long (security.md D7)."""

import re

MAX_CHARACTERS = 100
MAX_REPEATS = 2
"""`*`, `+` and `{n,}` together: more of them make matching polynomial in ever higher degree."""

_ATOM = re.compile(r"\\[dDwWsSbB.^$*+?()\[\]{}|/\\-]|\[\^?(?:\\[dws\]\[\\^-]|[^\]\\])+\]|[^\\()\[\]{}*+?|]", re.DOTALL)
_QUANTIFIER = re.compile(r"[*+?]|\{\d{1,3}(?:,\d{0,3})?\}")


def compile_linear(pattern: str) -> re.Pattern[str]:
    """Compile a pattern without groups and alternatives.

    Raises:
        ValueError: says which part is not allowed.
    """
    if len(pattern) > MAX_CHARACTERS:
        raise ValueError(f"A pattern has at most {MAX_CHARACTERS} characters.")
    place = repeats = 0
    while place < len(pattern):
        atom = _ATOM.match(pattern, place)
        if atom is None:
            raise ValueError(f"Patterns hold no groups, alternatives or unknown escapes; stopped at {pattern[place : place + 10]!r}.")
        quantifier = _QUANTIFIER.match(pattern, atom.end())
        place = quantifier.end() if quantifier else atom.end()
        repeats += quantifier is not None and (quantifier[0] in "*+" or quantifier[0].endswith(",}"))
    if repeats > MAX_REPEATS:
        raise ValueError(f"A pattern repeats without bound at most {MAX_REPEATS} times.")
    try:
        return re.compile(pattern, re.ASCII)
    except re.error as error:
        raise ValueError(f"Not a pattern: {error}.") from error
