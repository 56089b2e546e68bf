"""What the browser layer raises, real and fake alike. Part of the ports: the host catches these and nothing more specific."""


class BrowserError(Exception):
    """Base of everything that a port raises on purpose."""


class HttpFailed(BrowserError):
    """A request to our own server did not end with a 2xx answer."""

    def __init__(self, status: int, path: str) -> None:
        what = f"answered {status} to" if status else "could not be reached for"
        super().__init__(f"The server {what} {path}.")
        self.status = status
        """The HTTP status, or 0 when there was no answer at all."""
        self.path = path


class SandboxFailed(BrowserError):
    """A sandbox frame could not be made, or its handshake was not valid in time."""
