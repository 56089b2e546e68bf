"""`make bench`: measures, prints a table, keeps the samples as JSON in bench/results."""

import sys
import tempfile
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "e2e"))
import browsers
from plugyard_process import PlugyardProcess

from bench import activation, boot, round_trip, vscode
from bench.figures import Figure, keep, show


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--engine", type=click.Choice(["chromium", "firefox"]), default="chromium", show_default=True)
@click.option("--only", type=click.Choice(["boot", "activation", "round-trip"]), help="One benchmark instead of all.")
@click.option("--vscode", "with_vscode", is_flag=True, help="Also measure VS Code for the web (code-server) as a baseline of the boot.")
def main(engine: str, only: str | None, with_vscode: bool) -> None:
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = PlugyardProcess(Path(folder)).start()
        browser = getattr(playwright, engine).launch(**browsers.launch_options(engine, bundled=browsers.bundled_path(playwright, engine)))
        try:
            if only in (None, "boot"):
                figures += boot.measure(browser, server.url)
            if with_vscode:
                figures += vscode.measure(browser, server.url)
            if only in (None, "activation"):
                figures += activation.measure(browser, server.url, server.dev_folder)
            if only in (None, "round-trip"):
                figures += round_trip.measure(browser, server.url, server.dev_folder)
        finally:
            browser.close()
            server.stop()
    show(figures, engine=engine)
    print(f"Samples: {keep(figures, engine=engine)}")


if __name__ == "__main__":
    main()
