"""What a text, a file's name or a picture holds that leads to one person, as problems.

Needs neither models nor rules, so that a hook can ask it in a moment.
"""

from collections.abc import Iterator

from site_builder import wording
from site_builder.problems import Problem
from site_builder.secrecy.homes import find_homes
from site_builder.secrecy.identities import NOTHING, find_identities
from site_builder.secrecy.identity import Allowed
from site_builder.secrecy.mail import addresses
from site_builder.secrecy.masking import mask_identities
from site_builder.secrecy.metadata import notes
from site_builder.secrecy.names import find_names, names_in_path
from site_builder.secrecy.org_numbers import is_called_org_number, personal_org_numbers

_RULES = {
    ("personnummer", True): "personnummer",
    ("personnummer", False): "personnummer-fel-siffra",
    ("samordningsnummer", True): "personnummer",
    ("samordningsnummer", False): "personnummer-fel-siffra",
    ("telefon", True): "telefonnummer",
    ("telefon", False): "telefonnummer-oklart",
    ("e-post", True): "epostadress",
    ("e-post", False): "epostadress-oklar",
}


def identity_problems(text: str, allowed: Allowed) -> Iterator[tuple[int, Problem]]:
    """Yield the identities in a text as problems without a place, and the offset of each."""
    identities = find_identities(text, allowed)
    for found in identities:
        rule = _RULES[found.kind, found.certain]
        if rule == "personnummer" and is_called_org_number(text, found.start):
            rule = "personligt-orgnummer"
        yield found.start, Problem(rule, words={"value": found.masked})
    for number in personal_org_numbers(text):
        if all(number.end <= found.start or found.end <= number.start for found in identities):
            rule = "personligt-orgnummer" if number.is_certain else "personligt-orgnummer-oklart"
            yield number.start, Problem(rule, words={"value": number.masked})


def name_problems(text: str, known: tuple[str, ...] = ()) -> Iterator[tuple[int, Problem]]:
    """Yield names and homes in a text likewise; a name within an e-mail address is the address's."""
    mail = list(addresses(text, NOTHING)) if (names := find_names(text, known)) else []
    for name in names:
        if not any(found.start <= name.start and name.end <= found.end for found in mail):
            rule = "personnamn" if name.is_full else "fornamn"
            yield name.start, Problem(rule, words={"value": name.masked})
    for home in find_homes(text):
        yield home.start, Problem("bostadsadress", words={"value": home.masked})


def path_problem(path: str) -> Problem | None:
    """Return the problem of a path whose last part holds somebody's name or number, masked; else None."""
    if not names_in_path(path) and not find_identities(path):
        return None
    name = path.rpartition("/")[2]
    for found in reversed(names_in_path(name)):
        name = f"{name[: found.start]}{found.masked}{name[found.end :]}"
    return Problem("filnamn-pekar-ut", words={"value": mask_identities(name)})


def picture_problems(content: bytes, allowed: Allowed) -> Iterator[Problem]:
    """Yield who made a picture or a PDF, or where, as its metadata tell; the sure ones lead to a person."""
    fields = wording.rule("fil-metadata")["fields"]
    for note in notes(content):
        words = {"value": fields[note.field]}
        if any(name.is_full for name in find_names(note.text)) or find_identities(note.text, allowed):
            yield Problem("fil-metadata-namn", words=words)
        elif note.field != "anteckning":
            yield Problem("fil-metadata", words=words)
