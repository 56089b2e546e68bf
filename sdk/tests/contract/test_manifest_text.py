"""Reading the text of manifest.json: what breaks, and in which line."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugyard.contract import limits
from plugyard.contract.manifest import parse_manifest_text, read_manifest

GOOD = {"name": "my-extension", "version": "1.0.0"}


def codes(text):
    return [problem.code for problem in parse_manifest_text(text).problems]


def test_a_good_text_has_a_value_and_no_problems():
    parsed = parse_manifest_text(json.dumps(GOOD).encode())
    assert (parsed.raw, parsed.problems) == (GOOD, [])


def test_a_duplicate_key_is_told_with_its_line():
    parsed = parse_manifest_text('{\n "permissions": [],\n "contributes": {},\n "permissions": ["network"]\n}')
    assert [(problem.code, problem.path, problem.line) for problem in parsed.problems] == [("duplicate_key", "permissions", 4)]


def test_a_duplicate_key_is_found_however_it_is_spelt_and_wherever_it_is():
    parsed = parse_manifest_text('{"contributes": {"commands": [{"id": "a", "\\u0069d": "b"}]}}')
    assert [problem.path for problem in parsed.problems] == ["contributes.commands[0].id"]


def test_the_same_key_in_two_objects_is_no_duplicate():
    assert codes('{"a": {"id": 1}, "b": [{"id": 1}, {"id": 2}], "id": 1}') == []


NO_JSON = ["", "{'a': 1}", '{"a": NaN}', '{"a": Infinity}', '{"a": "\\ud800"}', "1" + "0" * 5000]
BROKEN = dict.fromkeys(NO_JSON, 1) | {'{\n"a": 1': 2, '{\n\n"a" 1}': 3}


@pytest.mark.parametrize(("text", "line"), BROKEN.items(), ids=lambda value: str(value)[:12])
def test_broken_json_is_told_with_its_line(text, line):
    problems = parse_manifest_text(text).problems
    assert [(problem.code, problem.line, problem.file) for problem in problems] == [("manifest_syntax", line, "manifest.json")]


def test_nothing_but_utf8():
    parsed = parse_manifest_text(b'{\n"name": "\xff"}')
    assert [(problem.code, problem.line) for problem in parsed.problems] == [("manifest_encoding", 2)]


def test_a_byte_order_mark_is_no_problem():
    assert parse_manifest_text(b"\xef\xbb\xbf{}").raw == {}


def test_size_is_limited_in_bytes():
    assert codes('{"a": "' + "é" * 33_000 + '"}') == ["manifest_too_large"]
    assert codes('{"a": "' + "x" * (limits.MANIFEST_MAX_BYTES - 9) + '"}') == []


@pytest.mark.parametrize("opening", ["[", '{"a":', '["x",'])
def test_depth_is_limited_before_anything_is_parsed(opening):
    assert codes(opening * 10_000) == ["manifest_too_deep"]


def test_eight_levels_are_allowed_and_brackets_in_texts_are_no_levels():
    assert codes("[" * 8 + "]" * 8) == []
    assert codes("[" * 9 + "]" * 9) == ["manifest_too_deep"]
    assert codes('{"a": "[[[[[[[[[[[[[[[[\\"[["}') == []


def test_a_text_cannot_hide_real_depth():
    assert codes('["\\"", ' + "[" * 20 + "]" * 20 + "]") == ["manifest_too_deep"]


def test_a_problem_points_to_the_line_of_its_value_or_of_what_is_around_it():
    commands = '[\n   {"id": "a",\n    "title": 7},\n   {"title": "x"}\n  ]'
    text = '{\n "name": "my-extension",\n "version": "1.0.0",\n "contributes": {\n  "commands": ' + commands + "\n }\n}"
    found = {problem.path: problem.line for problem in read_manifest(text, default_publisher="x").problems}
    assert found == {"contributes.commands[0].title": 7, "contributes.commands[1].id": 8}


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
        max_leaves=5,
    )
)
def test_any_json_is_read_without_false_duplicates(value):
    parsed = parse_manifest_text(json.dumps(value, indent=1))
    assert parsed.raw == value or parsed.problems
    assert all(problem.code in ("manifest_too_deep", "manifest_syntax") for problem in parsed.problems)


def test_long_hostile_texts_are_read_quickly():
    texts = ['"' * 60_000, "\\" * 60_000, '{"a":"' + "\\" * 60_000, "a" * 60_000]
    texts += ['{"version": "' + "1." * 30_000 + '!"}', '{"homepage": "https://' + "a" * 60_000 + ' "}']
    started = time.perf_counter()
    for text in texts:
        read_manifest(text, default_publisher="x")
    assert time.perf_counter() - started < 2
