"""The object extensions get as `api`, built from facade.json: one group per part of the contract, names in snake_case."""

from plugyard.extension.nodes import NodeBuilders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from plugyard.extension.connection import Connection
    from plugyard.extension.registrations import Registrations
    from plugyard.extension.views import Views


class Group:
    """One part of the API, such as `api.storage`."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> "Any": ...


class Api:
    """`api.storage`, `api.ui`, …, `api.nodes`."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> "Any": ...

    def __init__(
        self,
        facade: "dict[str, Any]",
        connection: "Connection",
        registrations: "Registrations",
        views: "Views",
        own: "dict[str, Callable[..., Any]]",
    ) -> None:
        self.nodes = NodeBuilders(facade["nodes"], facade["snake"])
        for method in facade["methods"]:
            group, verb = method["snake"].split(".")
            if not hasattr(self, group):
                setattr(self, group, Group())
            if method["name"] in own:
                function = own[method["name"]]
            elif "handler" in method:
                function = _registerer(method, facade["snake"], registrations, views)
            else:
                function = _caller(method, facade["snake"], connection)
            setattr(getattr(self, group), verb, function)


def _caller(method: "dict[str, Any]", wire_names: "dict[str, str]", connection: "Connection") -> "Callable[..., Any]":
    def call(*args: object, **kwargs: object) -> "Any":
        return connection.request(method["name"], _params(method, wire_names, args, kwargs))

    return call


def _registerer(
    method: "dict[str, Any]", wire_names: "dict[str, str]", registrations: "Registrations", views: "Views"
) -> "Callable[..., Any]":
    def register(*args: object, **kwargs: object) -> "Any":
        params = _params(method, wire_names, args, kwargs)
        handler = params.pop(method["handler"], None)
        if not callable(handler):
            raise TypeError(f"{method['snake']} needs a function as {method['handler']}.")
        view = params.get("id")
        registration = registrations.make(method["name"], params, handler)
        return views.offer(str(view), handler, registration) if method["calls"] == "ui.render" else registration

    return register


def _params(
    method: "dict[str, Any]", wire_names: "dict[str, str]", args: "tuple[object, ...]", kwargs: "dict[str, object]"
) -> "dict[str, Any]":
    """Name positional arguments in the contract's order, and spell keyword arguments as on the wire."""
    names = method["params"]
    rest = method.get("rest")
    params: dict[str, object] = {}
    for index in range(len(args)):
        if rest is not None and index >= len(names) - 1:
            params[rest] = list(args[index:])
            break
        if index >= len(names):
            raise TypeError(f"{method['snake']} takes {len(names)} arguments, {len(args)} were given.")
        params[names[index]] = args[index]
    for name in kwargs:
        wire = wire_names.get(name, name)
        if wire not in names or wire in params:
            raise TypeError(f"{method['snake']} takes no further argument {name!r}. Known: {', '.join(names)}.")
        params[wire] = kwargs[name]
    return params
