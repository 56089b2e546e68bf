"""`plugyard.d.ts`: what an author of a JavaScript or TypeScript extension sees in the editor."""

from collections.abc import Iterator

from plugyard.contract.errors import RPC_ERRORS
from plugyard.contract.methods import GROUPS, Group, Kind, Method, Param, languages
from plugyard.contract.nodes import INLINE, NO_CHILDREN, NODES, NodeKind
from plugyard.contract.standard import EVENTS, STATE_KEYS, Event, StateKey
from plugyard.generate.contract_json import error_doc
from plugyard.generate.type_script import named_schemas, ts_doc, ts_interface, ts_key, ts_type

HEAD = """// Generated from the contract by `python -m plugyard.generate`. Do not edit.

/** What crosses between an extension and the page. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Ends a registration. Calling it is the same as `dispose()`; twice is harmless. */
export interface Disposable {
  (): Promise<void>;
  dispose(): Promise<void>;
  /** Settles when the page has confirmed the registration. */
  readonly ready: Promise<void>;
}

/** A registered panel or view. */
export interface ViewRegistration extends Disposable {
  /** Draw again: calls the render function and sends what changed. */
  update(): void;
}

/** The whole API plus facts about this extension: what views and components get as `context`. */
export interface PluginContext extends PlatformAPI {
  /** `publisher.name`. */
  readonly pluginId: string;
  /** Name of the view that is drawn. */
  readonly view: string;
  /** What it is drawn for. */
  readonly shownFor: { readonly [key: string]: JsonValue };
}

/** What a component of `contributes.slots` is called with. */
export interface PluginProps {
  context: PluginContext;
}

/** What the document is asked about. */
export interface LanguageRequest {
  path: string;
  language: string;
  text: string;
  offset: number;
}

/** A part of a view, made by `api.nodes`. */
export interface PlugyardNode {
  readonly kind: string;
  readonly props: { readonly [name: string]: unknown };
  readonly children: readonly PlugyardNode[];
}

/** What may stand where a node may stand: texts become text nodes, null and false are left out. */
export type NodeContent = PlugyardNode | string | number | null | undefined | false | NodeContent[];
"""

TAIL = """/** One component of `contributes.slots`: an exported function that returns a tree. */
export type Component = (props: PluginProps) => NodeContent | Promise<NodeContent>;

/** An extension in one object; `export default` it. */
export interface Plugin {
  manifest?: object;
  activate?(api: PlatformAPI): unknown;
  deactivate?(): unknown;
  [component: string]: unknown;
}

/** Gives an extension object its type. */
export function definePlugin<T extends Plugin>(plugin: T): T;

/** The current value of a state key in a component; draws again when it changes. */
export function useStateValue<T = JsonValue>(context: PluginContext, key: string): T | undefined;

/** Listen to an event as long as the component is shown; draws again afterwards. */
export function useEvent(context: PluginContext, event: string, handler: (data: any) => unknown): void;

/** A call failed. `code` says why in snake_case; `details` holds facts for programs. */
export class RpcError extends Error {
  readonly code: string;
  readonly details: { readonly [key: string]: JsonValue };
}
"""


def declarations() -> str:
    shown = [group for group in GROUPS if any(not method.internal for method in group)]
    parts = [HEAD, *_interfaces(), *(_group(group) for group in shown), _platform(shown), _nodes(), _constants(), TAIL, *_errors()]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _interfaces() -> Iterator[str]:
    schemas = [schema for group in GROUPS for method in group for schema in (*(param.schema for param in method.params), method.result)]
    schemas += [key.schema for key in STATE_KEYS.values()] + [event.schema for event in EVENTS.values()]
    schemas += languages.PROVIDED
    schemas += [schema for spec in NODES.values() for schema in spec.props.values()]
    yield from {schema["title"]: ts_interface(schema) for schema in named_schemas(*schemas)}.values()


def _interface_name(group: str) -> str:
    return f"{group[0].upper()}{group[1:]}API"


def _group(group: Group) -> str:
    methods = "\n".join(_method(method) for method in group if not method.internal)
    return f"{ts_doc(group.doc, '')}export interface {_interface_name(group.name)} {{\n{methods}}}\n"


def _method(method: Method) -> str:
    params = ", ".join(_param(param, method.params[index + 1 :]) for index, param in enumerate(method.params))
    generic = "<T = JsonValue>" if method.generic else ""
    return f"{ts_doc(_method_doc(method), '  ')}  {method.verb}{generic}({params}): {_result(method)};\n"


def _param(param: Param, later: tuple[Param, ...]) -> str:
    if param.kind is Kind.REST:
        return f"...{param.name}: JsonValue[]"
    optional = not param.required and all(not other.required for other in later)
    return f"{param.name}{'?' if optional else ''}: {param.signature or ts_type(param.schema)}"


def _result(method: Method) -> str:
    if method.is_registration:
        return "ViewRegistration" if method.handler == "ui.render" else "Disposable"
    if method.generic:
        return "Promise<T | null>"
    result = ts_type(method.result)
    return f"Promise<{'void' if result == 'null' else result}>"


def _method_doc(method: Method) -> str:
    lines = [method.doc, *(f"@param {param.name} {param.doc}" for param in method.params)]
    if method.result_doc:
        lines.append(f"@returns {method.result_doc}")
    if method.permission:
        lines.append(f"Needs the permission `{method.permission}`.")
    if not method.available:
        lines.append("Not in this release: fails with `not_available`.")
    return "\n".join(lines)


def _platform(groups: list[Group]) -> str:
    fields = "".join(f"{ts_doc(group.doc, '  ')}  readonly {group.name}: {_interface_name(group.name)};\n" for group in groups)
    nodes = "  /** Makes the parts of views. */\n  readonly nodes: Nodes;\n"
    return f"/** What `activate` gets. */\nexport interface PlatformAPI {{\n{fields}{nodes}}}\n"


def _errors() -> Iterator[str]:
    for error in RPC_ERRORS.values():
        yield f"{ts_doc(f'`{error.code}`: {error_doc(error)}', '')}export class {error.__name__} extends RpcError {{}}\n"


def _nodes() -> str:
    kinds = [spec for spec in NODES.values() if spec.available]
    props = "\n".join(_props(spec) for spec in kinds)
    builders = "".join(f"{ts_doc(_node_doc(spec), '  ')}{_builder(spec)}" for spec in kinds)
    return f"{props}\nexport interface Nodes {{\n{builders}}}\n"


def _props_name(spec: NodeKind) -> str:
    return f"{spec.kind[0].upper()}{spec.kind[1:]}Props"


def _props(spec: NodeKind) -> str:
    fields = [("key", "string | number", "Keeps the node the same one while its neighbours change.", True)]
    for name, schema in spec.props.items():
        if name in spec.events:
            value = ts_type(spec.events[name])
            fields.append((name, "() => unknown" if value == "null" else f"(value: {value}) => unknown", "", True))
        else:
            fields.append((name, ts_type(schema), schema.get("description", ""), name not in spec.required or name == spec.text_prop))
    lines = "".join(f"{ts_doc(doc, '  ')}  {ts_key(name)}{'?' if optional else ''}: {kind};\n" for name, kind, doc, optional in fields)
    return f"export interface {_props_name(spec)} {{\n{lines}}}\n"


def _builder(spec: NodeKind) -> str:
    """Every builder takes `(text?, props?, ...children)`."""
    props = _props_name(spec)
    below = "...children: NodeContent[]" if spec.children != NO_CHILDREN else ""
    needed = set(spec.required) - {spec.text_prop}
    with_props = ", ".join(part for part in (f"props{'?' if not spec.required else ''}: {props}", below) if part)
    lines = [f"  {spec.kind}({with_props}): PlugyardNode;\n"]
    if spec.text_prop is not None:
        with_text = ", ".join(
            part for part in (f"{spec.text_prop}: string | number", f"props{'' if needed else '?'}: {props}", below) if part
        )
        lines.insert(0, f"  {spec.kind}({with_text}): PlugyardNode;\n")
    if below and not spec.required:
        lines.append(f"  {spec.kind}({below}): PlugyardNode;\n")
    return "".join(lines)


def _node_doc(spec: NodeKind) -> str:
    return f"{spec.doc} Holds only: {', '.join(INLINE)}." if spec.children == INLINE else spec.doc


def _constants() -> str:
    keys = "".join(_constant(key) for key in STATE_KEYS.values())
    events = "".join(_constant(event) for event in EVENTS.values())
    return f"export const STATE_KEYS: {{\n{keys}}};\n\nexport const EVENTS: {{\n{events}}};\n"


def _constant(entry: StateKey | Event) -> str:
    return f'{ts_doc(entry.doc, "  ")}  readonly {entry.constant}: "{entry.name}";\n'
