"""Runs inside real pages, in place of the host: checks of the real browser layer. Nothing of it is part of the app."""
