"""The checker must agree with the `jsonschema` library wherever the two mean the same."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from plugyard.contract.schema import MAX_PROBLEMS, SchemaNotSupported, compile_check, is_equal
from plugyard.contract.shapes import any_of, array, integer, mapping, nullable, number, one_of, record, text

NAMES = st.sampled_from(["a", "b", "key", "list"])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(-3, 3).filter(lambda value: not value.is_integer())
    | st.text("ab1", max_size=4)
)
VALUES = st.recursive(SCALARS, lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=3), max_leaves=8)


def small_schemas(below):
    objects = st.builds(
        lambda properties, required, additional: {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": additional,
        },
        st.dictionaries(NAMES, below, max_size=3),
        st.lists(NAMES, max_size=2, unique=True),
        st.booleans() | below,
    )
    lists = st.builds(
        lambda items, least, most: {"type": "array", "items": items, "minItems": least, "maxItems": most},
        below,
        st.integers(0, 2),
        st.integers(0, 3),
    )
    return objects | lists | st.builds(lambda branches: {"anyOf": branches}, st.lists(below, min_size=1, max_size=3))


LEAVES = (
    st.just({})
    | st.sampled_from(["string", "integer", "number", "boolean", "object", "array", "null"]).map(lambda name: {"type": name})
    | st.lists(SCALARS, min_size=1, max_size=3).map(lambda choices: {"enum": choices})
    | VALUES.map(lambda value: {"const": value})
    | st.builds(lambda least, most: {"minLength": least, "maxLength": most}, st.integers(0, 2), st.integers(0, 4))
    | st.builds(lambda least, most: {"minimum": least, "maximum": most}, st.integers(-4, 2), st.floats(-2, 4))
    | st.sampled_from(["^[ab]+$", "^a?b*$", "^$"]).map(lambda pattern: {"type": "string", "pattern": pattern})
)
SCHEMAS = st.recursive(LEAVES, small_schemas, max_leaves=6)


@settings(max_examples=400, deadline=None)
@given(schema=SCHEMAS, value=VALUES)
def test_checker_agrees_with_jsonschema(schema, value):
    assert (compile_check(schema)(value, "") == []) == Draft202012Validator(schema).is_valid(value)


@settings(max_examples=200, deadline=None)
@given(left=VALUES, right=VALUES)
def test_equality_is_that_of_json(left, right):
    assert is_equal(left, right) == Draft202012Validator({"const": right}).is_valid(left)


def test_all_problems_are_reported_with_their_paths():
    check = compile_check(record({"id": integer(1), "tags": array(text(3), 5)}, {"kind": one_of("a", "b")}))
    problems = check({"tags": ["ok", 7, "toolong"], "kind": "c", "extra": 1}, "params")
    assert [(problem.path, problem.code) for problem in problems] == [
        ("params.id", "missing_field"),
        ("params.tags[1]", "wrong_type"),
        ("params.tags[2]", "invalid_value"),
        ("params.kind", "invalid_value"),
        ("params.extra", "unknown_field"),
    ]
    assert all(problem.message.endswith(".") for problem in problems)


def test_misspelt_field_gets_a_suggestion():
    assert "permissions" in compile_check(record({}, {"permissions": {}}))({"permisions": 1}, "")[0].hint


@pytest.mark.parametrize("value", [True, False])
def test_a_boolean_is_no_number(value):
    assert compile_check(integer())(value, "")
    assert compile_check(number(-1, 1))(value, "")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_does_not_have_are_refused(value):
    assert compile_check(number())(value, "")


def test_integers_are_written_without_a_fraction():
    assert compile_check(integer())(1.0, "")


def test_a_pattern_covers_the_whole_text_and_its_last_newline():
    check = compile_check(text(10, pattern="^[a-z]+$"))
    assert check("abc", "") == []
    assert check("abc\n", "")
    assert check("ABC", "")


def test_any_of_reports_the_branch_that_was_meant():
    check = compile_check(any_of(text(5), record({"name": text(5)}, {"hosts": array(text(3), 2)})))
    assert [problem.path for problem in check({"name": "x", "hosts": ["toolong"]}, "p")] == ["p.hosts[0]"]


def test_nullable_accepts_null():
    assert compile_check(nullable(text(3)))(None, "") == []


def test_mapping_checks_every_value():
    assert [problem.path for problem in compile_check(mapping(integer()))({"a": 1, "b": "x"}, "m")] == ["m.b"]


def test_a_report_does_not_outgrow_its_limit():
    assert len(compile_check(array(integer(), 10_000))(["x"] * 10_000, "")) == MAX_PROBLEMS


def test_annotations_check_nothing():
    assert compile_check({"title": "T", "description": "d", "default": 1, "examples": [], "deprecated": True})(object(), "") == []


@pytest.mark.parametrize(
    "schema", [{"oneOf": []}, {"type": ["string", "null"]}, {"pattern": "a"}, {"$ref": "#"}, {"items": {"format": "uri"}}]
)
def test_what_cannot_be_checked_is_not_compiled(schema):
    with pytest.raises(SchemaNotSupported):
        compile_check(schema)


def test_a_deep_value_does_not_recurse():
    deep = json.loads("[" * 900 + "]" * 900)
    assert compile_check(record({}))({"a": deep}, "")
    assert compile_check(record({"value": {}}))({"value": deep}, "") == []
