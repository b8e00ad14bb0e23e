"""A publication with something of everything, and the files that are made of it."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder import exports
from site_builder.exports import things
from site_builder.publication import Publication, publish
from site_builder.register import read_register
from tests import examples

TODAY = date(2026, 1, 15)
SITE_URL = "https://insyn.example/"
JOURNAL = """
nyckeltal:
  - {id: bestalld-tid, varde: 3270, omfattning: enheten, period: 2024-03}
  - {id: bestalld-tid, dolt: ror_enskilda, omfattning: hela_bolaget, not: "=Visas inte."}
handelser:
  - {datum: 2025-01-10, typ: atgardsplan_inkommen}
  - {datum: 2025-02-10, typ: uppfoljande_mote, utfall: Ett krav är klart.}
  - {datum: 2025-02-10, typ: atgard, atgard: 1, status: atgardad}
  - {datum: 2025-03-01, typ: bedomning_andrad, till: godkand}
  - {datum: 2025-03-02, typ: utforarens_svar, text: "+Vi tackar."}
  - {datum: 2025-04-01, typ: rattelse, vad: Datumet är rättat., skal: Fel i rapporten.}
"""


def publication(root: Path, today: date = TODAY) -> Publication:
    """Return what may be seen of a folder's content on a day. The content must be without errors."""
    register = read_register(root, today)
    assert register.errors == ()
    return publish(register, today)


def example(folder: Path, fragment: str = JOURNAL) -> Publication:
    """Return the invented municipality's publication, its report changed as the fragment says."""
    root = examples.copy(folder)
    examples.change(root, fragment)
    return publication(root)


def files(made: Publication, site_url: str = SITE_URL) -> Mapping[str, bytes]:
    """Return the bytes of every file by its path: those about the whole, and those that go with a page."""
    origin = exports.Origin(made, site_url)
    of_pages = chain(
        (things.report_file(report, origin) for report in made.reports.values()),
        (things.withdrawn_file(notice, origin) for notice in made.withdrawn.values()),
        *(things.unit_files(unit, origin) for unit in made.units.values()),
    )
    with TemporaryDirectory() as folder:
        whole = {
            path: content if isinstance(content, bytes) else content.read_bytes()
            for make in exports.MAKERS.values()
            for path, content in make(origin, Path(folder))
        }
    sizes = {path: len(content) for path, content in whole.items()}
    return dict(chain(whole.items(), exports.catalogue_of(origin, sizes), of_pages))


def described(document: bytes, paths: Iterable[str]) -> dict[str, str]:
    """Return which of the paths an OpenAPI document describes, each with the name of its schema.

    What is named goes before what is a parameter.
    """
    patterns = []
    for place, said in json.loads(document)["paths"].items():
        content = said["get"]["responses"]["200"]["content"]["application/json"]
        pattern = "api/v1" + re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(place))
        patterns.append((place.count("{"), re.compile(pattern), content["schema"]["$ref"].rpartition("/")[2]))
    found = {}
    for path in paths:
        fitting = [each for each in patterns if each[1].fullmatch(path)]
        if fitting:
            found[path] = min(fitting, key=lambda each: each[0])[2]
    return found
