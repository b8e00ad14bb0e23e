"""What must hold of every page. A check returns what is wrong, one line each: nothing when all is well."""

import importlib.resources
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from re import DOTALL, findall
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser.looks import NARROWEST

Check = Callable[[Page], list[str]]

QUESTIONS = (Path(__file__).parent / "page.js").read_text("utf-8")
AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations", "incomplete"],
}
CONTRAST = "color-contrast"
"""The rule that takes axe four fifths of its time, and that it leaves open where a picture lies behind
text. `faint` judges the same in no time, in every look, and decides what axe leaves open."""

LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3; large text too
LEAST_TARGET = 24  # px, WCAG 2.2, 2.5.8
MOST_STOPS = 400


def ask(page: Page, question: str, *values: object) -> Any:
    """Return the answer of a function of page.js."""
    return page.evaluate(f"{QUESTIONS}.{question}({', '.join(map(json.dumps, values))})")


def axe(page: Page) -> list[str]:
    """Return what axe-core finds, and what it leaves open, but for contrast."""
    return _axe(page, contrast=False)


def axe_contrast(page: Page) -> list[str]:
    """Return what axe-core finds, and what it leaves open, and contrast as axe sees it."""
    return _axe(page, contrast=True)


def _axe(page: Page, contrast: bool) -> list[str]:
    page.evaluate(AXE)
    rules = {**RULES, "rules": {CONTRAST: {"enabled": contrast}}}
    found = page.evaluate("rules => axe.run(document, rules)", rules)
    faults = found["violations"] + [rule for rule in found["incomplete"] if rule["id"] != CONTRAST]
    return [
        f"axe {rule['id']}: {rule['help']}: {node['html'][:200]}" for rule in faults for node in rule["nodes"]
    ]


def faint(page: Page) -> list[str]:
    """Return texts that stand out too little from their ground."""
    faults: list[str] = ask(page, "faint", LEAST_CONTRAST)
    return faults


def walk(page: Page) -> list[str]:
    """Tab through the page; return stops that are missed, unseen, out of order or without a ring."""
    ask(page, "ready")
    stops: list[int] = []
    faults: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = ask(page, "here")
        if here["stop"] is None:
            break
        faults += [f"{here['name']} {fault}" for fault in here["faults"]]
        if here["stop"] == -1:
            faults.append(f"{here['name']} takes focus and is no control")
            continue
        if here["stop"] in stops:  # round again, as a browser without a window's own controls does
            break
        if stops and here["stop"] < stops[-1]:
            faults.append(f"{here['name']} comes out of order")
        stops.append(here["stop"])
    missed: list[str] = ask(page, "missed", stops)
    return faults + missed


def skip(page: Page) -> list[str]:
    """Return what is wrong with the way past the header."""
    ask(page, "ready")
    page.keyboard.press("Tab")
    if ask(page, "here")["faults"]:
        return ["the first stop cannot be seen"]
    if page.evaluate("document.activeElement.getAttribute('href')") != "#innehall":
        return ["the first stop does not lead to the content"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = ask(page, "within", "innehall")
    return [] if inside else ["the skip link does not skip"]


def menu(page: Page) -> list[str]:
    """Return what is wrong with the phone's menu, opened and closed by keys alone."""
    button = page.locator("button.menu-button")
    link = page.locator("nav.md-tabs a").first
    if not button.is_visible():
        return ["there is no menu button"]
    if link.is_visible():
        return ["the menu is open from the start"]
    button.focus()
    page.keyboard.press("Enter")
    ask(page, "ready", False)
    if not link.is_visible():
        return ["Enter does not open the menu"]
    faults = [] if _tab_to(page, "nav.md-tabs a") else ["the open menu's links are not reached"]
    page.keyboard.press("Escape")
    if link.is_visible():
        return [*faults, "Esc does not close the menu"]
    if not page.evaluate("document.activeElement.matches('button.menu-button')"):
        faults.append("focus does not come back to the menu button")
    return faults


def _tab_to(page: Page, selector: str, most: int = 8) -> bool:
    for _ in range(most):
        page.keyboard.press("Tab")
        here = ask(page, "here")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return not here["faults"]
    return False


def sideways(page: Page) -> list[str]:
    """Return why the page would have to be scrolled sideways."""
    width = page.viewport_size["width"] if page.viewport_size else NARROWEST
    faults: list[str] = ask(page, "sideways", width)
    return faults


def cramped(page: Page) -> list[str]:
    """Return what does not fit: a page that scrolls sideways, text that is cut off."""
    faults: list[str] = sideways(page) + ask(page, "clipped")
    return faults


def airy(page: Page) -> list[str]:
    """Return what does not fit when the reader spaces text out (WCAG 2.1, 1.4.12). The page stays so."""
    ask(page, "airy")
    return cramped(page)


def small(page: Page) -> list[str]:
    """Return links of navigation, and buttons, that are too small to hit."""
    faults: list[str] = ask(page, "small", LEAST_TARGET)
    return faults


def marks(page: Page) -> list[str]:
    """Return verdict and state marks that do not show."""
    faults: list[str] = ask(page, "marks")
    return faults


def verdicts(page: Page) -> list[str]:
    """Return a complaint when the page shows no verdict, nor that its report was withdrawn."""
    places = page.locator(".verdict .mark, .stamp .mark, .notice--withdrawn")
    shown = any(part.is_visible() for part in places.all())
    return [] if shown else ["no verdict shows"]


def moving(page: Page) -> list[str]:
    """Return what moves by itself, or slides."""
    faults: list[str] = ask(page, "moving")
    return faults


def paper(page: Page) -> list[str]:
    """Return what is wrong with a page set for print: chrome, pale ink, a notice that is lost."""
    faults: list[str] = ask(page, "pale")
    for selector in ("nav", "button:not(th *)", ".md-skip", ".filters"):
        if any(part.is_visible() for part in page.locator(selector).all()):
            faults.append(f"{selector} is printed")
    if not page.locator("h1").is_visible():
        faults.append("the heading is not printed")
    notice = page.locator("header .specimen")
    if not notice.is_visible() or not notice.inner_text().strip():
        faults.append("the notice of a demonstration is not printed")
    return faults


def document(page: Page) -> list[str]:
    """Return what is wrong with the page as a printed document. The page is set for print."""
    letters = len("".join(page.inner_text("body").split()))
    return pdf(page.pdf(prefer_css_page_size=True), letters)


def pdf(data: bytes, letters: int) -> list[str]:
    """Return what is wrong with a printed document: a page that is not A4, fewer signs than `letters`."""
    if not data.startswith(b"%PDF-"):
        return ["no PDF"]
    faults = []
    boxes = findall(rb"/MediaBox ?\[([^]]+)\]", data)
    for box in boxes or [b"0 0 0 0"]:
        width, height = [float(number) for number in box.split()][2:]
        if abs(width - 595.3) > 1.5 or abs(height - 841.9) > 1.5:  # 210 × 297 mm in points
            faults.append(f"a page of {width} × {height} points")
    streams = findall(rb"/Filter /FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", data, DOTALL)
    drawn = b"".join([data, *(zlib.decompressobj().decompress(stream) for stream in streams)])
    signs = sum(len(text) // 4 for text in findall(rb"<([0-9A-F]+)> Tj", drawn))
    if signs < letters:
        faults.append(f"{signs} signs printed of {letters}")
    return faults


class Watch:
    """Notes what a page says to the console, and everything that it asks the network for."""

    def __init__(self, page: Page, site: str) -> None:
        self.site = site
        self.faults: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith(self.site):
            self.faults.append(f"off the site: {request.url}")

    def _on_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was opened before it came
            self.faults.append(f"failed: {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


def traces(page: Page) -> list[str]:
    """Return cookies and whatever else the page keeps in the browser."""
    cookies = [f"the page sets the cookie ”{cookie.get('name')}”" for cookie in page.context.cookies()]
    faults: list[str] = cookies + ask(page, "kept")
    return faults
