"""`contract.json`: every table of the contract, for tools and for the reference pages."""

from plugyard.contract import limits
from plugyard.contract.errors import PROBLEM_CODES, RPC_ERRORS, RpcError
from plugyard.contract.methods import GROUPS, HOST_METHODS, HostMethod, Kind, Method, Param, snake_case
from plugyard.contract.nodes import NODES, NodeKind
from plugyard.contract.permissions import PERMISSIONS
from plugyard.contract.slots import SLOTS
from plugyard.contract.standard import EVENTS, STATE_KEYS, Event, StateKey
from plugyard.contract.versions import API_VERSIONS, PLATFORM_VERSION, PROTOCOL_VERSION


def contract() -> dict[str, object]:
    return {
        "platformVersion": PLATFORM_VERSION,
        "apiVersions": list(API_VERSIONS),
        "protocol": PROTOCOL_VERSION,
        "groups": [{"name": group.name, "doc": group.doc, "methods": [_method(method) for method in group]} for group in GROUPS],
        "hostMethods": [_host_method(method) for method in HOST_METHODS.values()],
        "nodes": [_node(spec) for spec in NODES.values()],
        "stateKeys": [_standard(key) for key in STATE_KEYS.values()],
        "events": [_standard(event) for event in EVENTS.values()],
        "permissions": [
            {"name": entry.name, "title": entry.title, "sentence": entry.sentence, "schema": entry.schema()}
            for entry in PERMISSIONS.values()
        ],
        "slots": SLOTS,
        "errors": [_error(error) for error in RPC_ERRORS.values()],
        "problemCodes": PROBLEM_CODES,
        "limits": {name: getattr(limits, name) for name in dir(limits) if name.isupper()},
    }


def error_doc(error: type[RpcError]) -> str:
    """What an error means, in one line."""
    return (error.__doc__ or "").split("\n", maxsplit=1)[0]


def _error(error: type[RpcError]) -> dict[str, object]:
    return {"code": error.code, "rpcCode": error.rpc_code, "httpStatus": error.http_status, "doc": error_doc(error)}


def _param(param: Param) -> dict[str, object]:
    entry: dict[str, object] = {"name": param.name, "kind": param.kind.value, "doc": param.doc, "required": param.required}
    return entry | ({"signature": param.signature} if param.kind is Kind.HANDLER else {"schema": param.schema})


def _method(method: Method) -> dict[str, object]:
    return {
        "name": method.name,
        "snake": snake_case(method.name),
        "doc": method.doc,
        "params": [_param(param) for param in method.params],
        "result": method.result,
        "resultDoc": method.result_doc,
        "permission": method.permission,
        "handler": method.handler,
        "since": method.since,
        "available": method.available,
        "internal": method.internal,
        "schema": method.wire_schema(),
    }


def _host_method(method: HostMethod) -> dict[str, object]:
    return {
        "name": method.name,
        "doc": method.doc,
        "params": [_param(param) for param in method.params],
        "result": method.result,
        "notification": method.notification,
        "passes": list(method.passes),
        "foundBy": method.found_by,
        "since": method.since,
        "available": method.available,
    }


def _node(spec: NodeKind) -> dict[str, object]:
    return {
        "kind": spec.kind,
        "doc": spec.doc,
        "props": dict(spec.props),
        "events": dict(spec.events),
        "children": spec.children if isinstance(spec.children, str) else list(spec.children),
        "required": list(spec.required),
        "text": spec.text_prop,
        "available": spec.available,
    }


def _standard(entry: StateKey | Event) -> dict[str, object]:
    return {
        "name": entry.name,
        "constant": entry.constant,
        "doc": entry.doc,
        "schema": entry.schema,
        "read": entry.read,
        "write": entry.write,
    }
