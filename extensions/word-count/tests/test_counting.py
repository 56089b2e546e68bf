"""Counting, under ordinary Python."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("word_count_counting", Path(__file__).parent.parent / "counting.py")
counting = importlib.util.module_from_spec(spec)
spec.loader.exec_module(counting)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, 0)),
        ("one", (1, 3, 1)),
        ("  two   words ", (2, 14, 1)),
        ("line\n\nline", (2, 10, 3)),
        ("ends with newline\n", (3, 18, 2)),
        ("žluťoučký kůň", (2, 13, 1)),
        ("\t\n ", (0, 3, 2)),
    ],
)
def test_text_is_counted(text, expected):
    assert counting.count(text) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "0 words"), (1, "1 word"), (2, "2 words")])
def test_number_and_noun_agree(number, expected):
    assert counting.phrase(number, "word") == expected
