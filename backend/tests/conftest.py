"""Fixtures of the server's tests."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from plugyard_server.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))
from server_support import make_client, write_web_build


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "extensions").mkdir()
    return Settings(
        var_dir=tmp_path / "var",
        web_dir=write_web_build(tmp_path / "dist"),
        extensions_dir=tmp_path / "extensions",
        wheels_dir=tmp_path / "wheels",
    )


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient[Litestar]]:
    with make_client(settings) as client:
        yield client
