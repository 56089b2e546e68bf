"""The conversations that `workers/tests` replays against the real runtimes, against the facade alone."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fake_page import FakePage

FOLDER = Path(__file__).parents[3] / "workers" / "tests" / "conversations"
SCRIPT = json.loads((FOLDER / "conversations.json").read_text())
PRINTS = "deactivate is called, and what it prints is logged"  # what is printed reaches the log through the bootstrap, which is not here
NOTICES = ("events.", "state.", "settings.", "ui.close")


def is_match(actual: Any, wanted: Any) -> bool:
    if isinstance(wanted, str) and wanted.endswith("*"):
        return str(actual).startswith(wanted[:-1])
    if isinstance(wanted, dict):
        return isinstance(actual, dict) and all(is_match(actual.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(actual, list) and len(actual) == len(wanted) and all(map(is_match, actual, wanted))
    return bool(actual == wanted)


async def play(page_end: FakePage, steps: list[dict[str, Any]]) -> None:
    for step in steps:
        if "page" in step:
            say = page_end.notify if step["page"]["method"].startswith(NOTICES) else page_end.call
            say(step["page"]["method"], **step["page"]["params"])
        elif "answer" in step:
            page_end.settle(step["answer"])
        elif "skip" in step:
            await page_end.hear()
        else:
            wanted = step.get("any_order") or [step["extension"]]
            heard = [await page_end.hear() for _ in wanted]
            for one in wanted:
                assert any(is_match(message, one) for message in heard), f"{one} is not among {heard}"


@pytest.mark.parametrize("name", [name for name in SCRIPT["conversations"] if name != PRINTS])
async def test_conversation(name: str, page_end: FakePage, activate: Callable[..., int]):
    activate((FOLDER / "extension.py").read_text(), slots=[{"slot": "statusbar", "component": "words"}])
    await play(page_end, SCRIPT["activation"])
    for _ in SCRIPT["activation"]:
        page_end.answer()
    activated = await page_end.hear()
    assert {"activate", "deactivate", "words"} <= set(activated["result"]["exports"])
    await play(page_end, SCRIPT["conversations"][name])
