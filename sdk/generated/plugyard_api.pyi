# Generated from the contract by `python -m plugyard.generate`. Do not edit.
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

class Storage(Protocol):
    """JSON values kept on this device, for this extension alone: at most 5 MiB and 1,000 keys."""

    def get(self, key: str) -> Awaitable[Any]:
        """Read one value. The value, or null when there is none. Needs the permission `storage`."""
    def set(self, key: str, value: Any) -> Awaitable[None]:
        """Write one value. It is durable when the call returns. Needs the permission `storage`."""
    def delete(self, key: str) -> Awaitable[None]:
        """Remove one value; no error when there is none. Needs the permission `storage`."""
    def keys(self) -> Awaitable[Sequence[str]]:
        """List all keys, sorted. Needs the permission `storage`."""
    def clear(self) -> Awaitable[None]:
        """Remove all values. Needs the permission `storage`."""

class Secrets(Protocol):
    """Texts such as tokens, encrypted on this device, never synced in clear. Someone who can use this browser profile can get at them."""

    def get(self, key: str) -> Awaitable[str | None]:
        """Read one secret. The secret, or null. Needs the permission `storage`. Not in this release: fails with `not_available`."""
    def set(self, key: str, value: str) -> Awaitable[None]:
        """Write one secret. Needs the permission `storage`. Not in this release: fails with `not_available`."""
    def delete(self, key: str) -> Awaitable[None]:
        """Remove one secret. Needs the permission `storage`. Not in this release: fails with `not_available`."""

class Ui(Protocol):
    """Messages, dialogs, panels and views. The page draws them, so they follow the theme and work with keyboard and screen reader."""

    def show_notification(self, message: str, level: Literal["info", "warning", "error"] = ..., actions: Sequence[str] = ...) -> Awaitable[str | None]:
        """Show a short message in the corner of the page. At most five in ten seconds. The label of the button that was pressed, or null. Without actions it returns at once."""
    def show_modal(self, title: str, content: str = ...) -> Awaitable[bool]:
        """Ask a question that must be answered first. Needs a recent click or key press of the user. True when the user confirmed."""
    def show_input_box(self, options: dict[str, Any] = ...) -> Awaitable[str | None]:
        """Ask for one line of text. The text, or null when the user cancelled. Not in this release: fails with `not_available`."""
    def show_quick_pick(self, items: Sequence[dict[str, Any]], options: dict[str, Any] = ...) -> Awaitable[Sequence[dict[str, Any]] | None]:
        """Let the user choose from a list. The chosen items, or null when the user cancelled. Not in this release: fails with `not_available`."""
    def with_progress(self, title: str, task: Callable[..., Any]) -> Disposable:
        """Show progress while a task runs. Not in this release: fails with `not_available`."""
    def register_panel(self, id: str, title: str, render: Callable[..., Any]) -> ViewRegistration:
        """Offer a panel below the editor."""
    def register_view(self, slot: Literal["toolbar", "canvas", "sidebar", "statusbar", "modal", "panel"], id: str, render: Callable[..., Any], order: int = ...) -> ViewRegistration:
        """Put a view into a slot of the workbench."""
    def open_uri(self, uri: str) -> Awaitable[bool]:
        """Open an address in a new tab. The user sees the whole address and has to click. True when the user opened it. Needs the permission `network`. Not in this release: fails with `not_available`."""

class StatusBar(Protocol):
    """Entries in the bar at the bottom."""

    def create(self, id: str, render: Callable[..., Any], order: int = ...) -> ViewRegistration:
        """Add an entry. Not in this release: fails with `not_available`."""

class Commands(Protocol):
    """Actions with a name. Those in `contributes.commands` stand in the command palette."""

    def register_command(self, id: str, handler: Callable[..., Any]) -> Disposable:
        """Say what a command does. Its id stands in `contributes.commands`, or begins with the extension's own name."""
    def execute_command(self, id: str, *args: Any) -> Awaitable[Any]:
        """Run a command of this or another extension, or of the workbench. Starts the extension that owns it. What the command returned."""
    def get_commands(self) -> Awaitable[Sequence[dict[str, Any]]]:
        """List all commands."""
    def set_context(self, key: str, value: Any) -> Awaitable[None]:
        """Set a context key of this extension for `when` clauses; null removes it."""

class Events(Protocol):
    """News that anyone may send and hear. What an extension hears stands in `requires.events`; `platform:*` may be heard without."""

    def on(self, name: str, handler: Callable[..., Any]) -> Disposable:
        """Listen to an event."""
    def emit(self, name: str, data: Any = ...) -> Awaitable[None]:
        """Send an event to everyone who listens. Free below the own name (`name:…`); others need the permission `events`."""

class State(Protocol):
    """Values shared by all. What an extension reads of others stands in `requires.state`; its own keys begin with its id."""

    def get(self, key: str) -> Awaitable[Any]:
        """Read a value. The value, or null."""
    def set(self, key: str, value: Any) -> Awaitable[None]:
        """Write a value; everyone who subscribed is told."""
    def subscribe(self, key: str, handler: Callable[..., Any]) -> Disposable:
        """Hear of every new value."""

class Settings(Protocol):
    """The extension's own settings, declared in `contributes.settings` and changed by the user."""

    def get(self, key: str) -> Awaitable[Any]:
        """Read a setting. What the user chose, or the default."""
    def on_change(self, key: str, handler: Callable[..., Any]) -> Disposable:
        """Hear when the user changes a setting."""

class Editor(Protocol):
    """Text and selection of the open document. Offsets count UTF-16 units, as JavaScript strings do."""

    def get_text(self) -> Awaitable[str]:
        """Read the whole text. Needs the permission `editor.read`."""
    def get_selection(self) -> Awaitable[dict[str, Any]]:
        """Read the selection. Needs the permission `editor.read`."""
    def set_text(self, text: str) -> Awaitable[None]:
        """Replace the whole text in one undoable edit. Needs the permission `editor.write`."""
    def replace_selection(self, text: str) -> Awaitable[None]:
        """Replace what is selected in one undoable edit. Needs the permission `editor.write`."""
    def set_selection(self, start: int, end: int) -> Awaitable[None]:
        """Select a range. Needs the permission `editor.write`. Not in this release: fails with `not_available`."""
    def edit(self, edits: Sequence[dict[str, Any]]) -> Awaitable[None]:
        """Apply several edits as one undoable step. Needs the permission `editor.write`. Not in this release: fails with `not_available`."""
    def insert(self, offset: int, text: str) -> Awaitable[None]:
        """Insert text. Needs the permission `editor.write`. Not in this release: fails with `not_available`."""
    def get_document(self) -> Awaitable[dict[str, Any] | None]:
        """Tell which document is open. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def list_documents(self) -> Awaitable[Sequence[dict[str, Any]]]:
        """List the open documents. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def open_document(self, path: str) -> Awaitable[None]:
        """Show a document of the workspace. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def save_document(self) -> Awaitable[None]:
        """Save the open document. Needs the permission `editor.write`. Not in this release: fails with `not_available`."""
    def set_decorations(self, key: str, decorations: Sequence[dict[str, Any]]) -> Awaitable[None]:
        """Mark parts of the text; replaces the marks set before under the same key. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def set_language(self, language: str) -> Awaitable[None]:
        """Set the language of the open document. Needs the permission `editor.write`. Not in this release: fails with `not_available`."""

class Languages(Protocol):
    """What makes the editor understand a language."""

    def register_completion_provider(self, language: str, provider: Callable[..., Any]) -> Disposable:
        """Offer completions. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def register_hover_provider(self, language: str, provider: Callable[..., Any]) -> Disposable:
        """Explain what the pointer rests on. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def register_formatting_provider(self, language: str, provider: Callable[..., Any]) -> Disposable:
        """Format a document. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def register_code_action_provider(self, language: str, provider: Callable[..., Any]) -> Disposable:
        """Offer fixes. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""
    def set_diagnostics(self, diagnostics: Sequence[dict[str, Any]]) -> Awaitable[None]:
        """Show problems of the open document; replaces those set before. Needs the permission `editor.read`. Not in this release: fails with `not_available`."""

class Network(Protocol):
    """Requests to hosts that are declared and granted; no cookies, no redirects."""

    def fetch(self, url: str, options: dict[str, Any] = ...) -> Awaitable[dict[str, Any]]:
        """Send a request. Needs the permission `network`. Not in this release: fails with `not_available`."""

class Clipboard(Protocol):
    """What the user copied."""

    def read(self) -> Awaitable[str]:
        """Read the text on the clipboard. Needs the permission `clipboard`. Not in this release: fails with `not_available`."""
    def write(self, text: str) -> Awaitable[None]:
        """Put text on the clipboard. Needs the permission `clipboard`. Not in this release: fails with `not_available`."""

class Filesystem(Protocol):
    """Files of the workspace, as far as declared and granted."""

    def read(self, path: str) -> Awaitable[str]:
        """Read a text file. Needs the permission `filesystem`. Not in this release: fails with `not_available`."""
    def write(self, path: str, text: str) -> Awaitable[None]:
        """Write a text file. Needs the permission `filesystem`. Not in this release: fails with `not_available`."""
    def list(self, path: str) -> Awaitable[Sequence[dict[str, Any]]]:
        """List a folder. Needs the permission `filesystem`. Not in this release: fails with `not_available`."""
    def delete(self, path: str) -> Awaitable[None]:
        """Delete a file. Needs the permission `filesystem`. Not in this release: fails with `not_available`."""
    def watch(self, glob: str, handler: Callable[..., Any]) -> Disposable:
        """Hear of changed files. Needs the permission `filesystem`. Not in this release: fails with `not_available`."""
    def pick(self) -> Awaitable[str | None]:
        """Let the user choose a file. Its path, or null. Needs the permission `filesystem`. Not in this release: fails with `not_available`."""

class Camera(Protocol):
    """The camera."""

    def capture(self) -> Awaitable[str]:
        """Take one picture. A JPEG as base64. Needs the permission `camera`. Not in this release: fails with `not_available`."""

class Microphone(Protocol):
    """The microphone."""

    def record(self, seconds: int) -> Awaitable[str]:
        """Record sound. Sound as base64. Needs the permission `microphone`. Not in this release: fails with `not_available`."""

class Notifications(Protocol):
    """Notifications of the operating system."""

    def show(self, title: str, body: str = ...) -> Awaitable[None]:
        """Show one. Needs the permission `notifications`. Not in this release: fails with `not_available`."""

class Permissions(Protocol):
    """What the user allowed."""

    def has(self, permission: Literal["storage", "network", "clipboard", "notifications", "filesystem", "camera", "microphone", "editor.read", "editor.write", "appearance", "events", "extensions"]) -> Awaitable[bool]:
        """Tell whether a permission is granted now."""
    def request(self, permission: Literal["storage", "network", "clipboard", "notifications", "filesystem", "camera", "microphone", "editor.read", "editor.write", "appearance", "events", "extensions"]) -> Awaitable[bool]:
        """Ask for an optional permission, after a click or key press of the user. True when it was granted. Not in this release: fails with `not_available`."""

class Extensions(Protocol):
    """Functions that other extensions export."""

    def call(self, id: str, name: str, *args: Any) -> Awaitable[Any]:
        """Call an exported function of another extension. Needs the permission `extensions`. Not in this release: fails with `not_available`."""

class Schedule(Protocol):
    """Work that is done later or again and again."""

    def every(self, seconds: float, handler: Callable[..., Any]) -> Disposable:
        """Repeat. Not in this release: fails with `not_available`."""
    def at(self, time: str, handler: Callable[..., Any]) -> Disposable:
        """Do once. Not in this release: fails with `not_available`."""

class Assets(Protocol):
    """Files of the extension's own package."""

    def read(self, path: str) -> Awaitable[str]:
        """Read a text file of the own package. Its content; the file must be UTF-8."""

class Env(Protocol):
    """Where the extension runs."""

    def get(self) -> Awaitable[dict[str, Any]]:
        """Read all facts at once."""

class Log(Protocol):
    """Lines in the extension's log, shown in the developer tools."""

    def debug(self, message: str) -> Awaitable[None]:
        """Write a line of level debug."""
    def info(self, message: str) -> Awaitable[None]:
        """Write a line of level info."""
    def warn(self, message: str) -> Awaitable[None]:
        """Write a line of level warn."""
    def error(self, message: str) -> Awaitable[None]:
        """Write a line of level error."""

class L10n(Protocol):
    """Texts in the user's language."""

    def t(self, text: str, values: dict[str, Any] = ...) -> Awaitable[str]:
        """Translate a text by the package's `locales/`. Not in this release: fails with `not_available`."""

class NodeBuilders(Protocol):
    """Makes the parts of views: `nodes.row([nodes.button("Add", on_click=add)], gap=1)`."""

    def row(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., label: str = ..., gap: int = ..., padding: int = ..., align: Literal["start", "center", "end", "stretch", "baseline"] = ..., justify: Literal["start", "center", "end", "between"] = ..., grow: bool = ..., wrap: bool = ...) -> Node:
        """Children side by side."""
    def column(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., label: str = ..., gap: int = ..., padding: int = ..., align: Literal["start", "center", "end", "stretch", "baseline"] = ..., justify: Literal["start", "center", "end", "between"] = ..., grow: bool = ..., scroll: bool = ...) -> Node:
        """Children below each other."""
    def list(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., label: str = ..., ordered: bool = ...) -> Node:
        """Each child is an entry of a list."""
    def divider(self, *, key: str | int | None = ..., tooltip: str = ..., vertical: bool = ...) -> Node:
        """A thin line."""
    def text(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., value: str = ..., tone: Literal["default", "muted", "success", "warning", "danger"] = ..., strong: bool = ..., emphasis: bool = ..., strike: bool = ..., code: bool = ...) -> Node:
        """Text; may hold inline nodes after its value."""
    def heading(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., value: str = ..., level: int = ...) -> Node:
        """A heading."""
    def link(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., value: str = ..., href: str = ...) -> Node:
        """A link. The user sees the whole address before it opens."""
    def code(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., value: str = ..., language: str = ..., block: bool = ...) -> Node:
        """Program text, inline or as a block."""
    def badge(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., value: str = ..., tone: Literal["default", "muted", "success", "warning", "danger"] = ..., label: str = ...) -> Node:
        """A short mark."""
    def icon(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., name: str = ..., tone: Literal["default", "muted", "success", "warning", "danger"] = ..., label: str = ...) -> Node:
        """An icon. Without a label it is decoration."""
    def image(self, *, key: str | int | None = ..., tooltip: str = ..., src: str = ..., alt: str = ..., width: int = ..., height: int = ...) -> Node:
        """A picture from the package or from data."""
    def progress(self, *, key: str | int | None = ..., tooltip: str = ..., value: float = ..., label: str = ...) -> Node:
        """How far something has come; without a value: that something is going on."""
    def table(self, *, key: str | int | None = ..., tooltip: str = ..., label: str = ..., columns: Sequence[dict[str, Any]] = ..., rows: Sequence[dict[str, Any]] = ..., selected: int = ..., on_select: Callable[..., Any] = ...) -> Node:
        """Rows and columns."""
    def button(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., label: str = ..., icon: str = ..., variant: Literal["primary", "secondary", "plain", "danger"] = ..., disabled: bool = ..., pressed: bool = ..., on_click: Callable[..., Any] = ...) -> Node:
        """A button."""
    def input(self, *, key: str | int | None = ..., tooltip: str = ..., label: str = ..., name: str = ..., placeholder: str = ..., value: str = ..., disabled: bool = ..., invalid: str = ..., type: Literal["text", "password", "number", "email", "url", "search"] = ..., required: bool = ..., max_length: int = ..., on_input: Callable[..., Any] = ..., on_change: Callable[..., Any] = ..., on_submit: Callable[..., Any] = ...) -> Node:
        """One line of text."""
    def textarea(self, *, key: str | int | None = ..., tooltip: str = ..., label: str = ..., name: str = ..., placeholder: str = ..., value: str = ..., disabled: bool = ..., invalid: str = ..., rows: int = ..., on_input: Callable[..., Any] = ..., on_change: Callable[..., Any] = ...) -> Node:
        """Several lines of text."""
    def select(self, *, key: str | int | None = ..., tooltip: str = ..., label: str = ..., name: str = ..., value: str = ..., options: Sequence[dict[str, Any]] = ..., disabled: bool = ..., on_change: Callable[..., Any] = ...) -> Node:
        """One of several values."""
    def checkbox(self, *content: Any, key: str | int | None = ..., tooltip: str = ..., label: str = ..., name: str = ..., checked: bool = ..., disabled: bool = ..., on_change: Callable[..., Any] = ...) -> Node:
        """On or off."""

class Api(Protocol):
    """What `activate` gets."""

    storage: Storage
    secrets: Secrets
    ui: Ui
    status_bar: StatusBar
    commands: Commands
    events: Events
    state: State
    settings: Settings
    editor: Editor
    languages: Languages
    network: Network
    clipboard: Clipboard
    filesystem: Filesystem
    camera: Camera
    microphone: Microphone
    notifications: Notifications
    permissions: Permissions
    extensions: Extensions
    schedule: Schedule
    assets: Assets
    env: Env
    log: Log
    l10n: L10n
    nodes: NodeBuilders

class Context(Api, Protocol):
    """What views and components get: the whole API plus facts about this extension."""

    plugin_id: str
    view: str
    shown_for: dict[str, Any]
