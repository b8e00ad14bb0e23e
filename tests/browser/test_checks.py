"""Each check is quiet on a right page, and says what is wrong when one thing in it is broken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import checks
from tests.browser.checks import Check
from tests.browser.conftest import PROOF
from tests.browser.looks import NARROWEST, PHONE, Look
from tests.browser.site import POLICY

pytestmark = pytest.mark.browser

Proof = Callable[[Look, str], Page]

RIGHT = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Omsorgshuset</title>
<link rel="icon" href="data:,">
<style>
body { margin: 8px; background: #ffffff; color: #222222; font: 16px sans-serif; }
a, button { display: inline-block; min-width: 24px; min-height: 24px; padding: 4px; color: #003355; }
:focus-visible { outline: 3px solid #000000; outline-offset: 2px; }
.md-skip { position: absolute; top: -80px; }
.md-skip:focus { top: 0; }
.mark { width: 20px; height: 20px; }
.mark__fill { fill: #a32228; }
.mark__cut { fill: none; stroke: #ffffff; stroke-width: 3; }
@media print { nav, button, .md-skip { display: none; } }
</style>
</head>
<body>
<a class="md-skip" href="#innehall">Hoppa till innehållet</a>
<header>
<button class="menu-button" type="button" popovertarget="meny">Meny</button>
<div id="meny" popover><nav class="md-tabs" aria-label="Delar">
<a href="/verksamheter/">Verksamheter</a></nav></div>
<p class="specimen">Det här är en demonstration.</p>
</header>
<main id="innehall">
<h1>Omsorgshuset</h1>
<p class="verdict"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
<path class="mark__fill" d="M2 2h20v20h-20z"/><path class="mark__cut" d="m7 7 9 9"/></svg>
<span>Inte godkänd</span></p>
<p class="text">Kommunen följde upp verksamheten. <a href="/om/metod/">Så granskar vi</a></p>
</main>
<footer><a href="/om/version/">Om den här versionen</a></footer>
</body>
</html>
"""

POLICED = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}

JUMPS = (
    "const [a, b, c] = document.querySelectorAll('.md-skip, header button, footer a');"
    "if (event.target === a) { c.focus(); event.preventDefault(); }"
    "if (event.target === c) { b.focus(); event.preventDefault(); }"
)

CHECKS: dict[Check, Look] = {
    checks.axe: Look(),
    checks.axe_contrast: Look(),
    checks.faint: Look(),
    checks.walk: Look(),
    checks.skip: Look(),
    checks.menu: Look(PHONE),
    checks.cramped: Look(NARROWEST),
    checks.airy: Look(NARROWEST),
    checks.small: Look(),
    checks.marks: Look(),
    checks.verdicts: Look(),
    checks.moving: Look(still=True),
    checks.paper: Look(media="print"),
    checks.traces: Look(),
}

BROKEN: list[tuple[Check, str, str, str]] = [
    (checks.axe, ' lang="sv"', "", "html-has-lang"),
    (checks.axe_contrast, "color: #222222", "color: #999999", "color-contrast"),
    (checks.axe, '<main id="innehall">', "<main>", "skip-link"),
    (checks.axe, "<h1>Omsorgshuset</h1>", "<h1>Omsorgshuset</h1><h4>Krav</h4>", "heading-order"),
    (checks.faint, "color: #222222", "color: #999999", "contrast 2.85"),
    (checks.faint, "color: #222222", "color: rgba(0, 0, 0, 0.3)", "contrast 2."),
    (checks.walk, "outline: 3px solid #000000", "outline: 0", "shows no focus"),
    (checks.walk, "outline: 3px solid #000000", "outline: 1px solid #000000", "shows no focus"),
    (checks.walk, "outline: 3px solid #000000", "outline: 3px solid #dddddd", "ring of contrast"),
    (checks.walk, "body { margin: 8px", "body { margin: 0", "ring that is cut off"),
    (checks.walk, ".md-skip:focus { top: 0; }", "", "cannot be seen"),
    (checks.walk, "<body>", f'<body onkeydown="{JUMPS}">', "out of order"),
    (checks.walk, '<a href="/om/metod/"', '<a tabindex="1" href="/om/metod/"', "never reached"),
    (checks.walk, "<footer><a", '<footer><a onfocus="this.blur()"', "never reached"),
    (checks.walk, "<h1>", '<h1 tabindex="0" style="opacity: 0">', "takes focus and is no control"),
    (checks.skip, '<a class="md-skip" href="#innehall">Hoppa till innehållet</a>', "", "does not lead"),
    (checks.skip, ".md-skip:focus { top: 0; }", "", "cannot be seen"),
    (checks.skip, '<main id="innehall">', "<main>", "does not skip"),
    (checks.menu, 'class="menu-button"', 'class="menu"', "no menu button"),
    (checks.menu, ' id="meny" popover', ' id="meny"', "open from the start"),
    (checks.menu, ' popovertarget="meny"', "", "Enter does not open"),
    (checks.menu, ' id="meny" popover', ' id="meny" popover="manual"', "Esc does not close"),
    (checks.menu, '<a href="/verksamheter/"', '<a tabindex="-1" href="/verksamheter/"', "not reached"),
    (
        checks.menu,
        "<body>",
        "<body onkeyup=\"if (event.key === 'Escape') document.activeElement.blur()\">",
        "does not come back",
    ),
    (checks.cramped, 'class="text"', 'style="width: 400px"', "scrolls sideways"),
    (checks.cramped, 'class="text"', 'style="height: 1em; overflow: hidden"', "cut off"),
    (checks.airy, 'class="text"', 'style="height: 1.3em; overflow: hidden"', "cut off"),
    (checks.airy, 'class="text"', 'style="white-space: nowrap; font: 9px monospace"', "sideways"),
    (checks.small, "min-height: 24px; padding: 4px", "", "Om den här versionen"),
    (checks.marks, "width: 20px; height: 20px", "width: 6px; height: 6px", "does not show"),
    (checks.marks, "<span>Inte godkänd</span>", "", "no words"),
    (checks.marks, "fill: #a32228", "fill: #eeeeee", "contrast"),
    (checks.marks, "stroke: #ffffff", "stroke: #a32228", "contrast 1.00"),
    (checks.verdicts, 'class="verdict"', "", "no verdict shows"),
    (checks.verdicts, "width: 20px; height: 20px", "display: none", "no verdict shows"),
    (checks.moving, "<h1>", '<h1 style="transition: all 1s">', "moves"),
    (
        checks.paper,
        "@media print { nav, button, .md-skip",
        "@media print { nav",
        "button:not(th *) is printed",
    ),
    (checks.paper, "color: #222222", "color: #777777", "to paper"),
    (checks.paper, "background: #ffffff", "background: #000000", "dark ground"),
    (checks.paper, "Det här är en demonstration.", "", "notice"),
    (checks.traces, "</main>", "</main><script>document.cookie = 'a=1'</script>", "the cookie ”a”"),
    (checks.traces, "</main>", "</main><script>localStorage.b = 1</script>", "keeps ”b”"),
]


def broken(old: str, new: str) -> str:
    """Return the right page with one thing changed."""
    assert RIGHT.count(old) == 1, old
    return RIGHT.replace(old, new)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_right_page_passes(check: Check, proof: Proof) -> None:
    """Otherwise the proofs below would prove nothing."""
    assert check(proof(CHECKS[check], RIGHT)) == []


@pytest.mark.parametrize(
    ("check", "old", "new", "said"), BROKEN, ids=lambda part: getattr(part, "__name__", None)
)
def test_a_broken_page_is_caught(check: Check, old: str, new: str, said: str, proof: Proof) -> None:
    """One thing is broken, and the check names it."""
    assert any(said in fault for fault in check(proof(CHECKS[check], broken(old, new))))


TRAFFIC = [
    ("<script>console.warn('x')</script>", "console: x"),
    ("<script>throw new Error('x')</script>", "error: x"),
    ('<img alt="" src="/finns-inte.png">', "404: http://proof.test/finns-inte.png"),
    ('<img alt="" src="http://elsewhere.test/x.png">', "off the site: http://elsewhere.test/x.png"),
    ('<link rel="stylesheet" href="http://proof.test:1/x.css">', "failed: http://proof.test:1/x.css"),
]


@pytest.mark.parametrize(("added", "said"), TRAFFIC)
def test_traffic_is_seen(added: str, said: str, proof: Proof) -> None:
    """What a page asks for and complains of is noted; a right page asks for nothing more."""
    page = proof(Look(), RIGHT)
    page.route("**/finns-inte.png", lambda route: route.fulfill(status=404))
    watch = checks.Watch(page, PROOF)
    page.goto(PROOF)
    assert watch.faults == []
    page.set_content(broken("</main>", f"</main>{added}"))
    assert any(said in fault for fault in watch.faults)


def test_text_that_only_script_writes_is_missed_without_it(proof: Proof) -> None:
    """The browser that is told to run no script runs none."""
    html = broken(
        "<h1>Omsorgshuset</h1>", "<h1></h1><script>document.querySelector('h1').append('x')</script>"
    )
    texts = [proof(Look(script=script), html).inner_text("h1") for script in (True, False)]
    assert texts == ["x", ""]


def test_an_inline_style_breaks_the_policy_that_pages_are_served_with(proof: Proof) -> None:
    """The policy stands in the answer, so a page that needs more says so in the console."""
    page = proof(Look(), RIGHT)
    watch = checks.Watch(page, PROOF)
    page.route(PROOF, lambda route: route.fulfill(body=RIGHT, headers=POLICED))
    page.goto(PROOF)
    assert any("style-src" in fault for fault in watch.faults)


def test_a_setting_reaches_the_page(proof: Proof) -> None:
    """Each look is what its name says; a test in a look that does not take would pass for nothing."""
    seen = {
        Look(dark=True): "matchMedia('(prefers-color-scheme: dark)').matches",
        Look(forced=True): "matchMedia('(forced-colors: active)').matches",
        Look(still=True): "matchMedia('(prefers-reduced-motion: reduce)').matches",
        Look(media="print"): "matchMedia('print').matches",
        Look(640, pixels=2): "devicePixelRatio === 2 && innerWidth === 640",
        Look(letters=2): "matchMedia('(max-width: 40em)').matches",
    }
    usual = proof(Look(), RIGHT)
    for look, question in seen.items():
        assert proof(look, RIGHT).evaluate(question) is True, str(look)
        assert usual.evaluate(question) is False, str(look)


def printed(proof: Proof, html: str) -> bytes:
    """Return the page as a document."""
    return proof(Look(media="print"), html).pdf(prefer_css_page_size=True)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("@page { size: A4; }", []),
        ("@page { size: letter; }", ["a page of 612.0 × 792.0 points"]),
        ("@page { size: A4; } @media print { body { visibility: hidden; } }", ["0 signs printed of 90"]),
    ],
)
def test_a_document_is_judged_by_its_pages(style: str, said: list[str], proof: Proof) -> None:
    """The size is read from each page, and text from what is drawn on it."""
    assert checks.pdf(printed(proof, broken("<style>", f"<style>{style}")), 90) == said


def test_what_is_no_document_is_said() -> None:
    """An error page is not a print."""
    assert checks.pdf(b"404", 0) == ["no PDF"]
