"""Whether a municipality's published data can be relied on: version, digests of files, change log."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from site_builder.exports import places
from site_builder.exports.columns import SCHEMA_VERSION
from site_builder.exports.tables import TABLES
from site_builder.record import BrokenLogError, unchecked_log
from site_builder.record.stopping import fault
from site_builder.record.verifying import LOG, check_site
from site_builder.wording import load

SAID = load("data").across


@dataclass(frozen=True, slots=True)
class Published:
    """One municipality's published site that has been checked: its folder, and what it says of itself."""

    site: Path
    code: str
    name: str
    day: str
    licence: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a folder is not taken in, in words."""

    folder: Path
    reason: str


def checked(folders: Iterable[Path]) -> tuple[list[Published], list[Refusal]]:
    """Return what can be relied on, and why the rest cannot. A municipality may come only once."""
    taken: dict[str, Published] = {}
    refused: list[Refusal] = []
    for folder in folders:
        site = folder if (folder / places.PACKAGE).is_file() else folder.parent
        faults = list(_faults(site))
        if faults:
            refused += (Refusal(folder, reason) for reason in faults)
            continue
        published = _published(site)
        if published.code in taken:
            other = taken[published.code].site
            refused.append(Refusal(folder, SAID.twice.format(code=published.code, other=other)))
        else:
            taken[published.code] = published
    return list(taken.values()), refused


def _published(site: Path) -> Published:
    said = _read(site / places.table_file("rapporter", "json"))
    return Published(
        site, said["kommunkod"], said["kommun"], said["dag"], said["licens"], said["demonstration"]
    )


def _faults(site: Path) -> Iterator[str]:
    """Yield what is wrong with a site; nothing when it can be relied on."""
    try:
        package, said = _read(site / places.PACKAGE), _read(site / places.table_file("rapporter", "json"))
    except (OSError, ValueError):
        yield SAID.no_package.format(path=places.PACKAGE)
        return
    for version in (package.get("schemaversion"), said.get("schemaversion")):
        if str(version).partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
            yield SAID.version.format(version=version, ours=SCHEMA_VERSION)
            return
    yield from _wrong_files(site, {each["name"]: each for each in package["resources"]})
    yield from _wrong_log(site)


def _wrong_files(site: Path, resources: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield each table that is missing, has other bytes than the package says, or lacks a column."""
    for table in TABLES.values():
        path = places.table_file(table.name, "csv")
        described = resources.get(table.name)
        if described is None or not (site / path).is_file():
            yield SAID.no_table.format(path=path)
            continue
        if f"sha256:{sha256((site / path).read_bytes()).hexdigest()}" != described["hash"]:
            yield SAID.digest.format(path=path)
        missing = set(table.names) - {field["name"] for field in described["schema"]["fields"]}
        if missing:
            yield SAID.no_column.format(path=path, columns=", ".join(sorted(missing)))


def _wrong_log(site: Path) -> Iterator[str]:
    """Yield the first fault of the change log, and how many there are; that there is none is a fault."""
    if not (site / LOG).is_file():
        yield SAID.no_log.format(path=LOG)
        return
    try:
        found = [
            each.text for each in check_site(site, unchecked_log((site / LOG).read_bytes().splitlines()))
        ]
    except BrokenLogError as error:
        found = [fault(error)]
    if found:
        yield SAID.log.format(count=len(found), first=found[0])


def _read(path: Path) -> dict[str, Any]:
    """Return a JSON object. Raises OSError or ValueError where there is none."""
    found = json.loads(path.read_bytes())
    if not isinstance(found, dict):
        raise ValueError(f"{path} holds no object")
    return found
