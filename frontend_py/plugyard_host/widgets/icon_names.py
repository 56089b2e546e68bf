"""The names of the icons that icons.css can draw. A test keeps both lists the same."""

FALLBACK = "dot"
"""Drawn for a name that is not known."""

ICON_NAMES = frozenset(
    {
        *(
            "activity",
            "arrow-down",
            "arrow-left",
            "arrow-right",
            "arrow-up",
            "bell",
            "bell-unread",
            "blocks",
            "bookmark",
            "bug",
            "calendar",
        ),
        *("check", "chevron-down", "chevron-left", "chevron-right", "chevron-up", "clock", "code", "copy", "document", "dot", "download"),
        *("edit", "error", "external", "eye", "file", "filter", "folder", "globe", "hash", "heart", "image", "info", "keyboard", "link"),
        *("list", "lock", "mark", "minus", "more", "palette", "panel-bottom", "panel-right", "play", "plus", "restart", "search"),
        *("settings", "sidebar", "star", "stop", "success", "tag", "terminal", "theme-dark", "theme-light", "theme-system", "trash"),
        *("type", "unreviewed", "upload", "user", "warning", "x", "zap"),
    }
)


def known_icon(name: str) -> str:
    return name if name in ICON_NAMES else FALLBACK
