"""Every address that readers have been given stays, or leads on: one that would disappear is a finding."""

from collections.abc import Iterator, Mapping

from site_builder import addresses
from site_builder.changes.states import State
from site_builder.findings import Finding
from site_builder.problems import Problem, finding
from site_builder.publication import Publication
from site_builder.register import CONTENT, PROFILE, report_path, unit_path
from site_builder.rules.running import severity_in
from site_builder.source import KeyPath, read_source

RULE = "adress-forsvinner"
_KEYS = ("tjanster", "fokusomraden", "utforare")
"""The keys of the profile whose entries have pages, which begin with the same word."""


def vanished(before: State, after: State) -> Iterator[Finding]:
    """Yield a finding for each address that was there and leads nowhere now, where it can be mended."""
    if before.publication is None or after.publication is None:
        return
    profile = after.register.profile
    assert profile is not None  # or there would be no publication
    now = places(after.publication, after).keys() | {_address(path) for path in after.faulty}
    for address, file in places(before.publication, before).items():
        if address not in now:
            where, path = _mended_at(address, file, before, after)
            source = read_source(where, after.content(where) or b"---\n---\n", fenced=where.endswith(".md"))
            problem = Problem(RULE, path, {"address": f"/{address}"}, at_key=True, file=where)
            yield severity_in(finding(problem, source), profile.municipality)


def places(publication: Publication, state: State) -> Mapping[str, str]:
    """Return the address of everything that has a page or is a file of its own, and the file it stands in."""
    found = {addresses.unit(key): unit_path(key) for key in publication.units}
    for key, unit in publication.units.items():
        found |= {addresses.unit(former): unit_path(key) for former in unit.unit.former_ids}
        found[addresses.provider(unit.unit.provider)] = f"{PROFILE}/utforare.yml"
    for report_id in (*publication.reports, *publication.withdrawn):
        found[_address(report_path(report_id))] = report_path(report_id)
    taxonomy = f"{PROFILE}/taxonomi.yml"
    found |= {addresses.service(key): taxonomy for key in publication.taxonomy.services}
    found |= {addresses.area(key): taxonomy for key in publication.taxonomy.focus_areas}
    found |= {_address(path): path for path in state.ordinary_pages}
    return found | {_address(path): path for path in state.files if addresses.is_picture(_inside(path))}


def successor(unit_id: str, before: State, after: State) -> str | None:
    """Return which unit, gone since, a new unit most likely is; None when it is like none.

    It says so itself, or has its name, or its reports.
    """
    assert before.publication  # only what is published is compared
    assert after.publication
    unit = after.publication.units[unit_id]
    gone = {key: each for key, each in before.publication.units.items() if key not in after.register.units}
    for former, each in gone.items():
        if former in unit.unit.former_ids or each.unit.name == unit.unit.name:
            return former
    reports = set(unit.report_ids)
    return next((former for former, each in gone.items() if reports & set(each.report_ids)), None)


def _mended_at(address: str, file: str, before: State, after: State) -> tuple[str, KeyPath]:
    """Return the file and the key where an address that it had can be saved."""
    assert after.publication  # or nothing would be looked for
    if file.startswith(f"{PROFILE}/"):
        return file, tuple(key for key in _KEYS if address.startswith(f"{key}/"))
    if file in after.files:
        report = after.register.reports.get(_inside(file).removeprefix("rapporter/").removesuffix(".md"))
        if report is not None:
            return file, ("utkast",) if report.draft else ("publiceras",)
        return file, ("tidigare_id",)
    for unit_id in after.publication.units:
        former = successor(unit_id, before, after)
        if former and unit_path(former) == file and unit_id not in before.register.units:
            return unit_path(unit_id), ("namn",)
    return file, ()


def _inside(path: str) -> str:
    return path.removeprefix(f"{CONTENT}/")


def _address(path: str) -> str:
    return addresses.of_file(_inside(path))
