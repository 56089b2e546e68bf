"""`FakeBrowser`: all fakes as one `Browser`."""

from plugyard_host.browser.fake.clock import FakeClock
from plugyard_host.browser.fake.dom import FakeDom
from plugyard_host.browser.fake.editor import FakeEditors
from plugyard_host.browser.fake.guard import FakeGuard, FakeSandbox
from plugyard_host.browser.fake.net import FakeHttp, FakeLiveChannel
from plugyard_host.browser.fake.page import FakePage
from plugyard_host.browser.fake.server import FakeServer
from plugyard_host.browser.fake.store import FakeStore


class FakeBrowser:
    def __init__(self, store: FakeStore | None = None) -> None:
        self.clock = FakeClock()
        self.dom = FakeDom()
        self.editors = FakeEditors()
        self.guard = FakeGuard()
        self.http = FakeHttp()
        self.live = FakeLiveChannel()
        self.page = FakePage()
        self.sandbox = FakeSandbox(self.guard)
        self.server = FakeServer(self.http, self.live)
        self.store = store if store is not None else FakeStore()
