"""Every kind of response carries its headers: a table over all routes, and one row for each answer that no route gives."""

import re
from dataclasses import replace

import pytest
from httpx import Response
from litestar import Litestar
from litestar.routes import HTTPRoute, WebSocketRoute
from litestar.testing import TestClient
from plugyard_server.delivery.headers import KIND_KEY, ResponseKind, headers_for
from plugyard_server.settings import Settings
from server_support import FRAME_SCRIPT_SHA256, make_client, write_extension

INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PAGE = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; frame-src http://*.localhost:8000 http://localhost:8000; manifest-src 'self'; "
    "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types host-worker"
)
FRAME = (
    "sandbox allow-scripts; default-src 'none'; script-src 'sha256-{sha}' data:{wasm}; worker-src data:; connect-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors http://localhost:8000"
)
POLICIES = {
    ResponseKind.PAGE: PAGE,
    ResponseKind.ASSET: INERT,
    ResponseKind.WORKER_SCRIPT: "default-src 'none'",
    ResponseKind.FRAME: FRAME.format(sha=FRAME_SCRIPT_SHA256, wasm=""),
    ResponseKind.WASM_FRAME: FRAME.format(sha=FRAME_SCRIPT_SHA256, wasm=" 'wasm-unsafe-eval'"),
    ResponseKind.API: INERT,
    ResponseKind.PACKAGE: "default-src 'none'; sandbox",
    ResponseKind.NOTICE: INERT,
    ResponseKind.REDIRECT: INERT,
    ResponseKind.PROBLEM: INERT,
}
ANSWERS = [
    ("GET", "http://localhost:8000/", 200, ResponseKind.PAGE),
    ("HEAD", "http://localhost:8000/", 200, ResponseKind.PAGE),
    ("GET", "http://localhost:8000/assets/core.1a2b.js", 200, ResponseKind.ASSET),
    ("GET", "http://localhost:8000/assets/guard.3c4d.js", 200, ResponseKind.WORKER_SCRIPT),
    ("GET", "http://localhost:8000/frame", 200, ResponseKind.FRAME),
    ("GET", "http://localhost:8000/frame/wasm", 200, ResponseKind.WASM_FRAME),
    ("GET", "http://abc.localhost:8000/frame", 200, ResponseKind.FRAME),
    ("GET", "http://abc.localhost:8000/frame/wasm", 200, ResponseKind.WASM_FRAME),
    ("GET", "http://abc.localhost:8000/", 404, ResponseKind.PROBLEM),
    ("GET", "http://localhost:8000/healthz", 200, ResponseKind.API),
    ("GET", "http://localhost:8000/api/v1/user/extensions", 200, ResponseKind.API),
    ("GET", "http://localhost:8000/api/v1/dev/extensions", 200, ResponseKind.API),
    ("GET", "http://localhost:8000/api/v1/user/extensions?limit=0", 400, ResponseKind.PROBLEM),
    ("GET", "http://localhost:8000/packages/none.zip", 404, ResponseKind.PROBLEM),
    ("GET", "http://localhost:8000/nowhere", 404, ResponseKind.PROBLEM),
    ("POST", "http://localhost:8000/", 405, ResponseKind.PROBLEM),
    ("OPTIONS", "http://localhost:8000/healthz", 204, ResponseKind.PROBLEM),
    ("GET", "http://127.0.0.1:8000/", 308, ResponseKind.REDIRECT),
    ("GET", "http://elsewhere.example/", 421, ResponseKind.PROBLEM),
]


def assert_secured(answer: Response, kind: ResponseKind) -> None:
    assert answer.headers["content-security-policy"] == POLICIES[kind]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert re.fullmatch(r"[0-9a-f]{16}", answer.headers["x-request-id"])
    is_frame = kind in {ResponseKind.FRAME, ResponseKind.WASM_FRAME}
    assert answer.headers["cross-origin-resource-policy"] == ("cross-origin" if is_frame else "same-origin")
    assert answer.headers.get("cross-origin-opener-policy") == (None if is_frame else "same-origin")
    assert ("camera=(self)" in answer.headers["permissions-policy"]) is (kind is ResponseKind.PAGE)
    assert "geolocation=()" in answer.headers["permissions-policy"]
    for never in ("cross-origin-embedder-policy", "origin-agent-cluster", "strict-transport-security", "access-control-allow-origin"):
        assert never not in answer.headers


@pytest.mark.parametrize(("method", "url", "status", "kind"), ANSWERS)
def test_answer_carries_the_headers_of_its_kind(client: TestClient[Litestar], method: str, url: str, status: int, kind: ResponseKind):
    answer = client.request(method, url, follow_redirects=False)
    assert answer.status_code == status
    assert_secured(answer, kind)


def test_package_may_be_fetched_but_never_shown(settings: Settings):
    write_extension(settings.extensions_dir / "greeter")
    with make_client(settings) as client:
        url = client.get("/api/v1/user/extensions").json()["extensions"][0]["bundleUrl"]
        answer = client.get(url)
    assert_secured(answer, ResponseKind.PACKAGE)
    assert answer.headers["content-disposition"].startswith("attachment")


def test_unchanged_file_carries_the_same_headers(client: TestClient[Litestar]):
    etag = client.get("/").headers["etag"]
    answer = client.get("/", headers={"if-none-match": etag})
    assert answer.status_code == 304
    assert_secured(answer, ResponseKind.PAGE)


def test_notice_that_there_are_no_web_files(settings: Settings):
    with make_client(replace(settings, web_dir=settings.var_dir)) as client:
        answer = client.get("/")
    assert (answer.status_code, "make web" in answer.text) == (503, True)
    assert_secured(answer, ResponseKind.NOTICE)


def test_every_route_says_what_it_answers(client: TestClient[Litestar]):
    handlers = [handler for route in client.app.routes if isinstance(route, HTTPRoute) for handler, _ in route.route_handler_map.values()]
    handlers += [route.route_handler for route in client.app.routes if isinstance(route, WebSocketRoute)]
    unsaid = [handler.handler_name for handler in handlers if KIND_KEY not in handler.opt and handler.handler_name != "options_handler"]
    assert len(handlers) > 8
    assert unsaid == []


def test_every_route_is_in_the_table_above(client: TestClient[Litestar]):
    asked = {re.sub(r"^https?://[^/]+", "", url) for _, url, _, _ in ANSWERS}
    patterns = {re.sub(r"\{[^}]+\}", ".+", route.path_format) for route in client.app.routes if isinstance(route, HTTPRoute)}
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, path) for path in asked)] == []


def test_every_kind_is_in_the_table_above():
    assert set(POLICIES) == set(ResponseKind)


@pytest.mark.parametrize("kind", ResponseKind)
def test_hsts_is_sent_on_https_only_and_never_on_localhost(kind: ResponseKind):
    public = Settings(public_url="https://app.example", sandbox_domain="ext.example")
    assert headers_for(kind, public)["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "Strict-Transport-Security" not in headers_for(kind, Settings())
    assert "Strict-Transport-Security" not in headers_for(kind, Settings(public_url="https://localhost:8443"))


@pytest.mark.parametrize("kind", ResponseKind)
def test_no_policy_lets_the_page_evaluate_strings_or_inline_code(kind: ResponseKind):
    policy = headers_for(kind, Settings())["Content-Security-Policy"]
    assert "'unsafe-eval'" not in policy
    assert "unsafe-inline" not in policy


def test_policies_name_the_public_hosts_in_production():
    public = Settings(public_url="https://app.example", sandbox_domain="ext.example")
    assert "frame-src https://*.ext.example https://app.example;" in headers_for(ResponseKind.PAGE, public)["Content-Security-Policy"]
    assert headers_for(ResponseKind.FRAME, public, "abc")["Content-Security-Policy"].endswith("frame-ancestors https://app.example")
