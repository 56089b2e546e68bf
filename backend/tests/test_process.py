"""The real server in a process of its own: start, both loopback addresses, WebSocket, stop."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from server_support import write_extension, write_web_build

START_TIMEOUT_S = 30
STOP_TIMEOUT_S = 8
CLOSE = 8


class LiveSocket:
    """Just enough of a WebSocket client: the handshake's answer, then short frames of the server."""

    def __init__(self, port: int, host: str, origin: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._stream = self._socket.makefile("rb")
        lines = ["GET /api/v1/live HTTP/1.1", f"Host: {host}", f"Origin: {origin}", "Connection: Upgrade", "Upgrade: websocket"]
        lines += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""]
        self._socket.sendall("\r\n".join(lines).encode())
        self.status = int(self._stream.readline().split()[1])
        self.headers = http.client.parse_headers(self._stream)

    def __enter__(self) -> "LiveSocket":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._socket.close()

    def frame(self) -> tuple[int, bytes]:
        """Opcode and payload of the next frame."""
        first, length = self._stream.read(2)
        if length == 126:
            length = int.from_bytes(self._stream.read(2))
        return first & 0x0F, self._stream.read(length)

    def body(self) -> bytes:
        """Of a refusal."""
        return self._stream.read(int(self.headers["content-length"]))


class Server:
    """A started server with a web build, a first-party extension and a development extension."""

    def __init__(self, root: Path, *arguments: str, **environment: str) -> None:
        self.port_file = root / "port"
        folders = {"VAR_DIR": root / "var", "WEB_DIR": write_web_build(root / "dist"), "EXTENSIONS_DIR": root / "extensions"}
        write_extension(root / "extensions" / "seeded")
        write_extension(root / "var" / "dev-extensions" / "greeter")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "plugyard_server", "--port", "0", "--port-file", str(self.port_file), *arguments],
            env={**os.environ, **{name: str(path) for name, path in folders.items()}, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.ready_line = self.process.stdout.readline()
        self.port = int(self.port_file.read_text())
        self.authority = f"localhost:{self.port}"

    def get(self, path: str, *, address: str = "127.0.0.1", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(address, self.port, timeout=10)
        connection.request("GET", path, headers={"Host": self.authority, **headers})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def live(self, origin: str | None = None) -> "LiveSocket":
        return LiveSocket(self.port, self.authority, origin or f"http://{self.authority}")

    def stop(self) -> float:
        """Ask it to stop; the seconds it took."""
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(STOP_TIMEOUT_S)
        return time.monotonic() - started


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    yield server
    server.process.kill()
    server.process.communicate()


@pytest.mark.timeout(START_TIMEOUT_S + STOP_TIMEOUT_S)
def test_server_starts_serves_and_stops(server: Server, tmp_path: Path):
    assert server.ready_line == f"Plugyard is ready: http://localhost:{server.port}\n"
    for address in ("127.0.0.1", "::1"):
        page = server.get("/", address=address)
        assert (page.status, page.body) == (200, (tmp_path / "dist" / "index.html").read_bytes())
    asset = server.get("/assets/core.1a2b.js")
    assert asset.body == (tmp_path / "dist" / "assets" / "core.1a2b.js").read_bytes()
    assert asset.headers["content-length"] == str(len(asset.body))
    assert server.get("/", address="127.0.0.1", Host=f"127.0.0.1:{server.port}").status == 308
    assert server.get("/", Host="evil.example").status == 421

    with server.live(origin="http://evil.example") as refused:
        assert refused.status == 403
        assert refused.headers["content-security-policy"].startswith("default-src 'none'")
        assert b"origin_refused" in refused.body()

    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)) as idle, server.live() as page:
        idle.request("GET", "/healthz", headers={"Host": server.authority})
        idle.getresponse().read()
        assert page.status == 101
        assert b"local.greeter" in page.frame()[1]
        assert server.stop() < STOP_TIMEOUT_S
        assert page.frame() == (CLOSE, (1001).to_bytes(2))
    assert server.process.returncode == 0
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", server.port), timeout=2)


def test_packing_alone_opens_no_port_and_tells_what_is_broken(tmp_path: Path):
    write_extension(tmp_path / "extensions" / "good")
    assert run_server(tmp_path, "--pack-only", EXTENSIONS_DIR=str(tmp_path / "extensions")).returncode == 0
    assert len(list((tmp_path / "packages").glob("*.zip"))) == 1
    write_extension(tmp_path / "extensions" / "bad", version="one")
    done = run_server(tmp_path, "--pack-only", EXTENSIONS_DIR=str(tmp_path / "extensions"))
    assert done.returncode == 1
    assert "version" in done.stderr


def test_taken_port_is_said_and_nothing_else_happens(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = run_server(tmp_path, "--port", str(other.getsockname()[1]))
    assert done.returncode == 2
    assert "Address already in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_settings_are_all_said(tmp_path: Path):
    done = run_server(tmp_path, "--port", "none", LOG_LEVEL="loud")
    assert done.returncode == 2
    assert "PORT" in done.stderr
    assert "LOG_LEVEL" in done.stderr


def run_server(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plugyard_server", *arguments]
    env = {**os.environ, "VAR_DIR": str(root), **environment}
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=START_TIMEOUT_S, check=False)
