"""The one error of the web build: its text is all that the person who started the build gets to see."""


class BuildFailed(Exception):
    """A step could not be done. The message says what is wrong and what to do about it."""
