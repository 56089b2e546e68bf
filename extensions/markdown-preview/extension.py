"""A live Markdown preview in a panel. Runs on CPython; markdown-it-py comes along as a wheel."""

from drawing import beginning, draw
from plugyard import STATE_KEYS, use_state_value


def activate(api):
    pass


def preview(context):
    text = use_state_value(context, STATE_KEYS.CONTENT) or ""
    if not text.strip():
        return context.nodes.text("Write some Markdown and it shows here.", tone="muted")
    shown = beginning(text)
    blocks = draw(shown, context.nodes)
    if len(shown) < len(text):
        blocks.append(context.nodes.text("The preview shows the beginning of this long document.", tone="muted"))
    return context.nodes.column(blocks, gap=3, padding=4)
