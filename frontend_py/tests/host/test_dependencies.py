from types import SimpleNamespace

import pytest
from plugyard.contract.errors import Conflict, NotFound
from plugyard_host.host.dependencies import start_order


def order(extension_id: str, **needs: str) -> list[str]:
    manifests = {name: SimpleNamespace(extension_dependencies=dict.fromkeys(wanted.split(), "^1.0.0")) for name, wanted in needs.items()}
    return start_order(extension_id, manifests.get)


def test_what_others_need_comes_first_and_only_once():
    assert order("top", top="left right", left="base", right="base", base="") == ["base", "left", "right"]


def test_without_dependencies_nothing_comes_first():
    assert order("top", top="") == []


def test_a_circle_is_named():
    with pytest.raises(Conflict, match="a → b → c → a"):
        order("a", a="b", b="c", c="a")


def test_one_that_needs_itself_is_a_circle_too():
    with pytest.raises(Conflict):
        order("a", a="a")


def test_what_is_missing_is_named_with_who_needs_it():
    with pytest.raises(NotFound, match="b needs c"):
        order("a", a="b", b="c")
