"""`Shell`: the regions of the page, empty. What goes into each is the business of the module of that name."""

from plugyard_host.browser.ports import Dom, Element


class Shell:
    """Regions are landmarks with names; layout.css places them."""

    def __init__(self, dom: Dom) -> None:
        self._dom = dom
        self.root = dom.create("div", classes="shell", attributes={"id": "workbench"})
        self.titlebar = dom.create("header", classes="titlebar")
        self.activitybar = dom.create("nav", classes="activitybar", attributes={"aria-label": "Views"})
        self.sidebar = dom.create("aside", classes="sidebar", attributes={"id": "sidebar", "aria-label": "Sidebar"})
        self.stage = dom.create("main", classes="stage", attributes={"aria-label": "Workspace"})
        self.editor = dom.create("div", classes="editor sheet")
        self.panel = dom.create("div", classes="panel sheet", attributes={"id": "panel"})
        self.statusbar = dom.create("footer", classes="statusbar", attributes={"role": "contentinfo", "aria-label": "Status bar"})

    def assemble(self, sidebar_separator: Element, panel_separator: Element) -> None:
        """Put everything in the order in which the keyboard walks through it."""
        self.stage.append(self.editor, panel_separator, self.panel)
        workspace = self._dom.create("div", classes="workspace")
        workspace.append(self.activitybar, self.sidebar, sidebar_separator, self.stage)
        self.root.append(self.titlebar, workspace, self.statusbar)
