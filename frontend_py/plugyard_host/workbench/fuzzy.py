"""Fuzzy matching for the command palette: which letters of a label a query means, and how well they fit."""

from dataclasses import dataclass

_LETTER = 1.0
_WORD_START = 6.0
_TEXT_START = 2.0
"""On top of `_WORD_START`."""
_CONSECUTIVE = 8.0
"""More than `_WORD_START`: what is written together is meant together."""
_GAP = 0.25
"""Taken off per skipped letter, up to `_MAX_GAP` letters."""
_MAX_GAP = 8
_LENGTH = 0.01
"""Taken off per letter of the text, so that of two equal fits the shorter text wins."""


@dataclass(frozen=True, slots=True)
class Match:
    score: float
    """Higher is better; comparable between texts for the same query only."""
    positions: tuple[int, ...]
    """Offsets of the letters that the query means, ascending."""


def match(query: str, text: str) -> Match | None:
    """Match every word of `query`, in any order, as a subsequence of `text`. None when one does not fit; an empty query fits all."""
    folded = _fold(text)
    starts = _word_starts(text)
    score = -_LENGTH * len(text)
    positions: set[int] = set()
    for word in _fold(query).split():
        found = _match_word(word, folded, starts)
        if found is None:
            return None
        score += found.score
        positions.update(found.positions)
    return Match(score, tuple(sorted(positions)))


def _fold(text: str) -> str:
    """Lower case, letter by letter: a letter whose lower case is longer would shift all positions behind it."""
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in text)


def _word_starts(text: str) -> set[int]:
    return {
        at
        for at, letter in enumerate(text)
        if letter.isalnum() and (at == 0 or not text[at - 1].isalnum() or (letter.isupper() and not text[at - 1].isupper()))
    }


def _is_subsequence(word: str, text: str) -> bool:
    at = -1
    return all((at := text.find(letter, at + 1)) >= 0 for letter in word)


def _match_word(word: str, text: str, starts: set[int]) -> Match | None:
    """The best way through the places where each letter occurs, letter by letter (dynamic programming over occurrences)."""
    if not _is_subsequence(word, text):
        return None
    best: dict[int, Match] = {}
    for index, letter in enumerate(word):
        places = [at for at, other in enumerate(text) if other == letter]
        if index == 0:
            best = {at: Match(_own_score(at, starts), (at,)) for at in places}
        else:
            best = {at: step for at in places if (step := _best_step(best, at, starts)) is not None}
    return max(best.values(), key=lambda found: found.score)


def _best_step(before: dict[int, Match], at: int, starts: set[int]) -> Match | None:
    steps = [(found.score + _link_score(at - previous), found) for previous, found in before.items() if previous < at]
    if not steps:
        return None
    score, found = max(steps, key=lambda step: step[0])
    return Match(score + _own_score(at, starts), (*found.positions, at))


def _own_score(at: int, starts: set[int]) -> float:
    return _LETTER + (_WORD_START if at in starts else 0.0) + (_TEXT_START if at == 0 else 0.0)


def _link_score(distance: int) -> float:
    return _CONSECUTIVE if distance == 1 else -_GAP * min(distance - 1, _MAX_GAP)
