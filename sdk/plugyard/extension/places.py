"""Where in the extension something was raised: read from the traceback's text, the one form that both runtimes have."""

import sys

from plugyard.extension.awaiting import MICROPYTHON

ROOT = "/extension/"
"""Where the package is mounted."""
_FRAME = 'File "' + ROOT
MAX_STACK_CHARACTERS = 4_000


def place_of(error: BaseException) -> "dict[str, object]":
    """Name `file`, `line` (and `column` of a syntax error) of the innermost frame in the package, and the `stack`."""
    text = _traceback(error)
    place: dict[str, object] = {"stack": _readable(text)}
    for line in text.split("\n"):
        found = _frame(line)
        if found is not None:
            place["file"], place["line"] = found
    column = getattr(error, "offset", None)
    if isinstance(error, SyntaxError) and isinstance(column, int) and column > 0:
        place["column"] = column
    return place


def message_of(error: BaseException) -> str:
    """Say in one line what was raised."""
    text = (getattr(error, "msg", "") if isinstance(error, SyntaxError) else "") or str(error)
    name = type(error).__name__
    if name in ("Exception", "CannotActivate"):
        return text
    return f"{name}: {text}" if text else name


def _traceback(error: BaseException) -> str:
    if MICROPYTHON:
        import io  # noqa: PLC0415  # each runtime loads only what it has

        out = io.StringIO()
        sys.print_exception(error, out)  # type: ignore[attr-defined]  # MicroPython's own
        return out.getvalue()
    import traceback  # noqa: PLC0415

    return "".join(traceback.format_exception(error))


def _frame(line: str) -> "tuple[str, int] | None":
    """Read `File "/extension/lib/part.py", line 3, in f`."""
    start = line.find(_FRAME)
    if start < 0:
        return None
    end = line.find('"', start + 6)
    number = line[end:].replace(",", " ").split()
    return line[start + 6 + len(ROOT) : end], int(number[number.index("line") + 1])


def _readable(text: str) -> str:
    """Leave out the frames of the SDK and of the runtime, and the folder the package is mounted in."""
    kept: list[str] = []
    foreign = False
    for line in text.split("\n"):
        if line.startswith('  File "'):
            foreign = _FRAME not in line
        elif not line.startswith("    "):
            foreign = False
        if not foreign:
            kept.append(line.replace(_FRAME, 'File "'))
    return "\n".join(kept).strip()[-MAX_STACK_CHARACTERS:]
