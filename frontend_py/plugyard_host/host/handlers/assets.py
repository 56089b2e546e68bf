"""`assets.*`: files of the extension's own package, which is in memory anyway."""

from collections.abc import Mapping

from plugyard.contract.errors import InvalidParams, NotFound
from plugyard.contract.problems import shorten

from plugyard_host.host.broker import Call, Handler, Params


class AssetHandlers:
    def table(self) -> Mapping[str, Handler]:
        return {"assets.read": self.read}

    def read(self, call: Call, params: Params) -> str:
        path = params["path"]
        data = call.instance.package.files.get(path)
        if data is None:
            raise NotFound(f"There is no file {shorten(path)} in the package of {call.extension_id}.")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InvalidParams(f"The file {shorten(path)} is not UTF-8 text.") from error
