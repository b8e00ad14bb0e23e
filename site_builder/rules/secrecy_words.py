"""Rules on what texts tell of people in words: numbers of them, single events, names, homes."""

from collections.abc import Iterator
from dataclasses import replace

from site_builder.model import Collection, Profile, Report
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_collection, on_file, on_report, on_text
from site_builder.rules.secrecy import allowed_contact
from site_builder.secrecy.claims import Clients
from site_builder.secrecy.identities import find_identities
from site_builder.secrecy.numbers import Thresholds
from site_builder.secrecy.of_report import clients_of, thresholds_of
from site_builder.secrecy.pointing_out import name_problems, path_problem, picture_problems
from site_builder.secrecy.screening import may_name_in_path, may_point_out
from site_builder.secrecy.telling import find_told, is_suspect
from site_builder.source import Source

_RULES = {
    ("kunder", False): "ord-om-kunder",
    ("kunder", True): "ord-om-kunder-fa",
    ("personal", False): "ord-om-personal",
    ("händelse", False): "enskild-handelse",
    ("händelse", True): "enskild-handelse-fa",
    ("hälsa", False): "halsouppgift",
    ("hälsa", True): "halsouppgift-fa",
}
_IDS = tuple(_RULES.values())


@on_report(*_IDS)
def told_in_report(subject: Subject[Report]) -> Iterator[Problem]:
    """A report tells in words of few people, or of a single one."""
    source = subject.source
    has_escapes = "\\" in source.front
    if not (has_escapes or is_suspect(source.front, source.body)):
        return
    clients = clients_of(subject.thing, subject.profile.taxonomy)
    limits = thresholds_of(subject.profile.municipality)
    for offset, problem in told_problems(source.front, clients, limits, is_yaml=True):
        yield replace(problem, place=source.front_place(offset))
    for offset, problem in told_problems(source.body, clients, limits):
        yield replace(problem, offset=offset)
    if has_escapes:
        yield from _told_with_escapes(source, clients, limits)


def _told_with_escapes(source: Source, clients: Clients, limits: Thresholds) -> Iterator[Problem]:
    """Yield what values tell once their escapes are read, and did not tell before."""
    for path, text in source.texts():
        for offset, problem in told_problems(text, clients, limits):
            if text[offset : offset + len(str(problem.words["value"]))] not in source.front:
                yield replace(problem, path=path)


def told_problems(
    text: str, clients: Clients, limits: Thresholds, *, is_yaml: bool = False
) -> Iterator[tuple[int, Problem]]:
    """Yield what a text tells of few people as problems without a place, and the offset of each."""
    for told in find_told(text, clients, limits, is_yaml=is_yaml):
        words = {"value": told.noun, "k": limits.k, "p": limits.p}
        yield told.start, Problem(_RULES[told.kind, told.is_of_few], words=words)


@on_collection(*_IDS)
def told_of_unit(subject: Subject[Collection]) -> Iterator[Problem]:
    """The text of a unit tells of few people: how many its latest report says that there are."""
    collection = subject.thing
    limits = thresholds_of(collection.profile.municipality)
    latest = _latest_reports(collection)
    for unit_id in collection.units:
        body = collection.bodies.get(f"verksamheter/{unit_id}.md", "")
        report = latest.get(unit_id)
        clients = clients_of(report, collection.profile.taxonomy) if report else Clients()
        for offset, problem in told_problems(body, clients, limits):
            yield replace(problem, offset=offset, file=f"content/verksamheter/{unit_id}.md")


def _latest_reports(collection: Collection) -> dict[str, Report]:
    """Return each unit's latest report: of the latest year, and the last of its ids there."""
    ordered = sorted(collection.reports.items(), key=lambda item: (item[1].year, item[0]))
    return {report.unit: report for _, report in ordered}


@on_text("personnamn", "fornamn", "bostadsadress")
def person_in_text(subject: Subject[None]) -> Iterator[Problem]:
    """A file holds somebody's name, or the address of somebody's home."""
    source = subject.source
    if may_point_out(source.front, source.body):
        for place_of, text in ((source.front_place, source.front), (source.body_place, source.body)):
            for offset, problem in name_problems(text, _registered(subject)):
                yield replace(problem, place=place_of(offset))


def _registered(subject: Subject[None]) -> tuple[str, ...]:
    """Return the names that are no person's: of providers, of units, of the municipality."""
    profile: Profile = subject.profile
    names = [provider.name for provider in profile.providers.values()]
    names += [unit.name for unit in subject.units.values()]
    own = subject.source.data.get("namn")
    return (*names, profile.municipality.name, *([own] if isinstance(own, str) else []))


@on_collection("filnamn-pekar-ut")
def person_in_file_name(subject: Subject[Collection]) -> Iterator[Problem]:
    """The name of a file holds somebody's name or number; the finding stands at its folder."""
    files = sorted(subject.thing.files)
    together = "\n\n".join(files)
    if not may_name_in_path(together) and not find_identities(together):
        return
    for path in files:
        if problem := path_problem(path):
            yield replace(problem, place=(1, 1), file=f"content/{path.rpartition('/')[0]}".rstrip("/"))


@on_file("fil-metadata", "fil-metadata-namn")
def metadata_left(subject: Subject[bytes]) -> Iterator[Problem]:
    """A picture or a PDF says who made it, or where."""
    for problem in picture_problems(subject.thing, allowed_contact(subject.profile)):
        yield replace(problem, place=(1, 1))
