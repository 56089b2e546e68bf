"""Requests and the live channel."""

from collections.abc import Callable
from typing import Any


def test_failures_carry_their_status_and_bytes_arrive_unchanged(check: Callable[[str], Any]) -> None:
    assert check("http_answers_and_failures") == {
        "failures": [404, 0],
        "same": True,
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    }


def test_live_channel_delivers_the_first_message(check: Callable[[str], Any]) -> None:
    assert check("live_channel_delivers") == "dev-extensions"
