"""One build at a time: two that write the same folder would serve a mixture."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from web_build.steps import Report


@contextmanager
def only_build(path: Path, report: Report) -> Iterator[None]:
    """Wait until no other build of this tree runs. The operating system frees the lock when its holder dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("  waiting for another build of this folder to finish")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
