"""Which identities a text gives away: personal numbers, telephone numbers and e-mail addresses.

Pure functions of the text, fast enough for every text of every report. A finding never quotes what it found.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.secrecy.digits import Run, runs
from site_builder.secrecy.identity import Allowed, Identity
from site_builder.secrecy.mail import addresses
from site_builder.secrecy.personal_numbers import personal_numbers
from site_builder.secrecy.phones import national, phones
from site_builder.secrecy.screening import may_point_out

__all__ = ["Allowed", "Identity", "find_identities", "is_personal_org_number"]

NOTHING = Allowed()


def find_identities(text: str, allowed: Allowed = NOTHING) -> list[Identity]:
    """Return the identities in a text in order, none overlapping another, without the allowed ones."""
    return look_for_identities(text, allowed) if may_point_out(text) else []


def look_for_identities(text: str, allowed: Allowed = NOTHING) -> list[Identity]:
    """Return the same with no quick look beforehand."""
    found = list(addresses(text, allowed))
    for run in runs(text):
        found += _numbers(text, run, allowed)
    return sorted(_apart(found))


def is_personal_org_number(number: str) -> bool:
    """Say whether an organisation number can be a person's own number: its third digit is 0 or 1.

    `number` is written with ten digits, or twelve that begin with a century or 16.
    """
    digits = "".join(character for character in number if character.isdecimal())
    return digits[-10:][2:3] in ("0", "1")


def _numbers(text: str, run: Run, allowed: Allowed) -> Iterator[Identity]:
    """Yield the numbers of one run that are not allowed, places counted in the text."""
    for found in _apart([*phones(run), *personal_numbers(run)]):
        place = replace(found, start=run.offset + found.start, end=run.offset + found.end)
        if found.kind == "telefon" and national(text[place.start : place.end]) in map(
            national, allowed.phones
        ):
            continue
        yield place


def _apart(found: Iterable[Identity]) -> list[Identity]:
    """Return the identities that do not overlap: the certain before the others, the longest, the first."""
    kept: list[Identity] = []
    for identity in sorted(found, key=_clarity):
        if all(identity.end <= other.start or other.end <= identity.start for other in kept):
            kept.append(identity)
    return kept


def _clarity(identity: Identity) -> tuple[bool, int]:
    return not identity.certain, identity.start - identity.end
