import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from litestar import Litestar
from litestar.exceptions import WebSocketDisconnect
from litestar.testing import TestClient, WebSocketTestSession
from plugyard_server.app import create_app
from plugyard_server.settings import Settings
from server_support import ORIGIN, make_client, write_extension

HOST = "localhost:8000"


def connect(client: TestClient[Litestar], *, origin: str = ORIGIN, host: str = HOST) -> WebSocketTestSession:
    return client.websocket_connect("/api/v1/live", headers={"origin": origin, "host": host})


@pytest.fixture
def live_client(settings: Settings) -> Iterator[TestClient[Litestar]]:
    """A server whose development folder already holds one extension and one broken thing."""
    write_extension(settings.dev_dir / "greeter")
    with make_client(settings) as client:
        yield client


def test_first_message_holds_all_development_extensions(live_client: TestClient[Litestar]):
    with connect(live_client) as socket:
        first = socket.receive_json(timeout=5)
    assert (first["type"], first["broken"]) == ("dev-extensions", [])
    (entry,) = first["extensions"]
    assert (entry["id"], entry["source"], entry["reviewed"], entry["folder"]) == ("local.greeter", "dev", False, "greeter")
    assert live_client.get(entry["bundleUrl"]).content[:2] == b"PK"


def test_http_answers_the_same_as_the_first_message(live_client: TestClient[Litestar]):
    with connect(live_client) as socket:
        assert live_client.get("/api/v1/dev/extensions").json() == socket.receive_json(timeout=5)


def test_changes_breaks_and_removals_follow(live_client: TestClient[Litestar], settings: Settings):
    folder = settings.dev_dir / "greeter"
    with connect(live_client) as socket:
        before = socket.receive_json(timeout=5)["extensions"][0]
        (folder / "extension.js").write_text("export function activate(api) { /* other */ }\n")
        changed = socket.receive_json(timeout=5)
        assert changed["type"] == "dev-extension-changed"
        assert changed["entry"].keys() == before.keys()
        assert changed["entry"]["sha256"] != before["sha256"]
        (folder / "manifest.json").write_text("{")
        broken = socket.receive_json(timeout=5)
        assert (broken["type"], broken["folder"], broken["id"]) == ("dev-extension-broken", "greeter", "local.greeter")
        assert {"path", "message", "hint", "file", "line"} <= broken["problems"][0].keys()
        shutil.rmtree(folder)
        assert socket.receive_json(timeout=5) == {"type": "dev-extension-removed", "id": "local.greeter", "folder": "greeter"}


@pytest.mark.parametrize(
    "origin",
    ["", "null", "http://localhost", "http://localhost:9000", "https://localhost:8000", "http://x.localhost:8000", "http://evil.example"],
)
def test_page_of_another_origin_is_refused(live_client: TestClient[Litestar], origin: str):
    with pytest.raises(WebSocketDisconnect), connect(live_client, origin=origin) as socket:
        socket.receive_json(timeout=5)


@pytest.mark.parametrize("host", ["x.localhost:8000", "127.0.0.1:8000", "evil.example:8000"])
def test_socket_on_another_host_is_refused(live_client: TestClient[Litestar], host: str):
    with pytest.raises(WebSocketDisconnect), connect(live_client, host=host) as socket:
        socket.receive_json(timeout=5)


def test_development_extensions_are_for_this_machine_only(settings: Settings):
    write_extension(settings.dev_dir / "greeter")
    client = TestClient(create_app(settings))  # its client address is no loopback address
    client.base_url = ORIGIN
    with client:
        assert client.get("/api/v1/dev/extensions").status_code == 404
        with connect(client) as socket:
            assert socket.receive_json(timeout=5)["extensions"] == []


def test_production_has_no_development_folder(settings: Settings):
    public = replace(settings, production=True, public_url="https://app.example", sandbox_domain="ext.example")
    write_extension(settings.dev_dir / "greeter")
    with make_client(public) as client:
        assert client.get("/api/v1/dev/extensions").json()["code"] == "not_found"
        with connect(client, origin="https://app.example", host="app.example") as socket:
            assert socket.receive_json(timeout=5)["extensions"] == []


def test_what_pages_send_is_dropped(live_client: TestClient[Litestar]):
    with connect(live_client) as socket:
        socket.receive_json(timeout=5)
        socket.send_text("x" * 10_000)
        socket.send_bytes(b"\x00")
    assert live_client.get("/healthz").status_code == 200


def test_page_that_leaves_is_forgotten(live_client: TestClient[Litestar]):
    hub = live_client.app.state.live_hub
    with connect(live_client) as socket:
        socket.receive_json(timeout=5)
        assert hub.listeners == 1
    turns = 0
    while hub.listeners and turns < 1_000:  # each request gives the server's loop a turn to notice
        live_client.get("/healthz")
        turns += 1
    assert hub.listeners == 0


def test_server_that_stops_says_goodbye(live_client: TestClient[Litestar]):
    with connect(live_client) as socket:
        socket.receive_json(timeout=5)
        live_client.blocking_portal.call(live_client.app.state.live_hub.close)
        with pytest.raises(WebSocketDisconnect) as caught:
            socket.receive_json(timeout=5)
    assert caught.value.code == 1001
