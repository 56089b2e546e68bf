"""Build everything the browser gets: `python frontend_py/build_web.py`. Only what changed is made again; the parts are in `web_build/`."""

import argparse
import sys
import time
from pathlib import Path

from web_build.build import build
from web_build.errors import BuildFailed
from web_build.layout import Layout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="make everything again")
    arguments = parser.parse_args()
    layout = Layout(Path(__file__).resolve().parent.parent)
    started = time.perf_counter()
    try:
        ran = build(layout, report=_show, force=arguments.force)
    except (BuildFailed, OSError) as failure:
        print(f"\nThe web files could not be built.\n{failure}", file=sys.stderr)
        return 1
    if ran:
        _show(f"==> Web files ready in {time.perf_counter() - started:.1f} s")
    return 0


def _show(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
