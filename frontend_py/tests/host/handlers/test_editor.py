import pytest
from plugyard.contract.errors import LimitExceeded, PermissionDenied
from plugyard_host.browser.fake.editor import FakeTextEditor
from plugyard_host.host.documents import MAX_CHARACTERS


@pytest.fixture
def editor(stage):
    documents = stage.host.documents
    editor = FakeTextEditor("one two", "markdown", documents.editor_changed, documents.selection_changed)
    documents.text = "one two"
    documents.attach(editor)
    return editor


async def test_text_and_selection_are_read(stage, editor):
    extension = await stage.start(permissions=["editor.read"])
    stage.host.documents.attach(editor)
    stage.host.documents.set_text("one two")
    editor.select(4, 7)
    assert await extension.call("editor.getText") == "one two"
    assert await extension.call("editor.getSelection") == {"start": 4, "end": 7, "text": "two"}
    await stage.run(1)


async def test_text_and_selection_are_replaced(stage, editor):
    extension = await stage.start(permissions=["editor.write"])
    await extension.call("editor.setText", text="three four")
    editor.select(0, 5)
    await extension.call("editor.replaceSelection", text="3")
    assert editor.text() == "3 four"
    await stage.run(1)


async def test_reading_does_not_allow_writing_nor_writing_reading(stage):
    reader = await stage.start("reader", permissions=["editor.read"])
    writer = stage.script("writer")
    stage.browser.server.drop("writer", permissions=["editor.write"])
    await stage.run()
    for extension, calls in ((reader, ("setText", "replaceSelection")), (writer, ("getText", "getSelection"))):
        for verb in calls:
            with pytest.raises(PermissionDenied):
                await extension.call(f"editor.{verb}", **({"text": "x"} if extension is reader else {}))
    assert stage.host.documents.text == ""


async def test_an_extension_cannot_make_the_text_grow_without_end(stage):
    extension = await stage.start(permissions=["editor.write"])
    with pytest.raises(LimitExceeded):
        for _ in range(6):
            await extension.call("editor.replaceSelection", text="x" * 1_000_000)
    assert len(stage.host.documents.text) <= MAX_CHARACTERS
    await stage.run(1)
