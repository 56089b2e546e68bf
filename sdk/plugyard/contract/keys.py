"""Key combinations as manifests write them: `ctrl+shift+k`, chords with a space: `ctrl+k ctrl+s`."""

MODIFIERS = ("ctrl", "cmd", "mod", "alt", "shift", "meta")
"""`mod` is Command on a Mac and Control elsewhere."""

NAMED_KEYS = frozenset(
    {"enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up", "down", "left", "right"}
    | {f"f{number}" for number in range(1, 25)}
)

MAX_STROKES = 2


def is_key_combination(text: str) -> bool:
    """Whether a text names at most two strokes, each some modifiers and one key."""
    strokes = text.split(" ")
    return 1 <= len(strokes) <= MAX_STROKES and all(_is_stroke(stroke) for stroke in strokes)


def _is_stroke(stroke: str) -> bool:
    *modifiers, key = stroke.rsplit("+", 1) if not stroke.endswith("++") else (stroke[:-2], "+")
    names = modifiers[0].split("+") if modifiers else []
    known = all(name in MODIFIERS for name in names) and len(set(names)) == len(names)
    return known and (key in NAMED_KEYS or (len(key) == 1 and key.isascii() and key.isprintable() and key != " " and not key.isupper()))
