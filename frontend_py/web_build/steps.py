"""Steps that run only when their inputs changed. What a step was last made from is kept in one small file."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from web_build.content import tree_hash

Report = Callable[[str], None]
"""Where progress lines go."""


@dataclass(frozen=True)
class Step:
    """One thing to make."""

    name: str
    inputs: tuple[Path, ...]
    """Files whose contents decide whether the step has to run again."""
    outputs: tuple[Path, ...]
    """Files that must exist for the step to count as done."""
    run: Callable[[], str]
    """Makes the outputs and says in a few words what came out."""
    after: tuple[str, ...] = ()
    """Steps whose result this one uses; it runs again when they did."""


@dataclass
class Runner:
    """Runs steps in the order given and remembers their keys."""

    root: Path
    memory: Path
    report: Report
    _keys: dict[str, str] = field(default_factory=dict)

    def run(self, steps: Iterable[Step], *, force: bool = False) -> int:
        """Bring every step up to date; the answer is how many had to run."""
        known = {} if force else self._remembered()
        ran = 0
        for step in steps:
            key = tree_hash(self.root, step.inputs, step.name, *(self._keys[name] for name in step.after))
            self._keys[step.name] = key
            if known.get(step.name) == key and all(path.is_file() for path in step.outputs):
                continue
            # Forgotten first: a step that fails half-way must not count as done the next time.
            known.pop(step.name, None)
            self._remember(known)
            self._run_one(step)
            known[step.name] = key
            self._remember(known)
            ran += 1
        return ran

    def _run_one(self, step: Step) -> None:
        started = time.perf_counter()
        result = step.run()
        self.report(f"  {step.name:<20} {time.perf_counter() - started:6.1f} s  {result}")

    def _remembered(self) -> dict[str, str]:
        try:
            known = json.loads(self.memory.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _remember(self, known: dict[str, str]) -> None:
        self.memory.parent.mkdir(parents=True, exist_ok=True)
        self.memory.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", "utf-8")
