import pytest
from plugyard_host.host.json_text import decode, encode, utf8_length


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e999", "[-1e999]", '{"a": NaN}', "", "[1,]"])
def test_what_json_cannot_hold_is_refused(text):
    with pytest.raises(ValueError):
        decode(text)


@pytest.mark.parametrize("value", [None, True, False, "ä\u2028", 1, 1.5, [1, {"a": None}], {}, "\ud800"])
def test_values_come_back_as_they_were(value):
    assert decode(encode(value)) == value
    assert encode(value).isascii()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object()])
def test_values_that_are_no_json_are_not_encoded(value):
    with pytest.raises((ValueError, TypeError)):
        encode(value)


def test_a_lone_surrogate_has_a_length():
    assert utf8_length("\ud800") == 3
    assert utf8_length("aä") == 3
