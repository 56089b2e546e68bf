"""The endpoint alone, with the wire in the test's hands."""

import asyncio
import json

import pytest
from plugyard.contract.errors import DeadlineExceeded, ExtensionStopped, InternalError, InvalidMessage, NotFound, RpcError
from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.host.rpc import Endpoint


class Wire:
    """Stands for the guard: keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, dict, int]] = []

    def send(self, instance, text, *, ack=0):
        self.sent.append((instance, json.loads(text), ack))


class End:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.wire = Wire()
        self.served: list = []
        self.heard: list = []
        self.endpoint = Endpoint(self.wire, self.clock)
        self.slow: list = []
        self.connection = self.endpoint.open(1, self.serve, self.hear, lambda method, took_s: self.slow.append((method, took_s)))

    def hear(self, method, params):
        self.heard.append((method, params))

    def serve(self, call_id, method, params, size):
        self.served.append((call_id, method, params))
        return "answer"

    def arrive(self, message) -> str | None:
        return self.endpoint.on_text(1, message if isinstance(message, str) else json.dumps({"jsonrpc": "2.0", **message}))


@pytest.fixture
def end() -> End:
    return End()


def test_a_request_is_served_and_its_answer_goes_out_with_the_same_message(end):
    assert end.arrive({"id": 3, "method": "env.get", "params": {}}) == "answer"
    assert end.served == [(3, "env.get", {})]
    assert end.wire.sent == []


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "1", '"text"', "null", '{"jsonrpc":"2.0"', "[" * 100_000])
def test_what_is_no_message_is_dropped_without_an_answer(end, text):
    assert end.arrive(text) == ""
    assert end.connection.dropped == 1
    assert end.served == []


@pytest.mark.parametrize(
    "message",
    [
        {"id": 3, "method": 7, "params": {}},
        {"id": 3, "method": ["storage.get"], "params": {}},
        {"id": 3, "method": "env.get", "params": []},
        {"id": 3, "method": "env.get"},
        {"jsonrpc": "1.0", "id": 3, "method": "env.get", "params": {}},
    ],
)
def test_a_malformed_request_with_a_usable_id_is_answered_as_invalid(end, message):
    answer = json.loads(end.arrive(json.dumps({"jsonrpc": "2.0", **message})))
    assert answer["id"] == 3
    assert answer["error"]["data"]["code"] == InvalidMessage.code
    assert end.served == []


@pytest.mark.parametrize("forged", [True, 0, -1, 1.0, "1", None, [1], {"a": 1}])
def test_a_request_with_a_forged_id_reaches_no_handler(end, forged):
    assert end.arrive({"id": forged, "method": "env.get", "params": {}}) == ""
    assert end.served == []


async def test_an_answer_settles_the_call_that_it_names(end):
    first = asyncio.ensure_future(end.connection.call("commands.run", {"id": "a"}))
    second = asyncio.ensure_future(end.connection.call("commands.run", {"id": "b"}))
    await asyncio.sleep(0)
    ids = [message["id"] for _, message, _ in end.wire.sent]
    end.arrive({"id": ids[1], "result": "two"})
    end.arrive({"id": ids[0], "result": "one"})
    assert (await first, await second) == ("one", "two")


@pytest.mark.parametrize("forged", [99, True, [1], {}, None, "1", 1.0])
async def test_an_answer_with_a_forged_id_settles_nothing(end, forged):
    call = asyncio.ensure_future(end.connection.call("commands.run", {}))
    await asyncio.sleep(0)
    assert end.arrive({"id": forged, "result": "robbed"}) == ""
    await asyncio.sleep(0)
    assert not call.done()
    assert end.connection.dropped == 1
    end.arrive({"id": 1, "result": "honest"})
    assert await call == "honest"


async def test_an_error_comes_back_as_the_class_of_its_code(end):
    call = asyncio.ensure_future(end.connection.call("commands.run", {}))
    await asyncio.sleep(0)
    end.arrive({"id": 1, "error": {"code": -1, "message": "No such thing.", "data": {"code": "not_found", "line": 3}}})
    with pytest.raises(NotFound, match="No such thing") as caught:
        await call
    assert caught.value.details == {"line": 3}


async def test_an_error_of_an_unknown_code_is_a_plain_rpc_error(end):
    call = asyncio.ensure_future(end.connection.call("commands.run", {}))
    await asyncio.sleep(0)
    end.arrive({"id": 1, "error": {"code": -1, "message": "Odd.", "data": {"code": "__class__"}}})
    with pytest.raises(RpcError) as caught:
        await call
    assert type(caught.value) is RpcError


async def test_an_answer_with_neither_result_nor_error_fails_the_call(end):
    call = asyncio.ensure_future(end.connection.call("commands.run", {}))
    await asyncio.sleep(0)
    end.arrive({"id": 1})
    with pytest.raises(InvalidMessage):
        await call


async def test_a_call_past_its_deadline_fails_and_the_extension_is_told_to_forget_it(end):
    call = asyncio.ensure_future(end.connection.call("extension.activate", {}, timeout_s=10))
    await asyncio.sleep(0)
    end.clock.advance(9.9)
    await asyncio.sleep(0)
    assert not call.done()
    end.clock.advance(0.2)
    with pytest.raises(DeadlineExceeded, match=r"extension\.activate within 10 seconds"):
        await call
    assert end.wire.sent[-1][1] == {"jsonrpc": "2.0", "method": "$/cancel", "params": {"id": 1}}
    assert end.arrive({"id": 1, "result": "late"}) == ""
    assert end.connection.dropped == 1


async def test_a_deadline_tells_a_request_that_was_never_taken_up_from_one_that_hangs(end):
    calls = [asyncio.ensure_future(end.connection.call("commands.run", {})) for _ in range(2)]
    await asyncio.sleep(0)
    end.arrive({"method": "$/ack", "params": {"id": 2}})
    end.clock.advance(31)
    with pytest.raises(DeadlineExceeded, match="did not even take up"):
        await calls[0]
    with pytest.raises(DeadlineExceeded, match="took up, but did not answer"):
        await calls[1]


@pytest.mark.parametrize("forged", [{}, {"id": True}, {"id": [1]}, {"id": 99}])
async def test_an_acknowledgement_with_a_forged_id_is_ignored(end, forged):
    call = asyncio.ensure_future(end.connection.call("commands.run", {}))
    await asyncio.sleep(0)
    assert end.arrive({"method": "$/ack", "params": forged}) == ""
    end.arrive({"id": 1, "result": 1})
    assert await call == 1


async def test_answers_that_took_more_than_a_second_are_reported(end):
    calls = [asyncio.ensure_future(end.connection.call("commands.run", {})) for _ in range(2)]
    await asyncio.sleep(0)
    end.clock.advance(0.9)
    end.arrive({"id": 1, "result": 1})
    end.clock.advance(0.3)
    end.arrive({"id": 2, "result": 2})
    assert await asyncio.gather(*calls) == [1, 2]
    assert [method for method, _ in end.slow] == ["commands.run"]


async def test_a_call_without_a_deadline_of_its_own_has_thirty_seconds(end):
    call = asyncio.ensure_future(end.connection.call("commands.run", {}))
    await asyncio.sleep(0)
    end.clock.advance(29.9)
    await asyncio.sleep(0)
    assert not call.done()
    end.clock.advance(0.2)
    with pytest.raises(DeadlineExceeded):
        await call


async def test_pending_calls_of_a_dead_instance_fail_without_any_time_passing(end):
    calls = [asyncio.ensure_future(end.connection.call("commands.run", {})) for _ in range(3)]
    await asyncio.sleep(0)
    end.connection.close("it was killed.")
    for call in calls:
        with pytest.raises(ExtensionStopped, match="it was killed"):
            await call
    assert end.clock.now() == 0
    assert end.clock.waiting == 0


async def test_a_closed_connection_refuses_calls_and_sends_nothing(end):
    end.connection.close("gone.")
    end.connection.close("gone twice.")
    with pytest.raises(ExtensionStopped, match=r"gone\."):
        await end.connection.call("commands.run", {})
    end.connection.notify("events.deliver", {})
    end.connection.reply("{}")
    assert end.wire.sent == []


def test_texts_of_an_instance_that_is_gone_are_counted_and_ignored(end):
    end.connection.close("gone.")
    assert end.arrive({"id": 1, "method": "env.get", "params": {}}) == ""
    assert end.endpoint.late == 1
    assert end.served == []


async def test_an_accepting_function_runs_before_any_later_message(end):
    order = []
    call = asyncio.ensure_future(end.connection.call("ui.render", {}, accept=lambda tree: order.append("drawn") or tree))
    await asyncio.sleep(0)
    end.arrive({"id": 1, "result": {"id": 1}})
    end.arrive({"method": "$/log", "params": {}})
    order.append("next message")
    assert await call == {"id": 1}
    assert order == ["drawn", "next message"]


async def test_a_result_that_is_not_accepted_fails_the_call(end):
    def refuse(_):
        raise NotFound("Not like this.")

    call = asyncio.ensure_future(end.connection.call("ui.render", {}, accept=refuse))
    await asyncio.sleep(0)
    end.arrive({"id": 1, "result": {}})
    with pytest.raises(NotFound):
        await call


async def test_whoever_stops_waiting_withdraws_the_call(end):
    call = asyncio.ensure_future(end.connection.call("commands.run", {}))
    await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert end.wire.sent[-1][1]["method"] == "$/cancel"
    assert end.clock.waiting == 0


def test_notifications_are_heard_whatever_their_params_are(end):
    assert end.arrive({"method": "$/log", "params": {"message": "hi"}}) == ""
    assert end.arrive({"method": "$/log", "params": "hi"}) == ""
    assert end.heard == [("$/log", {"message": "hi"}), ("$/log", {})]


async def test_a_result_that_breaks_whoever_takes_it_fails_the_call(end, caplog):
    def clumsy(_result):
        raise ZeroDivisionError

    asked = asyncio.ensure_future(end.connection.call("ui.render", {}, accept=clumsy))
    await asyncio.sleep(0)
    assert end.arrive({"id": 1, "result": {}}) == ""
    with pytest.raises(InternalError, match="ZeroDivisionError"):
        await asked
    assert "could not be used" in caplog.text
