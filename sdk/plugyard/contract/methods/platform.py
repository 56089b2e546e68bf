"""`permissions`, `extensions`, `schedule`, `assets`, `env`, `log`, `l10n`, and the SDKs' own `registration`."""

from plugyard.contract import limits
from plugyard.contract.methods.shape import REGISTRATION, Group, Method, handler, rest, value
from plugyard.contract.permissions import PERMISSIONS
from plugyard.contract.shapes import ANY, BOOLEAN, array, mapping, number, one_of, record, text
from plugyard.contract.standard import PATH, THEME_MODE

_PERMISSION = value("permission", one_of(*PERMISSIONS), "Its name.")
EXTENSION_ID = text(101, pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")
ENV = record(
    {"id": EXTENSION_ID, "version": text(64), "locale": text(35), "theme": THEME_MODE, "platformVersion": text(32), "online": BOOLEAN},
    title="Env",
)

PERMISSIONS_GROUP = Group(
    "permissions",
    "What the user allowed.",
    (
        Method("permissions.has", "Tell whether a permission is granted now.", (_PERMISSION,), BOOLEAN, available=True),
        Method(
            "permissions.request",
            "Ask for an optional permission, after a click or key press of the user.",
            (_PERMISSION,),
            BOOLEAN,
            "True when it was granted.",
        ),
    ),
)
EXTENSIONS = Group(
    "extensions",
    "Functions that other extensions export.",
    (
        Method(
            "extensions.call",
            "Call an exported function of another extension.",
            (
                value("id", EXTENSION_ID, "The extension."),
                value("name", text(limits.NAME_MAX_CHARACTERS), "The function."),
                rest("args", array(ANY, 20), "Its arguments."),
            ),
            ANY,
            permission="extensions",
            generic=True,
        ),
    ),
)
_TASK = handler("handler", "() => unknown", "Called when it is time.")
SCHEDULE = Group(
    "schedule",
    "Work that is done later or again and again.",
    (
        Method("schedule.every", "Repeat.", (value("seconds", number(1, 86_400 * 30), "The interval."), _TASK), handler="schedule.due"),
        Method("schedule.at", "Do once.", (value("time", text(40), "ISO 8601 with a zone."), _TASK), handler="schedule.due"),
    ),
)
ASSETS = Group(
    "assets",
    "Files of the extension's own package.",
    (
        Method(
            "assets.read",
            "Read a text file of the own package.",
            (value("path", PATH, "As in the package, e.g. `media/words.txt`."),),
            text(limits.FILE_MAX_BYTES),
            "Its content; the file must be UTF-8.",
            available=True,
        ),
    ),
)
ENV_GROUP = Group("env", "Where the extension runs.", (Method("env.get", "Read all facts at once.", (), ENV, available=True),))
_LINE = value("message", text(limits.LOG_LINE_MAX_BYTES), "Plain text; more than 50 lines a second are dropped.")
LOG = Group(
    "log",
    "Lines in the extension's log, shown in the developer tools.",
    tuple(
        Method(f"log.{level}", f"Write a line of level {level}.", (_LINE,), available=True) for level in ("debug", "info", "warn", "error")
    ),
)
L10N = Group(
    "l10n",
    "Texts in the user's language.",
    (
        Method(
            "l10n.t",
            "Translate a text by the package's `locales/`.",
            (value("text", text(4_000), "In English."), value("values", mapping(ANY), "For `{name}` in it.", required=False)),
            text(10_000),
        ),
    ),
)
REGISTRATIONS = Group(
    "registration",
    "What ends a registration of any kind.",
    (
        Method(
            "registration.dispose",
            "End a registration. Twice is harmless.",
            (value("registration", REGISTRATION, "The number it was made with."),),
            available=True,
            internal=True,
        ),
    ),
)
