"""The style sheets fit the code: every icon exists on both sides, and nothing loads from elsewhere."""

import re
from pathlib import Path

from plugyard_host.widgets.icon_names import ICON_NAMES

FRONTEND = Path(__file__).parents[2]
STYLES = FRONTEND / "page" / "styles"


def css() -> str:
    return "\n".join(path.read_text() for path in sorted(STYLES.glob("*.css")))


def test_every_icon_name_has_a_rule_and_every_rule_a_name():
    rules = set(re.findall(r"^\.icon-([a-z-]+) \{\n  --icon", css(), re.MULTILINE))
    assert rules == ICON_NAMES


def test_every_style_sheet_is_imported_once():
    imported = re.findall(r'@import "\./([a-z-]+\.css)"', (STYLES / "index.css").read_text())
    assert sorted(imported) == sorted(path.name for path in STYLES.glob("*.css") if path.name != "index.css")


def test_nothing_is_loaded_from_another_place():
    addresses = re.findall(r'url\("([^"]+)"\)', css())
    assert addresses
    assert all(address.startswith(("lucide-static/icons/", "./brand/")) for address in addresses)


def test_every_icon_that_the_code_names_is_known():
    source = "\n".join(path.read_text() for path in (FRONTEND / "plugyard_host").rglob("*.py") if path.parent.name != "widgets")
    named = set(re.findall(r'\bicon(?:_button)?\([a-z_.]*dom, "([a-z-]+)"', source))
    assert named
    assert named <= ICON_NAMES
