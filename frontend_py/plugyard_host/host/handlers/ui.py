"""`ui.*`: messages, dialogs, panels and views. Whatever is shown names the extension it comes from."""

from collections.abc import Callable, Mapping

from plugyard.contract import limits
from plugyard.contract.errors import Conflict, LimitExceeded

from plugyard_host.browser.ports import Clock
from plugyard_host.host.broker import Call, Handler, Params
from plugyard_host.host.gestures import Gestures
from plugyard_host.host.rates import MODALS, RateLimiter
from plugyard_host.host.surfaces import Surfaces
from plugyard_host.host.views import PANEL, RegisteredView, ViewHost

DEFAULT_ORDER = 100


class UiHandlers:
    def __init__(self, *, surfaces: Callable[[], Surfaces], views: ViewHost, gestures: Gestures, clock: Clock) -> None:
        self._surfaces = surfaces
        self._views = views
        self._gestures = gestures
        self._clock = clock
        self._limiter = RateLimiter(clock.now)
        self._modals_open = 0

    def table(self) -> Mapping[str, Handler]:
        return {
            "ui.showNotification": self.show_notification,
            "ui.showModal": self.show_modal,
            "ui.registerPanel": self.register_panel,
            "ui.registerView": self.register_view,
            "ui.patch": self.patch,
        }

    async def show_notification(self, call: Call, params: Params) -> str | None:
        """With actions the answer waits for the user; without it does not."""
        actions = params.get("actions", [])
        source = call.instance.manifest.display_name
        shown = self._surfaces().notifications.show(source, params["message"], params.get("level", "info"), actions)
        if actions:
            return await shown
        self._clock.spawn(shown, name=f"a notification of {call.extension_id}")
        return None

    async def show_modal(self, call: Call, params: Params) -> bool:
        if self._modals_open >= limits.MODALS_AT_ONCE:
            raise LimitExceeded("Another dialog is open.", what="modals", limit=limits.MODALS_AT_ONCE)
        if not self._gestures.is_recent:
            raise Conflict("A dialog needs a recent click or key press of the user.")
        if not self._limiter.allows(call.extension_id, MODALS):
            text = f"At most {MODALS.count} dialogs may be shown in {MODALS.window_s:g} seconds."
            raise LimitExceeded(text, what=MODALS.bucket, limit=MODALS.count)
        self._modals_open += 1
        try:
            source = call.instance.manifest.display_name
            return await self._surfaces().modals.confirm(source, params["title"], params.get("content", ""))
        finally:
            self._modals_open -= 1

    def register_panel(self, call: Call, params: Params) -> None:
        self._register(call, params, RegisteredView(call.extension_id, params["id"], params["title"], PANEL, DEFAULT_ORDER))

    def register_view(self, call: Call, params: Params) -> None:
        order = params.get("order", DEFAULT_ORDER)
        self._register(call, params, RegisteredView(call.extension_id, params["id"], params["id"], params["slot"], order))

    def _register(self, call: Call, params: Params, view: RegisteredView) -> None:
        call.instance.register(params["registration"], self._views.register(view))

    def patch(self, call: Call, params: Params) -> None:
        self._views.patch(call.instance, params["view"], params["changes"])
