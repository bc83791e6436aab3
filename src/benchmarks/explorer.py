"""Measure how the figures that move keep up with a hand, in Chromium on a processor that is four times slower.

``.venv/bin/python -m benchmarks.explorer`` prints for a page of each kind the share of frames that take more than 33 ms
while a slider moves (with three curves, or three results side by side), the mean and the longest frame, what the main
thread spends for one without the slowing down, the milliseconds between the arrival of the script and the first frame
of the figure that has taken over, and the same without the slowing down. The first row is the same of a page that has
one curve and nothing else: what the machine, and what else it does, allow. It needs the site, and Playwright, which is
installed with the tests of the site.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import mean, median

from playwright.sync_api import Browser, Page, sync_playwright

SITE = Path(__file__).parents[2] / "docs/_build/html/functions"
SLOWER, LATE = 4, 33  # times, milliseconds
ROUNDS = 5
# The page, and what it shows while a slider moves.
PAGES = {
    "elu": "show=012&x=1",
    "swish": "show=0&with=relu+gelu&x=1",
    "softmax": "with=sparsemax+softmin&x=5+2+-1+3",
    "swiglu": "beta=2&x=1+2",
}
# Moves sliders with each frame, and returns how long the frames take.
FRAMES = """fields => new Promise(resolve => {
    const times = [];
    const move = now => {
        times.push(now);
        const field = fields[times.length % fields.length];
        const share = 0.5 + 0.45 * Math.sin(times.length / 10);
        field.value = Number(field.min) + (field.max - field.min) * share;
        field.dispatchEvent(new Event("input", {bubbles: true}));
        if (times.length < 121) requestAnimationFrame(move);
        else resolve(times.slice(1).map((time, i) => time - times[i]));
    };
    requestAnimationFrame(move);
})"""
# Of a page with one curve, which changes with each frame.
BARE = '<svg viewBox="0 0 324 214" width="600"><path fill="none" stroke="black" stroke-width="2"/></svg>'
BARE_FRAMES = """([path]) => new Promise(resolve => {
    const times = [];
    const move = now => {
        times.push(now);
        const height = i => (100 + 50 * Math.sin(i / 20 + times.length / 10)).toFixed(1);
        path.setAttribute("d", `M${Array.from({length: 240}, (_, i) => `${i} ${height(i)}`).join("L")}`);
        if (times.length < 121) requestAnimationFrame(move);
        else resolve(times.slice(1).map((time, i) => time - times[i]));
    };
    requestAnimationFrame(move);
})"""
# Brings the script, and returns how long it takes from its arrival to the end of the frame with the figure.
TAKEN_OVER = """button => new Promise(resolve => {
    const figure = button.closest("figure");
    const look = () => {
        if (!figure.querySelector("svg.moving text")) return requestAnimationFrame(look);
        const shown = new MessageChannel();
        shown.port1.onmessage = () => {
            const name = `/${button.dataset.script ?? "explorer"}.js`;
            const [entry] = performance.getEntriesByType("resource").filter(each => each.name.endsWith(name));
            resolve(performance.now() - (entry?.responseEnd || start));
        };
        shown.port2.postMessage(null);
    };
    const start = performance.now();
    button.click();
    requestAnimationFrame(look);
})"""


def opened(browser: Browser, name: str, slower: int, state: str = "") -> Page:
    """Open a page on a slower processor."""
    page = browser.new_page()
    page.goto((SITE / f"{name}.html").as_uri() + (f"#{state}" if state else ""))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page


def frames(page: Page, moved: str, script: str) -> tuple[list[float], float]:
    """Return how long each frame takes, and what the main thread spends for one, in milliseconds."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        found = devtools.send("Performance.getMetrics")["metrics"]
        return next(1000 * each["value"] for each in found if each["name"] == "TaskDuration")

    before = spent()
    times: list[float] = page.locator(moved).evaluate_all(script)
    return times, (spent() - before) / len(times)


def bare(browser: Browser, slower: int) -> tuple[list[float], float]:
    """Return the same of a page with one curve."""
    page = browser.new_page()
    page.set_content(BARE)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    found = frames(page, "path", BARE_FRAMES)
    page.close()
    return found


def explored(browser: Browser, name: str, slower: int) -> tuple[list[float], float]:
    """Return the same of the page of an activation, while its sliders move."""
    page = opened(browser, name, slower, PAGES[name])
    page.locator("svg.moving text").first.wait_for()
    found = frames(page, ".explorer [type=range][data-key]", FRAMES)
    page.close()
    return found


def taking_over(browser: Browser, name: str, slower: int) -> float:
    """Return how long the figure takes to take over once its script is there, in milliseconds: the median."""
    found = []
    for _ in range(ROUNDS):
        page = opened(browser, name, slower)
        found.append(page.locator("button.explore").evaluate(TAKEN_OVER))
        page.close()
    return median(found)


def row(name: str, times: list[float], spent: float) -> str:
    """Write what frames take."""
    late = mean(time > LATE for time in times)
    return f"{name:12}{late:8.1%}{mean(times):8.1f}{max(times):9.1f}{spent:8.1f}"


def main(names: list[str]) -> None:
    """Print a row for each page."""
    print(f"{'':12}{'late':>8}{'mean':>8}{'longest':>9}{'spent':>8}{'taken over':>12}{'at full speed':>15}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        print(row("one curve", bare(browser, SLOWER)[0], bare(browser, 1)[1]))
        for name in names:
            slow, full = (taking_over(browser, name, rate) for rate in (SLOWER, 1))
            shown = row(name, explored(browser, name, SLOWER)[0], explored(browser, name, 1)[1])
            print(f"{shown}{slow:12.0f}{full:15.0f}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(PAGES))
