import pytest
from plugyard.contract import limits
from plugyard_host.host.logs import LogStore, place_of


def test_entries_keep_time_source_and_place():
    logs = LogStore(lambda: 3.5)
    logs.add("acme.a", "error", "it broke", file="extension.js", line=3)
    logs.add("acme.b", "info", "fine")
    [entry] = logs.entries("acme.a")
    assert (entry.time_s, entry.level, entry.message, entry.file, entry.line) == (3.5, "error", "it broke", "extension.js", 3)
    assert len(logs.entries()) == 2


def test_only_the_newest_entries_are_kept():
    logs = LogStore(lambda: 0.0)
    for n in range(limits.LOG_MAX_ENTRIES + 5):
        logs.add("acme.a", "info", str(n))
    assert len(logs.entries()) == limits.LOG_MAX_ENTRIES
    assert logs.entries()[0].message == "5"


def test_clearing_one_source_leaves_the_others():
    logs = LogStore(lambda: 0.0)
    logs.add("acme.a", "info", "a")
    logs.add("acme.b", "info", "b")
    logs.clear("acme.a")
    assert [entry.message for entry in logs.entries()] == ["b"]
    logs.clear()
    assert logs.entries() == []


def test_an_unknown_level_is_info_and_whoever_listens_is_told():
    logs, heard = LogStore(lambda: 0.0), []
    logs.appended.listen(heard.append)
    logs.add("acme.a", "shout", "a")
    assert heard[0].level == "info"


@pytest.mark.parametrize(
    ("details", "place"),
    [
        ({"file": "a.js", "line": 3}, ("a.js", 3)),
        ({"file": ["a.js"], "line": "3"}, (None, None)),
        ({"file": "x" * 1000, "line": True}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_a_place_is_taken_only_as_far_as_it_is_one(details, place):
    assert place_of(details) == place


def test_no_entry_is_longer_than_a_line_may_be():
    logs = LogStore(lambda: 0.0)
    logs.add("acme.a", "error", "x" * limits.MESSAGE_MAX_BYTES)
    assert len(logs.entries()[0].message) <= limits.LOG_LINE_MAX_BYTES + 1
