"""The first document that anyone sees: what this is, in ten seconds, in the very format it is about."""

WELCOME = """\
# Welcome to Plugyard

A workbench in your browser that **extensions** make your own.

Each one runs in a sandbox: it can neither freeze this page nor read what you did not give it.

## Look around

- This preview, the font menu above and the word count below are **three extensions at work**.
- Press `F1` for every command there is. Try *Count a Click*.
- Open *Extensions* on the left: who runs, how fast it started, and a button to stop it.

## Write your own

Drop a folder with a `manifest.json` and an `extension.js` or `extension.py` into `var/dev-extensions`.

It appears here at once, and again whenever you save.

> Type anything. What you write stays on this device.
"""
