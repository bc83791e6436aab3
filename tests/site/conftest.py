"""A browser that stays open, the pages of the site, and in which order they are visited."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from links_of_site import MOVED
from published_site import built

SITE = Path(__file__).parents[2] / "docs/_build/html"
EMBEDDED = "embed"  # the folder of the figures for frames, which are no pages of their own
# Those that take longest come first, so that both processes end at the same time.
ADDRESSES = [
    path.relative_to(SITE).as_posix()
    for path in sorted(SITE.rglob("*.html"), key=lambda path: path.stat().st_size, reverse=True)
    if path.parent.name != EMBEDDED and MOVED not in path.read_text("utf-8")
]
PATIENCE = 30_000  # milliseconds, as Playwright waits by itself
DESK = {"width": 1280, "height": 720}
SHIFTS = """new Promise(resolve => {
    const told = ({value, sources}) => [value, sources.map(({node}) => node?.outerHTML?.slice(0, 200))];
    new PerformanceObserver(list => resolve(list.getEntries().map(told)))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve([]), 200);
})"""
# As on a busy machine: a test that does not wait for what is drawn fails each time, and not once in many. A timer would
# do so, too, but after one it happens that Chromium forgets a frame, and remembers it half a minute later.
LATE_FRAMES = """{
    const soon = requestAnimationFrame;
    window.requestAnimationFrame = draw => soon(() => soon(draw));
}"""
FROM_THE_TOP = """new Promise(resolve => {
    scrollTo({top: 0, behavior: "instant"});
    requestAnimationFrame(() => requestAnimationFrame(resolve));  // after what scripts do about it
})"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option `--page`."""
    parser.addoption("--page", metavar="NAMES", default="", help="check only these pages, such as gelu or table")


def asked(config: pytest.Config) -> list[str]:
    """Return the addresses of the pages that are asked for, by default all."""
    names = config.getoption("page").split()
    if unknown := set(names) - {Path(address).stem for address in ADDRESSES}:
        raise pytest.UsageError(f"The site has no page {', '.join(sorted(unknown))}.")
    return [address for address in ADDRESSES if not names or Path(address).stem in names]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test for every page if it takes `address`, unless it names some; give it all at once as `addresses`."""
    named = any("address" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "address" in metafunc.fixturenames and not named:
        metafunc.parametrize("address", ADDRESSES)
    if "addresses" in metafunc.fixturenames:
        metafunc.parametrize("addresses", [asked(metafunc.config)], ids=[metafunc.config.getoption("page") or "all"])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Bring the tests of a page together, so that it is loaded once, and keep those that are asked for."""

    def place(item: pytest.Item) -> tuple[int, int, str]:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        if "address" not in parameters:
            return (-1, 0, "")
        return (ADDRESSES.index(parameters["address"]), parameters.get("width", 0), parameters.get("scheme", ""))

    items.sort(key=place)
    if names := "|".join(map(re.escape, config.getoption("page").split())):
        about = re.compile(rf"/test_({names})\.py|\[.*(?<!\w)({names})(?!\w)")
        config.hook.pytest_deselected(items=[item for item in items if not about.search(item.nodeid)])
        items[:] = [item for item in items if about.search(item.nodeid)]


class ByPage(LoadScopeScheduling):
    """Run the tests of a page in one process, which loads it once, and the others of a file in one, which reads once.

    The published site is built once for all of its tests, those of its pages, too.
    """

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        about = next((address for address in ADDRESSES if f"[{address}" in test), None)
        return "published" if "test_published" in file else about or file


@pytest.hookimpl(optionalhook=True)  # `-p no:xdist` leaves its hooks unknown
def pytest_xdist_auto_num_workers() -> int:
    """Two for each processor: half of the time a browser waits for a frame, or is waited for."""
    return 2 * (os.cpu_count() or 1)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByPage:
    """Hand out tests by page, in the order in which they were collected."""
    return ByPage(config, log)


class Tab:
    """A tab of the browser that stays open from page to page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.address = ""
        self.shifts: list[tuple[float, list[str]]] = []  # how far what is seen moves while the page is loaded, and what
        self.problems: list[str] = []  # errors in the console, requests to other hosts
        self.requests: list[str] = []  # since the page was loaded
        self.devtools = page.context.new_cdp_session(page)
        page.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", self.note)

    def note(self, request: Request) -> None:
        """Note a request, and whether it stays on the disk."""
        self.requests.append(request.url)
        if not request.url.startswith(("file:", "data:")):
            self.problems.append(request.url)

    def show(self, width: int, scheme: str) -> None:
        """Show the page at a width, light or dark, at once as it would be after a while."""
        self.page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce")
        self.page.set_viewport_size(DESK | {"width": width})

    def visit(self, address: str, slower: int = 1) -> None:
        """Load a page of the site, perhaps on a slower processor, and measure what moves meanwhile."""
        self.problems.clear()
        self.requests.clear()
        self.show(1280, "light")
        self.page.emulate_media(reduced_motion="no-preference")
        self.devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        self.page.goto((SITE / address).as_uri())
        self.shifts = self.page.evaluate(SHIFTS)
        self.devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        self.address = address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, which has to be installed; its shell without windows, where there is one, takes a quarter less time."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Tab:
    """A tab in which pages are loaded one after the other."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    return Tab(context.new_page())


@pytest.fixture
def reader(tab: Tab) -> Page:
    """The tab, for a test that goes through pages by itself."""
    tab.address = ""
    tab.show(1280, "light")
    return tab.page


@pytest.fixture
def page(tab: Tab, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, at the width and in the colours of the test; it is loaded if the test before had another one."""
    parameters = request.node.callspec.params
    if tab.address != address:
        tab.visit(address)
    tab.show(parameters.get("width", 1280), parameters.get("scheme", "light"))
    tab.page.evaluate(FROM_THE_TOP)
    before = len(tab.problems)
    yield tab.page
    assert len(tab.problems) == before, f"{request.node.name}: {tab.problems[before:]}"


@pytest.fixture(scope="session")
def published() -> Path:
    """The site as it is published, under a folder of another host."""
    return built()


@pytest.fixture(scope="session")
def tab_without_javascript(browser: Browser) -> Page:
    """A tab that runs no script of a page."""
    return browser.new_context(java_script_enabled=False).new_page()


@pytest.fixture
def still(tab_without_javascript: Page, address: str) -> Page:
    """The page as it is before any script has run."""
    tab_without_javascript.goto((SITE / address).as_uri())
    return tab_without_javascript


def opened(browser: Browser, address: str, **settings: object) -> Page:
    """Open a page of the site in a context of its own, where frames are late: close that when it is done."""
    context = browser.new_context(**settings)
    context.add_init_script(LATE_FRAMES)
    page = context.new_page()
    page.goto((SITE / address).as_uri())
    return page


def focus_by_keys(element: Locator) -> None:
    """Bring the focus to an element by keys, so that it is seen there."""
    element.focus()
    element.page.keyboard.press("Shift+Tab")
    element.page.keyboard.press("Tab")


def wait_until(page: Page, condition: str, argument: object = None) -> None:
    """Wait until a function returns true; the policy of the pages lets wait_for_function look only once."""
    late = f"setTimeout(reject, {PATIENCE}, Error('this never came: ' + {json.dumps(condition)}))"
    look = f"const look = () => ({condition})(argument) ? resolve() : setTimeout(look, 10)"
    page.evaluate(f"argument => new Promise((resolve, reject) => {{ {late}; {look}; look(); }})", argument)
