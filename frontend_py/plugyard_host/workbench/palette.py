"""The command palette: type to find a command, Enter to run it. An ARIA combobox with a list box."""

from collections.abc import Callable
from itertools import groupby

from plugyard_host.browser.ports import Dom, DomEvent, Element
from plugyard_host.host.commands import WORKBENCH, Command, CommandRegistry
from plugyard_host.host.disposal import DisposalList
from plugyard_host.widgets.controls import empty_state, icon
from plugyard_host.workbench.palette_entries import Entry, RecentCommands, entries

LIST_ID = "palette-list"
_PAGE = 8
"""Entries that Page Up and Page Down skip."""


class Palette:
    def __init__(
        self,
        dom: Dom,
        commands: CommandRegistry,
        recent: RecentCommands,
        run: Callable[[Command], None],
        key_of: Callable[[str], str],
    ) -> None:
        """`run` runs a chosen command; `key_of` names the keys of a command's shortcut, or answers an empty text."""
        self._dom = dom
        self._commands = commands
        self._recent = recent
        self._run = run
        self._key_of = key_of
        self._entries: list[Entry] = []
        self._options: list[Element] = []
        self._option_listeners = DisposalList()
        self._active = 0
        self.is_open = False
        self._input = self._create_input()
        self._list = dom.create("div", classes="palette-list", attributes={"id": LIST_ID, "role": "listbox", "aria-label": "Commands"})
        self._count = dom.create("p", classes="unseen", attributes={"role": "status"})
        self.element = self._create_dialog()
        commands.changed.listen(lambda _none: self._refresh())

    def _create_input(self) -> Element:
        attributes = {
            "role": "combobox",
            "aria-label": "Command palette",
            "aria-expanded": "true",
            "aria-autocomplete": "list",
            "aria-controls": LIST_ID,
            "placeholder": "What do you want to do?",
            "autocomplete": "off",
            "spellcheck": "false",
            "enterkeyhint": "go",
        }
        element = self._dom.create("input", classes="palette-input", attributes=attributes)
        element.on("input", lambda _event: self._refresh())
        element.on("keydown", self._on_key)
        return element

    def _create_dialog(self) -> Element:
        dialog = self._dom.create("dialog", classes="palette", attributes={"aria-label": "Command palette"})
        frame = self._dom.create("div", classes="palette-frame")
        field = self._dom.create("div", classes="palette-field")
        field.append(icon(self._dom, "search"), self._input)
        frame.append(field, self._list, self._count)
        dialog.append(frame)
        frame.on("click", lambda event: event.stop_propagation())
        dialog.on("click", lambda _event: self.close())
        dialog.on("close", lambda _event: self._closed())
        return dialog

    def open(self) -> None:
        if self.is_open:
            return
        self.is_open = True
        self._input.value = ""
        self._refresh()
        self.element.show_modal()
        self._input.focus()

    def close(self) -> None:
        self.element.close()

    def _closed(self) -> None:
        self.is_open = False
        self._clear()

    def _clear(self) -> None:
        self._option_listeners.dispose()
        self._option_listeners = DisposalList()
        self._options = []
        self._list.clear()

    def _refresh(self) -> None:
        if not self.is_open:
            return
        query = self._input.value
        self._entries = entries(self._commands.list(), query, self._recent.ids())
        self._clear()
        for is_recent, group in groupby(self._entries, key=lambda entry: entry.is_recent):
            if is_recent:
                self._list.append(
                    self._dom.create("div", classes="palette-heading", text="Recently used", attributes={"role": "presentation"})
                )
            elif self._options:
                self._list.append(
                    self._dom.create("div", classes="palette-heading", text="All commands", attributes={"role": "presentation"})
                )
            for entry in group:
                self._add_option(entry)
        if not self._entries:
            self._list.append(empty_state(self._dom, "No command fits", "Try fewer or other letters."))
        self._count.set_text(f"{len(self._entries)} commands" if self._entries else "No command fits")
        self._activate(0)

    def _add_option(self, entry: Entry) -> None:
        index = len(self._options)
        option = self._dom.create("div", classes="palette-option", attributes={"role": "option", "id": f"palette-option-{index}"})
        option.append(self._label(entry), *self._notes(entry.command))
        self._option_listeners.add(option.on("click", lambda _event: self._choose(index)))
        self._options.append(option)
        self._list.append(option)

    def _label(self, entry: Entry) -> Element:
        """The label in runs of letters that the query means and letters that it does not; the category in a quieter tone."""
        label = self._dom.create("span", classes="palette-label", attributes={"aria-label": entry.label})
        category_end = len(entry.command.category) + 2 if entry.command.category else 0
        for (is_hit, is_category), run in groupby(
            enumerate(entry.label), key=lambda each: (each[0] in entry.positions, each[0] < category_end)
        ):
            text = "".join(letter for _, letter in run)
            classes = " ".join(name for name, on in (("palette-hit", is_hit), ("palette-category", is_category and not is_hit)) if on)
            label.append(self._dom.create("span", classes=classes, text=text))
        return label

    def _notes(self, command: Command) -> list[Element]:
        """What stands on the right: the keys, or whose command it is."""
        key = self._key_of(command.id)
        if key:
            return [self._dom.create("kbd", classes="key", text=key)]
        if command.owner != WORKBENCH:
            return [self._dom.create("span", classes="palette-source", text=command.owner)]
        return []

    def _on_key(self, event: DomEvent) -> None:
        last = len(self._options) - 1
        targets = {
            "ArrowDown": 0 if self._active >= last else self._active + 1,
            "ArrowUp": last if self._active <= 0 else self._active - 1,
            "PageDown": min(last, self._active + _PAGE),
            "PageUp": max(0, self._active - _PAGE),
        }
        if event.key in targets:
            event.prevent_default()
            self._activate(targets[event.key])
        elif event.key == "Enter":
            event.prevent_default()
            self._choose(self._active)

    def _activate(self, index: int) -> None:
        for at in {self._active, index}:
            if at < len(self._options):
                self._options[at].set_attribute("aria-selected", "true" if at == index else "false")
        self._active = index
        active = self._options[index] if 0 <= index < len(self._options) else None
        self._input.set_attribute("aria-activedescendant", f"palette-option-{index}" if active is not None else None)
        if active is not None:
            active.scroll_into_view()

    def _choose(self, index: int) -> None:
        if not 0 <= index < len(self._entries):
            return
        command = self._entries[index].command
        self._recent.add(command.id)
        self.close()
        self._run(command)
