"""`when` clauses, patterns, keys and activation events."""

import pytest
from plugyard.contract.activation import ActivationEvent, parse
from plugyard.contract.keys import is_key_combination
from plugyard.contract.patterns import compile_linear
from plugyard.contract.when import WhenSyntaxError, parse_when

CONTEXT = {"yes": True, "no": False, "lang": "python", "count": 3, "list": ["a", "python"], "config.x.y": "on", "text": "3"}


@pytest.mark.parametrize(
    ("clause", "truth"),
    [
        ("", True),
        ("yes", True),
        ("no", False),
        ("missing", False),
        ("!no", True),
        ("!!yes", True),
        ("yes && no", False),
        ("no || yes", True),
        ("no && no || yes", True),
        ("no && (no || yes)", False),
        ("lang == python", True),
        ("lang == 'python'", True),
        ("lang != python", False),
        ("count == 3", True),
        ("text == 3", True),
        ("count >= 3 && count < 4", True),
        ("count > 3", False),
        ("lang > 3", False),
        ("yes == true", True),
        ("missing == false", False),
        ("lang in list", True),
        ("lang in missing", False),
        ("lang =~ /^py/", True),
        ("lang =~ /^js/", False),
        ("config.x.y == on", True),
    ],
)
def test_clause_is_evaluated(clause, truth):
    assert parse_when(clause)(CONTEXT.get) is truth


@pytest.mark.parametrize(
    "clause",
    [
        "&&",
        "a &&",
        "(a",
        "a)",
        "a ==",
        "a == == b",
        "a b",
        "a =~ b",
        "a =~ /(x+)+/",
        "'a'",
        "a @ b",
        "a" * 501,
        "(" * 30 + "a" + ")" * 30,
        "!" * 30 + "a",
    ],
)
def test_what_is_no_clause_is_refused(clause):
    with pytest.raises(WhenSyntaxError):
        parse_when(clause)


@pytest.mark.parametrize("pattern", ["^[a-z]+$", r"\d{4}-\d{2}", "a.b?", r"[^\]x]*", "", r"\.\*"])
def test_plain_patterns_compile(pattern):
    assert compile_linear(pattern)


@pytest.mark.parametrize("pattern", ["(a+)+", "a|b", "a*b*c*", "[a", "a{1,}b+c*", r"\1", "*", "a**", "x" * 101, r"\x41", "(?=a)"])
def test_patterns_that_can_take_long_or_are_none_are_refused(pattern):
    with pytest.raises(ValueError, match=r"\S"):
        compile_linear(pattern)


@pytest.mark.parametrize("keys", ["ctrl+k", "ctrl+shift+p", "f5", "mod+enter", "ctrl+k ctrl+s", "alt+/", "ctrl++", "escape"])
def test_keys(keys):
    assert is_key_combination(keys)


@pytest.mark.parametrize("keys", ["", "ctrl", "ctrl+", "ctrl+ctrl+k", "Ctrl+K", "ctrl+k ctrl+s ctrl+x", "hyper+k", "ctrl k s", "ä"])
def test_no_keys(keys):
    assert not is_key_combination(keys)


def test_activation_events():
    assert parse("onCommand:a.b") == ActivationEvent("onCommand", "a.b")
    assert parse("onStartup") == ActivationEvent("onStartup")
    assert parse("onEvent:file:saved").argument == "file:saved"
    assert [parse(text) for text in ("onCommand:", "onCommand", "onUri:x", "on", "", "onFile:a b")] == [None] * 6


def test_an_event_starts_what_waits_for_it():
    assert ActivationEvent("onCommand", "a").matches("onCommand", "a")
    assert not ActivationEvent("onCommand", "a").matches("onCommand", "ab")
    assert not ActivationEvent("onView", "a").matches("onCommand", "a")
    assert ActivationEvent("onFile", "*.md").matches("onFile", "notes/today.md")
    assert not ActivationEvent("onFile", "*.md").matches("onFile", "today.mdx")
    assert ActivationEvent("onStartup").matches("onStartup")
