"""What is wrong with a value, a manifest or a package, told so that its author can mend it."""

from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. All findings of a check are reported together."""

    path: str
    """Where in the JSON value, e.g. `contributes.commands[0].id`; empty for the whole."""
    message: str
    hint: str = ""
    """What to do about it."""
    code: str = "invalid_value"
    """A key of `errors.PROBLEM_CODES`."""
    line: int | None = None
    """Line in `file`, counted from 1."""
    file: str | None = None
    """Path inside the package."""

    def to_json(self) -> dict[str, object]:
        return {key: value for key, value in asdict(self).items() if value is not None}

    def below(self, prefix: str) -> "Problem":
        """The same finding seen from the parent value."""
        return replace(self, path=join_path(prefix, self.path))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        said = " ".join(part for part in (self.message, self.hint) if part)
        return ": ".join(part for part in (place, self.path, said) if part)


def join_path(prefix: str, path: str) -> str:
    """Join two JSON paths: `a` and `b` to `a.b`, `a` and `[0]` to `a[0]`."""
    if not prefix or not path:
        return prefix or path
    return prefix + path if path.startswith("[") else f"{prefix}.{path}"


def shorten(value: object, max_characters: int = 60) -> str:
    """A value as it may appear in a message: one line, not long."""
    text = repr(value)
    return text if len(text) <= max_characters else text[: max_characters - 1] + "…"
