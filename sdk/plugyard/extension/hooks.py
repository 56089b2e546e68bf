"""`use_state_value`, `use_event`: subscriptions that live as long as the view that is being rendered uses them."""

from plugyard.extension.awaiting import finished
from plugyard.extension.errors import RpcError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from plugyard.extension.views import ShownView


class _StateHook:
    def __init__(self) -> None:
        self.value: Any = None
        self.used = True
        self.subscription: Any = None


class _EventHook:
    def __init__(self) -> None:
        self.handler: Callable[[Any], Any] | None = None
        self.used = True
        self.subscription: Any = None


class Hooks:
    """The hooks of one shown view."""

    def __init__(self, view: "ShownView", api: "Any") -> None:
        self._view = view
        self._api = api
        self._states: dict[str, _StateHook] = {}
        self._events: dict[str, _EventHook] = {}
        view.rendered.append(self._drop_unused)
        view.closing.append(self._drop_all)

    def state_value(self, key: str) -> "Any":
        hook = self._states.get(key)
        if hook is None:
            hook = self._watch_state(key)
        hook.used = True
        return hook.value

    def _watch_state(self, key: str) -> _StateHook:
        hook = _StateHook()

        def take(value: "Any") -> None:
            hook.value = value
            self._view.update()

        hook.subscription = self._api.state.subscribe(key, take)
        self._states[key] = hook
        self._view.loading.append(self._first_value(key, hook))
        return hook

    async def _first_value(self, key: str, hook: _StateHook) -> None:
        try:
            await hook.subscription.wait()
            value = await self._api.state.get(key).wait()
            if hook.value is None:
                hook.value = value
        except RpcError as error:
            self._view.connection.log_failure(error, f"The state {key} cannot be used")

    def event(self, name: str, handler: "Callable[[Any], Any]") -> None:
        hook = self._events.get(name)
        if hook is None:
            hook = self._watch_event(name)
        hook.handler = handler
        hook.used = True

    def _watch_event(self, name: str) -> _EventHook:
        hook = _EventHook()

        async def hear(data: "Any") -> None:
            try:
                if hook.handler is not None:
                    await finished(hook.handler(data))
            finally:
                self._view.update()

        hook.subscription = self._api.events.on(name, hear)
        self._events[name] = hook
        return hook

    def _drop_unused(self) -> None:
        self._drop(self._states, False)
        self._drop(self._events, False)

    def _drop_all(self) -> None:
        self._drop(self._states, True)
        self._drop(self._events, True)

    def _drop(self, hooks: "dict[str, Any]", everything: bool) -> None:
        for name in list(hooks):
            hook = hooks[name]
            if everything or not hook.used:
                del hooks[name]
                hook.subscription.dispose()
            hook.used = False


def use_state_value(context: "Any", key: str) -> "Any":
    """Read a shared value while rendering; the view renders again whenever it changes. None while there is none."""
    return _hooks(context).state_value(key)


def use_event(context: "Any", name: str, handler: "Callable[[Any], Any]") -> None:
    """Hear an event while the view is shown; it renders again after the handler."""
    _hooks(context).event(name, handler)


def _hooks(context: "Any") -> Hooks:
    hooks = getattr(context, "_hooks", None)
    if not isinstance(hooks, Hooks):
        raise TypeError("Hooks take the `context` that a component or render function was called with.")
    return hooks
