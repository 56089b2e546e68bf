"""Activation events: what starts an extension."""

import re
from dataclasses import dataclass
from fnmatch import translate

from plugyard.contract import limits

KINDS: dict[str, str] = {
    "onStartup": "The workbench starts.",
    "onStartupFinished": "The workbench has started; for work that nobody waits for.",
    "onCommand": "The command is run.",
    "onView": "The view is shown.",
    "onLanguage": "A document in this language is opened.",
    "onFile": "A document whose path fits the pattern is opened.",
    "onEvent": "The event is sent.",
    "onUri": "A link to this extension is opened.",
}
"""Kind -> when it happens."""

BARE_KINDS = frozenset({"onStartup", "onStartupFinished", "onUri"})
"""Those that take nothing after a colon."""

_ARGUMENT = re.compile(r"[A-Za-z0-9_.:*?/\-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class ActivationEvent:
    """`onCommand:hello.run` is kind `onCommand` and argument `hello.run`."""

    kind: str
    argument: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.argument}" if self.argument else self.kind

    def matches(self, kind: str, argument: str = "") -> bool:
        """Whether something that happens starts the extension. `onFile` compares as a glob, where `*` crosses folders."""
        if self.kind != kind:
            return False
        if kind == "onFile":
            return re.match(translate(self.argument), argument) is not None
        return self.argument in ("", argument)


def parse(text: str) -> ActivationEvent | None:
    """Read one entry of `activationEvents`; None when it is none."""
    kind, colon, argument = text.partition(":")
    if kind not in KINDS or len(argument) > limits.NAME_MAX_CHARACTERS:
        return None
    if kind in BARE_KINDS:
        return None if colon else ActivationEvent(kind)
    return ActivationEvent(kind, argument) if _ARGUMENT.fullmatch(argument) else None
