"""What a reader who has only the data files can count: plain loops over the rows of the CSV files.

The rules for counting are those of the page of open data: what is replaced or withdrawn does not count.
"""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

Row = dict[str, str]


class DataFiles:
    """The rows of the CSV files, and the day that they are about."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.today = date.fromisoformat(json.loads((folder / "rapporter.json").read_text("utf-8"))["dag"])
        self.units = {row["id"]: row for row in self.rows("verksamheter")}
        self.services = {row["id"]: row["namn"] for row in self.rows("tjanster")}
        self.areas = {row["id"]: row["kort"] or row["namn"] for row in self.rows("fokusomraden")}
        self.scale = {row["id"]: row for row in self.rows("bedomningar") if row["skala"] == "samlad"}
        every = self.rows("rapporter")
        self.reports = {
            row["id"]: row for row in every if row["status"] == "publicerad" and not row["ersatt_av"]
        }
        self.measures = [row for row in self.rows("atgarder") if row["rapport"] in self.reports]

    def rows(self, table: str) -> list[Row]:
        with (self.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def years(self) -> list[str]:
        return sorted({row["ar"] for row in self.reports.values()}, reverse=True)

    def latest_of_year(self, year: str) -> dict[str, Row]:
        """Return each unit's newest report of a year."""
        found: dict[str, Row] = {}
        newest_first = sorted(self.reports.values(), key=lambda row: row["ordningsdag"], reverse=True)
        for row in newest_first:
            if row["ar"] == year:
                found.setdefault(row["verksamhet"], row)
        return found

    def not_followed_up(self, year: str) -> list[str]:
        """Return the units that were active on some day of a year and have no report of it."""
        latest = self.latest_of_year(year)
        return [
            unit
            for unit, row in self.units.items()
            if unit not in latest
            and (row["aktiv_fran"] or "0001") <= f"{year}-12-31"
            and (row["aktiv_till"] or "9999") >= f"{year}-01-01"
        ]

    def measures_of(self, reports: set[str]) -> list[Row]:
        return [row for row in self.measures if row["rapport"] in reports]

    def open_measures(self) -> list[Row]:
        return [row for row in self.measures if row["oppen"] == "true"]

    def closed_since(self, first: date) -> list[Row]:
        return [
            row
            for row in self.measures
            if row["oppen"] == "false" and date.fromisoformat(row["sedan"]) >= first
        ]

    def late_promises(self) -> list[Row]:
        """Return the reports whose promised follow-up is late, longest first."""
        late = [row for row in self.reports.values() if row["uppfoljning_lage"] == "sen"]
        return sorted(late, key=lambda row: -int(row["uppfoljning_dagar_sen"]))

    def verdicts(self, reports: list[Row]) -> Counter[tuple[str, str]]:
        """Return how many reports have each verdict, by the names of service and verdict."""
        return Counter(
            (self.units[row["verksamhet"]]["tjanst_namn"], row["bedomning_namn"]) for row in reports
        )
