"""The page before Python: policy, skeleton, and the page that is shown when the start fails."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route, expect
from plugyard_process import PlugyardProcess


def test_page_starts_without_errors_under_its_own_policy(check: Callable[[str], Any], page: Page) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    assert check("nothing") == "started"
    assert problems == []


def test_strings_are_not_evaluated(check: Callable[[str], Any], page: Page) -> None:
    check("nothing")
    attempts = ["Function('return 1')()", "new Function('return 1')()", "Function('return(w,x)=>alert(1)')()", "(0, eval)('1')"]
    # In a task of the page's own: what a debugger evaluates is exempt from the policy.
    later = "() => new Promise(done => setTimeout(() => {{ try {{ done(String({0})) }} catch (error) {{ done(error.name) }} }}))"
    refused = [page.evaluate(later.format(attempt)) for attempt in attempts]
    assert refused == ["EvalError"] * 4


def test_only_the_guard_can_become_a_worker(check: Callable[[str], Any], page: Page) -> None:
    check("nothing")
    attempt = "(address) => { try { new Worker(address); return 'made' } catch (error) { return error.name } }"
    if page.evaluate("'trustedTypes' in window"):
        assert page.evaluate(attempt, "/assets/boot.js") == "TypeError"
    assert page.evaluate("typeof window.plugyard.guard") == "object"
    assert page.evaluate("Object.isFrozen(window.plugyard)") is True


def test_skeleton_is_there_before_any_script(server: PlugyardProcess, page: Page) -> None:
    page.route("**/assets/*.js", lambda route: route.abort())
    page.goto(f"{server.url}/", wait_until="commit")
    expect(page.get_by_role("status")).to_have_text("Starting …")
    expect(page.locator(".titlebar")).to_be_visible()


def test_start_that_fails_says_so_and_offers_to_try_again(server: PlugyardProcess, page: Page) -> None:
    broken: list[bool] = []

    def once(route: Route) -> None:
        broken.append(True)
        route.abort() if len(broken) == 1 else route.continue_()

    page.route("**/assets/page-snapshot.*", once)
    page.goto(f"{server.url}/?check=nothing")
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("heading")).to_have_text("Plugyard could not start", timeout=30_000)
    alert.get_by_role("button", name="Reload").click()
    page.wait_for_timeout(100)
    expect(page.locator("html[data-result]")).to_have_count(1, timeout=30_000)


def test_python_error_during_the_start_is_shown_with_its_trace(server: PlugyardProcess, page: Page) -> None:
    page.goto(f"{server.url}/?check=broken_start")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Something went wrong while Plugyard started", timeout=30_000)
    alert.get_by_text("What happened").click()
    expect(alert.locator("pre")).to_contain_text("RuntimeError: The host is broken.")


def test_browser_without_webassembly_is_told_what_is_missing(server: PlugyardProcess, page: Page) -> None:
    page.add_init_script("delete window.WebAssembly")
    page.goto(f"{server.url}/?check=nothing")
    expect(page.get_by_role("alert")).to_contain_text("does not offer WebAssembly")
