"""Steps run when their inputs changed, and only then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from web_build.steps import Runner, Step


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "in.txt").write_text("one")
    return tmp_path


def copying(tree: Path, name: str = "copy", *, source: str = "in.txt", target: str = "out.txt", after: tuple[str, ...] = ()) -> Step:
    def run() -> str:
        (tree / target).write_text((tree / source).read_text())
        return "copied"

    return Step(name, (tree / source,), (tree / target,), run, after)


def build(tree: Path, *steps: Step, force: bool = False, report: Callable[[str], None] = lambda _: None) -> int:
    return Runner(tree, tree / "memory" / "steps.json", report).run(steps, force=force)


def test_second_build_without_changes_runs_nothing(tree: Path) -> None:
    assert build(tree, copying(tree)) == 1
    assert build(tree, copying(tree)) == 0


def test_changed_input_runs_the_step_again(tree: Path) -> None:
    build(tree, copying(tree))
    (tree / "in.txt").write_text("two")
    assert build(tree, copying(tree)) == 1
    assert (tree / "out.txt").read_text() == "two"


def test_missing_output_runs_the_step_again(tree: Path) -> None:
    build(tree, copying(tree))
    (tree / "out.txt").unlink()
    assert build(tree, copying(tree)) == 1


def test_new_input_file_runs_the_step_again(tree: Path) -> None:
    build(tree, copying(tree))
    (tree / "more.txt").write_text("")
    step = copying(tree)
    assert build(tree, Step(step.name, (*step.inputs, tree / "more.txt"), step.outputs, step.run)) == 1


def test_step_that_follows_another_runs_when_that_one_did(tree: Path) -> None:
    steps = copying(tree), copying(tree, "second", source="other.txt", target="second.txt", after=("copy",))
    (tree / "other.txt").write_text("same")
    assert build(tree, *steps) == 2
    (tree / "in.txt").write_text("two")
    assert build(tree, *steps) == 2


def test_force_runs_everything(tree: Path) -> None:
    build(tree, copying(tree))
    assert build(tree, copying(tree), force=True) == 1


def test_failed_step_does_not_count_as_done_although_an_older_output_is_there(tree: Path) -> None:
    build(tree, copying(tree))
    (tree / "in.txt").write_text("two")

    def fail() -> str:
        raise RuntimeError("broken")

    step = copying(tree)
    with pytest.raises(RuntimeError):
        build(tree, Step(step.name, step.inputs, step.outputs, fail))
    (tree / "in.txt").write_text("one")
    assert build(tree, step) == 1


def test_damaged_memory_means_build_again(tree: Path) -> None:
    build(tree, copying(tree))
    (tree / "memory" / "steps.json").write_text("{ not json")
    assert build(tree, copying(tree)) == 1


def test_every_step_that_runs_is_reported_with_what_came_out(tree: Path) -> None:
    lines: list[str] = []
    build(tree, copying(tree), report=lines.append)
    [line] = lines
    assert "copy" in line
    assert line.endswith("copied")
