"""One Chromium for all tests of a worker; pages that must ask for nothing and complain of nothing."""

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
import sites
from browsing import CHROMIUM, FLAGS, Desk
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="package")
def browser():
    # the package, not the session: while Playwright runs, nothing else in this thread can run asyncio
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def any_desk(browser):
    """Opens pages that may do wrong; a test says what it expects."""
    desk = Desk(browser)
    yield desk
    desk.close()


@pytest.fixture
def desk(any_desk):
    """Opens pages; none may ask for anything or complain of anything, whatever else a test looks for."""
    yield any_desk
    assert [(visit.strangers, visit.complaints) for visit in any_desk.visits] == [([], [])] * len(any_desk.visits)


@pytest.fixture(scope="package")
def aurora(tmp_path_factory):
    return sites.invented(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="package")
def tongues(tmp_path_factory):
    return sites.tongues(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="package")
def history(tmp_path_factory):
    return sites.history(tmp_path_factory.mktemp("site"))


class Host(ThreadingHTTPServer):
    """A web server on this machine that writes down what it is asked for."""

    def __init__(self, folder):
        self.asked = []
        self.folder = folder
        super().__init__(("127.0.0.1", 0), partial(Listener, directory=str(folder)))

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/"

    def lay(self, page):
        """Put a file on the host; return its address."""
        shutil.copy(page, self.folder)
        return f"{self.url}{page.name}"


class Listener(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        self.server.asked.append(self.path)


@pytest.fixture
def host(tmp_path):
    folder = tmp_path / "host"
    folder.mkdir()
    with Host(folder) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
