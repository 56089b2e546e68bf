"""Which pictures of packages the page shows."""

import struct
from types import SimpleNamespace

import pytest
from plugyard_host.views.extension_icon import icon_address


def png(width, height, size=200):
    return (b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)).ljust(size, b"\0")


def installed(data, icon="icon.png"):
    return SimpleNamespace(manifest=SimpleNamespace(icon=icon), package=SimpleNamespace(files={"icon.png": data}))


def test_icon_of_a_package_is_shown_from_its_bytes():
    assert icon_address(installed(png(128, 128))).startswith("data:image/png;base64,")


@pytest.mark.parametrize(
    "data",
    [png(65_535, 65_535), png(513, 10), png(0, 10), b"<svg onload='x'>" * 5, b"\x89PNG\r\n\x1a\n", png(128, 128, 257 * 1024)],
    ids=["pixel flood", "too wide", "empty", "svg", "cut off", "too many bytes"],
)
def test_what_is_no_small_png_is_not_shown(data):
    assert icon_address(installed(data)) == ""


def test_package_without_an_icon_shows_its_letter():
    assert icon_address(installed(png(128, 128), icon=None)) == ""
    assert icon_address(SimpleNamespace(manifest=None, package=None)) == ""
