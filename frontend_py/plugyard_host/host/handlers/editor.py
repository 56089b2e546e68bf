"""`editor.*`: text and selection of the open document."""

from collections.abc import Mapping

from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.documents import Documents


class EditorHandlers:
    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def table(self) -> Mapping[str, Handler]:
        return {
            "editor.getText": self.get_text,
            "editor.getSelection": self.get_selection,
            "editor.setText": self.set_text,
            "editor.replaceSelection": self.replace_selection,
        }

    def get_text(self, call: Call, params: Params) -> str:
        return self._documents.text

    def get_selection(self, call: Call, params: Params) -> dict[str, int | str]:
        return self._documents.selection()

    def set_text(self, call: Call, params: Params) -> None:
        self._documents.set_text(params["text"])

    def replace_selection(self, call: Call, params: Params) -> None:
        self._documents.replace_selection(params["text"])
