"""*Running extensions*: every installed extension with its state, live, and the buttons to stop and start it."""

from plugyard_host.browser.ports import Clock, Dom, Element
from plugyard_host.host.disposal import DisposalList
from plugyard_host.host.registry import ExtensionRegistry
from plugyard_host.host.supervisor import Supervisor
from plugyard_host.views.extension_facts import ExtensionFacts, extension_facts
from plugyard_host.views.running_card import CardActions, RunningCard
from plugyard_host.widgets.controls import empty_state
from plugyard_host.widgets.frame_batch import FrameBatch


class RunningView:
    def __init__(self, dom: Dom, clock: Clock, registry: ExtensionRegistry, supervisor: Supervisor, actions: CardActions) -> None:
        self._dom = dom
        self._registry = registry
        self._supervisor = supervisor
        self._actions = actions
        self._cards: dict[str, RunningCard] = {}
        self._batch = FrameBatch(clock, self._draw)
        self._owned = DisposalList()
        self._owned.add(registry.changed.listen(lambda _id: self._batch.request()))
        self._owned.add(supervisor.changed.listen(lambda _id: self._batch.request()))
        self.element: Element = dom.create("section", classes="running", attributes={"role": "region", "aria-label": "Running extensions"})
        self._summary = dom.create("p", classes="running-summary", attributes={"role": "status"})
        self._list = dom.create("div", classes="running-list")
        self._empty = empty_state(dom, "No extensions yet", "Drop a folder with a manifest.json into var/dev-extensions.")
        self.element.append(self._summary, self._list, self._empty)
        self._draw()

    def _draw(self) -> None:
        all_facts = extension_facts(self._registry, self._supervisor)
        ids = [facts.id for facts in all_facts]
        for key in [key for key in self._cards if key not in ids]:
            self._cards.pop(key).dispose()
        before = list(self._cards)
        for index, facts in enumerate(all_facts):
            self._show(index, facts, is_in_place=before[index : index + 1] == [facts.id])
        self._cards = {key: self._cards[key] for key in ids}
        self._show_summary(all_facts)

    def _show(self, index: int, facts: ExtensionFacts, *, is_in_place: bool) -> None:
        card = self._cards.get(facts.id)
        if card is None:
            card = self._cards[facts.id] = RunningCard(self._dom, facts, self._actions)
        else:
            card.show(facts)
        if not is_in_place:
            self._list.insert(index, card.element)

    def _show_summary(self, all_facts: list[ExtensionFacts]) -> None:
        active = sum(facts.state == "active" for facts in all_facts)
        noun = "extension" if len(all_facts) == 1 else "extensions"
        self._summary.set_text(f"{len(all_facts)} {noun}, {active} active" if all_facts else "")
        self._empty.set_attribute("hidden", "" if all_facts else None)

    def dispose(self) -> None:
        self._owned.dispose()
        self._batch.dispose()
        for card in self._cards.values():
            card.dispose()
        self._cards = {}
