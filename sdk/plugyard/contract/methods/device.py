"""`network`, `clipboard`, `filesystem`, `camera`, `microphone`, `notifications`: what lies outside the page."""

from plugyard.contract import limits
from plugyard.contract.methods.shape import Group, Method, handler, value
from plugyard.contract.shapes import BOOLEAN, array, integer, mapping, nullable, one_of, record, text
from plugyard.contract.standard import PATH

_BODY = text(limits.MESSAGE_MAX_BYTES)
_BASE64 = text(limits.MESSAGE_MAX_BYTES, pattern=r"^[A-Za-z0-9+/]*={0,2}$")
HEADERS = mapping(text(8_000))
FETCH_OPTIONS = record(
    {}, {"method": one_of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"), "headers": HEADERS, "body": _BODY}, title="FetchOptions"
)
RESPONSE = record({"status": integer(100, 599), "ok": BOOLEAN, "headers": HEADERS, "body": _BODY}, title="NetworkResponse")
FILE_ENTRY = record({"path": PATH, "size": integer(0), "folder": BOOLEAN}, title="FileEntry")
_PATH = value("path", PATH, "Inside the workspace.")

NETWORK = Group(
    "network",
    "Requests to hosts that are declared and granted; no cookies, no redirects.",
    (
        Method(
            "network.fetch",
            "Send a request.",
            (
                value("url", text(4_000, pattern=r"^https://[!-~]+$"), "An https address."),
                value("options", FETCH_OPTIONS, "As for fetch.", required=False),
            ),
            RESPONSE,
            permission="network",
        ),
    ),
)
CLIPBOARD = Group(
    "clipboard",
    "What the user copied.",
    (
        Method("clipboard.read", "Read the text on the clipboard.", (), _BODY, permission="clipboard"),
        Method("clipboard.write", "Put text on the clipboard.", (value("text", _BODY, "Plain text."),), permission="clipboard"),
    ),
)
FILESYSTEM = Group(
    "filesystem",
    "Files of the workspace, as far as declared and granted.",
    (
        Method("filesystem.read", "Read a text file.", (_PATH,), _BODY, permission="filesystem"),
        Method("filesystem.write", "Write a text file.", (_PATH, value("text", _BODY, "The content.")), permission="filesystem"),
        Method("filesystem.list", "List a folder.", (_PATH,), array(FILE_ENTRY, 10_000), permission="filesystem"),
        Method("filesystem.delete", "Delete a file.", (_PATH,), permission="filesystem"),
        Method(
            "filesystem.watch",
            "Hear of changed files.",
            (value("glob", PATH, "Which."), handler("handler", "(path: string) => unknown", "Called with the path.")),
            permission="filesystem",
            handler="filesystem.changed",
        ),
        Method("filesystem.pick", "Let the user choose a file.", (), nullable(PATH), "Its path, or null.", permission="filesystem"),
    ),
)
CAMERA = Group(
    "camera", "The camera.", (Method("camera.capture", "Take one picture.", (), _BASE64, "A JPEG as base64.", permission="camera"),)
)
MICROPHONE = Group(
    "microphone",
    "The microphone.",
    (
        Method(
            "microphone.record",
            "Record sound.",
            (value("seconds", integer(1, 60), "How long."),),
            _BASE64,
            "Sound as base64.",
            permission="microphone",
        ),
    ),
)
NOTIFICATIONS = Group(
    "notifications",
    "Notifications of the operating system.",
    (
        Method(
            "notifications.show",
            "Show one.",
            (
                value("title", text(limits.LABEL_MAX_CHARACTERS, min_length=1), "Title."),
                value("body", text(limits.LABEL_MAX_CHARACTERS), "Text.", required=False),
            ),
            permission="notifications",
        ),
    ),
)
