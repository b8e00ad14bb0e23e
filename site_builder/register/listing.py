"""Which files there are to read, and what is wrong with their names and places."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.findings import Finding
from site_builder.problems import Problem, finding
from site_builder.register.things import CONTENT
from site_builder.source import Source

_FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_YEAR = re.compile(r"(?:19|20|21)\d{2}")
NOWHERE = Source("", {}, "", 1)


def files_under(content: Path) -> frozenset[str]:
    """Return the path under `content` of every file in it."""
    above = len(f"{content}{os.sep}")
    return frozenset(
        f"{folder}{os.sep}{name}"[above:].replace(os.sep, "/")
        for folder, _, names in os.walk(content)
        for name in names
    )


class Lister:
    """Lists the files of one root, and adds what does not belong there to `findings`."""

    def __init__(self, root: Path, findings: list[Finding]) -> None:
        self.root, self.findings = root, findings
        self._inside = (root / CONTENT).resolve()

    def files(self, folder: str, *, in_years: bool) -> Iterator[str]:
        """Yield the readable files of a folder by name."""
        top = self.root / folder
        if not top.is_dir():
            return
        for entry in sorted(os.scandir(top), key=lambda each: each.name):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith(".") or not self._belongs(entry, path):
                continue
            if not in_years:
                if self._is_well_named(entry, path):
                    yield path
            elif entry.is_dir() and _YEAR.fullmatch(entry.name):
                yield from self.files(path, in_years=False)
            else:
                self._misnamed(path, "Här ligger bara mappar med årtal, till exempel 2024.")

    def is_inside(self, file: Path, path: str) -> bool:
        """Say whether a file is no link to one outside of the content, and note where it is."""
        return not file.is_symlink() or self._is_linked_inside(file, path)

    def _belongs(self, entry: os.DirEntry[str], path: str) -> bool:
        return not entry.is_symlink() or self._is_linked_inside(Path(entry.path), path)

    def _is_linked_inside(self, file: Path, path: str) -> bool:
        if file.resolve().is_relative_to(self._inside):
            return True
        self._note(Problem("lank-ut", words={"value": file.name}, file=path))
        return False

    def _is_well_named(self, entry: os.DirEntry[str], path: str) -> bool:
        if not entry.is_file():
            self._misnamed(path, "Här ligger bara filer, inga mappar. Flytta eller ta bort mappen.")
        elif not _FILE_NAME.fullmatch(entry.name):
            self._misnamed(
                path, "Använd små bokstäver a–z, siffror och bindestreck, och sluta med .md: solgarden.md."
            )
        else:
            return True
        return False

    def _misnamed(self, path: str, cure: str) -> None:
        words = {"value": path.rpartition("/")[2], "cure": cure}
        self._note(Problem("filnamn", words=words, file=path))

    def _note(self, problem: Problem) -> None:
        self.findings.append(finding(problem, NOWHERE))
