"""Counts words, characters and lines of a text."""


def count(text):
    """Return `(words, characters, lines)`; an empty text has no line."""
    lines = text.count("\n") + 1 if text else 0
    return len(text.split()), len(text), lines


def phrase(number, noun):
    return "1 " + noun if number == 1 else str(number) + " " + noun + "s"
