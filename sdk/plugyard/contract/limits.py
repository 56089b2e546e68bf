"""Every number that bounds an extension, in one place. Units are in the names; the source stands below each."""

# --- package (spec 2)
PACKAGE_MAX_BYTES = 5 * 1024 * 1024
"""spec 2: a package is at most 5 MiB."""
PACKAGE_MAX_UNPACKED_BYTES = 20 * 1024 * 1024
"""spec 2: 20 MiB unpacked."""
PACKAGE_MAX_FILES = 500
"""spec 2: 500 files."""
WHEELS_MAX_BYTES = 25 * 1024 * 1024
"""spec 2: all bundled wheels together."""
WHEELS_MAX_UNPACKED_BYTES = 100 * 1024 * 1024
"""spec 2: what the wheels unpack to."""
WHEELS_MAX_FILES = 20_000
"""spec 2: files inside all wheels together."""
UPLOAD_MAX_BYTES = PACKAGE_MAX_BYTES + WHEELS_MAX_BYTES + 1024 * 1024
"""security D14: a publish request, form around the archive included: 31 MiB."""
PACKAGE_MAX_RATIO = 50
"""security 3: unpacked to packed, counted once more than `PACKAGE_RATIO_FREE_BYTES` are unpacked."""
PACKAGE_RATIO_FREE_BYTES = 1024 * 1024
"""security 3: below this size the ratio does not matter."""
FILE_MAX_BYTES = 5 * 1024 * 1024
"""security 3: one file that is not a wheel."""
PATH_MAX_CHARACTERS = 160
"""security 3: a path inside the package; wheels may be longer."""
WHEEL_PATH_MAX_CHARACTERS = 255
"""spec 2: wheels are a class of their own; their names carry version and tags."""
PATH_MAX_DEPTH = 8
"""security 3: folders and file name together."""
ICON_SIZE_PIXELS = 128
"""spec 2: the size that is shown."""
ICON_MAX_PIXELS = 512
"""spec 2: accepted and scaled down."""
ICON_MAX_BYTES = 256 * 1024
"""security C5."""
DOCUMENT_MAX_BYTES = 64 * 1024
"""security 3: README.md and CHANGELOG.md each."""

# --- manifest (security C4)
MANIFEST_MAX_BYTES = 64 * 1024
"""security C4."""
MANIFEST_MAX_DEPTH = 8
"""security C4: objects and arrays inside each other."""

# --- storage (spec 3)
STORAGE_MAX_BYTES = 5 * 1024 * 1024
"""spec 3: per extension, keys and JSON texts counted as UTF-8."""
STORAGE_MAX_KEYS = 1_000
"""spec 3: per extension."""
STORAGE_KEY_MAX_CHARACTERS = 128
"""security B8."""

# --- messages (spec 7)
MESSAGE_MAX_BYTES = 1024 * 1024
"""spec 7: one text."""
MESSAGE_MAX_TOKENS = 200_000
"""spec 7."""
MESSAGE_MAX_DEPTH = 32
"""spec 7."""
RELAY_MAX_BYTES = 2_500_000
"""design 5: what the relay in the frame passes on at all."""
CREDITS_IN_FLIGHT = 64
"""security B4: messages on their way to the page."""
QUEUE_MAX_MESSAGES = 1_024
"""security B4: waiting in the guard; more is a flood."""

# --- time (spec 5, 6, 7)
ACTIVATION_TIMEOUT_S = 10
"""spec 7: wheel imports included."""
CALL_TIMEOUT_S = 30
"""spec 7."""
UNRESPONSIVE_TIMEOUT_S = 5
"""spec 7: no heartbeat answer, counted only while the guard itself ticks."""
HEARTBEAT_INTERVAL_S = 1
"""spec 7, security A10."""
DEACTIVATE_GRACE_S = 1
"""docs/protocol.md 3: after that the frame goes anyway."""
SLOW_CALL_S = 1
"""spec 7: reported as slow."""
IDLE_STOP_S = 5 * 60
"""spec 7."""
RESTART_BACKOFF_S = (1, 5, 30)
"""spec 6."""
CRASH_LOOP_COUNT = 3
"""spec 6: that many crashes …"""
CRASH_LOOP_WINDOW_S = 5 * 60
"""… in this time disable the extension."""
PERMISSION_PROMPT_TIMEOUT_S = 30
"""spec 5: no answer is a deny."""
RECALL_MAX_DELAY_S = 15 * 60
"""spec 6: a recalled version is stopped on every online page within this time."""
UPDATE_CHECK_INTERVAL_S = 12 * 60 * 60
"""spec 6."""
UPDATE_COOLDOWN_S = 24 * 60 * 60
"""spec 6: default before an automatic update."""
USER_GESTURE_S = 5
"""security B9: how long a click or key counts as the user's wish."""

# --- workers and memory (spec 7)
MAX_WORKERS = 20
"""spec 7: live at once."""
MAX_PYTHON_WORKERS = 6
"""spec 7: of them CPython."""
MAX_WORKERS_PHONE = 6
"""spec 7."""
MAX_PYTHON_WORKERS_PHONE = 2
"""spec 7."""
PYTHON_HEAP_BYTES = 256 * 1024 * 1024
"""spec 7: CPython, enforced by the maximum in the wasm file."""
MICROPYTHON_HEAP_BYTES = 24 * 1024 * 1024
"""spec 7."""

# --- interface (security B9)
TOASTS_PER_WINDOW = 5
"""security B9: notifications one extension may show …"""
TOAST_WINDOW_S = 10
"""… in this time."""
MODALS_AT_ONCE = 1
"""security B9."""
TREE_MAX_NODES = 5_000
"""A view with more is refused; the target of spec 14 is 1,000."""
PATCH_MAX_CHANGES = 5_000
"""In one `ui.patch`."""
TEXT_MAX_CHARACTERS = 100_000
"""Of one text, code or markdown value in a tree."""
LABEL_MAX_CHARACTERS = 500
"""Titles, labels, placeholders, tooltips, notifications."""

# --- names and counts
NAME_MAX_CHARACTERS = 128
"""Ids of commands, views, events, state keys, settings."""
REGISTRATIONS_MAX = 1_000
"""Live registrations of one extension."""
CONTRIBUTIONS_MAX = 200
"""Entries of one list in `contributes`."""

# --- logs (security B11)
LOG_LINES_PER_S = 50
"""security B11."""
LOG_LINE_MAX_BYTES = 4 * 1024
"""security B11."""
LOG_MAX_ENTRIES = 5_000
"""Kept in the page, all extensions together."""

# --- network (security B10)
NETWORK_TIMEOUT_S = 10
"""security B10."""
NETWORK_RESPONSE_MAX_BYTES = 1024 * 1024
"""security B10."""
NETWORK_CALLS_PER_MINUTE = 60
"""spec 7: calls per minute."""
NETWORK_BYTES_PER_MINUTE = 10 * 1024 * 1024
"""spec 7: bytes per minute."""
