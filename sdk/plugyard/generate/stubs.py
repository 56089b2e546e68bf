"""`plugyard_api.pyi`: the types of the API for authors of Python extensions."""

from collections.abc import Iterator

from plugyard.contract.methods import GROUPS, Group, Kind, Method, Param, snake_case
from plugyard.contract.nodes import NO_CHILDREN, NODES, NodeKind
from plugyard.contract.shapes import Schema

HEAD = '''# Generated from the contract by `python -m plugyard.generate`. Do not edit.
"""Types of what `activate(api)` and components get. Only for editors and type checkers:

    if TYPE_CHECKING:
        from plugyard_api import Api
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Literal, Protocol

class Disposable(Protocol):
    """Ends a registration. Calling it is the same as `dispose()`; twice is harmless."""

    ready: Awaitable[None]
    def __call__(self) -> Any: ...
    def dispose(self) -> Any: ...

class ViewRegistration(Disposable, Protocol):
    def update(self) -> None:
        """Draw again."""

class Node:
    """A part of a view, made by `api.nodes`."""

'''

TAIL = '''
class Context(Api, Protocol):
    """What views and components get: the whole API plus facts about this extension."""

    plugin_id: str
    view: str
    shown_for: dict[str, Any]
'''

_TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None", "object": "dict[str, Any]"}


def stubs() -> str:
    shown = [group for group in GROUPS if any(not method.internal for method in group)]
    return HEAD + "\n".join(_group(group) for group in shown) + "\n" + _builders() + "\n" + _api(shown) + TAIL


def py_type(schema: Schema) -> str:
    """The Python type of a schema's values."""
    if "enum" in schema:
        return f"Literal[{', '.join(repr(choice) for choice in schema['enum'])}]".replace("'", '"')
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(py_type(branch) for branch in schema["anyOf"]))
    if schema.get("type") == "array":
        return f"Sequence[{py_type(schema.get('items', {}))}]"
    return _TYPES.get(schema.get("type", ""), "Any")


def _class_name(group: Group) -> str:
    return f"{group.name[0].upper()}{group.name[1:]}"


def _group(group: Group) -> str:
    methods = "".join(_method(method) for method in group if not method.internal)
    return f'class {_class_name(group)}(Protocol):\n    """{group.doc}"""\n\n{methods}'


def _method(method: Method) -> str:
    params = ", ".join(["self", *(_param(param, method.params[index + 1 :]) for index, param in enumerate(method.params))])
    lines = "".join(f"        {line}\n" for line in _doc(method))
    return f"    def {snake_case(method.verb)}({params}) -> {_result(method)}:\n{lines}"


def _doc(method: Method) -> Iterator[str]:
    facts = [method.doc, method.result_doc]
    facts.append(f"Needs the permission `{method.permission}`." if method.permission else "")
    facts.append("" if method.available else "Not in this release: fails with `not_available`.")
    yield f'"""{" ".join(fact for fact in facts if fact)}"""'


def _param(param: Param, later: tuple[Param, ...]) -> str:
    if param.kind is Kind.REST:
        return f"*{snake_case(param.name)}: Any"
    kind = "Callable[..., Any]" if param.kind is Kind.HANDLER else py_type(param.schema)
    optional = not param.required and all(not other.required for other in later)
    return f"{snake_case(param.name)}: {kind}{' = ...' if optional else ''}"


def _result(method: Method) -> str:
    if method.is_registration:
        return "ViewRegistration" if method.handler == "ui.render" else "Disposable"
    return f"Awaitable[{py_type(method.result)}]"


def _builders() -> str:
    doc = 'Makes the parts of views: `nodes.row([nodes.button("Add", on_click=add)], gap=1)`.'
    kinds = "".join(_builder(spec) for spec in NODES.values() if spec.available)
    return f'class NodeBuilders(Protocol):\n    """{doc}"""\n\n{kinds}'


def _builder(spec: NodeKind) -> str:
    content = "*content: Any" if spec.children != NO_CHILDREN or spec.text_prop is not None else "*"
    props = ", ".join(f"{snake_case(name)}: {_prop(spec, name, schema)} = ..." for name, schema in spec.props.items())
    return f'    def {spec.kind}(self, {content}, key: str | int | None = ..., {props}) -> Node:\n        """{spec.doc}"""\n'


def _prop(spec: NodeKind, name: str, schema: Schema) -> str:
    return "Callable[..., Any]" if name in spec.events else py_type(schema)


def _api(groups: list[Group]) -> str:
    fields = "".join(f"    {snake_case(group.name)}: {_class_name(group)}\n" for group in groups)
    return f'class Api(Protocol):\n    """What `activate` gets."""\n\n{fields}    nodes: NodeBuilders\n'
