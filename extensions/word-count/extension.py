"""Word count in the status bar. Runs on MicroPython."""

from counting import count, phrase
from plugyard import STATE_KEYS, use_state_value


def activate(api):
    pass


def word_count(context):
    text = use_state_value(context, STATE_KEYS.CONTENT) or ""
    words, characters, lines = count(text)
    nodes = context.nodes
    return nodes.row(
        [
            nodes.text(phrase(words, "word")),
            nodes.text(phrase(characters, "character"), tone="muted"),
            nodes.text(phrase(lines, "line"), tone="muted"),
        ],
        gap=2,
    )
