"""A reader who has a task, and a way to tell what she sees."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.site import SEARCHED, Site
from tests.recount.counting import Report

MOST = 3
IN_VIEW = """() => {
    const blockOf = element => getComputedStyle(element).display === "inline"
        ? blockOf(element.parentElement) : element;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let said = "", last = null;
    while (walker.nextNode()) {
        const text = walker.currentNode, parent = text.parentElement;
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        const inside = box.width > 1 && box.height > 1 && box.left >= 0 && box.right <= innerWidth
            && box.top >= 0 && box.bottom <= innerHeight;
        if (!inside || !parent.checkVisibility({visibilityProperty: true})) continue;
        const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        if (!top || !(parent.contains(top) || top.contains(parent))) continue;
        const block = blockOf(parent);
        said += (block === last ? "" : "\\n") + text.data;
        last = block;
    }
    return said;
}"""
"""The text that can be read without scrolling: what is cut off or covered is not in it."""


@dataclass(slots=True)
class Reader:
    """Somebody who gives up after three steps: a click, a choice, or words written and sent."""

    page: Page
    site: Site
    steps: int = 0

    def lands(self, address: str) -> None:
        """Open the page that she starts at."""
        self.page.goto(self.site.url + address)

    def clicks(self, target: Locator) -> None:
        """Click what she sees, or scrolls to."""
        self._step()
        target.click()

    def follows(self, text: str) -> None:
        """Click the first link that begins so."""
        words = r"\s+".join(map(re.escape, text.split()))
        name = re.compile(rf"^\s*{words}")
        self.clicks(self.page.locator("a:visible", has_text=name).first)

    def searches(self, words: str) -> None:
        """Write in the header's field and send."""
        self._step()
        field = self.page.get_by_role("search", name="Hela webbplatsen").get_by_role("searchbox")
        field.fill(words)
        field.press("Enter")
        self.page.wait_for_selector(SEARCHED, state="attached")

    def opens(self, report: Report) -> None:
        """Click the hit that is the report."""
        self.clicks(self.page.locator(f"#lista a[href$='rapporter/{report.id}/']").first)

    def sees(self, *texts: str) -> None:
        """Fail unless each text stands in what is seen now."""
        self.page.wait_for_load_state("networkidle")
        seen = plain(self.page.evaluate(IN_VIEW))
        assert [text for text in texts if plain(text) not in seen] == [], seen

    def rows(self, caption: str) -> list[list[str]]:
        """Return the cells of each row of the table that she sees the beginning of and reads through."""
        table = self.page.locator("table:visible", has=self.page.locator("caption", has_text=caption)).first
        rows = table.locator("tbody tr").all()
        self.sees(rows[0].locator("th a").first.inner_text())
        return [[plain(cell) for cell in row.locator("th, td").all_inner_texts()] for row in rows]

    def _step(self) -> None:
        self.steps += 1
        assert self.steps <= MOST, "gives up"


def plain(text: str) -> str:
    """Return the text as it is read: no soft hyphens, one space between words."""
    return " ".join(text.replace("\xad", "").split())
