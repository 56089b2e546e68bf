"""The extension that all conversations talk to; `extension.js` is the same in JavaScript."""

from plugyard import STATE_KEYS, use_event, use_state_value

state = {"count": 0, "items": ["a", "b", "c"], "hello": ""}


async def activate(api):
    api.commands.register_command("test.echo", lambda *args: list(args))

    def fail():
        raise RuntimeError("no luck today")

    api.commands.register_command("test.fail", fail)

    async def store():
        n = (await api.storage.get("n")) or 0
        await api.storage.set("n", n + 1)
        api.ui.show_notification(f"Stored {n + 1}", "info")

    api.commands.register_command("test.store", store)
    listening = api.events.on("platform:ready", lambda data: api.state.set("local.test.seen", data))
    api.commands.register_command("test.deafen", listening.dispose)
    nodes = api.nodes

    def add():
        state["count"] += 1

    def turn():
        state["items"] = ["c", "a", "d"]

    def render(context):
        return nodes.column(
            nodes.text(f"count: {state['count']}", strong=state["count"] > 1),
            nodes.button("Add", on_click=add),
            nodes.button("Turn", on_click=turn),
            nodes.row([nodes.text(item, key=item) for item in state["items"]]),
            gap=1,
        )

    panel = api.ui.register_panel("panel", "Panel", render)

    async def reset():
        state["count"] = 0
        panel.update()

    api.commands.register_command("test.reset", reset)


def words(context):
    content = use_state_value(context, STATE_KEYS.CONTENT) or ""

    def greet(data):
        state["hello"] = "hello "

    use_event(context, "platform:ready", greet)
    return context.nodes.text(f"{state['hello']}{len(content.split())} words")


def deactivate():
    print("good bye")
