import pytest
from plugyard_host.browser.fake.browser import FakeBrowser
from plugyard_host.browser.fake.editor import FakeTextEditor
from plugyard_host.host.documents import SAVE_DELAY_S, Documents
from plugyard_host.host.events import EventBus
from plugyard_host.host.state import StateStore


class Desk:
    def __init__(self, browser: FakeBrowser) -> None:
        self.browser = browser
        self.state = StateStore(browser.store, browser.clock)
        self.bus = EventBus()
        self.events: list = []
        self.bus.emitted.listen(self.events.append)
        self.documents = Documents(browser.store, browser.clock, browser.page, self.state, self.bus)

    def open_editor(self) -> FakeTextEditor:
        editor = FakeTextEditor(self.documents.text, "markdown", self.documents.editor_changed, self.documents.selection_changed)
        self.documents.attach(editor)
        return editor

    def saved(self) -> bool:
        return "documents" in self.browser.store.tables


@pytest.fixture
def desk(fake_browser) -> Desk:
    return Desk(fake_browser)


async def test_typing_is_mirrored_in_state_and_told(desk):
    desk.open_editor().type_text("hello")
    assert desk.state.get("editor.content") == "hello"
    assert desk.documents.text == "hello"
    assert ("editor:content-changed", {"path": "untitled.md", "length": 5}) in desk.events
    assert desk.documents.selection() == {"start": 5, "end": 5, "text": ""}


async def test_text_is_saved_300_ms_after_the_last_change(desk):
    editor = desk.open_editor()
    editor.type_text("a")
    await desk.browser.clock.run(SAVE_DELAY_S - 0.1)
    editor.type_text("b")
    await desk.browser.clock.run(SAVE_DELAY_S - 0.1)
    assert not desk.saved()
    assert desk.documents.is_dirty
    await desk.browser.clock.run(0.2)
    assert desk.saved()
    assert not desk.documents.is_dirty
    assert desk.events[-1] == ("file:saved", {"path": "untitled.md"})


async def test_text_is_saved_at_once_when_the_page_goes(desk):
    desk.open_editor().type_text("a")
    desk.browser.page.hide()
    await desk.browser.clock.run()
    assert desk.saved()
    assert desk.browser.clock.waiting == 0


async def test_text_outlives_the_page(desk):
    desk.open_editor().type_text("# Kept 😀")
    await desk.browser.clock.run(1)
    later = Desk(FakeBrowser(desk.browser.store))
    await later.documents.load()
    assert later.documents.text == "# Kept 😀"
    assert later.open_editor().text() == "# Kept 😀"
    assert later.state.get("editor.language") == "markdown"
    assert later.events[0][0] == "file:opened"


async def test_text_typed_while_a_save_is_under_way_stays_dirty_until_it_is_saved_too(desk):
    editor = desk.open_editor()
    editor.type_text("a")
    desk.documents.save_now()
    editor.type_text("b")
    await desk.browser.clock.run(0.1)
    assert desk.documents.is_dirty
    await desk.browser.clock.run(1)
    assert not desk.documents.is_dirty
    assert '"ab"' in desk.browser.store.tables["documents"]["untitled.md"]


async def test_an_extension_replaces_the_text_in_one_edit(desk):
    editor = desk.open_editor()
    editor.type_text("old")
    desk.documents.set_text("new")
    assert editor.text() == "new"
    assert desk.state.get("editor.content") == "new"


async def test_an_extension_replaces_what_is_selected(desk):
    editor = desk.open_editor()
    editor.type_text("one two three")
    editor.select(4, 7)
    desk.documents.replace_selection("2")
    assert editor.text() == "one 2 three"
    assert desk.documents.text == "one 2 three"


async def test_before_the_editor_is_there_text_is_kept_and_given_to_it(desk):
    desk.documents.set_text("early")
    desk.documents.replace_selection(" bird")
    assert desk.open_editor().text() == "early bird"
