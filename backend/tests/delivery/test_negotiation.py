import pytest
from plugyard_server.delivery.negotiation import choose_encoding, is_current

PREFERENCE = ("zstd", "br", "gzip", "identity")


@pytest.mark.parametrize(
    ("accept", "available", "expected"),
    [
        ("", ["br", "gzip"], "identity"),
        ("gzip", ["br", "gzip"], "gzip"),
        ("gzip, deflate, br, zstd", ["br", "gzip"], "br"),
        ("gzip, deflate, br, zstd", ["zstd", "br"], "zstd"),
        ("br;q=0.5, gzip;q=0.9", ["br", "gzip"], "identity"),
        ("br;q=0.5, gzip;q=0.9, identity;q=0.1", ["br", "gzip"], "gzip"),
        ("br;q=0, gzip;q=0", ["br", "gzip"], "identity"),
        ("*", ["br", "gzip"], "br"),
        ("gzip;q=1, *;q=0", ["br", "gzip"], "gzip"),
        ("identity;q=0, br", ["gzip"], "identity"),
        ("BR", ["br"], "br"),
        ("br;q=banana, ,;", ["br"], "identity"),
    ],
)
def test_coding_is_chosen_by_the_clients_weights_then_by_ours(accept: str, available: list[str], expected: str):
    assert choose_encoding(accept, available, PREFERENCE) == expected


def test_identity_first_sends_uncompressed_to_who_accepts_everything():
    assert choose_encoding("gzip, br", ["br", "gzip"], ("identity", "br", "gzip")) == "identity"


@pytest.mark.parametrize(
    ("header", "expected"), [("", False), ('"a"', True), ('W/"a"', True), ('"b", "a"', True), ('"b"', False), ("*", True)]
)
def test_validator_is_compared_weakly(header: str, expected: bool):
    assert is_current(header, '"a"') is expected
