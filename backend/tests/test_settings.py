import pytest
from plugyard_server.settings import Settings, is_loopback


def test_dev_folder_is_off_when_others_can_reach_the_server():
    assert not Settings(host="0.0.0.0").has_dev_folder
    assert not Settings(public_url="https://app.example").has_dev_folder
    assert not Settings(production=True).has_dev_folder


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("::", False),
        ("testclient", False),
    ],
)
def test_loopback_addresses_are_recognised(host: str, expected: bool):
    assert is_loopback(host) is expected
