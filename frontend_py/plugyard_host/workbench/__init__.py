"""The frame around everything: bars, panel, palette, notifications, dialogs. Talks to the page through `browser.ports` only."""
