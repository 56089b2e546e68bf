"""The whole door in one object."""

from plugyard_host.browser.ports import Browser, Clock, Dom, Editors, Guard, Http, LiveChannel, Page, Sandbox, Store
from plugyard_host.browser.real.clock import RealClock
from plugyard_host.browser.real.dom import RealDom
from plugyard_host.browser.real.editors import RealEditors
from plugyard_host.browser.real.guard import RealGuard
from plugyard_host.browser.real.http import RealHttp
from plugyard_host.browser.real.live import RealLiveChannel
from plugyard_host.browser.real.page import RealPage
from plugyard_host.browser.real.sandbox import RealSandbox
from plugyard_host.browser.real.store import RealStore


class RealBrowser:
    """Everything that `ports.Browser` promises, on this page."""

    def __init__(self) -> None:
        self.clock: Clock = RealClock()
        self.dom: Dom = RealDom()
        self.editors: Editors = RealEditors()
        self.guard: Guard = RealGuard()
        self.http: Http = RealHttp()
        self.live: LiveChannel = RealLiveChannel(self.clock)
        self.page: Page = RealPage()
        self.sandbox: Sandbox = RealSandbox()
        self.store: Store = RealStore()


def open_browser() -> Browser:
    """The browser as the rest of the host knows it."""
    return RealBrowser()
