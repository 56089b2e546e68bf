import hashlib

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from plugyard_server.settings import Settings
from server_support import make_client, write_extension


def test_package_is_immutable_and_fits_its_name(settings: Settings):
    write_extension(settings.extensions_dir / "greeter")
    with make_client(settings) as client:
        entry = client.get("/api/v1/user/extensions").json()["extensions"][0]
        answer = client.get(entry["bundleUrl"])
    assert hashlib.sha256(answer.content).hexdigest() == entry["sha256"]
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-disposition"] == f'attachment; filename="{entry["sha256"]}.zip"'


@pytest.mark.parametrize("name", ["x.zip", f"{'0' * 64}.zip", "0" * 64, "..%2f..%2fetc%2fpasswd", "%00.zip", f"{'0' * 64}.zip.zip"])
def test_unknown_package_is_not_found(client: TestClient[Litestar], name: str):
    answer = client.get(f"/packages/{name}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
