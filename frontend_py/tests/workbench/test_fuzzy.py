"""Which letters a query means, and what fits better."""

import pytest
from plugyard_host.workbench.fuzzy import match


def hits(query: str, text: str) -> str:
    """The text with the letters that the query means in brackets."""
    found = match(query, text)
    assert found is not None
    return "".join(f"[{letter}]" if at in found.positions else letter for at, letter in enumerate(text))


@pytest.mark.parametrize(
    ("query", "text"),
    [("zz", "View: Toggle Panel"), ("panelx", "Toggle Panel"), ("lenap", "Toggle Panel"), ("toggle theme", "Toggle Panel")],
)
def test_no_match_without_all_letters_in_order(query, text):
    assert match(query, text) is None


def test_empty_query_fits_everything():
    assert match("", "Toggle Panel").positions == ()


def test_case_does_not_count():
    assert hits("TOG", "toggle") == "[t][o][g]gle"


def test_letters_together_win_over_word_starts():
    assert hits("to", "Panel to the Other Side") == "Panel [t][o] the Other Side"


def test_initials_win_over_scattered_letters():
    assert hits("tp", "Toggle Panel") == "[T]oggle [P]anel"


def test_words_may_come_in_any_order():
    assert hits("panel move", "Move Panel") == "[M][o][v][e] [P][a][n][e][l]"


def test_capital_within_a_word_starts_a_word():
    assert hits("ob", "notOftenButBetter") == "not[O]ften[B]utBetter"


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("pan", "Toggle Panel", "Expand All Names"),
        ("out", "Output", "Show Output"),
        ("theme", "Use Dark Theme", "The mean mole"),
        ("run", "Run", "Run All Tests"),
    ],
)
def test_better_fit_has_the_higher_score(query, better, worse):
    assert match(query, better).score > match(query, worse).score


def test_letter_whose_lower_case_is_longer_does_not_shift_positions():
    assert hits("x", "İİx") == "İİ[x]"


def test_hostile_label_is_matched_in_reasonable_steps():
    assert match("a" * 40, "a" * 200) is not None
