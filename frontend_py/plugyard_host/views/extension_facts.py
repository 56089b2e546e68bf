"""What *Running extensions* says of each extension, as plain data: registry and supervisor in one row."""

from dataclasses import dataclass

from plugyard_host.host.registry import ExtensionRegistry, Installed
from plugyard_host.host.supervisor import RunningExtension, Supervisor
from plugyard_host.views.extension_icon import icon_address

STATE_TITLES = {
    "installed": "Not started",
    "starting": "Starting",
    "active": "Active",
    "stopping": "Stopping",
    "idle": "Idle",
    "crashed": "Crashed",
    "disabled": "Disabled",
    "failed": "Failed",
    "broken": "Broken",
    "declarative": "No code",
}
RUNTIME_TITLES = {"javascript": "JavaScript", "micropython": "MicroPython", "python": "CPython"}
SOURCE_TITLES = {"seed": "Built in", "dev": "Development", "file": "From file"}
_STOPPABLE = frozenset({"starting", "active"})
_TRY_AGAIN = frozenset({"disabled", "failed"})


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """One card. Texts are ready to be shown."""

    id: str
    name: str
    version: str
    state: str
    runtime: str
    source: str
    is_reviewed: bool
    activation: str
    heartbeat: str
    calls: str
    errors: str
    crashes: str
    reason: str
    icon: str
    """Address of its picture; empty when it has none."""

    @property
    def state_title(self) -> str:
        return STATE_TITLES[self.state]

    @property
    def has_run(self) -> bool:
        """Whether there is anything to measure."""
        return self.state not in ("installed", "declarative", "broken")

    @property
    def can_stop(self) -> bool:
        return self.state in _STOPPABLE

    @property
    def start_title(self) -> str:
        """What the button that starts it says; empty when there is nothing to start."""
        if self.state in ("broken", "declarative", "stopping"):
            return ""
        if self.state in _TRY_AGAIN:
            return "Try again"
        return "Start" if self.state == "installed" else "Restart"


def extension_facts(registry: ExtensionRegistry, supervisor: Supervisor) -> list[ExtensionFacts]:
    """All installed extensions, by name."""
    rows = {row.id: row for row in supervisor.running()}
    facts = [_facts_of(installed, rows.get(installed.id)) for installed in registry.all()]
    return sorted(facts, key=lambda fact: (fact.name.lower(), fact.id))


def _facts_of(installed: Installed, row: RunningExtension | None) -> ExtensionFacts:
    state = "broken" if installed.problem is not None else row.state if row is not None else "declarative"
    return ExtensionFacts(
        id=installed.id,
        name=installed.display_name,
        version=installed.manifest.version if installed.manifest is not None else "",
        state=state,
        runtime=RUNTIME_TITLES.get(row.runtime or "", "") if row is not None else "",
        source=SOURCE_TITLES[installed.source],
        is_reviewed=installed.reviewed,
        activation=milliseconds(row.activation_ms if row is not None else None),
        heartbeat=milliseconds(row.heartbeat_ms if row is not None else None),
        calls=f"{row.calls:,}" if row is not None else "0",
        errors=f"{row.errors:,}" if row is not None else "0",
        crashes=f"{row.crashes:,}" if row is not None else "0",
        reason=installed.problem or (row.reason if row is not None else None) or "",
        icon=icon_address(installed),
    )


def milliseconds(value: float | None) -> str:
    """`4.2 ms`, `1,250 ms`, or a dash while it is not known."""
    if value is None:
        return "–"
    return f"{value:,.1f} ms" if value < 10 else f"{value:,.0f} ms"
