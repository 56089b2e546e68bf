"""`python -m plugyard.generate [--check]`."""

import argparse
import sys

from plugyard.generate.outputs import GENERATED, render_all, stale


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="plugyard.generate", description="Write the files derived from the contract.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is not what the contract says")
    if parser.parse_args(arguments).check:
        return _report(stale())
    GENERATED.mkdir(exist_ok=True)
    for name, text in render_all().items():
        (GENERATED / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _report(names: list[str]) -> int:
    for name in names:
        sys.stderr.write(f"sdk/generated/{name} is not what the contract says. Run `python -m plugyard.generate` and commit it.\n")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
