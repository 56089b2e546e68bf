import json
import logging

from plugyard_host.browser.fake.browser import FakeBrowser
from plugyard_host.host.host import Host
from plugyard_host.host.host_log import HostLogHandler


async def test_start_up_happens_in_order(stage):
    order = []
    first, second = stage.script("first"), stage.script("second")
    first.on_activate(lambda: order.append("onStartup"))
    second.on_activate(lambda: order.append("onStartupFinished"))
    stage.host.events.emitted.listen(lambda event: order.append(event[0]))
    stage.browser.server.install("second", activationEvents=["onStartupFinished"])
    stage.browser.server.install("first")
    await stage.run_host()
    assert set(order) == {"file:opened", "platform:ready", "onStartup", "onStartupFinished"}
    assert order.index("onStartup") < order.index("onStartupFinished")
    assert stage.browser.live.paths == ["/api/v1/live"]


async def test_packages_are_fetched_side_by_side_before_anything_starts(stage):
    for name in ("a-one", "b-two", "c-three"):
        stage.browser.server.install(name)
    await stage.run_host()
    assert len(stage.browser.http.requests) == 4
    assert [row.state for row in stage.host.supervisor.running()] == ["active"] * 3


async def test_every_extension_hears_that_the_platform_is_ready_however_late_it_comes(stage):
    extension = stage.script("hello")
    extension.on_activate(lambda: extension.call("events.on", name="platform:ready", registration=1))
    await stage.start(activationEvents=["onStartupFinished"])
    assert extension.of("events.deliver")[0]["data"] == {"version": "1.0.0"}


async def test_an_extension_for_the_documents_language_is_started(stage):
    await stage.start(activationEvents=["onLanguage:markdown"])
    assert stage.state() == "active"


async def test_without_a_server_the_page_works_and_says_why_nothing_is_there(stage):
    stage.browser.http.files["/api/v1/user/extensions"] = 0
    await stage.run_host()
    assert "could not be loaded" in stage.host.logs.entries()[0].message
    stage.host.documents.set_text("still writing")
    await stage.run(1)


async def test_an_answer_of_the_server_that_makes_no_sense_is_said(stage):
    stage.browser.http.files["/api/v1/user/extensions"] = json.dumps({"extensions": [{"id": "acme.x"}]})
    await stage.run_host()
    assert "cannot be read" in stage.host.logs.entries()[0].message


async def test_what_an_extension_keeps_and_was_granted_survives_a_reload(stage):
    first = await stage.start(permissions=["storage", "appearance"])
    await first.call("storage.set", key="n", value=3)
    await first.call("state.set", key="format.fontFamily", value="Serif")
    stage.host.grants.revoke("acme.hello", "appearance")
    await stage.run()
    browser = FakeBrowser(stage.browser.store)
    host = Host(browser)
    again = browser.sandbox.script("acme.hello")
    browser.server.install("hello", permissions=["storage", "appearance"])
    await host.start()
    await browser.clock.run()
    assert await again.call("storage.get", key="n") == 3
    assert await again.call("permissions.has", permission="appearance") is False
    assert host.state.get("format.fontFamily") == "Serif"


async def test_the_ledger_is_saved_when_the_page_goes(stage):
    extension = await stage.start()
    await extension.call("env.get")
    stage.browser.page.hide()
    await stage.run()
    assert "acme.hello" in stage.browser.store.tables["ledger"]


async def test_what_our_own_modules_log_is_seen_in_the_page_and_the_console(stage):
    logger = logging.getLogger("plugyard_host.test")
    handler = HostLogHandler(stage.host.logs, stage.browser.page)
    logger.addHandler(handler)
    try:
        logger.error("something of ours failed")
        logger.info("not worth a line")
    finally:
        logger.removeHandler(handler)
    assert [entry.message for entry in stage.host.logs.entries("plugyard.host")] == ["something of ours failed"]
    assert stage.browser.page.console == [("error", "something of ours failed")]
