"""`insyn new`: writes a new report or unit to fill in."""

import argparse
import re
import sys
from collections.abc import Collection
from difflib import get_close_matches

from site_builder.cli.words import CLEAN, MISUSED, SAID, WRONG, SwedishParser, add_today, today
from site_builder.wording.swedish import slug

NAME = "new"
REPORT, UNIT = "rapport", "verksamhet"
KINDS = ("ordinarie", "uppfoljande", "handelsestyrd", "fordjupad", "avslut")
"""As in the model, which would take every command a third of a second to load."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def add(parser: SwedishParser) -> None:
    """Add the command's own choices."""
    said = SAID.new
    parser.add_argument("what", choices=(REPORT, UNIT), metavar=said.what, help=said.what_help)
    parser.add_argument("--verksamhet", metavar="ID", default="", help=said.unit)
    parser.add_argument("--ar", type=_year, metavar=SAID.year, help=said.year)
    parser.add_argument("--typ", choices=KINDS, default="ordinarie", help=said.kind)
    parser.add_argument("--namn", default="", help=said.name)
    parser.add_argument("--tjanst", metavar="ID", default="", help=said.service)
    parser.add_argument("--utforare", metavar="ID", default="", help=said.provider)
    parser.add_argument("--id", type=_id, default="", help=said.id)
    add_today(parser)


def run(chosen: argparse.Namespace) -> int:
    """Write the file and say which; nothing that is there is changed."""
    from site_builder.editing.templates import new_report, new_unit  # only this command writes content
    from site_builder.publication import publish
    from site_builder.register import CONTENT, read_register

    day = today(chosen)
    register = read_register(chosen.root, day)
    if register.profile is None:
        return _refused(SAID.due.no_profile, WRONG)
    publication = publish(register.without_faulty(), day)
    if chosen.what == UNIT:
        if not (chosen.id or chosen.namn):
            return _refused(SAID.new.no_name, MISUSED)
        for given, known in (
            (chosen.tjanst, publication.taxonomy.services),
            (chosen.utforare, publication.providers),
        ):
            if given and given not in known:
                return _unknown(given, known)
        made = new_unit(
            publication, chosen.id or slug(chosen.namn), chosen.namn, chosen.tjanst, chosen.utforare
        )
    else:
        if chosen.verksamhet not in publication.units:
            return _unknown(chosen.verksamhet, publication.units)
        unit, year = publication.units[chosen.verksamhet], chosen.ar or day.year
        made = new_report(unit, publication, year, chosen.typ, chosen.id or unit.id)
    path = chosen.root / CONTENT / made.path
    if path.exists():
        return _refused(SAID.new.exists.format(path=path), WRONG)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(made.text, "utf-8", newline="\n")
    print(SAID.new.written.format(path=path))
    return CLEAN


def _unknown(given: str, known: Collection[str]) -> int:
    near = get_close_matches(given, known, n=3, cutoff=0.4) or sorted(known)[:10]
    return _refused(SAID.new.unknown.format(value=given, choices=", ".join(near)), MISUSED)


def _refused(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code


def _year(text: str) -> int:
    if not re.fullmatch(r"(19|20|21)\d{2}", text):
        raise argparse.ArgumentTypeError(SAID.new.wrong_year.format(value=text))
    return int(text)


def _id(text: str) -> str:
    if text and not SLUG.fullmatch(text):
        raise argparse.ArgumentTypeError(SAID.new.wrong_id.format(value=text))
    return text
