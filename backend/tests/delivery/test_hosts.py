import pytest
from litestar import Litestar
from litestar.testing import TestClient
from plugyard_server.delivery.hosts import HostRole, Hosts
from plugyard_server.settings import Settings

LOCAL = Hosts(Settings())
PUBLIC = Hosts(Settings(public_url="https://app.example", sandbox_domain="ext.example"))
FRAMES_ON_OWN_HOST = Hosts(Settings(public_url="https://app.example"))


@pytest.mark.parametrize(
    ("hosts", "host", "role"),
    [
        (LOCAL, "localhost:8000", HostRole.MAIN),
        (LOCAL, "LOCALHOST:8000", HostRole.MAIN),
        (LOCAL, "localhost", HostRole.UNKNOWN),
        (LOCAL, "localhost:9000", HostRole.UNKNOWN),
        (LOCAL, "x7f3.localhost:8000", HostRole.SANDBOX),
        (LOCAL, "a.b.localhost:8000", HostRole.UNKNOWN),
        (LOCAL, "-a.localhost:8000", HostRole.UNKNOWN),
        (LOCAL, f"{'a' * 64}.localhost:8000", HostRole.UNKNOWN),
        (LOCAL, ".localhost:8000", HostRole.UNKNOWN),
        (LOCAL, "127.0.0.1:8000", HostRole.LOOPBACK_ADDRESS),
        (LOCAL, "[::1]:8000", HostRole.LOOPBACK_ADDRESS),
        (LOCAL, "127.0.0.2:8000", HostRole.UNKNOWN),
        (LOCAL, "evil.example:8000", HostRole.UNKNOWN),
        (LOCAL, "localhost.evil.example:8000", HostRole.UNKNOWN),
        (LOCAL, "", HostRole.UNKNOWN),
        (PUBLIC, "app.example", HostRole.MAIN),
        (PUBLIC, "x7f3.ext.example", HostRole.SANDBOX),
        (PUBLIC, "ext.example", HostRole.UNKNOWN),
        (PUBLIC, "x7f3.extXexample", HostRole.UNKNOWN),
        (PUBLIC, "127.0.0.1", HostRole.UNKNOWN),
        (PUBLIC, "x.localhost", HostRole.UNKNOWN),
        (FRAMES_ON_OWN_HOST, "x.app.example", HostRole.UNKNOWN),
    ],
)
def test_host_names_are_told_apart(hosts: Hosts, host: str, role: HostRole):
    assert hosts.role(host) is role


@pytest.mark.parametrize("path", ["/frame", "/frame/wasm"])
def test_sandbox_host_answers_the_frame(client: TestClient[Litestar], path: str):
    answer = client.get(f"http://x7f3.localhost:8000{path}")
    assert answer.status_code == 200
    assert "postMessage" in answer.text


@pytest.mark.parametrize("path", ["/", "/assets/core.1a2b.js", "/api/v1/user/extensions", "/healthz", "/frame/", "/frame/other", "//frame"])
def test_sandbox_host_answers_nothing_else(client: TestClient[Litestar], path: str):
    answer = client.get(f"http://x7f3.localhost:8000{path}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("address", ["127.0.0.1", "[::1]"])
def test_loopback_address_leads_to_localhost(client: TestClient[Litestar], address: str):
    answer = client.get("/docs/a%20b?c=d%26e", headers={"host": f"{address}:8000"}, follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == "http://localhost:8000/docs/a%20b?c=d%26e"


def test_redirect_stays_on_this_server(client: TestClient[Litestar]):
    answer = client.get("http://127.0.0.1:8000//evil.example/", follow_redirects=False)
    assert answer.headers["location"] == "http://localhost:8000//evil.example/"


def test_only_reading_requests_are_redirected(client: TestClient[Litestar]):
    assert client.head("http://127.0.0.1:8000/", follow_redirects=False).status_code == 308
    assert client.post("http://127.0.0.1:8000/", follow_redirects=False).status_code == 421


def test_unknown_host_is_refused(client: TestClient[Litestar]):
    answer = client.get("http://rebound.example:8000/api/v1/user/extensions")
    assert (answer.status_code, answer.json()["code"]) == (421, "misdirected_request")
