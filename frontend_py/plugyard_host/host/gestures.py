"""When the user last did something: an extension may not interrupt anyone who has not just clicked or typed (security.md B9)."""

from plugyard.contract import limits

from plugyard_host.browser.ports import Clock, Dom, DomEvent

_EVENTS = ("pointerdown", "keydown", "click")


class Gestures:
    def __init__(self, dom: Dom, clock: Clock) -> None:
        self._clock = clock
        self._last_s = float("-inf")
        for event in _EVENTS:
            dom.on_document(event, self._note)

    def _note(self, _: DomEvent) -> None:
        self._last_s = self._clock.now()

    def note(self) -> None:
        """The user acted in a way that the document does not show, such as a key in the editor's shadow root that stops there."""
        self._last_s = self._clock.now()

    @property
    def is_recent(self) -> bool:
        return self._clock.now() - self._last_s <= limits.USER_GESTURE_S
