import pytest
from plugyard.contract.errors import InvalidParams, NotFound


async def test_files_of_the_own_package_are_read(stage):
    extension = await stage.start(files={"media/words.txt": "Wörter".encode()})
    assert await extension.call("assets.read", path="media/words.txt") == "Wörter"


@pytest.mark.parametrize(
    "path", ["nope.txt", "../manifest.json", "/manifest.json", "./manifest.json", "media/../manifest.json", "keys", "__class__"]
)
async def test_only_an_exact_path_is_a_file(stage, path):
    extension = await stage.start()
    with pytest.raises(NotFound):
        await extension.call("assets.read", path=path)


async def test_a_file_that_is_no_text_is_refused(stage):
    extension = await stage.start(files={"media/x.txt": b"\xff\xfe\x00"})
    with pytest.raises(InvalidParams, match="UTF-8"):
        await extension.call("assets.read", path="media/x.txt")
