"""A real Plugyard server in a process of its own, on a free port and a folder of its own."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

START_TIMEOUT_S = 60
STOP_TIMEOUT_S = 10


class PlugyardProcess:
    """Start with `start()`, stop with `stop()`; `url` is the page's address."""

    def __init__(self, var_dir: Path) -> None:
        self.var_dir = var_dir
        self.dev_folder = var_dir / "dev-extensions"
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "PlugyardProcess":
        port_file = self.var_dir / "port"
        self.var_dir.mkdir(parents=True, exist_ok=True)
        self.dev_folder.mkdir(exist_ok=True)
        port_file.unlink(missing_ok=True)
        self._log = (self.var_dir / "server.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "plugyard_server", "--port", "0", "--port-file", str(port_file)],
            env={**os.environ, "VAR_DIR": str(self.var_dir)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self._wait(lambda: port_file.exists() and port_file.read_text().strip() != "", "no port file")
        self.url = f"http://localhost:{int(port_file.read_text())}"
        self._wait(self._is_healthy, "health route does not answer")
        return self

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise
        finally:
            self._log.close()
            self._process = None

    def log(self) -> str:
        return (self.var_dir / "server.log").read_text(errors="replace")

    def get_json(self, path: str) -> dict:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return json.load(answer)

    def _is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/healthz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _wait(self, is_true, what: str) -> None:
        end = time.monotonic() + START_TIMEOUT_S
        while not is_true():
            if self._process.poll() is not None:
                raise RuntimeError(f"The server ended with {self._process.returncode}: {self.log()[-3000:]}")
            if time.monotonic() > end:
                raise TimeoutError(f"{what} after {START_TIMEOUT_S} s: {self.log()[-3000:]}")
            time.sleep(0.05)
