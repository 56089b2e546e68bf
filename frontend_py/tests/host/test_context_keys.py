import pytest
from plugyard.contract.errors import LimitExceeded
from plugyard_host.host import context_keys
from plugyard_host.host.context_keys import ContextKeys


@pytest.fixture
def contexts() -> ContextKeys:
    return ContextKeys({"notes.limit": 5}.get)


def test_clauses_are_true_of_what_is_set(contexts):
    contexts.set("acme.a.on", True)
    assert contexts.holds("acme.a.on")
    assert contexts.holds("config.notes.limit == 5")
    assert not contexts.holds("acme.a.off")
    assert contexts.holds("")


def test_a_clause_that_cannot_be_read_is_not_true(contexts):
    assert not contexts.holds("&& (")


def test_null_removes_a_key_and_changes_are_told(contexts):
    told = []
    contexts.changed.listen(told.append)
    contexts.set("k", 1)
    contexts.set("k", None)
    assert contexts.items() == {}
    assert told == ["k", "k"]


def test_keys_of_an_extension_go_with_it(contexts):
    contexts.set("acme.a.k", 1)
    contexts.set("acme.ab.k", 1)
    contexts.forget_prefix("acme.a.")
    assert list(contexts.items()) == ["acme.ab.k"]


def test_the_number_of_keys_is_limited(contexts, monkeypatch):
    monkeypatch.setattr(context_keys, "MAX_KEYS", 1)
    contexts.set("a", 1)
    contexts.set("a", 2)
    with pytest.raises(LimitExceeded):
        contexts.set("b", 1)
