"""What pictures and PDFs tell of who made them, and where, is found in their bytes."""

import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.register import read_register
from site_builder.secrecy.metadata import Note, notes
from tests import examples

TODAY = date(2025, 1, 15)
XMP = (
    b"<x:xmpmeta><rdf:Description><dc:creator><rdf:Seq><rdf:li>Maria Nilsson</rdf:li></rdf:Seq></dc:creator>"
)


def exif(order: str = "<", *, author: bytes = b"Anna Andersson\x00", with_place: bool = True) -> bytes:
    """Return an Exif block with an author and, perhaps, a place."""
    entries = [(0x013B, 2, len(author), 8 + 2 + 24 + 4)]
    if with_place:
        entries.append((0x8825, 4, 1, 8 + 2 + 24 + 4 + len(author)))
    folder = struct.pack(f"{order}H", len(entries)) + b"".join(
        struct.pack(f"{order}HHII", *entry) for entry in entries
    )
    folder = folder.ljust(2 + 24, b"\x00") + b"\x00" * 4
    start = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(f"{order}I", 8)
    place = struct.pack(f"{order}H", 2) + b"\x00" * 28
    return start + folder + author + place


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    parts = (b"\xff" + bytes([kind]) + struct.pack(">H", len(data) + 2) + data for kind, data in segments)
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = (struct.pack(">I", len(data)) + kind + data + b"\x00" * 4 for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(parts) + 4) + b"WEBP" + parts


PACKED = zlib.compress(b"<</Author(Anna Andersson)>>")
AUTHOR = Note("upphov", "Anna Andersson")
FILES = {
    "jpeg": (jpeg((0xE1, b"Exif\x00\x00" + exif())), {AUTHOR, Note("plats")}),
    "jpeg, big-endian": (jpeg((0xE1, b"Exif\x00\x00" + exif(">"))), {AUTHOR, Note("plats")}),
    "jpeg, IPTC": (jpeg((0xED, b"Photoshop 3.0\x008BIM\x1c\x02\x50\x00\x0eAnna Andersson")), {AUTHOR}),
    "jpeg, comment": (jpeg((0xFE, b"Taget av Anna")), {Note("anteckning", "Taget av Anna")}),
    "jpeg, XMP": (jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + XMP)), {Note("upphov", "Maria Nilsson")}),
    "png, Exif": (png((b"eXIf", exif(with_place=False))), {AUTHOR}),
    "png, text": (png((b"tEXt", b"Author\x00Anna Andersson")), {AUTHOR}),
    "png, packed": (png((b"zTXt", b"Author\x00\x00" + zlib.compress(b"Anna Andersson"))), {AUTHOR}),
    "png, UTF-8": (png((b"iTXt", b"Author" + b"\x00" * 5 + "Åsa".encode())), {Note("upphov", "Åsa")}),
    "webp": (webp((b"VP8 ", b"1"), (b"EXIF", exif())), {AUTHOR, Note("plats")}),
    "pdf": (b"%PDF-1.4\n<</Author(Anna Andersson)/Producer(x)>>", {AUTHOR}),
    "pdf, UTF-16": (b"%PDF-1.4\n<</Author<feff00c500730061>>>", {Note("upphov", "Åsa")}),
    "pdf, packed": (b"%PDF-1.5\n<</Type/ObjStm/N 1>>\nstream\r\n" + PACKED + b"\nendstream", {AUTHOR}),
    "pdf, escapes": (b"%PDF-1.4\n<</Author(Anna \\101ndersson)>>", {AUTHOR}),
    "svg": (b"<svg><metadata><dc:creator>Anna Andersson</dc:creator></metadata></svg>", {AUTHOR}),
    "nothing told": (png((b"IHDR", b"1" * 13), (b"tEXt", b"Software\x00gimp")), set()),
    "no picture": (b"Author: Anna Andersson", set()),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_tells_is_found(name: str) -> None:
    """Authors, places and notes come out of every kind of file."""
    content, expected = FILES[name]
    assert set(notes(content)) == expected


@given(st.sampled_from(sorted(FILES)), st.integers(0, 400), st.binary(max_size=6))
def test_a_broken_file_is_read_as_far_as_it_goes(name: str, place: int, noise: bytes) -> None:
    """A file that is cut off or damaged makes nothing fail."""
    content = FILES[name][0]
    assert isinstance(notes(content[:place]), list)
    assert isinstance(notes(content[:place] + noise + content[place:]), list)


@pytest.mark.parametrize(
    ("author", "rule"),
    [(b"Anna Andersson\x00", "fil-metadata-namn"), (b"Kommunens bildbank\x00", "fil-metadata")],
)
def test_a_picture_in_the_content_is_judged(author: bytes, rule: str, tmp_path: Path) -> None:
    """A name is an error; an author who is nobody, or a place, a warning. The name is not quoted."""
    root = examples.copy(tmp_path)
    (root / "content/bilder").mkdir()
    picture = jpeg((0xE1, b"Exif\x00\x00" + exif(author=author, with_place=False)))
    (root / "content/bilder/hus.jpg").write_bytes(picture)
    (found,) = read_register(root, TODAY).findings
    assert (found.path, found.rule) == ("content/bilder/hus.jpg", rule)
    assert "Andersson" not in found.message
