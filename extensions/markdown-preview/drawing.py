"""Turns Markdown into a tree of nodes. Markup in the text stays text: nothing here knows of HTML."""

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
WEB_ADDRESS = ("https://", "mailto:")


MAX_CHARACTERS = 30_000
"""Every keystroke parses and draws anew: about 0.2 s for so much text, and within what one view may hold."""


def beginning(text):
    """As many whole lines of `text` as are previewed."""
    return text if len(text) <= MAX_CHARACTERS else text[: text.rfind("\n", 0, MAX_CHARACTERS) + 1] or text[:MAX_CHARACTERS]


def draw(text, nodes):
    """Return the nodes of the document's blocks, made by the builders `nodes`."""
    return [node for child in SyntaxTreeNode(PARSER.parse(text)).children if (node := Block(nodes).draw(child)) is not None]


class Block:
    """Draws block after block; one method for each kind that markdown-it names."""

    def __init__(self, nodes):
        self.nodes = nodes

    def draw(self, block):
        method = getattr(self, "draw_" + block.type, None)
        return method(block) if method else self.nodes.text(block.content)

    def draw_all(self, blocks):
        return [node for block in blocks if (node := self.draw(block)) is not None]

    def draw_heading(self, block):
        return self.nodes.heading(plain(block) or " ", level=int(block.tag[1]))

    def draw_paragraph(self, block):
        return self.nodes.text(Inline(self.nodes).draw_all(block.children[0].children))

    def draw_bullet_list(self, block):
        return self.nodes.list([self.draw_item(item) for item in block.children], ordered=False)

    def draw_ordered_list(self, block):
        return self.nodes.list([self.draw_item(item) for item in block.children], ordered=True)

    def draw_item(self, item):
        drawn = self.draw_all(item.children)
        return drawn[0] if len(drawn) == 1 else self.nodes.column(drawn, gap=1)

    def draw_blockquote(self, block):
        return self.nodes.row([self.nodes.divider(vertical=True), self.nodes.column(self.draw_all(block.children), gap=2)], gap=3)

    def draw_fence(self, block):
        return self.nodes.code(block.content.rstrip("\n"), block=True, language=(block.info.split() or ["text"])[0][:64])

    def draw_code_block(self, block):
        return self.nodes.code(block.content.rstrip("\n"), block=True)

    def draw_hr(self, block):
        return self.nodes.divider()

    def draw_table(self, block):
        head, *bodies = block.children
        titles = [plain(cell) for cell in head.children[0].children]
        rows = [{str(i): plain(cell) for i, cell in enumerate(row.children)} for body in bodies for row in body.children]
        return self.nodes.table(columns=[{"key": str(i), "title": title or " "} for i, title in enumerate(titles)], rows=rows)


class Inline:
    """Draws the inside of a paragraph. Style is inherited: emphasis within strong is both."""

    def __init__(self, nodes, **style):
        self.nodes = nodes
        self.style = style

    def draw_all(self, inlines):
        return [node for inline in inlines for node in self.draw(inline)]

    def draw(self, inline):
        method = getattr(self, "draw_" + inline.type, None)
        return method(inline) if method else [self.nodes.text(inline.content, **self.style)] if inline.content else []

    def styled(self, inline, **more):
        return Inline(self.nodes, **{**self.style, **more}).draw_all(inline.children)

    def draw_strong(self, inline):
        return self.styled(inline, strong=True)

    def draw_em(self, inline):
        return self.styled(inline, emphasis=True)

    def draw_s(self, inline):
        return self.styled(inline, strike=True)

    def draw_code_inline(self, inline):
        return [self.nodes.code(inline.content)]

    def draw_softbreak(self, inline):
        return [self.nodes.text(" ")]

    def draw_hardbreak(self, inline):
        return [self.nodes.text("\n")]

    def draw_link(self, inline):
        href = inline.attrs.get("href", "")
        if not href.startswith(WEB_ADDRESS):
            return self.styled(inline)  # an anchor or relative path leads nowhere from a preview
        return [self.nodes.link(plain(inline)[:1000] or href[:1000], href=href)]

    def draw_image(self, inline):
        return [
            self.nodes.badge(plain(inline)[:1000] or "image", tone="default")
        ]  # an address would load from the network: the name stands for it


def plain(node):
    """All text below `node`, without style."""
    if not node.children:
        return node.content if isinstance(getattr(node, "token", None), Token) or node.type == "text" else ""
    return "".join(plain(child) if child.type != "softbreak" else " " for child in node.children)
