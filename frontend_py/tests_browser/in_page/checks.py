"""The checks: each takes the real browser, does something, and returns what the test outside looks at."""

import asyncio
import json

from plugyard_host.browser.errors import HttpFailed, SandboxFailed

TIMEOUT_S = 20


async def nothing(browser):
    return "started"


# --- store


async def store_round_trip(browser):
    store = browser.store
    for key, text in {"a/1": "one", "a/2": "zwei ü 😀", "b": "other"}.items():
        await store.set("t", key, text)
    await store.set("other", "a/1", "not in t")
    found = await store.items("t", "a/")
    await store.delete("t", "a/1")
    left = await store.items("t", "")
    await store.delete_prefix("t", "a")
    return {
        "found": found,
        "missing": await store.get("t", "nope"),
        "after_delete": left,
        "after_prefix": await store.items("t", ""),
        "other": await store.items("other", ""),
    }


async def store_write(browser):
    await browser.store.set("t", "kept", "from the last visit")


async def store_read(browser):
    return await browser.store.get("t", "kept")


async def store_many_at_once(browser):
    await asyncio.gather(*(browser.store.set("t", f"k{number:03}", str(number)) for number in range(200)))
    return len(await browser.store.items("t", "k"))


# --- document


async def dom_text_is_never_markup(browser):
    box = browser.dom.create("div", text="<img src=x onerror=alert(1)>")
    browser.dom.body.append(box)
    box.set_text("<b>bold</b>")
    return {"children": box.node.childElementCount, "text": box.node.textContent}


async def dom_refuses_code(browser):
    box, refused = browser.dom.create("div"), []
    for attempt in (
        lambda: box.set_attribute("onclick", "alert(1)"),
        lambda: box.set_attribute("srcdoc", "<script>"),
        lambda: browser.dom.create("script"),
        lambda: browser.dom.create("IFRAME"),
    ):
        try:
            attempt()
        except ValueError:
            refused.append(True)
    return len(refused)


async def dom_insert_puts_a_child_at_its_index(browser):
    box = browser.dom.create("div")
    letters = {name: browser.dom.create("i", text=name) for name in "abcd"}
    box.append(*letters.values())
    orders = []
    for index, name in ((2, "a"), (0, "d"), (3, "b"), (1, "c"), (9, "d")):
        box.insert(index, letters[name])
        orders.append(box.node.textContent)
    return orders


async def dom_listener_can_dispose_itself(browser):
    button, heard = browser.dom.create("button"), []

    def on_click(event):
        heard.append(event.type)
        listening.dispose()
        listening.dispose()

    listening = button.on("click", on_click)
    button.node.click()
    button.node.click()
    return heard


async def dom_focus_survives_an_insert_that_moves_nothing(browser):
    box, field = browser.dom.create("div"), browser.dom.create("input")
    browser.dom.body.append(box)
    box.append(browser.dom.create("i"), field)
    field.focus()
    box.insert(1, field)
    return box.contains_focus()


async def dialog_opens_and_closes(browser):
    dialog = browser.dom.create("dialog", text="Really?")
    browser.dom.body.append(dialog)
    dialog.show_modal()
    opened = bool(dialog.node.open)
    dialog.close()
    return [opened, bool(dialog.node.open)]


# --- server


async def http_answers_and_failures(browser):
    failures = []
    for path in ("/no-such-page", "http://localhost:1/"):  # the second is refused by connect-src
        try:
            await browser.http.get_text(path)
        except HttpFailed as failure:
            failures.append(failure.status)
    data = await browser.http.get_bytes("/")
    return {"failures": failures, "same": data.decode() == await browser.http.get_text("/"), "sha256": await browser.page.sha256(b"abc")}


async def live_channel_delivers(browser):
    first = asyncio.get_running_loop().create_future()
    channel = browser.live.connect("/api/v1/live", lambda text: first.done() or first.set_result(text))
    message = json.loads(await asyncio.wait_for(first, TIMEOUT_S))
    channel.dispose()
    channel.dispose()
    return message["type"]


# --- editor


async def editor_reports_changes_and_selection(browser):
    parent, changes, selections = browser.dom.create("div"), [], []
    parent.set_style("height", "300px")
    browser.dom.body.append(parent)
    editor = await browser.editors.create(
        parent,
        text="# Hi\nhello",
        language="markdown",
        on_change=changes.append,
        on_selection=lambda chosen: selections.append([chosen.start, chosen.end, chosen.text]),
    )
    editor.replace(0, 4, "# 😀")
    editor.replace(9, 9, "")
    editor.select(2, 4)
    editor.set_language("python")
    editor.set_appearance(dark=True, font_family="serif", font_size="20px")
    await browser.clock.sleep(0.2)
    content = parent.node.shadowRoot.querySelector(".cm-content")
    styles = browser.page._window.getComputedStyle(content)
    return {
        "text": editor.text(),
        "changes": changes,
        "selections": selections,
        "label": content.getAttribute("aria-label"),
        "font": styles.fontFamily,
        "size": styles.fontSize,
        "styles_in_document": browser.page._window.document.querySelectorAll("style").length,
    }


# --- guard and sandbox

EXTENSION = {"main.js": b"export function activate(api) { globalThis.ok = 1; }"}


class Wire:
    """The host's side of one instance, as little as there can be."""

    def __init__(self, browser):
        self.texts, self.verdicts, self._changed = [], [], asyncio.Event()
        browser.guard.listen(on_text=self._on_text, on_verdict=self._on_verdict, on_beats=lambda beats: None)

    def _on_text(self, instance, text):
        self.texts.append(json.loads(text))
        self._changed.set()
        return ""

    def _on_verdict(self, instance, verdict, detail):
        self.verdicts.append(verdict)
        self._changed.set()

    async def until(self, is_there):
        async with asyncio.timeout(TIMEOUT_S):
            while not (found := is_there()):
                self._changed.clear()
                await self._changed.wait()
        return found

    async def method(self, name):
        return await self.until(lambda: next((text for text in self.texts if text.get("method") == name), None))

    async def answer(self, number):
        return await self.until(lambda: next((text for text in self.texts if text.get("id") == number and "method" not in text), None))


async def sandbox_starts(browser, runtime):
    wire = Wire(browser)
    frame = await browser.sandbox.open(1, runtime)
    ready = await wire.method("$/ready")
    element = frame._element
    facts = {name: element.getAttribute(name) for name in ("sandbox", "allow", "referrerpolicy", "src")}
    count = browser.page._window.document.querySelectorAll("iframe").length
    browser.guard.drop(1)
    frame.remove()
    frame.remove()
    return {"runtime": ready["params"]["runtime"], **facts, "frames": count, "hidden": bool(element.hidden)}


async def javascript_extension_activates(browser):
    wire = Wire(browser)
    await browser.sandbox.open(1, "javascript")
    await wire.method("$/ready")
    browser.guard.send_files(1, EXTENSION)
    params = {"id": "a.b", "version": "1.0.0", "main": "main.js", "runtime": "javascript", "contributes": {}, "env": {}}
    browser.guard.send(1, json.dumps({"jsonrpc": "2.0", "id": 5, "method": "extension.activate", "params": params}))
    return (await wire.answer(5))["result"]


async def two_sandboxes_have_names_of_their_own(browser):
    frames = [await browser.sandbox.open(number, "javascript") for number in (1, 2)]
    names = {frame._element.src.split("/")[2] for frame in frames}
    return {"different": len(names) == 2, "page": browser.page._window.location.host in names}


async def unknown_runtime_is_refused(browser):
    try:
        await browser.sandbox.open(1, "constructor")
    except SandboxFailed as failure:
        return str(failure)
    return None


CHECKS = {
    name: check
    for name, check in list(globals().items())
    if asyncio.iscoroutinefunction(check) and check.__module__ == __name__ and name != "sandbox_starts"
}
for _runtime in ("javascript", "micropython", "python"):
    CHECKS[f"sandbox_starts_{_runtime}"] = lambda browser, runtime=_runtime: sandbox_starts(browser, runtime)
