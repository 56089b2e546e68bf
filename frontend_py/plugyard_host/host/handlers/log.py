"""`log.*`: lines in the extension's own log."""

from collections.abc import Mapping

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.log_intake import LogIntake
from plugyard_host.host.logs import LEVELS


class LogHandlers:
    def __init__(self, intake: LogIntake) -> None:
        self._intake = intake

    def table(self) -> Mapping[str, Handler]:
        return {f"log.{level}": self._writer(level) for level in LEVELS}

    def _writer(self, level: str) -> Handler:
        def write(call: Call, params: Params) -> None:
            self._intake.write(call.extension_id, level, params["message"])

        return write
