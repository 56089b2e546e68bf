"""`facade.json`: the few facts from which the JavaScript and Python facades are built at start."""

from plugyard.contract.methods import GROUPS, HOST_METHODS, HostMethod, Kind, Method, snake_case
from plugyard.contract.nodes import NO_CHILDREN, NODES, NodeKind
from plugyard.contract.standard import EVENTS, STATE_KEYS
from plugyard.contract.versions import API_VERSIONS, PROTOCOL_VERSION


def facade() -> dict[str, object]:
    return {
        "protocol": PROTOCOL_VERSION,
        "apiVersion": API_VERSIONS[-1],
        "methods": [_method(method) for group in GROUPS for method in group if not method.internal],
        "hostMethods": {name: _host_method(method) for name, method in HOST_METHODS.items()},
        "nodes": {kind: _node(spec) for kind, spec in NODES.items() if spec.available},
        "stateKeys": {key.constant: key.name for key in STATE_KEYS.values()},
        "events": {event.constant: event.name for event in EVENTS.values()},
        "snake": _snake_names(),
    }


def _method(method: Method) -> dict[str, object]:
    """`params` are in the order in which authors write them; the handler stands among them, but never crosses."""
    entry: dict[str, object] = {"name": method.name, "snake": snake_case(method.name), "params": [param.name for param in method.params]}
    for param in method.params:
        if param.kind is Kind.HANDLER:
            entry["handler"] = param.name
        elif param.kind is Kind.REST:
            entry["rest"] = param.name
    if method.handler is not None:
        entry["calls"] = method.handler
    return entry


def _host_method(method: HostMethod) -> dict[str, object]:
    entry: dict[str, object] = {"notification": method.notification, "passes": list(method.passes)}
    if method.found_by is not None:
        entry["foundBy"] = method.found_by
    return entry


def _node(spec: NodeKind) -> dict[str, object]:
    entry: dict[str, object] = {"props": list(spec.props), "handlers": list(spec.events), "children": spec.children != NO_CHILDREN}
    if spec.text_prop is not None:
        entry["text"] = spec.text_prop
    return entry


def _snake_names() -> dict[str, str]:
    """Python spelling -> wire spelling, for params, props and fields where the two differ."""
    names = {param.name for group in GROUPS for method in group for param in method.params}
    names |= {prop for spec in NODES.values() for prop in spec.props}
    return {snake_case(name): name for name in sorted(names) if snake_case(name) != name}
