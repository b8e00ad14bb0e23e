from dataclasses import replace

import pytest

from site_builder.pages.headers import APACHE, NGINX, STATIC_HOSTS, header_files
from site_builder.pages.page import Page
from site_builder.pages.policy import policy_of

PLAIN = Page("om/version/", "version", "", "", "")
SCRIPTED = replace(PLAIN, address="atgarder/", family="atgarder", scripts=("assets/list.js",))
SEARCH = replace(PLAIN, address="sok/", family="sok", scripts=("assets/sok.js",))
PAGES = (PLAIN, SCRIPTED, SEARCH)
LOADED = [(page.address, page.scripts) for page in PAGES]


def test_a_page_without_scripts_may_run_none() -> None:
    """Everything is refused but the site's own styles and pictures."""
    said = policy_of("om/version/", ())
    assert said.startswith("default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'")
    assert "script-src" not in said


def test_only_the_search_page_may_start_webassembly() -> None:
    """Its one exception, and nowhere is anything inline allowed."""
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy_of("sok/", SEARCH.scripts)
    assert "wasm" not in policy_of("atgarder/", SCRIPTED.scripts)
    assert not [page for page in PAGES if "unsafe-inline" in policy_of(page.address, page.scripts)]


@pytest.mark.parametrize("path", [STATIC_HOSTS, NGINX, APACHE])
def test_each_server_is_told_what_only_a_header_can_say(path: str) -> None:
    """No frames elsewhere, no guessing of types, and files with a digest are kept for a year."""
    text = header_files(LOADED, [""], "https://example.org/")[path].decode()
    for said in ("frame-ancestors 'none'", "nosniff", "Referrer-Policy", "Permissions-Policy", "immutable"):
        assert said in text
    assert text.count("wasm-unsafe-eval") == 1


def test_a_static_host_never_joins_two_policies() -> None:
    """Joined, the strictest of them would stop the search."""
    rules = header_files(LOADED, ["", "om/metod/"], "https://example.org/")[STATIC_HOSTS].decode()
    parted = (rule.partition("\n") for rule in rules.split("\n/"))
    policed = [place for place, _, said in parted if "Content-Security-Policy" in said]
    assert policed == ["", "atgarder/*", "om/*", "sok/*"]


def test_a_site_in_a_folder_has_its_rules_there() -> None:
    """The address of the site decides."""
    files = header_files(LOADED, [""], "https://example.org/insyn/")
    assert b"location ^~ /insyn/sok/ {" in files[NGINX]
    assert b"error_page 404 /insyn/404.html;" in files[NGINX]
    assert b"\n/insyn/sok/*\n" in files[STATIC_HOSTS]
    assert b"m#^/insyn/sok/#" in files[APACHE]


def test_the_calendar_is_told_to_be_one() -> None:
    """As UTF-8, in the site's own folder, and under the strictest policy where a location must repeat it."""
    files = header_files(LOADED, [""], "https://example.org/insyn/")
    said = {path: files[path].decode() for path in (STATIC_HOSTS, NGINX, APACHE)}
    assert (
        "\n/insyn/atgarder/sista-dagar.ics\n  Content-Type: text/calendar; charset=utf-8\n"
        in said[STATIC_HOSTS]
    )
    location = said[NGINX].partition("location = /insyn/atgarder/sista-dagar.ics {")[2].partition("\n}")[0]
    assert 'default_type "text/calendar; charset=utf-8";' in location
    assert "default-src 'none'" in location
    assert "AddType text/calendar .ics\nAddCharset utf-8 .ics\n" in said[APACHE]


@pytest.mark.parametrize("path", [STATIC_HOSTS, NGINX, APACHE])
def test_any_site_may_fetch_open_data(path: str) -> None:
    """Data, API, catalogue, feeds and the component, each with its type; pages may not be fetched so."""
    text = header_files(LOADED, [""], "https://example.org/")[path].decode()
    assert "Access-Control-Allow-Origin" in text
    assert "application/rdf+xml" in text
    for place in ("api/", "data/", "datasets/", "flode/", "insyn"):
        assert place in text, place
