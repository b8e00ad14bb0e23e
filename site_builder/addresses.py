"""Every page's address: the only place that knows them.

An address is relative to the site's root, has no leading slash, and ends with a slash; the start page's
is empty.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from urllib.parse import quote, urlencode

from site_builder.prose import ANCHOR

START = ""
UNITS = "verksamheter/"
MEASURES = "atgarder/"
YEARS = "ar/"
COMPARE = "jamfor/"
METHOD = "om/metod/"
ACCESSIBILITY = "om/tillganglighet/"
PRIVACY = "om/integritet/"
COMPLAINTS = "om/klagomal/"
GLOSSARY = "ordlista/"
VERSION = "om/version/"
CHANGES = "andringar/"
SEARCH = "sok/"
CALENDAR = "atgarder/sista-dagar.ics"
"""A file, not a page: last days for calendar programs."""
OPEN_DATA = "om/oppna-data/"
FEEDS = "flode/"
"""Where feeds lie: each under the address of its page."""
SCHEMAS = "schema/"
"""Where the JSON Schemas of the content's files lie."""
FORM = "redaktion/"
"""The editors' form: no page of the site, and only there when it was asked for."""

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "start": START,
        "verksamheter": UNITS,
        "verksamhet": UNITS + "{id}/",
        "rapport": "rapporter/{year}/{id}/",
        "atgarder": MEASURES,
        "verksamhetsurval": "lista/verksamheter/{facet}/{id}/",
        "atgardsurval": "lista/atgarder/{facet}/{id}/",
        "jamfor": COMPARE,
        "jamforelse": COMPARE + "{id}/",
        "tjanst": "tjanster/{id}/",
        "utforare": "utforare/{id}/",
        "fokusomrade": "fokusomraden/{id}/",
        "ordlista": GLOSSARY,
        "tillganglighet": ACCESSIBILITY,
        "ar": YEARS,
        "arsida": YEARS + "{year}/",
        "namnd": "namnd/{year}/",
        "andringar": CHANGES,
        "andringsurval": CHANGES + "{id}/",
        "version": VERSION,
        "sok": SEARCH,
        "oppna-data": OPEN_DATA,
    }
)
"""Family name to the pattern of its addresses. Pages of one family share a frame, so their depth is one."""

FIXED = frozenset(pattern for pattern in FAMILIES.values() if "{" not in pattern)
"""The addresses that every site has."""
PICTURES = (".jpeg", ".jpg", ".png", ".svg", ".webp")
"""How the names of files end that are published as they are."""
BENEATH_UNITS = ("rapporter/", "tjanster/", "utforare/", "lista/verksamheter/", COMPARE)
"""How the addresses begin that belong to the list of units in the menu."""
OURS = ("rapporter/", "verksamheter/")
"""The folders, under content/, of the files whose pages are generated."""

_ON_GITHUB = re.compile(r"(https://github\.com/[\w.-]+/[\w.-]+)/edit/(.*/)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def has_feed(address: str) -> bool:
    """Say whether the page at an address has a feed of its own: late, changes, a service's, a unit's."""
    return address in (MEASURES, CHANGES) or belongs(address, "tjanst") or belongs(address, "verksamhet")


def unit(unit_id: str) -> str:
    """Return the address of a unit's page."""
    return FAMILIES["verksamhet"].format(id=unit_id)


def service(service_id: str) -> str:
    """Return the address of a service's page."""
    return FAMILIES["tjanst"].format(id=service_id)


def provider(provider_id: str, page: int = 1) -> str:
    """Return the address of a provider's page, or of one that its lists go on at."""
    return FAMILIES["utforare"].format(id=provider_id if page == 1 else f"{provider_id}.{page}")


def area(area_id: str, page: int = 1) -> str:
    """Return the address of a focus area's page, or of one that its lists go on at."""
    return FAMILIES["fokusomrade"].format(id=area_id if page == 1 else f"{area_id}.{page}")


def report(year: int, report_id: str) -> str:
    """Return the address of a report's page; `report_id` is the file's name without its year and suffix."""
    return FAMILIES["rapport"].format(year=year, id=report_id)


def year(year: int, page: int = 1) -> str:
    """Return the address of a year's page, or of one that its lists go on at."""
    return FAMILIES["arsida"].format(year=year if page == 1 else f"{year}.{page}")


def committee(year: int) -> str:
    """Return the address of the committee's page for a year."""
    return FAMILIES["namnd"].format(year=year)


def chosen(family: str, facet: str, value: str, page: int = 1) -> str:
    """Return the address of a page of a list, of what one value of one filter leaves of it.

    No id of the taxonomy holds a full stop, so page 2 of `hemtjanst` is no other value's first.
    """
    return FAMILIES[family].format(facet=facet, id=value if page == 1 else f"{value}.{page}")


def changes(choice: str, page: int = 1) -> str:
    """Return the address of a page of changes: of a month, such as `2025-01`, or of a kind."""
    return FAMILIES["andringsurval"].format(id=choice if page == 1 else f"{choice}.{page}")


def comparison(service_id: str) -> str:
    """Return the address of the page that compares the units of a service."""
    return FAMILIES["jamforelse"].format(id=service_id)


def asset(name: str, content: bytes, suffix: str) -> str:
    """Return the address of a file that browsers may keep: it is another when a byte of it changes."""
    return f"assets/{name}.{sha256(content).hexdigest()[:8]}.{suffix}"


def new_file(edit_uri: str, path: str, text: str) -> str | None:
    """Return where on GitHub a content file can be made, with its text filled in; None for another host.

    `edit_uri` is the address of "edit this page" (mkdocs.yml), `path` the file's under content/.
    """
    found = _ON_GITHUB.fullmatch(edit_uri)
    if found is None:
        return None
    folder, _, name = path.rpartition("/")
    asked = urlencode({"filename": name, "value": text}, quote_via=quote)
    return f"{found[1]}/new/{found[2]}{quote(folder)}?{asked}"


def is_ours(path: str) -> bool:
    """Say whether a content file is a report or a unit."""
    return path.startswith(OURS) and path.endswith(".md")


def is_page(path: str) -> bool:
    """Say whether a content file becomes a page."""
    return path.endswith(".md") and not path.startswith("_profil/")


def is_picture(path: str) -> bool:
    """Say whether a content file is a picture that is published."""
    return path.endswith(PICTURES) and not path.startswith(("_profil/", *OURS))


def of_file(path: str) -> str:
    """Return the address of the page that a content file becomes; another file keeps its path."""
    if not path.endswith(".md"):
        return path
    folder, _, name = path.rpartition("/")
    stem = "" if name == "index.md" else name.removesuffix(".md") + "/"
    return f"{folder}/{stem}" if folder else stem


def in_page(path: str, link: str) -> str:
    """Return a link in a content file as the file's page needs it; one to another site is left as it is.

    A link that names a file goes from the file's folder, one that ends with a slash goes from the page, and
    one that begins with a slash goes from the root of content/. Its anchor is that of a heading.
    """
    there, mark, anchor = link.partition("#")
    page = of_file(path)
    if _ELSEWHERE.match(link):
        return link
    if there.startswith("/"):
        target = of_file(there.lstrip("/"))
    elif not there or there.endswith(("/", "..")) or there == ".":
        target = resolve(page, there)
    else:
        target = of_file(resolve(path, there))
    if anchor and (belongs(target, "rapport") or belongs(target, "verksamhet")):
        anchor = ANCHOR + anchor.removeprefix(ANCHOR)
    return f"{relative(page, target) if there else ''}{mark}{anchor}"


def belongs(address: str, family: str) -> bool:
    """Say whether `address` has the shape of its family: as deep, and equal in the parts that do not vary."""
    parts, pattern = address.split("/"), FAMILIES[family].split("/")
    return len(parts) == len(pattern) and all(
        bool(part) if fixed.startswith("{") else part == fixed
        for part, fixed in zip(parts, pattern, strict=True)
    )


def relative(source: str, target: str) -> str:
    """Return the link from the page at `source` to `target`, an address or a file, with its `#anchor`.

    The form is MkDocs' own: `relative("verksamheter/a/", "atgarder/")` is `../../atgarder/`, and a page's
    link to itself is `./`. The page for missing addresses is shown anywhere: its links must be absolute.
    """
    path, mark, anchor = target.partition("#")
    here, there = source.split("/")[:-1], path.split("/")
    folders, name = there[:-1], there[-1]
    common = 0
    while common < min(len(here), len(folders)) and here[common] == folders[common]:
        common += 1
    steps = "../" * (len(here) - common) + "".join(f"{part}/" for part in folders[common:]) + name
    return (steps or "./") + mark + anchor


def resolve(source: str, link: str) -> str:
    """Return the address or file that a relative `link`, without its anchor, leads to from `source`.

    An empty link is the page itself. Steps above the root stay at the root, as in a browser.
    """
    if not link:
        return source
    parts = source.split("/")[:-1]
    *folders, name = link.split("/")
    if name in {".", ".."}:
        folders, name = [*folders, name], ""
    for step in folders:
        if step == "..":
            parts = parts[:-1]
        elif step not in {"", "."}:
            parts.append(step)
    return "".join(f"{part}/" for part in parts) + name
