"""The document behind the `Dom` port."""

from collections.abc import Callable
from typing import Any


def test_text_is_never_markup(check: Callable[[str], Any]) -> None:
    assert check("dom_text_is_never_markup") == {"children": 0, "text": "<b>bold</b>"}


def test_code_in_attributes_and_active_elements_are_refused(check: Callable[[str], Any]) -> None:
    assert check("dom_refuses_code") == 4


def test_insert_puts_a_child_at_its_index_also_when_it_moves(check: Callable[[str], Any]) -> None:
    assert check("dom_insert_puts_a_child_at_its_index") == ["bcad", "dbca", "dcab", "dcab", "cabd"]


def test_listener_can_dispose_itself_while_it_is_called(check: Callable[[str], Any]) -> None:
    assert check("dom_listener_can_dispose_itself") == ["click"]


def test_insert_that_moves_nothing_keeps_the_focus(check: Callable[[str], Any]) -> None:
    assert check("dom_focus_survives_an_insert_that_moves_nothing") is True


def test_dialog_opens_and_closes(check: Callable[[str], Any]) -> None:
    assert check("dialog_opens_and_closes") == [True, False]
