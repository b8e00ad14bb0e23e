"""Rules on what must not even be in the files: small numbers and identities.

A public repository publishes its history, so the check refuses them at the source.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from site_builder.model import Collection, Profile, Report
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_collection, on_report, on_text
from site_builder.secrecy.across_reports import Reports, further_hidden
from site_builder.secrecy.identity import Allowed
from site_builder.secrecy.of_report import breaches_by_place, thresholds_of
from site_builder.secrecy.pointing_out import identity_problems
from site_builder.secrecy.screening import may_point_out


@on_report(
    "litet-antal",
    "antal-rojer-rest",
    "andel-av-for-fa",
    "andel-utan-bas",
    "andel-rojer-del",
    "andel-for-exakt",
    "andel-omojlig",
    "andel-utan-period",
    "organisationsandel-utan-bas",
    "grupp-for-liten",
    "handelser-utan-kundantal",
    "handelser-bland-fa",
)
def small_numbers(subject: Subject[Report]) -> Iterator[Problem]:
    """A key figure or a sample tells something about few people (`domain.md` section 6)."""
    limits = thresholds_of(subject.profile.municipality)
    for place, breach in breaches_by_place(subject.thing, subject.profile.taxonomy, limits):
        yield Problem(breach.rule, (*place, breach.key), breach.words)


@on_collection("rojer-dolt-tal", "rojer-skillnad")
def numbers_together(subject: Subject[Collection]) -> Iterator[Problem]:
    """Key figures of one report or of several let a reader work out a hidden one, or a few people."""
    collection = subject.thing
    taxonomy = collection.profile.taxonomy
    limits = thresholds_of(collection.profile.municipality)
    for each in further_hidden(Reports(collection.reports, collection.units, taxonomy, limits)):
        words = {"figure": each.figure}
        if each.protects:
            words |= {"report": each.protects[0], "hidden": each.protects[1]}
        yield Problem(each.rule, each.where, words, file=f"content/rapporter/{each.report}.md")


@on_text(
    "personnummer",
    "personnummer-fel-siffra",
    "personligt-orgnummer",
    "personligt-orgnummer-oklart",
    "telefonnummer",
    "telefonnummer-oklart",
    "epostadress",
    "epostadress-oklar",
)
def identity_in_text(subject: Subject[None]) -> Iterator[Problem]:
    """A file holds a personal number, or contact data that is not the municipality's own."""
    source = subject.source
    if may_point_out(source.front, source.body):
        for place_of, text in ((source.front_place, source.front), (source.body_place, source.body)):
            for offset, problem in identity_problems(text, allowed_contact(subject.profile)):
                yield replace(problem, place=place_of(offset))


def allowed_contact(profile: Profile) -> Allowed:
    """Return the contact data that may stand in the files: the municipality's own."""
    contact = profile.municipality.contact
    domains = [urlsplit(contact.web).hostname or ""] if contact.web else []
    return Allowed(
        phones=(contact.phone,) if contact.phone else (),
        addresses=(contact.email,) if contact.email else (),
        domains=tuple(domain.removeprefix("www.") for domain in domains),
    )
