"""*Running extensions*: what it says, what its buttons do, and that little is drawn again."""

import pytest
from plugyard_host.host.registry import Installed
from plugyard_host.views.extension_facts import milliseconds


async def card(bench, name):
    await bench.run()
    return bench.dom.find("region", "Running extensions").find("article", name)


async def test_active_extension_tells_its_facts(mounted):
    await mounted.stage.start("hello", activationEvents=["onStartup"])
    text = (await card(mounted, "Hello")).text_content
    for fact in ("Active", "JavaScript", "acme.hello 1.0.0", "ms", "Activation"):
        assert fact in text


async def test_stop_and_restart_act_on_one_extension(mounted):
    await mounted.stage.start("hello", activationEvents=["onStartup"])
    (await card(mounted, "Hello")).find("button", "Stop").click()
    await mounted.run(2)
    stopped = await card(mounted, "Hello")
    assert "Idle" in stopped.text_content
    assert stopped.query("button", "Stop") is None
    stopped.find("button", "Restart").click()
    await mounted.run(2)
    assert "Active" in (await card(mounted, "Hello")).text_content


async def test_extension_that_never_ran_can_be_started(mounted):
    await mounted.stage.start("hello", activationEvents=["onCommand:hello.wave"])
    row = await card(mounted, "Hello")
    assert "Not started" in row.text_content
    row.find("button", "Start").click()
    await mounted.run(2)
    assert "Active" in (await card(mounted, "Hello")).text_content


async def test_broken_development_extension_says_why_and_that_nobody_reviewed_it(mounted):
    mounted.host.registry.put(Installed("local.greeter", "dev", False, problem="manifest.json:3: <b>version</b> is missing."))
    row = await card(mounted, "local.greeter")
    for fact in ("Broken", "Not reviewed", "Development", "manifest.json:3: <b>version</b> is missing."):
        assert fact in row.text_content
    assert row.query("button", "Restart") is None
    assert row.text_content.count("local.greeter") == 1
    assert "0 running, 1 failed" in mounted.dom.find("contentinfo", "Status bar").text_content


async def test_crash_is_told_with_its_reason(mounted):
    await mounted.stage.start("hello", activationEvents=["onStartup"])
    instance = mounted.stage.instance("hello")
    mounted.browser.guard.verdict(instance.number, "silent", "no answer for 5 s")
    row = await card(mounted, "Hello")
    assert "Crashed" in row.text_content
    assert row.with_class("running-reason")[0].text_content != ""


async def test_removed_extension_goes(mounted):
    mounted.host.registry.put(Installed("local.greeter", "dev", False, problem="x"))
    await card(mounted, "local.greeter")
    mounted.host.registry.remove("local.greeter")
    await mounted.run()
    assert mounted.dom.find("region", "Running extensions").query_all("article") == []


async def test_many_changes_are_drawn_once_per_frame_and_only_where_something_changed(mounted):
    await mounted.stage.start("hello", activationEvents=["onStartup"])
    await card(mounted, "Hello")
    before = mounted.dom.writes
    for _ in range(100):
        mounted.host.supervisor.changed.emit("acme.hello")
    await mounted.run()
    assert mounted.dom.writes - before < 20


async def test_show_log_filters_the_output(mounted):
    await mounted.stage.start("hello", activationEvents=["onStartup"])
    mounted.host.logs.add("acme.other", "info", "not this")
    mounted.host.logs.add("acme.hello", "info", "but this")
    (await card(mounted, "Hello")).find("button", "Show log").click()
    await mounted.run()
    log = mounted.dom.find("log")
    assert "but this" in log.text_content
    assert "not this" not in log.text_content


@pytest.mark.parametrize(("value", "text"), [(None, "–"), (4.25, "4.2 ms"), (12.6, "13 ms"), (1250.0, "1,250 ms")])
def test_milliseconds_are_as_exact_as_needed(value, text):
    assert milliseconds(value) == text
