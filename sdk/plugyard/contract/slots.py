"""The places of the workbench that views can be put into."""

SLOTS: dict[str, str] = {
    "toolbar": "A row of small controls above the editor.",
    "canvas": "Beside or below the text.",
    "sidebar": "At the side, one view at a time.",
    "statusbar": "The bar at the bottom; one line high.",
    "modal": "A dialog over the page.",
    "panel": "Below the editor, one tab per view.",
}
