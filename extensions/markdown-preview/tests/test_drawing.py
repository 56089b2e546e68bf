"""Drawing Markdown as nodes, under ordinary Python with builders that record what they were asked for."""

import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("markdown_preview_drawing", Path(__file__).parent.parent / "drawing.py")
drawing = importlib.util.module_from_spec(spec)
spec.loader.exec_module(drawing)


class Recorder:
    """Every builder returns `(kind, first argument, properties)`."""

    def __getattr__(self, kind):
        return lambda content=None, **props: (kind, content, props)


def draw(text):
    return drawing.draw(text, Recorder())


def test_heading_keeps_its_level_and_loses_its_style():
    assert draw("### A *b* `c`") == [("heading", "A b c", {"level": 3})]


def test_style_is_inherited():
    [(_, parts, _)] = draw("**a *b***")
    assert parts == [("text", "a ", {"strong": True}), ("text", "b", {"strong": True, "emphasis": True})]


def test_markup_stays_text():
    text = "<img src=x onerror=alert(1)>"
    assert draw(text) == [("text", [("text", text, {})], {})]


def test_link_to_the_web_is_a_link_and_others_are_text():
    [(_, parts, _)] = draw("[a](https://example.org) [b](#c) [d](javascript:alert(1))")
    assert parts[0] == ("link", "a", {"href": "https://example.org"})
    assert all(kind == "text" for kind, *_ in parts[1:])


def test_image_loads_nothing():
    [(_, parts, _)] = draw("![harbour](https://example.org/a.png)")
    assert parts == [("badge", "harbour", {"tone": "default"})]


def test_lists_nest_and_count():
    [(kind, items, props)] = draw("1. a\n2. b\n   - c\n")
    assert (kind, props, len(items)) == ("list", {"ordered": True}, 2)
    assert items[1][0] == "column"


def test_table_has_columns_and_rows():
    [(kind, _, props)] = draw("| a | b |\n|---|---|\n| 1 | **2** |\n")
    assert kind == "table"
    assert props["columns"] == [{"key": "0", "title": "a"}, {"key": "1", "title": "b"}]
    assert props["rows"] == [{"0": "1", "1": "2"}]


def test_fence_tells_its_language():
    assert draw("```python\nx = 1\n```") == [("code", "x = 1", {"block": True, "language": "python"})]


def test_long_documents_are_cut_at_a_line():
    line = "x" * 99 + "\n"
    shown = drawing.beginning(line * 1_000)
    assert len(shown) <= drawing.MAX_CHARACTERS
    assert shown == line * (len(shown) // 100)


def test_one_endless_line_is_cut_anywhere():
    assert len(drawing.beginning("x" * 100_000)) == drawing.MAX_CHARACTERS


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_nothing_gives_nothing(text):
    assert draw(text) == []
