import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from plugyard_server.listening import CannotListen, bind


@contextmanager
def bound(host: str, port: int) -> Iterator[list[socket.socket]]:
    listeners = bind(host, port)
    try:
        yield listeners
    finally:
        for listener in listeners:
            listener.close()


def addresses(listeners: list[socket.socket]) -> list[str]:
    return [listener.getsockname()[0] for listener in listeners]


def test_localhost_is_both_loopback_addresses_on_one_port():
    with bound("localhost", 0) as listeners:
        assert addresses(listeners) == ["127.0.0.1", "::1"]
        assert len({listener.getsockname()[1] for listener in listeners}) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_one_address_is_one_socket(host: str):
    with bound(host, 0) as listeners:
        assert addresses(listeners) == [host]


@pytest.mark.parametrize("taken", ["127.0.0.1", "::1"])
def test_port_taken_on_either_address_is_refused(taken: str):
    with bound(taken, 0) as (other,), pytest.raises(CannotListen, match="Stop the other server or set PORT"):
        bind("localhost", other.getsockname()[1])


def test_second_server_cannot_share_the_port():
    with bound("localhost", 0) as (first, *_), pytest.raises(CannotListen):
        bind("localhost", first.getsockname()[1])


def test_address_of_another_machine_is_refused():
    with pytest.raises(CannotListen, match=r"192\.0\.2\.1"):
        bind("192.0.2.1", 0)
