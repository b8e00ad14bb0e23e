"""Who made a picture or a PDF, and where: what its metadata tell, read from the bytes alone."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Field = Literal["upphov", "plats", "anteckning"]

ENDINGS = (".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".tif", ".tiff", ".webp")
MOST_INFLATED = 1024 * 1024

_EXIF_TAGS: dict[int, Field] = {
    0x010E: "anteckning",
    0x013B: "upphov",
    0x8298: "anteckning",
    0x9C9B: "anteckning",
    0x9C9C: "anteckning",
    0x9C9D: "upphov",
    0x9286: "anteckning",
    0xA430: "upphov",
    0x8825: "plats",
}
"""ImageDescription, Artist, Copyright, XPTitle, XPComment, XPAuthor, UserComment, CameraOwnerName, GPS."""
_EXIF_FOLDER = 0x8769
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_IPTC: dict[int, Field] = {80: "upphov", 110: "upphov", 116: "anteckning", 120: "anteckning", 122: "upphov"}
"""By-line, credit, copyright, caption, writer (IPTC-IIM 4.2, record 2)."""

_XMP: tuple[tuple[Field, bytes], ...] = (
    ("upphov", rb"<(?:photoshop:AuthorsPosition|Iptc4xmpCore:CreatorContactInfo|pdfx:Author)\b[^>]*>(.*?)</"),
    ("upphov", rb"<dc:creator>\s*<rdf:\w+>\s*<rdf:li[^>]*>(.*?)</rdf:li>"),
    ("upphov", rb"(?:aux:OwnerName|tiff:Artist|photoshop:Credit)=\"([^\"]+)\""),
    ("anteckning", rb"<dc:(?:description|rights|title)>\s*<rdf:\w+>\s*<rdf:li[^>]*>(.*?)</rdf:li>"),
    ("plats", rb"exif:GPSL(?:atitude|ongitude)(?:=\"|>)([^\"<]+)"),
)
_XMP_FIELDS = tuple((field, re.compile(pattern, re.DOTALL)) for field, pattern in _XMP)
_PDF_KEYS = re.compile(
    rb"/(Author|Title|Subject|Keywords|Creator)\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL
)
_PDF_STREAM = re.compile(rb"/(?:ObjStm|Metadata)\b[^>]*>{1,2}\s*stream\r?\n", re.DOTALL)
_SVG_AUTHOR = re.compile(rb"<(dc:creator|dc:publisher)[^>]*>(.*?)</\1>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>|\s+")


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One thing that a file's metadata tell: who made it, where, or a note; `text` is empty for a place."""

    field: Field
    text: str = ""


def notes(content: bytes) -> list[Note]:
    """Return what the metadata of a file tell, in no particular order, each once; nothing for other files."""
    found: set[Note] = set()
    if content.startswith(b"\xff\xd8"):
        found.update(_jpeg(content))
    elif content.startswith(b"\x89PNG\r\n\x1a\n"):
        found.update(_png(content))
    elif content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        found.update(_webp(content))
    elif content.startswith((b"II*\x00", b"MM\x00*")):
        found.update(_tiff(content))
    elif b"%PDF-" in content[:1024]:
        found.update(_pdf(content))
    elif b"<svg" in content[:4096]:
        found.update(_texts("upphov", (match[2] for match in _SVG_AUTHOR.finditer(content))))
    found.update(_xmp(content))
    return sorted(note for note in found if note.text or note.field == "plats")


def _texts(field: Field, values: Iterator[bytes]) -> Iterator[Note]:
    return (Note(field, _TAGS.sub(" ", _decoded(value)).strip()) for value in values)


def _decoded(value: bytes) -> str:
    if value.startswith((b"\xfe\xff", b"\xff\xfe")):
        return value.decode("utf-16", "replace").strip("\x00 ")
    try:
        return value.decode().strip("\x00 ")
    except UnicodeDecodeError:
        return value.decode("latin-1").strip("\x00 ")


def _xmp(content: bytes) -> Iterator[Note]:
    if b"<x:xmpmeta" in content or b"rdf:Description" in content:
        for field, pattern in _XMP_FIELDS:
            if field == "plats":
                yield from (Note("plats") for _ in pattern.finditer(content))
            else:
                yield from _texts(field, (match[1] for match in pattern.finditer(content)))


def _jpeg(content: bytes) -> Iterator[Note]:
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF and content[place + 1] != 0xDA:
        kind, size = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        segment = content[place + 4 : place + 2 + size]
        if kind == 0xE1 and segment.startswith(b"Exif\x00\x00"):
            yield from _tiff(segment[6:])
        elif kind == 0xED and segment.startswith(b"Photoshop 3.0"):
            yield from _iptc(segment)
        elif kind == 0xFE:
            yield Note("anteckning", _decoded(segment))
        place += 2 + max(size, 2)


def _iptc(segment: bytes) -> Iterator[Note]:
    for match in re.finditer(rb"\x1c\x02(.)(..)", segment, re.DOTALL):
        field, size = _IPTC.get(match[1][0]), int.from_bytes(match[2], "big")
        if field:
            yield Note(field, _decoded(segment[match.end() : match.end() + size]))


def _png(content: bytes) -> Iterator[Note]:
    place = 8
    while place + 12 <= len(content):
        size, kind = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        chunk = content[place + 8 : place + 8 + size]
        if kind == b"eXIf":
            yield from _tiff(chunk)
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            yield from _png_text(kind, chunk)
        place += 12 + size


def _png_text(kind: bytes, chunk: bytes) -> Iterator[Note]:
    key, _, rest = chunk.partition(b"\x00")
    is_packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\x01")
    value = rest if kind == b"tEXt" else rest[1:] if kind == b"zTXt" else rest[2:].split(b"\x00", 2)[-1]
    value = _inflated(value) if is_packed else value
    if key.lower() in (b"author", b"artist", b"creator"):
        yield Note("upphov", _decoded(value))
    elif key.lower() in (b"comment", b"description", b"copyright", b"title"):
        yield Note("anteckning", _decoded(value))
    elif b"xmp" in key.lower():
        yield from _xmp(value)


def _webp(content: bytes) -> Iterator[Note]:
    place = 12
    while place + 8 <= len(content):
        kind, size = content[place : place + 4], int.from_bytes(content[place + 4 : place + 8], "little")
        if kind == b"EXIF":
            yield from _tiff(content[place + 8 : place + 8 + size].removeprefix(b"Exif\x00\x00"))
        place += 8 + size + size % 2


def _tiff(content: bytes) -> Iterator[Note]:
    """Yield what an Exif block tells; a block that is cut off tells what is left of it."""
    order = "<" if content[:2] == b"II" else ">"
    if len(content) < 8:
        return
    folders, seen = [struct.unpack(f"{order}I", content[4:8])[0]], set()
    while folders:
        folder = folders.pop()
        if folder in seen or folder + 2 > len(content):
            continue
        seen.add(folder)
        (entries,) = struct.unpack(f"{order}H", content[folder : folder + 2])
        for entry in range(folder + 2, min(folder + 2 + 12 * entries, len(content) - 11), 12):
            tag, kind, count = struct.unpack(f"{order}HHI", content[entry : entry + 8])
            (offset,) = struct.unpack(f"{order}I", content[entry + 8 : entry + 12])
            if tag == _EXIF_FOLDER:
                folders.append(offset)
            elif tag in _EXIF_TAGS:
                size = _SIZES.get(kind, 1) * count
                start = entry + 8 if size <= 4 else offset
                value = content[start : start + size]
                yield from _exif_note(tag, value, content, offset, order)


def _exif_note(tag: int, value: bytes, content: bytes, offset: int, order: str) -> Iterator[Note]:
    field = _EXIF_TAGS[tag]
    if field == "plats":
        entries = content[offset : offset + 2]
        if len(entries) == 2 and struct.unpack(f"{order}H", entries)[0] > 1:  # one entry is the version alone
            yield Note("plats")
    elif 0x9C9B <= tag <= 0x9C9F:
        yield Note(field, value.decode("utf-16-le", "replace").strip("\x00 "))
    else:
        yield Note(field, _decoded(value.removeprefix(b"ASCII\x00\x00\x00")))


def _pdf(content: bytes) -> Iterator[Note]:
    yield from _pdf_keys(content)
    for match in _PDF_STREAM.finditer(content):
        part = content[match.end() :]
        unpacked = _inflated(part[:MOST_INFLATED])
        yield from _pdf_keys(unpacked)
        yield from _xmp(unpacked)


def _pdf_keys(content: bytes) -> Iterator[Note]:
    for match in _PDF_KEYS.finditer(content):
        written = match[2]
        value = bytes.fromhex(_hex(written[1:-1])) if written[:1] == b"<" else _unescaped(written[1:-1])
        yield Note("upphov" if match[1] == b"Author" else "anteckning", _decoded(value))


def _hex(written: bytes) -> str:
    digits = "".join(written.decode("ascii").split())
    return digits + "0" * (len(digits) % 2)


def _unescaped(written: bytes) -> bytes:
    octal = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 255]), written)
    return re.sub(rb"\\(.)", rb"\1", octal, flags=re.DOTALL)


def _inflated(packed: bytes) -> bytes:
    """Return what some packed bytes begin with, as far as they can be unpacked."""
    try:
        return zlib.decompressobj().decompress(packed, MOST_INFLATED)
    except zlib.error:
        return b""
