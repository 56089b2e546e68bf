"""`env.*`: where the extension runs."""

from collections.abc import Mapping

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.environment import Environment


class EnvHandlers:
    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def table(self) -> Mapping[str, Handler]:
        return {"env.get": self.get}

    def get(self, call: Call, params: Params) -> object:
        return self._environment.of(call.instance.manifest)
