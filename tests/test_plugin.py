import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from site_builder import plugin
from tests.site_copy import ENVIRONMENT, copy_site, files, replace_in, run

REPORT = "content/rapporter/2024/omsorgshuset.md"
DAY = date(2026, 11, 21)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the site that a test may change."""
    return copy_site(tmp_path / "copy")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site, built and not to be changed."""
    root = copy_site(tmp_path_factory.mktemp("built") / "copy")
    done = run(root, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return root


def pages(root: Path) -> dict[str, str]:
    """Return every page of the built site by its path."""
    return {path: html.decode() for path, html in files(root / "site").items() if path.endswith(".html")}


def test_properdocs_builds_the_same_site(built: Path, root: Path) -> None:
    """The way on when MkDocs ends: the fork takes the plugin, the theme and the settings as they are."""
    done = run(root, "properdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert files(root / "site") == files(built / "site")


def test_a_second_build_changes_no_byte(built: Path, root: Path) -> None:
    """The same content on the same day is the same site, in another folder and another minute."""
    assert plugin.run_build(root, strict=True, today=DAY) == 0
    assert files(root / "site") == files(built / "site")


def test_only_what_readers_need_is_published(built: Path) -> None:
    """No source, no profile, nothing of Material's, nothing of the frames' making."""
    paths = [path for path in files(built / "site") if not path.endswith("index.html")]
    styles = [path for path in paths if path.endswith(".css")]
    assert len(styles) == 1
    assert re.fullmatch(r"assets/insyn\.[0-9a-f]{8}\.css", styles[0])
    assert {"404.html", "sitemap.xml", "assets/favicon.svg", "assets/forhandsbild.png"} <= set(paths)
    paths = [path for path in paths if path != "assets/forhandsbild.png"]
    assert not [path for path in paths if path.endswith((".md", ".yml", ".map", ".gz", ".png"))]
    scripts = [path for path in paths if path.endswith(".js") and path != "insyn.js"]  # for other sites
    assert [path for path in scripts if not re.fullmatch(r"assets/[a-z]+\.[0-9a-f]{8}\.js", path)] == []
    assert not [
        path for path in files(built / "site") if "insyn-skal" in path or "_profil" in path or path[0] == "."
    ]


def test_a_page_holds_no_script_and_no_style_of_its_own(built: Path) -> None:
    """The strictest content security policy can be set, and nothing is fetched from elsewhere."""
    for path, html in pages(built).items():
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|insyn-skal", html), path
        scripts = re.sub(r'<script (?:type="module" src="[^"]*"|type="application/ld\+json")>', "", html)
        assert "<script" not in scripts, path
        fetched = re.findall(r'<(?:link rel="(?:stylesheet|icon)" href|img[^>]* src)="([^"]+)', html)
        assert len(fetched) >= 2, path
        assert not [link for link in fetched if ":" in link], path


def test_each_page_has_its_own_title_description_and_address(built: Path) -> None:
    """What a search engine shows; the page for missing addresses has no address of its own."""
    found = pages(built)
    missing = found.pop("404.html")
    assert 'rel="canonical"' not in missing
    assert '<meta name="robots" content="noindex">' in missing
    for path, html in found.items():
        assert re.search(r"<title>.+ – Insyn, Nynäshamns kommun</title>", html), path
        assert re.search(r'<meta name="description" content="[^"]{20,}">', html), path
        address = path.removesuffix("index.html")
        assert f'<link rel="canonical" href="https://insyn.example/{address}">' in html


def test_the_current_tab_is_marked_on_the_page_and_beneath_it(built: Path) -> None:
    """The bar means "here", for the eye and for a screen reader."""
    found = pages(built)
    marked = {
        path: re.findall(r'aria-current="(\w+)">([^<]+)</a></li>', html.partition("</header>")[0])
        for path, html in found.items()
    }
    assert marked["verksamheter/index.html"] == [("page", "Verksamheter")]
    assert marked["verksamheter/omsorgshuset/index.html"] == [("true", "Verksamheter")]
    assert marked["atgarder/index.html"] == [("page", "Åtgärder")]
    assert marked["tjanster/hemtjanst/index.html"] == [("true", "Verksamheter")]
    assert marked["fokusomraden/arbetsmiljo/index.html"] == [("true", "Åtgärder")]
    assert marked["om/metod/index.html"] == [("page", "Så granskar vi")]
    assert marked["index.html"] == marked["404.html"] == []


def test_a_demonstration_says_so_twice_on_every_page(built: Path) -> None:
    """At the top and in the footer: it is not the municipality's own site."""
    for path, html in pages(built).items():
        header, _, rest = html.partition("</header>")
        said = "Det är inte Nynäshamns kommuns egen webbplats."
        assert header.count(said) == rest.partition("<footer")[2].count(said) == 1, path


def test_a_link_from_an_ordinary_page_to_a_generated_one_is_checked(root: Path) -> None:
    """Editors link to the file they see, and the page's address comes out; also with an anchor."""
    good = "[a](../verksamheter/omsorgshuset.md) [b](../atgarder.md#innehall) [c](version.md)"
    with (root / "content/om/metod.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{good}\n")
    assert run(root, "mkdocs", "build", "--strict").returncode == 0
    html = pages(root)["om/metod/index.html"]
    for link in ("../../verksamheter/omsorgshuset/", "../../atgarder/#innehall", "../version/"):
        assert f'href="{link}">' in html


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("../verksamheter/omsorgshus.md", "omsorgshus.md' is not found"),
        ("../verksamheter/omsorgshuset.md#krav-99", "länkar till ”../verksamheter/omsorgshuset.md#krav-99”"),
        ("../_profil/kommun.yml", "kommun.yml' is not found"),
    ],
)
def test_a_link_that_leads_nowhere_stops_a_strict_build_only(root: Path, link: str, said: str) -> None:
    """A warning: the rest of the site is right."""
    with (root / "content/om/metod.md").open("a", encoding="utf-8") as page:
        page.write(f"\n[länk]({link})\n")
    done = run(root, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert said in done.stderr
    assert not (root / "site").exists()
    assert run(root, "mkdocs", "build").returncode == 0
    assert (root / "site/index.html").exists()


def test_a_warning_stops_properdocs_too(root: Path) -> None:
    """The fork counts its warnings in a log of its own name."""
    replace_in(root / "content/index.md", "om/metod.md", "om/metoden.md")
    assert run(root, "properdocs", "build", "--strict").returncode == 1
    assert not (root / "site").exists()


@pytest.mark.parametrize("name", ["om/namn.pdf", "om/sida.markdown", "om/SIDA.MD", "om/tal.csv"])
def test_a_file_that_no_rule_has_read_is_not_published(root: Path, name: str) -> None:
    """MkDocs would copy whatever lies in content, and render pages with other endings."""
    (root / "content" / name).write_text("# Hemligt", "utf-8")
    (root / "content/om/bild.png").write_bytes(b"\x89PNG")
    done = run(root, "mkdocs", "build")
    assert done.returncode == 0
    assert f"”{name}” publiceras inte." in done.stderr
    assert not [path for path, content in files(root / "site").items() if b"Hemligt" in content]
    assert (root / "site/om/bild.png").exists()
    assert run(root, "mkdocs", "build", "--strict").returncode == 1


def test_a_page_under_a_heading_of_the_menu_has_crumbs(root: Path) -> None:
    """They stand first in the page's head, and are escaped."""
    replace_in(root / "mkdocs.yml", "- om/metod.md", '- "Om & kring": [om/metod.md]')
    assert plugin.run_build(root, strict=True, today=DAY) == 0
    html = pages(root)["om/metod/index.html"]
    crumbs = '<nav class="crumbs" aria-label="Du är här"><ol><li>Om &amp; kring</li></ol></nav>\n<h1 '
    assert f'<div class="head">\n<div class="md-grid">\n{crumbs}' in html


def test_a_page_can_be_edited_where_its_source_is(root: Path) -> None:
    """Reports, units and ordinary pages link to their files; lists have none."""
    replace_in(root / "mkdocs.yml", '!ENV [INSYN_EDIT_URI, ""]', '"https://example.org/edit/"')
    assert plugin.run_build(root, strict=True, today=DAY) == 0
    found = {
        path: re.findall(r'href="https://example.org/edit/([^"]*)"', html)
        for path, html in pages(root).items()
    }
    assert found["om/metod/index.html"] == ["om/metod.md"]
    assert found["rapporter/2024/omsorgshuset/index.html"] == ["rapporter/2024/omsorgshuset.md"]
    assert found["verksamheter/index.html"] == found["404.html"] == []


def test_a_site_may_lie_in_a_folder(root: Path) -> None:
    """Only the page for missing addresses needs to know which: it is shown at any address."""
    replace_in(root / "mkdocs.yml", "https://insyn.example/", "https://example.org/insyn/")
    assert plugin.run_build(root, strict=True, today=DAY) == 0
    found = pages(root)
    assert set(re.findall(r'(?:href|src)="(/[^"]*/)"', found.pop("404.html"))) == {
        "/insyn/",
        "/insyn/verksamheter/",
        "/insyn/atgarder/",
        "/insyn/ar/",
        "/insyn/om/metod/",
        "/insyn/om/oppna-data/",
        "/insyn/andringar/",
        "/insyn/ordlista/",
        "/insyn/om/tillganglighet/",
        "/insyn/om/integritet/",
        "/insyn/om/klagomal/",
        "/insyn/om/version/",
    }
    assert not [path for path, html in found.items() if re.search(r'(?:href|src)="/', html)]
    assert b"<loc>https://example.org/insyn/</loc>" in files(root / "site")["sitemap.xml"]


def test_a_marker_without_a_part_stops_the_build(root: Path) -> None:
    """The editor is told where, and what to choose from."""
    replace_in(root / "content/index.md", "<!-- insyn:senaste -->", "<!-- insyn:senast -->")
    done = run(root, "mkdocs", "build")
    assert done.returncode == 1
    assert re.search(r"content/index\.md:\d+:1: fel: Det finns ingen del som heter ”senast”", done.stderr)
    assert "Traceback" not in done.stderr


def test_an_editors_mistake_is_told_without_a_traceback(root: Path) -> None:
    """The place, the mistake and the cure; then nothing is published."""
    replace_in(root / REPORT, "samlad_bedomning:", "samlad_bedoming:")
    done = run(root, "mkdocs", "build")
    assert done.returncode == 1
    assert f"{REPORT}:" in done.stderr
    assert "Inget är publicerat." in done.stdout
    assert "Traceback" not in done.stderr


def test_a_build_from_the_command_line_answers_with_an_exit_code(root: Path) -> None:
    """Zero when it is published, one when it is not."""
    assert plugin.run_build(root, strict=True, today=DAY) == 0
    replace_in(root / "content/index.md", "insyn:senaste", "insyn:senast")
    assert plugin.run_build(root, strict=True, today=DAY) == 1
    replace_in(root / "mkdocs.yml", "docs_dir: content", "docs_dir: contents")
    assert plugin.run_build(root, strict=True, today=DAY) == 1


class Served:
    """The site as a command shows it that takes the address last."""

    def __init__(self, root: Path, *command: str) -> None:
        self.root = root
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.log = (root / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, *command, f"127.0.0.1:{self.port}"],
            cwd=root,
            env=ENVIRONMENT,
            stdout=self.log,
            stderr=self.log,
        )

    def page(self, address: str) -> str:
        """Return a page, or what is shown in its place."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=20) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as missing:
            with missing:
                return missing.read().decode()
        except urllib.error.URLError:
            return ""

    def wait_for(self, address: str, text: str, *, there: bool = True) -> str:
        """Return the page when it holds the text, or no longer does. Fails after half a minute."""
        end = time.monotonic() + 30
        while time.monotonic() < end and self.process.poll() is None:
            html = self.page(address)
            if html and (text in html) is there:
                return html
            time.sleep(0.1)
        raise AssertionError(f"{text!r} at /{address}: {self.said()}")

    def said(self) -> str:
        """Return what the server has written."""
        return (self.root / "serve.log").read_text("utf-8")

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


OWN = "import sys, pathlib, site_builder.plugin as p; p.run_serve(pathlib.Path.cwd(), sys.argv[1])"


@pytest.fixture(
    params=[("-m", "mkdocs", "serve", "--dev-addr"), ("-c", OWN)], ids=["mkdocs serve", "run_serve"]
)
def served(root: Path, request: pytest.FixtureRequest) -> Iterator[Served]:
    """Return a server of the copy, ended after the test."""
    server = Served(root, *request.param)
    yield server
    server.stop()


def test_serve_shows_an_edit_and_goes_on_without_a_faulty_report(root: Path, served: Served) -> None:
    """The editor sees the change, then what is wrong, then the report again."""
    unit, report = "verksamheter/omsorgshuset/", "rapporter/2024/omsorgshuset/"
    served.wait_for(unit, "Omsorgshuset")
    replace_in(root / "content/om/metod.md", "# Så granskar vi", "# Så granskar vi i dag")
    served.wait_for("om/metod/", "Så granskar vi i dag</h1>")
    replace_in(root / REPORT, "samlad_bedomning:", "samlad_bedoming:")
    banner = served.wait_for("", "Förhandsvisningen är inte komplett")
    assert REPORT in banner
    served.wait_for(report, "Sidan finns inte")
    replace_in(root / REPORT, "samlad_bedoming:", "samlad_bedomning:")
    served.wait_for("", "Förhandsvisningen är inte komplett", there=False)
    served.wait_for(report, "Omsorgshuset")
    with (root / "theme/pages/version.html").open("a", encoding="utf-8") as template:
        template.write("<!-- changed -->")
    served.wait_for("om/version/", "<!-- changed -->")
    replace_in(root / "theme/assets/insyn.css", "--page: 72rem;", "--page: 71rem;")
    styles = re.search(r"assets/insyn\.\w+\.css", served.page(""))
    assert styles
    served.wait_for("", styles[0], there=False)
    assert "Traceback" not in served.said()


def test_serve_keeps_the_last_good_site_while_the_profile_is_broken(root: Path, served: Served) -> None:
    """Without a profile nothing can be shown; what was shown stays."""
    profile = root / "content/_profil/kommun.yml"
    served.wait_for("", "Insyn")
    good = profile.read_text("utf-8")
    profile.write_text("namn: [", "utf-8")
    end = time.monotonic() + 30
    while "Inget är publicerat." not in served.said() and time.monotonic() < end:
        time.sleep(0.1)
    assert "content/_profil/kommun.yml:" in served.said()
    profile.write_text(good.replace("demonstration: true", "demonstration: false"), "utf-8")
    served.wait_for("", "Det är inte Nynäshamns kommuns egen webbplats.", there=False)
