"""One card of *Running extensions*. Draws a fact again only when it is another."""

from collections.abc import Callable
from dataclasses import dataclass

from plugyard_host.browser.ports import Dom, Element
from plugyard_host.views.extension_facts import ExtensionFacts
from plugyard_host.widgets.controls import button, tile

_FACTS = (("Activation", "activation"), ("Heartbeat", "heartbeat"), ("Calls", "calls"), ("Errors", "errors"), ("Crashes", "crashes"))
_ALARMING = frozenset({"errors", "crashes"})
"""Facts that are shown only when there is something to see."""


@dataclass(frozen=True, slots=True)
class CardActions:
    """Each gets the id of the extension."""

    stop: Callable[[str], None]
    start: Callable[[str], None]
    show_log: Callable[[str], None]


class RunningCard:
    def __init__(self, dom: Dom, facts: ExtensionFacts, actions: CardActions) -> None:
        self._dom = dom
        self._facts: ExtensionFacts | None = None
        self._values: dict[str, Element] = {}
        self._pairs: dict[str, Element] = {}
        self._stop = button(dom, "Stop", lambda: actions.stop(facts.id))
        self._start = button(dom, "Restart", lambda: actions.start(facts.id))
        self._log = button(dom, "Show log", lambda: actions.show_log(facts.id), look="quiet")
        self.element = dom.create("article", classes="running-card", attributes={"data-extension": facts.id})
        self._sign = dom.create("div", classes="running-sign", attributes={"aria-hidden": "true"})
        self._name = dom.create("h3", classes="running-name")
        self._id = dom.create("p", classes="running-id")
        self._state = dom.create("span", classes="running-state")
        self._badges = dom.create("div", classes="running-badges")
        self._reason = dom.create("p", classes="running-reason")
        bar = dom.create("div", classes="running-actions")
        bar.append(self._start.element, self._stop.element, self._log.element)
        self._fact_list = self._create_fact_list()
        self.element.append(self._head(), self._status(), self._reason, self._fact_list, bar)
        self.show(facts)

    def _head(self) -> Element:
        head = self._dom.create("div", classes="running-head")
        names = self._dom.create("div", classes="running-names")
        names.append(self._name, self._id)
        head.append(self._sign, names)
        return head

    def _show_sign(self, facts: ExtensionFacts) -> None:
        self._sign.clear()
        picture = {"src": facts.icon, "alt": "", "width": "32", "height": "32"}
        self._sign.append(self._dom.create("img", attributes=picture) if facts.icon else tile(self._dom, facts.id, facts.name))

    def _status(self) -> Element:
        status = self._dom.create("div", classes="running-status")
        status.append(self._state, self._badges)
        return status

    def _create_fact_list(self) -> Element:
        facts = self._dom.create("dl", classes="running-facts")
        for title, name in _FACTS:
            self._values[name] = self._dom.create("dd")
            pair = self._dom.create("div", classes="running-fact running-fact-alarming" if name in _ALARMING else "running-fact")
            pair.append(self._dom.create("dt", text=title), self._values[name])
            self._pairs[name] = pair
            facts.append(pair)
        return facts

    def show(self, facts: ExtensionFacts) -> None:
        before, self._facts = self._facts, facts
        if facts == before:
            return
        for name, element in self._values.items():
            if before is None or getattr(before, name) != getattr(facts, name):
                element.set_text(getattr(facts, name))
                if name in _ALARMING:
                    self._pairs[name].set_attribute("hidden", "" if getattr(facts, name) == "0" else None)
        if before is None or (before.name, before.version, before.source, before.runtime) != (
            facts.name,
            facts.version,
            facts.source,
            facts.runtime,
        ):
            self._show_identity(facts)
        if before is None or (before.icon, before.name) != (facts.icon, facts.name):
            self._show_sign(facts)
        if before is None or (before.state, before.reason) != (facts.state, facts.reason):
            self._show_state(facts)

    def _show_identity(self, facts: ExtensionFacts) -> None:
        self.element.set_attribute("aria-label", facts.name)
        self._name.set_text(facts.name)
        self._id.set_text("" if facts.id == facts.name else f"{facts.id} {facts.version}".strip())
        self._id.set_attribute("title", facts.id)
        self._badges.clear()
        badges = [(facts.runtime, "accent"), (facts.source, None), ("" if facts.is_reviewed else "Not reviewed", "warning")]
        for text, tone in badges:
            if text:
                self._badges.append(self._dom.create("span", classes="badge", text=text, attributes={"data-tone": tone} if tone else {}))

    def _show_state(self, facts: ExtensionFacts) -> None:
        self._state.set_text(facts.state_title)
        self._state.set_attribute("data-state", facts.state)
        self._reason.set_text(facts.reason)
        self._reason.set_attribute("hidden", None if facts.reason else "")
        self._fact_list.set_attribute("hidden", None if facts.has_run else "")
        self._stop.element.set_attribute("hidden", None if facts.can_stop else "")
        self._start.element.set_attribute("hidden", None if facts.start_title else "")
        self._start.set_label(facts.start_title or "Restart")

    def dispose(self) -> None:
        for control in (self._stop, self._start, self._log):
            control.dispose()
        self.element.remove()
