"""Rules on what must not even be in the files: small numbers and identities.

A public repository publishes its history, so the check refuses them at the source.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.model import Profile, Report
from site_builder.problems import Problem
from site_builder.rules.machinery import Subject, on_report, on_text
from site_builder.secrecy.identities import find_identities
from site_builder.secrecy.identity import Allowed, Identity
from site_builder.secrecy.of_report import figure_breaches, sample_breaches, thresholds_of
from site_builder.source import Place

_IDENTITY_RULES = {
    ("personnummer", True): "personnummer",
    ("personnummer", False): "personnummer-fel-siffra",
    ("samordningsnummer", True): "personnummer",
    ("samordningsnummer", False): "personnummer-fel-siffra",
    ("telefon", True): "telefonnummer",
    ("telefon", False): "telefonnummer",
    ("e-post", True): "epostadress",
    ("e-post", False): "epostadress",
}


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
    report, taxonomy = subject.thing, subject.profile.taxonomy
    limits = thresholds_of(subject.profile.municipality)
    for index, figure in enumerate(report.key_figures):
        if figure.id in taxonomy.key_figures:
            for breach in figure_breaches(figure, report, taxonomy, limits):
                yield Problem(breach.rule, ("nyckeltal", index, breach.key), breach.words)
    for index, item in enumerate(report.evidence):
        if item.sample:
            for breach in sample_breaches(item.sample, report, taxonomy, limits):
                yield Problem(breach.rule, ("underlag", index, "urval", breach.key), breach.words)


@on_text("personnummer", "personnummer-fel-siffra", "telefonnummer", "epostadress")
def identity_in_text(subject: Subject[None]) -> Iterator[Problem]:
    """A file holds a personal number, or contact data that is not the municipality's own."""
    source, allowed = subject.source, allowed_contact(subject.profile)
    for found in find_identities(source.front, allowed):
        yield _identity(found, source.front_place(found.start))
    for found in find_identities(source.body, allowed):
        yield _identity(found, source.body_place(found.start))


def allowed_contact(profile: Profile) -> Allowed:
    """Return the contact data that may stand in the files: the municipality's own."""
    contact = profile.municipality.contact
    domains = [urlsplit(contact.web).hostname or ""] if contact.web else []
    return Allowed(
        phones=(contact.phone,) if contact.phone else (),
        addresses=(contact.email,) if contact.email else (),
        domains=tuple(domain.removeprefix("www.") for domain in domains),
    )


def _identity(found: Identity, place: Place) -> Problem:
    return Problem(_IDENTITY_RULES[found.kind, found.certain], place=place, words={"value": found.masked})
