"""In which files of a built site a report is told of, packed ones too."""

import gzip
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

DATABASE = b"SQLite format 3\0"
PACKED = (b"\x1f\x8b", b"PK\x03\x04")


def traces(site: Path, report_id: str) -> list[str]:
    """Return the files that name a report, by their paths in the site: an address for each page."""
    named = re.compile(rb"(?<![\w-])" + re.escape(report_id.encode()) + rb"(?![\w-])")
    found = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if named.search(path.encode()) or any(map(named.search, contents(file.read_bytes()))):
            found.append(path.removesuffix("index.html") or "./")
    return found


def contents(content: bytes) -> Iterator[bytes]:
    """Yield what a file holds, unpacked: of gzip and zip what is inside, of SQLite its statements."""
    if content.startswith(PACKED[0]):
        yield from contents(gzip.decompress(content))
    elif content.startswith(PACKED[1]):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from contents(archive.read(name))
    elif content.startswith(DATABASE):
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            yield "\n".join(database.iterdump()).encode()
    else:
        yield content
