"""One extension inside its worker: the api it gets, its life from activate to deactivate, and what the page asks of it."""

import sys

from plugyard.extension.api import Api
from plugyard.extension.awaiting import finished
from plugyard.extension.errors import CannotActivate, StartFailed
from plugyard.extension.hooks import Hooks
from plugyard.extension.places import ROOT
from plugyard.extension.registrations import Registrations
from plugyard.extension.views import ShownView, Views

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from plugyard.extension.connection import Connection


class Context:
    """What components and render functions get: the api, who they are, and hooks."""

    def __init__(self, api: Api, plugin_id: str, view: ShownView, shown_for: "dict[str, Any]") -> None:
        for name, group in api.__dict__.items():
            setattr(self, name, group)
        self.plugin_id = plugin_id
        self.view = view.id
        self.shown_for = shown_for
        """What the page says about the place."""
        self._hooks = Hooks(view, api)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> "Any": ...


class Extension:
    def __init__(self, facade: "dict[str, Any]", connection: "Connection") -> None:
        self._connection = connection
        self._registrations = Registrations(connection)
        self._views = Views(self._component, self._context_of, connection)
        self._activation: dict[str, Any] = {}
        self._module: Any = None
        self.api = Api(facade, connection, self._registrations, self._views, self._own_methods())
        self._serve(facade["hostMethods"])

    async def activate(self, activation: "dict[str, Any]") -> "dict[str, object]":
        """Import the entry file, call its `activate`, and wait until the page has confirmed all that it registered."""
        self._activation = activation
        try:
            self._module = _import_file(activation["main"])
            await self._start()
            await self._registrations.confirmed()
        except BaseException as error:  # noqa: BLE001  # the author's code may raise anything; the page is told
            raise StartFailed("syntax_error" if isinstance(error, SyntaxError) else "activation_failed", error)
        return {"exports": self._exported_names()}

    async def _start(self) -> None:
        main = self._activation["main"]
        components = [slot["component"] for slot in self._slots() if slot.get("component")]
        for name in components:
            if not callable(getattr(self._module, name, None)):
                raise CannotActivate(f"{main} has no function {name}, which contributes.slots names.", main)
        activate = getattr(self._module, "activate", None)
        if activate is not None:
            await finished(activate(self.api))
        elif not components:
            raise CannotActivate(f"{main} has no function activate.", main)

    async def deactivate(self) -> None:
        try:
            await finished(getattr(self._module, "deactivate", _nothing)())
        finally:
            self._registrations.forget_all()

    def _slots(self) -> "list[dict[str, Any]]":
        return self._activation.get("contributes", {}).get("slots", [])  # type: ignore[no-any-return]

    def _component(self, view: str) -> "Callable[[Any], Any] | None":
        """A slot's view is named by its id or its component."""
        for slot in self._slots():
            if slot.get("component") and view in (slot.get("id"), slot["component"]):
                return getattr(self._module, slot["component"], None)
        return None

    def _context_of(self, view: ShownView, shown_for: "dict[str, Any]") -> Context:
        return Context(self.api, self._activation["id"], view, shown_for)

    def _exported_names(self) -> "list[str]":
        return [name for name in dir(self._module) if not name.startswith("_") and callable(getattr(self._module, name))]

    def _serve(self, host_methods: "dict[str, Any]") -> None:
        serve = self._connection.serve
        for name in host_methods:
            if host_methods[name].get("foundBy") == "registration":
                serve(name, self._registered(host_methods[name]["passes"]))
        serve("extension.activate", self.activate)
        serve("extension.deactivate", lambda params: self.deactivate())
        serve("extension.call", lambda params: getattr(self._module, _public(params["name"]))(*params["args"]))
        serve("ui.render", lambda params: self._views.open(params["view"], params.get("context") or {}))
        serve("ui.close", lambda params: self._views.close(params["view"]))
        serve("ui.event", lambda params: self._views.handle(params["view"], params["node"], params["event"], params.get("value")))

    def _registered(self, passes: "list[str]") -> "Callable[[dict[str, Any]], Any]":
        def call(params: "dict[str, Any]") -> "Any":
            handler = self._registrations.find(params["registration"])
            return None if handler is None else handler(*_pick(params, passes))

        return call

    def _own_methods(self) -> "dict[str, Callable[..., Any]]":
        def logger(level: str) -> "Callable[[object], None]":
            return lambda message: self._connection.log(level, str(message))

        own: dict[str, Callable[..., Any]] = {"log." + level: logger(level) for level in ("debug", "info", "warn", "error")}
        own["assets.read"] = _read_asset
        return own


def _import_file(main: str) -> "Any":
    """Import the entry file from the mounted package, with its folder first on `sys.path`."""
    folder, _, name = ("/" + main).rpartition("/")
    for path in (ROOT.rstrip("/"), ROOT.rstrip("/") + folder):
        if path not in sys.path:
            sys.path.insert(0, path)
    module = name.rpartition(".")[0]
    if module in sys.modules:
        raise CannotActivate(f"{main} has the name of a module of the runtime; rename it.", main)
    return __import__(module)


async def _read_asset(path: str) -> str:
    """Read a text file of the package."""
    if ".." in path.split("/"):
        raise ValueError(f"{path!r} is no path in the package.")
    with open(ROOT + path.lstrip("/")) as file:  # noqa: PTH123  # MicroPython has no pathlib; both runtimes read UTF-8
        return file.read()


def _pick(params: "dict[str, Any]", passes: "list[str]") -> "list[Any]":
    """Values in order; `*name` spreads a list."""
    values: list[Any] = []
    for name in passes:
        if name.startswith("*"):
            values.extend(params.get(name[1:]) or [])
        else:
            values.append(params.get(name))
    return values


def _public(name: str) -> str:
    if name.startswith("_"):
        raise LookupError(f"This extension exports no function {name!r}.")
    return name


def _nothing() -> None:
    """What an extension without `deactivate` does."""
