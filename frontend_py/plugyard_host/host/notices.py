"""What extensions say without being asked: that they are ready or could not start, log lines, withdrawn calls."""

from typing import Any

from plugyard.contract.errors import ExtensionStopped

from plugyard_host.host.broker import Broker
from plugyard_host.host.instance import Instance
from plugyard_host.host.log_intake import LogIntake
from plugyard_host.host.logs import LEVELS, place_of


class Notices:
    def __init__(self, broker: Broker, intake: LogIntake) -> None:
        self._broker = broker
        self._intake = intake
        self._hearers = {"$/ready": self._ready, "$/failed": self._failed, "$/cancel": self._cancel, "$/log": self._log}

    def hear(self, instance: Instance, method: str, params: dict[str, Any]) -> None:
        """Take a notification; one that nobody knows is ignored, as JSON-RPC wants it."""
        hearer = self._hearers.get(method)
        if hearer is not None:
            hearer(instance, params)

    def _ready(self, instance: Instance, params: dict[str, Any]) -> None:
        if not instance.ready.done():
            instance.ready.set_result(params)

    def _failed(self, instance: Instance, params: dict[str, Any]) -> None:
        message = params.get("message")
        said = message if isinstance(message, str) else "no reason given"
        instance.fail_ready(ExtensionStopped(f"The runtime could not start: {said[:1000]}"))

    def _cancel(self, instance: Instance, params: dict[str, Any]) -> None:
        self._broker.cancel(instance, params.get("id"))

    def _log(self, instance: Instance, params: dict[str, Any]) -> None:
        message, level = params.get("message"), params.get("level")
        if isinstance(message, str):
            file, line = place_of(params)
            self._intake.write(instance.extension_id, level if level in LEVELS else "info", message, file=file, line=line)
