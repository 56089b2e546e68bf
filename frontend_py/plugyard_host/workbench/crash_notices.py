"""Tells the user when an extension was disabled because it kept crashing, and offers the way back."""

from plugyard_host.workbench.surroundings import Surroundings

TRY_AGAIN = "Try again"
SHOW_LOG = "Show log"


class CrashNotices:
    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._disabled: set[str] = set()
        around.host.supervisor.changed.listen(self._look)

    def _look(self, extension_id: str) -> None:
        row = next((row for row in self._around.host.supervisor.running() if row.id == extension_id), None)
        if row is None or row.state != "disabled":
            self._disabled.discard(extension_id)
        elif extension_id not in self._disabled:
            self._disabled.add(extension_id)
            self._around.start(self._offer(extension_id, f"{row.display_name} is off. {row.reason or ''}".strip()), name=row.display_name)

    async def _offer(self, extension_id: str, message: str) -> None:
        chosen = await self._around.notifications.ask(message, "error", [TRY_AGAIN, SHOW_LOG])
        if chosen == TRY_AGAIN:
            self._around.restart(extension_id)
        elif chosen == SHOW_LOG:
            self._around.show_log(extension_id)
