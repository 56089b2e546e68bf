from plugyard_host.main import mark_first_active


async def test_the_first_active_extension_sets_one_mark(stage):
    mark_first_active(stage.host, stage.browser.page)
    stage.browser.server.install("one")
    stage.browser.server.install("two")
    await stage.run_host()
    assert stage.browser.page.marks == ["plugyard:first-active"]


async def test_without_an_active_extension_there_is_no_mark(stage):
    mark_first_active(stage.host, stage.browser.page)
    stage.browser.sandbox.fails = True
    await stage.start()
    assert stage.browser.page.marks == []
