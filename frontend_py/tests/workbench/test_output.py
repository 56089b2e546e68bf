"""Output: which lines, how many, and where they come from."""

import pytest
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.browser.fake.dom import FakeDom
from plugyard_host.host.logs import LogStore
from plugyard_host.views.output import MAX_LINES, OutputView


class Shown:
    def __init__(self):
        self.dom = FakeDom()
        self.clock = FakeClock()
        self.logs = LogStore(self.clock.now)

    def open(self):
        self.view = OutputView(self.dom, self.clock, self.logs, {"acme.hello": "Hello"}.get)
        self.dom.body.append(self.view.element)
        return self.view

    def lines(self):
        self.clock.advance(0.1)
        return [line.with_class("output-message")[0].own_text for line in self.dom.body.with_class("output-line")]


@pytest.fixture
def shown():
    return Shown()


def test_lines_from_before_and_after_opening_are_shown_in_order(shown):
    shown.logs.add("acme.hello", "info", "before")
    shown.open()
    shown.logs.add("acme.hello", "info", "after")
    assert shown.lines() == ["before", "after"]


def test_place_source_and_level_are_told(shown):
    shown.open()
    shown.logs.add("acme.hello", "error", "<b>boom</b>", file="extension.js", line=3)
    shown.lines()
    line = shown.dom.body.with_class("output-line")[0]
    assert line.attributes["data-level"] == "error"
    assert {"Hello", "<b>boom</b>", "extension.js:3"} <= {part.own_text for part in line.children}


def test_lines_are_added_once_per_frame(shown):
    shown.open()
    for number in range(50):
        shown.logs.add("acme.hello", "info", str(number))
    assert shown.clock.waiting == 1
    assert len(shown.lines()) == 50


def test_only_the_newest_lines_are_drawn(shown):
    shown.open()
    for number in range(MAX_LINES + 500):
        shown.logs.add("acme.hello", "info", str(number))
    shown.lines()
    shown.logs.add("acme.hello", "info", "last")
    lines = shown.lines()
    assert (len(lines), lines[-1]) == (MAX_LINES, "last")


def test_filters_by_extension_and_level(shown):
    shown.logs.add("acme.hello", "debug", "quiet")
    shown.logs.add("acme.hello", "error", "loud")
    shown.logs.add("plugyard.host", "warn", "host")
    shown.open()
    shown.dom.find("combobox", "Level").choose("warn")
    assert shown.lines() == ["loud", "host"]
    shown.dom.find("combobox", "Extension").choose("acme.hello")
    assert shown.lines() == ["loud"]
    assert [option.own_text for option in shown.dom.find("combobox", "Extension").children] == ["All extensions", "Hello", "Plugyard"]


def test_clear_forgets_what_is_filtered(shown):
    shown.logs.add("acme.hello", "info", "a")
    shown.logs.add("plugyard.host", "info", "b")
    view = shown.open()
    view.filter_by("acme.hello")
    shown.dom.find("button", "Clear").click()
    view.filter_by(None)
    assert shown.lines() == ["b"]


def test_nothing_logged_is_said(shown):
    shown.open()
    assert "Nothing logged yet" in shown.view.element.text_content
    shown.logs.add("acme.hello", "info", "a")
    shown.lines()
    assert not shown.dom.body.with_class("empty")[0].is_visible


def test_filter_that_fits_nothing_is_told_from_an_empty_log(shown):
    shown.logs.add("acme.hello", "info", "a")
    shown.open()
    shown.dom.find("combobox", "Level").choose("error")
    never, none_fits = shown.dom.body.with_class("empty")
    assert (never.is_visible, none_fits.is_visible) == (False, True)
    shown.dom.find("button", "Clear").click()
    assert (never.is_visible, none_fits.is_visible) == (True, False)


def test_closed_view_stops_listening(shown):
    view = shown.open()
    view.dispose()
    shown.logs.add("acme.hello", "info", "a")
    assert shown.clock.waiting == 0
