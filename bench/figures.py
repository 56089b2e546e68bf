"""A measured figure with its baseline, and how figures are printed and kept."""

import json
import platform
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Figure:
    """Samples in milliseconds. `target_ms` or `target_ratio` come from the specification's table of numbers."""

    name: str
    ours_ms: list[float]
    baseline: str
    baseline_ms: list[float]
    target_ms: float | None = None
    target_ratio: float | None = None
    note: str = ""
    medians: dict[str, float] = field(init=False)

    def __post_init__(self) -> None:
        ours, base = median(self.ours_ms), median(self.baseline_ms)
        object.__setattr__(self, "medians", {"ours": ours, "baseline": base, "ratio": ours / base if base else float("nan")})

    def is_met(self) -> bool:
        return all(
            (
                self.target_ms is None or self.medians["ours"] <= self.target_ms,
                self.target_ratio is None or self.medians["ratio"] <= self.target_ratio,
            )
        )

    def target(self) -> str:
        parts = [
            f"<= {self.target_ms:g} ms" if self.target_ms is not None else "",
            f"<= {self.target_ratio:g} x" if self.target_ratio is not None else "",
        ]
        return ", ".join(part for part in parts if part) or "none"


def show(figures: list[Figure], *, engine: str) -> None:
    table = Table(title=f"Plugyard, {engine}, medians in ms", title_justify="left")
    for column in ("what", "ours", "worst", "baseline", "its median", "ratio", "target", "met"):
        table.add_column(column, justify="left" if column in {"what", "baseline", "target"} else "right")
    for figure in figures:
        m = figure.medians
        table.add_row(
            figure.name,
            f"{m['ours']:.3g}",
            f"{max(figure.ours_ms):.3g}",
            figure.baseline,
            f"{m['baseline']:.3g}",
            f"{m['ratio']:.2f}",
            figure.target(),
            "yes" if figure.is_met() else "no",
        )
    Console(width=160).print(table)


def keep(figures: list[Figure], *, engine: str) -> Path:
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{time.strftime('%Y%m%d-%H%M%S')}-{engine}.json"
    path.write_text(json.dumps({"engine": engine, "python": platform.python_version(), "figures": [asdict(f) for f in figures]}, indent=1))
    return path
