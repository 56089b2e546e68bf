"""Sandbox frames and the guard, with the real workers."""

import re
from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize("runtime", ["javascript", "micropython", "python"])
def test_runtime_starts_in_a_frame_with_exactly_the_sandbox_attributes(check: Callable[[str], Any], runtime: str) -> None:
    told = check(f"sandbox_starts_{runtime}")
    assert told["runtime"] == runtime
    assert (told["sandbox"], told["allow"], told["referrerpolicy"], told["hidden"]) == ("allow-scripts", "", "no-referrer", True)
    path = "/frame" if runtime == "javascript" else "/frame/wasm"
    assert re.fullmatch(rf"http://[0-9a-f]{{20}}\.localhost:\d+{path}#[0-9a-f]{{32}}", told["src"])
    assert told["frames"] in (1, 2)  # a second later another one waits in reserve


def test_extension_in_javascript_activates(check: Callable[[str], Any]) -> None:
    assert check("javascript_extension_activates") == {"exports": ["activate"]}


def test_two_sandboxes_have_host_names_of_their_own(check: Callable[[str], Any]) -> None:
    assert check("two_sandboxes_have_names_of_their_own") == {"different": True, "page": False}


def test_runtime_that_does_not_exist_is_refused(check: Callable[[str], Any]) -> None:
    assert check("unknown_runtime_is_refused") == "There is no runtime constructor."
