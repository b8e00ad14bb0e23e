"""What a text holds that leads to one person, as problems: numbers, contact data, names, homes.

Needs neither models nor rules, so that a hook can ask it in a moment.
"""

from collections.abc import Iterator

from site_builder.problems import Problem
from site_builder.secrecy.homes import find_homes
from site_builder.secrecy.identities import find_identities
from site_builder.secrecy.identity import Allowed
from site_builder.secrecy.names import find_names
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


def name_problems(text: str, known: tuple[str, ...], allowed: Allowed) -> Iterator[tuple[int, Problem]]:
    """Yield names and homes in a text likewise; a name within an e-mail address is the address's."""
    mail = [found for found in find_identities(text, allowed) if found.kind == "e-post"]
    for name in find_names(text, known):
        if all(name.end <= found.start or found.end <= name.start for found in mail):
            rule = "personnamn" if name.is_full else "fornamn"
            yield name.start, Problem(rule, words={"value": name.masked})
    for home in find_homes(text):
        yield home.start, Problem("bostadsadress", words={"value": home.masked})
