import logging

from plugyard_host.host.signals import Signal


def test_listeners_hear_a_value_in_the_order_in_which_they_came():
    heard = []
    signal = Signal()
    signal.listen(lambda value: heard.append(("first", value)))
    signal.listen(lambda value: heard.append(("second", value)))
    signal.emit(7)
    assert heard == [("first", 7), ("second", 7)]


def test_a_failing_listener_is_logged_and_the_rest_still_run(caplog):
    heard = []
    signal = Signal("things")
    signal.listen(lambda _: 1 / 0)
    signal.listen(heard.append)
    with caplog.at_level(logging.ERROR):
        signal.emit(1)
    assert heard == [1]
    assert "things" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_listener_removed_during_a_round_is_not_called_in_it():
    heard = []
    signal = Signal()
    signal.listen(lambda _: second.dispose())
    second = signal.listen(heard.append)
    signal.emit(1)
    assert heard == []


def test_a_disposed_listener_hears_nothing_and_disposing_twice_is_harmless():
    heard = []
    signal = Signal()
    listening = signal.listen(heard.append)
    listening.dispose()
    listening.dispose()
    signal.emit(1)
    assert heard == []
    assert not signal.has_listeners
