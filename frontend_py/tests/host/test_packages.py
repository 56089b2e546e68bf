"""Packages that are not what was listed, or cannot run here."""


async def problem_of(stage, name="hello") -> str:
    await stage.start("good")
    assert stage.state("good") == "active"
    return stage.host.registry.get(f"acme.{name}").problem


def tamper(stage, entry) -> None:
    stage.browser.http.files[entry["bundleUrl"]] = stage.browser.http.files[entry["bundleUrl"]] + b"\0"


async def test_a_package_whose_hash_differs_is_never_opened(stage, monkeypatch):
    opened = []
    monkeypatch.setattr("plugyard_host.host.packages.read_verified", lambda data, **_: opened.append(data))
    await stage.run_host()
    entry = stage.browser.server.entry("hello", source="dev")
    tamper(stage, entry)
    stage.browser.live.send({"type": "dev-extension-changed", "entry": entry})
    await stage.run()
    assert opened == []
    assert "hash" in stage.host.registry.get("acme.hello").problem
    assert stage.browser.sandbox.opened == []


async def test_a_package_listed_under_another_id_is_refused(stage):
    await stage.run_host()
    entry = {**stage.browser.server.entry("hello", source="dev"), "id": "acme.trusted"}
    stage.browser.live.send({"type": "dev-extension-changed", "entry": entry})
    await stage.run()
    assert "calls itself acme.hello" in stage.host.registry.get("acme.trusted").problem
    assert stage.host.grants.held("acme.trusted") == []


async def test_a_package_for_a_newer_platform_says_so_and_the_others_run(stage):
    stage.browser.server.install("hello", engines={"platform": "^9.0.0"})
    problem = await problem_of(stage)
    assert "^9.0.0" in problem
    assert "1.0.0" in problem
    [entry] = stage.host.logs.entries("acme.hello")
    assert entry.file in (None, "manifest.json")


async def test_a_missing_entry_file_is_named_with_file_and_line(stage):
    stage.browser.server.install("hello", main="missing.js", leave_out=("missing.js",))
    assert "missing.js" in await problem_of(stage)
    entry = next(entry for entry in stage.host.logs.entries("acme.hello") if "missing.js" in entry.message)
    assert entry.file == "manifest.json"
    assert entry.line >= 1


async def test_an_unknown_runtime_is_named_with_file_and_line(stage):
    stage.browser.server.install("hello", runtime="ruby")
    assert "ruby" in await problem_of(stage)
    entry = next(entry for entry in stage.host.logs.entries("acme.hello") if "ruby" in entry.message)
    assert entry.file == "manifest.json"
    assert entry.line >= 1


async def test_a_package_that_cannot_be_fetched_says_so(stage):
    await stage.run_host()
    entry = stage.browser.server.entry("hello", source="dev")
    stage.browser.http.files[entry["bundleUrl"]] = 503
    stage.browser.live.send({"type": "dev-extension-changed", "entry": entry})
    await stage.run()
    assert "503" in stage.host.registry.get("acme.hello").problem


async def test_a_verified_package_is_fetched_once(stage):
    await stage.start()
    await stage.host.supervisor.restart("acme.hello")
    assert len([path for path in stage.browser.http.requests if path.startswith("/packages/")]) == 1
