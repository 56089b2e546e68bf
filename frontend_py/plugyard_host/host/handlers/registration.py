"""`registration.*`: what ends a registration of any kind."""

from collections.abc import Mapping

from plugyard_host.host.broker import Call, Handler, Params


class RegistrationHandlers:
    def table(self) -> Mapping[str, Handler]:
        return {"registration.dispose": self.dispose}

    def dispose(self, call: Call, params: Params) -> None:
        call.instance.unregister(params["registration"])
