"""IndexedDB behind the `Store` port."""

from collections.abc import Callable
from typing import Any


def test_texts_come_back_by_key_and_by_prefix(check: Callable[[str], Any]) -> None:
    assert check("store_round_trip") == {
        "found": {"a/1": "one", "a/2": "zwei ü 😀"},
        "missing": None,
        "after_delete": {"a/2": "zwei ü 😀", "b": "other"},
        "after_prefix": {"b": "other"},
        "other": {"a/1": "not in t"},
    }


def test_what_was_written_is_there_on_the_next_visit(check: Callable[[str], Any]) -> None:
    check("store_write")
    assert check("store_read") == "from the last visit"


def test_many_writes_at_once_all_arrive(check: Callable[[str], Any]) -> None:
    assert check("store_many_at_once") == 200
