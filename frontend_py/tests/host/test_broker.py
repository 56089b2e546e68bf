"""The broker's steps, and what hostile extensions try at each of them."""

import asyncio
import json

import pytest
from plugyard.contract.errors import (
    Cancelled,
    InternalError,
    InvalidMessage,
    InvalidParams,
    LimitExceeded,
    NotAvailable,
    PermissionDenied,
    UnknownMethod,
)
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.browser.fake.store import FakeStore
from plugyard_host.host.broker import MAX_RESULT_CHARACTERS, Broker
from plugyard_host.host.grants import GrantStore
from plugyard_host.host.ledger import UNKNOWN, Ledger
from plugyard_host.host.logs import LogStore

ME = "acme.hello"


class FakeInstance:
    """What the broker sees of an instance."""

    def __init__(self) -> None:
        self.extension_id = ME
        self.calls = 0
        self.errors = 0
        self.running_calls: dict = {}
        self.replies: list[dict] = []
        self.acknowledged: list[dict] = []
        self.connection = self

    def reply(self, text: str) -> None:
        self.replies.append(json.loads(text))

    def notify_text(self, method: str, params: str) -> None:
        self.acknowledged.append({"method": method, "params": json.loads(params)})


class Counter:
    """A broker with handlers that note every call."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.store = FakeStore()
        self.grants = GrantStore(self.store, self.clock)
        self.ledger = Ledger(self.store, lambda: 1000.0)
        self.logs = LogStore(self.clock.now)
        self.instance = FakeInstance()
        self.handled: list[tuple[str, dict]] = []
        self.answer: object = None
        self.wait: asyncio.Future | None = None
        handlers = {name: self._handler(name) for name in ("env.get", "state.get", "editor.getText", "ui.showNotification")}
        handlers["storage.get"] = self._slow
        self.broker = Broker(handlers=handlers, grants=self.grants, ledger=self.ledger, logs=self.logs, clock=self.clock)

    def _handler(self, name):
        def handle(call, params):
            self.handled.append((name, params))
            if isinstance(self.answer, Exception):
                raise self.answer
            return self.answer

        return handle

    async def _slow(self, call, params):
        self.handled.append(("storage.get", params))
        return await self.wait

    def grant(self, *permissions: str) -> None:
        for permission in permissions:
            self.grants.grant(ME, permission)

    def call(self, method, params=None, *, call_id=1) -> dict | None:
        text = self.broker.serve(self.instance, call_id, method, params or {}, 20)
        return json.loads(text) if text is not None else None

    def code(self, method, params=None) -> str:
        return self.call(method, params)["error"]["data"]["code"]

    def entry(self, method):
        return self.ledger.account(ME)[method]


@pytest.fixture
def counter() -> Counter:
    return Counter()


def test_a_known_method_is_answered_at_once(counter):
    counter.answer = {"a": [1, None]}
    assert counter.call("env.get") == {"jsonrpc": "2.0", "id": 1, "result": {"a": [1, None]}}
    assert counter.instance.replies == []


ATTACKS_ON_THE_NAME = [
    *("__class__", "__init__.__globals__", "constructor", "toString", "storage.__class__", "extension.activate", "$/ready"),
    *("storage.get\0", "STORAGE.GET", "env.get ", " env.get", "env..get", "env", "", "env.get\u200b", "ｅnv.get", "a" * 1_000_000),
]


@pytest.mark.parametrize("name", ATTACKS_ON_THE_NAME, ids=lambda name: repr(name[:20]))
def test_a_name_that_is_not_exactly_a_method_reaches_nothing(counter, name):
    answer = counter.call(name)
    assert answer["error"]["data"]["code"] == UnknownMethod.code
    assert len(json.dumps(answer)) < 400
    assert counter.handled == []


def test_invented_names_do_not_fill_the_ledger(counter):
    for n in range(1000):
        counter.call(f"no.such{n}")
    assert list(counter.ledger.account(ME)) == [UNKNOWN]
    assert counter.entry(UNKNOWN).refusals == 1000


def test_a_method_of_a_later_release_is_answered_as_not_available(counter):
    assert counter.code("network.fetch") == NotAvailable.code


async def test_a_call_without_the_permission_is_refused_and_nothing_is_done(counter):
    assert counter.code("storage.get", {"key": "k"}) == PermissionDenied.code
    assert counter.code("editor.getText") == PermissionDenied.code
    assert counter.handled == []
    assert counter.entry("storage.get").refusals == 1
    assert counter.entry("storage.get").uses == 0


async def test_the_permission_is_asked_before_the_parameters_are_looked_at(counter):
    assert counter.code("storage.get", {"nonsense": 1}) == PermissionDenied.code


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"key": 1},
        {"key": ""},
        {"key": "k", "extra": 1},
        {"key": "k", "__proto__": {"isAdmin": True}},
        {"key": "k", "extension": "acme.other"},
    ],
)
async def test_parameters_that_do_not_fit_the_closed_schema_are_refused(counter, params):
    counter.grant("storage")
    assert counter.code("storage.get", params) == InvalidParams.code
    assert counter.handled == []


def test_a_refusal_names_the_parameter_and_what_is_wrong(counter):
    error = counter.call("state.get", {"key": 7})["error"]
    assert error["data"]["problems"][0]["path"] == "key"
    assert "text" in error["message"] or "string" in error["message"]


def test_the_sixth_notification_in_ten_seconds_is_refused_and_a_later_one_is_not(counter):
    for _ in range(5):
        assert "result" in counter.call("ui.showNotification", {"message": "hi"})
    assert counter.code("ui.showNotification", {"message": "hi"}) == LimitExceeded.code
    assert len(counter.handled) == 5
    counter.clock.advance(10)
    assert "result" in counter.call("ui.showNotification", {"message": "hi"})


def test_an_unexpected_exception_becomes_a_fixed_text_and_its_trace_stays_here(counter, caplog):
    counter.answer = RuntimeError("the secret is 42")
    answer = counter.call("env.get")
    assert answer["error"]["data"]["code"] == InternalError.code
    assert "42" not in json.dumps(answer)
    assert "the secret is 42" in caplog.text
    assert "the secret is 42" in counter.logs.entries(ME)[0].message


@pytest.mark.parametrize("result", [object(), {1, 2}, float("nan"), b"bytes"])
def test_a_result_that_is_no_json_never_leaves(counter, result):
    counter.answer = result
    assert counter.code("env.get") == InternalError.code


def test_a_result_that_is_too_large_never_leaves(counter):
    counter.answer = "x" * (MAX_RESULT_CHARACTERS + 1)
    assert counter.code("env.get") == LimitExceeded.code


def test_uses_are_counted_with_bytes_and_time(counter):
    counter.call("env.get")
    counter.call("env.get")
    entry = counter.entry("env.get")
    assert (entry.uses, entry.bytes, entry.last_use_s, entry.refusals) == (2, 40, 1000.0, 0)


async def test_a_handler_that_waits_is_acknowledged_and_answered_later(counter):
    counter.grant("storage")
    counter.wait = asyncio.get_running_loop().create_future()
    assert counter.call("storage.get", {"key": "k"}, call_id=9) is None
    assert counter.instance.acknowledged == [{"method": "$/ack", "params": {"id": 9}}]
    counter.wait.set_result("value")
    await counter.clock.run()
    assert counter.instance.replies == [{"jsonrpc": "2.0", "id": 9, "result": "value"}]
    assert counter.instance.running_calls == {}


async def test_a_permission_revoked_while_a_read_waits_keeps_its_result_back(counter):
    counter.grant("storage")
    counter.wait = asyncio.get_running_loop().create_future()
    counter.call("storage.get", {"key": "k"})
    await counter.clock.run()
    counter.grants.revoke(ME, "storage")
    counter.wait.set_result("private")
    await counter.clock.run()
    [reply] = counter.instance.replies
    assert reply["error"]["data"]["code"] == PermissionDenied.code
    assert "private" not in json.dumps(reply)
    assert counter.entry("storage.get").uses == 0


async def test_a_withdrawn_call_is_answered_as_cancelled_exactly_once(counter):
    counter.grant("storage")
    counter.wait = asyncio.get_running_loop().create_future()
    counter.call("storage.get", {"key": "k"}, call_id=4)
    await counter.clock.run()
    counter.broker.cancel(counter.instance, 4)
    await counter.clock.run()
    [reply] = counter.instance.replies
    assert reply["error"]["data"]["code"] == Cancelled.code
    assert counter.wait.cancelled()


async def test_a_call_withdrawn_before_its_handler_began_is_answered_too(counter):
    counter.grant("storage")
    counter.call("storage.get", {"key": "k"}, call_id=4)
    counter.broker.cancel(counter.instance, 4)
    await counter.clock.run()
    assert len(counter.instance.replies) == 1
    assert counter.handled == []


@pytest.mark.parametrize("forged", [99, True, "4", [4], None, {"id": 4}])
async def test_withdrawing_a_forged_id_does_nothing(counter, forged):
    counter.broker.cancel(counter.instance, forged)
    assert counter.instance.replies == []


async def test_an_id_that_is_still_being_answered_cannot_be_used_again(counter):
    counter.grant("storage")
    counter.wait = asyncio.get_running_loop().create_future()
    counter.call("storage.get", {"key": "k"}, call_id=4)
    again = counter.call("storage.get", {"key": "k"}, call_id=4)
    assert again["error"]["data"]["code"] == InvalidMessage.code
    counter.wait.set_result(1)
    await counter.clock.run()
    assert len(counter.instance.replies) == 1


async def test_a_waiting_handler_that_fails_is_answered_with_a_fixed_text(counter, caplog):
    counter.grant("storage")
    counter.wait = asyncio.get_running_loop().create_future()
    counter.call("storage.get", {"key": "k"})
    counter.wait.set_exception(OSError("disk at /dev/sda1"))
    await counter.clock.run()
    [reply] = counter.instance.replies
    assert reply["error"]["data"]["code"] == InternalError.code
    assert "sda1" not in json.dumps(reply)
    assert "sda1" in caplog.text
