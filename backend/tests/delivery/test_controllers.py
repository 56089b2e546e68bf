import gzip
from dataclasses import replace

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from plugyard_server.settings import Settings
from server_support import CORE, make_client

CORE_URL = "/assets/core.1a2b.js"
IMMUTABLE = "public, max-age=31536000, immutable"


@pytest.fixture
def public_client(settings: Settings) -> TestClient[Litestar]:
    return make_client(replace(settings, public_url="https://app.example", sandbox_domain="ext.example", host="0.0.0.0"))


def test_page_is_revalidated_each_time(client: TestClient[Litestar]):
    answer = client.get("/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert client.get("/", headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert client.get("/", headers={"if-none-match": '"other"'}).status_code == 200


def test_asset_is_immutable_and_typed(client: TestClient[Litestar]):
    answer = client.get(CORE_URL)
    assert answer.content == CORE
    assert answer.headers["content-type"] == "text/javascript"
    assert answer.headers["cache-control"] == IMMUTABLE
    assert answer.headers["vary"] == "Accept-Encoding"


def test_asset_goes_uncompressed_over_loopback(client: TestClient[Litestar]):
    answer = client.get(CORE_URL, headers={"accept-encoding": "gzip, br"})
    assert "content-encoding" not in answer.headers
    assert answer.content == CORE


def test_asset_goes_compressed_over_a_network(public_client: TestClient[Litestar]):
    with public_client as client:
        answer = client.get(CORE_URL, headers={"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.content == CORE  # unpacked by the client
        assert int(answer.headers["content-length"]) == len(gzip.compress(CORE))


def test_each_coding_has_a_validator_of_its_own(public_client: TestClient[Litestar]):
    with public_client as client:
        tags = [client.head(CORE_URL, headers={"accept-encoding": coding}).headers["etag"] for coding in ("identity", "gzip", "br")]
        assert len(set(tags)) == 3
        assert client.get(CORE_URL, headers={"accept-encoding": "gzip", "if-none-match": tags[1]}).status_code == 304
        assert client.get(CORE_URL, headers={"accept-encoding": "gzip", "if-none-match": tags[0]}).status_code == 200


def test_head_is_answered_like_get_without_a_body(client: TestClient[Litestar]):
    answer = client.head(CORE_URL)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(CORE))


@pytest.mark.parametrize(
    "path", ["/assets/web.json", "/assets/../web.json", "/assets/%2e%2e/web.json", "/assets/core.1a2b.js.gz", "/assets/", "/web.json"]
)
def test_only_listed_addresses_are_served(client: TestClient[Litestar], path: str):
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_asset_that_a_newer_build_removed_is_not_found(client: TestClient[Litestar], settings: Settings):
    assert client.get(CORE_URL).status_code == 200
    (settings.web_dir / "assets" / "core.1a2b.js").unlink()
    assert client.get(CORE_URL).json()["code"] == "not_found"


@pytest.mark.parametrize("path", ["/", "/frame", "/frame/wasm"])
def test_missing_web_files_say_what_to_do(settings: Settings, path: str):
    with make_client(replace(settings, web_dir=settings.var_dir)) as client:
        answer = client.get(path)
    assert answer.status_code == 503
    assert "make web" in answer.text
