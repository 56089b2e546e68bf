import pytest
from plugyard.contract.errors import InvalidParams


@pytest.mark.parametrize("level", ["debug", "info", "warn", "error"])
async def test_each_level_writes_into_the_own_log(stage, level):
    extension = await stage.start()
    await extension.call(f"log.{level}", message="<b>plain</b>")
    assert stage.log()[-1] == f"{level}: <b>plain</b>"


async def test_a_line_that_is_too_long_is_refused(stage):
    extension = await stage.start()
    with pytest.raises(InvalidParams):
        await extension.call("log.info", message="x" * 5000)


async def test_more_lines_than_allowed_are_dropped_without_an_error(stage):
    extension = await stage.start()
    before = len(stage.log())
    for _ in range(80):
        await extension.call("log.info", message="x")
    assert len(stage.log()) - before == 50
