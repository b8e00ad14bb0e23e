"""Every page's address: the only place that knows them.

An address is relative to the site's root, has no leading slash, and ends with a slash; the start page's
is empty.
"""

from collections.abc import Mapping
from types import MappingProxyType

START = ""
UNITS = "verksamheter/"
MEASURES = "atgarder/"
YEARS = "ar/"
METHOD = "om/metod/"
ACCESSIBILITY = "om/tillganglighet/"
PRIVACY = "om/integritet/"
COMPLAINTS = "om/klagomal/"
GLOSSARY = "ordlista/"
VERSION = "om/version/"

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "start": START,
        "verksamheter": UNITS,
        "verksamhet": UNITS + "{id}/",
        "rapport": "rapporter/{year}/{id}/",
        "atgarder": MEASURES,
        "tjanst": "tjanster/{id}/",
        "utforare": "utforare/{id}/",
        "fokusomrade": "fokusomraden/{id}/",
        "ordlista": GLOSSARY,
        "tillganglighet": ACCESSIBILITY,
        "ar": YEARS,
        "arsida": YEARS + "{year}/",
        "namnd": "namnd/{year}/",
        "version": VERSION,
    }
)
"""Family name to the pattern of its addresses. Pages of one family share a frame, so their depth is one."""


def unit(unit_id: str) -> str:
    """Return the address of a unit's page."""
    return FAMILIES["verksamhet"].format(id=unit_id)


def service(service_id: str) -> str:
    """Return the address of a service's page."""
    return FAMILIES["tjanst"].format(id=service_id)


def provider(provider_id: str) -> str:
    """Return the address of a provider's page."""
    return FAMILIES["utforare"].format(id=provider_id)


def area(area_id: str) -> str:
    """Return the address of a focus area's page."""
    return FAMILIES["fokusomrade"].format(id=area_id)


def report(year: int, report_id: str) -> str:
    """Return the address of a report's page; `report_id` is the file's name without its year and suffix."""
    return FAMILIES["rapport"].format(year=year, id=report_id)


def year(year: int) -> str:
    """Return the address of a year's page."""
    return FAMILIES["arsida"].format(year=year)


def committee(year: int) -> str:
    """Return the address of the committee's page for a year."""
    return FAMILIES["namnd"].format(year=year)


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
