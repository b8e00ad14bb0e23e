"""Canaries: words and numbers that must never leave, planted in content wherever something can be hidden.

And the search for them in every byte that leaves, packed or written in another way.
"""

import gzip
import io
import json
import re
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from tests import examples

PUBLIC = "zqsynligzq"
"""Stands in a report that everybody may read: the search must find it, or it finds nothing."""
WORDS = {
    "a draft's text": "zqutkastzq",
    "a draft's name of a person": "Zqorbin Qvacklund",
    "a draft's measure": "zqkravzq",
    "a draft's feedback on a published report": "zqsvarzq",
    "a draft's file name": "zq-utkastet",
    "a withdrawn report's text": "zqdragenzq",
    "a withdrawn report's key figure's note": "zqnotzq",
    "what stood in a withdrawn report's file before": "zqforrzq",
    "what a correction took away": "zqrattatzq",
    "a later report's text": "zqsenarezq",
    "a later report's file name": "zq-senare",
    "an event of a later day": "zqhandelsezq",
    "a comment in a report's keys": "zqrapportkommentarzq",
    "a comment in a unit's keys": "zqenhetskommentarzq",
    "a comment in the profile": "zqprofilkommentarzq",
    "a comment in an ordinary page": "zqsidkommentarzq",
    "a comment in an ordinary page's keys": "zqsidnyckelzq",
    "a note on a number that the rules hide": "zqdoldnotzq",
}
DRAFTED = "a draft's key figure"
NUMBERS = {
    DRAFTED: "981726354",
    "a withdrawn report's key figure": "972635418",
    "events among too few clients": "963541827",
    "a part that tells the rest": "954182736",
    "a number whose difference to another tells of few": "945827361",
}
_UNSEEN = [each.encode() for each in "\u00a0\u00ad\u2009\u200b\u202f\u2060"] + [b"&shy;", b"&nbsp;"]
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_ENTITY = re.compile(rb"&#([xX][0-9A-Fa-f]+|[0-9]+);")
_ESCAPE = re.compile(rb"\\u([0-9a-fA-F]{4})")
SOFTENED = ("handelser-bland-fa", "antal-rojer-rest", "rojer-skillnad", "litet-antal")
"""Made warnings, so that the build goes on and the publication alone must hide what they find."""


def plant(root: Path, unit: str) -> None:
    """Plant every canary in a site's content, around the report of a unit for 2024; commit it to git."""
    report = root / f"content/rapporter/2024/{unit}.md"
    plain = report.read_text("utf-8")
    withdrawn = _another(plain, "OMN/2024/99001", "typ: fordjupad")
    gone = report.with_name(f"{unit}-dragen.md")
    gone.write_text(_said(withdrawn, WORDS["what stood in a withdrawn report's file before"]), "utf-8")
    corrected = _another(plain, "OMN/2024/99005", "typ: fordjupad\nnyckeltal: []")
    mended = report.with_name(f"{unit}-rattad.md")
    mended.write_text(_said(corrected, WORDS["what a correction took away"]), "utf-8")
    _commit(root, "Början")
    mended.write_text(_corrected(corrected), "utf-8")
    gone.write_text(_withdrawn(withdrawn), "utf-8")
    report.write_text(_standing(plain), "utf-8")
    draft = _draft(_another(plain, "OMN/2024/99002", "typ: fordjupad"))
    name = WORDS["a draft's file name"]
    report.with_name(f"{unit}-{name}.md").write_text(draft, "utf-8")
    later = _said(_another(plain, "OMN/2024/99003", "typ: fordjupad"), WORDS["a later report's text"])
    name = WORDS["a later report's file name"]
    report.with_name(f"{unit}-{name}.md").write_text(
        examples.with_keys(later, "publiceras: 2027-06-01"), "utf-8"
    )
    following = _another(plain, "OMN/2024/99004", f"typ: uppfoljande\nfoljer_upp: 2024/{unit}\nutkast: ja")
    feedback = WORDS["a draft's feedback on a published report"]
    feedback = f"aterkoppling:\n  - {{atgard: 1, status: atgardad, text: {feedback}.}}"
    report.with_name(f"{unit}-aterkomst.md").write_text(examples.with_keys(following, feedback), "utf-8")
    _comment(root / f"content/verksamheter/{unit}.md", WORDS["a comment in a unit's keys"])
    _comment(root / "content/om/metod.md", WORDS["a comment in an ordinary page's keys"])
    with (root / "content/om/metod.md").open("a", encoding="utf-8") as page:
        page.write(f"\n<!-- {WORDS['a comment in an ordinary page']} -->\n\nEfter.\n")
    softened = "".join(f"  {rule}: varning\n" for rule in SOFTENED)
    with (root / "content/_profil/kommun.yml").open("a", encoding="utf-8") as profile:
        profile.write(f"\n# {WORDS['a comment in the profile']}\nregler:\n{softened}")
    _commit(root, "Kanariefåglarna")


def _another(report: str, number: str, keys: str) -> str:
    return examples.with_keys(report, f"diarienummer: [{number}]\nhandelser: []\n{keys}")


def _said(report: str, words: str) -> str:
    """Return a report that says some words in its summary, a focus area, a measure, its text and a note."""
    front, body = report.split("\n---\n", 1)
    area = re.search(r"^  - omrade: (\S+)", front, re.MULTILINE)
    assert area
    text = examples.with_keys(
        f"{front}\n---\n{body}",
        f"sammanfattning: Sammanfattningen {words} står här.\n"
        f"lattlast: Detta är {words}.\n"
        f"styrkor: [Styrkan {words} fanns.]\n"
        f"fokusomraden:\n  - {{omrade: {area[1]}, text: Området {words} granskades.}}\n"
        f"atgarder:\n  - {{id: 1, typ: krav, text: Kravet {words} ska följas.}}",
    )
    return f"{text}\n\n## Rubriken {words}\n\nTexten {words} står här.\n"


def _withdrawn(report: str) -> str:
    text = _said(report, WORDS["a withdrawn report's text"])
    number = NUMBERS["a withdrawn report's key figure"]
    note = WORDS["a withdrawn report's key figure's note"]
    return examples.with_keys(
        text,
        f"nyckeltal:\n  - {{id: anstallda, varde: {number}, omfattning: enheten, not: {note}}}\n"
        "handelser:\n  - {datum: 2025-01-10, typ: tillbakadragen, skal: Den var till fel verksamhet.}",
    )


def _corrected(report: str) -> str:
    return examples.with_keys(
        _said(report, "ett ord"),
        "handelser:\n  - {datum: 2025-01-10, typ: rattelse, vad: Flera texter är ändrade., "
        "skal: De sade för mycket., dolj_tidigare: true}",
    )


def _draft(report: str) -> str:
    words, measure, name = (WORDS[f"a draft's {each}"] for each in ("text", "measure", "name of a person"))
    text = _said(report, words).replace(f"Kravet {words}", f"Kravet {measure}")
    keys = f"utkast: ja\nnyckeltal:\n  - {{id: anstallda, varde: {NUMBERS[DRAFTED]}, omfattning: enheten}}"
    return examples.with_keys(f"{text}\nRollen hette {name} i texten.\n", keys)


def _standing(report: str) -> str:
    """Return a published report with what only the publication hides in it."""
    event = WORDS["an event of a later day"]
    part = int(NUMBERS["a part that tells the rest"])
    local = int(NUMBERS["a number whose difference to another tells of few"])
    text = examples.with_keys(
        report,
        f"sammanfattning: Här står {PUBLIC} för alla.\n"
        f"styrkor: [Också här står {PUBLIC}.]\n"
        "underlag:\n"
        f"  - {{datum: 2024-05-27, typ: stickprov, urval: {{antal: {part}, av: {part + 2}}}}}\n"
        "nyckeltal:\n"
        f"  - {{id: kunder, varde: {local}, omfattning: kommunen}}\n"
        f"  - {{id: kunder, varde: {local + 2}, omfattning: hela_bolaget}}\n"
        f"  - {{id: klagomal, varde: {NUMBERS['events among too few clients']}, bas: 8, omfattning: enheten, "
        f"not: Det {WORDS['a note on a number that the rules hide']} var.}}\n"
        "handelser:\n"
        f"  - {{datum: 2027-03-01, typ: utforarens_svar, text: Vi {event} senare.}}",
    )
    comment = WORDS["a comment in a report's keys"]
    return text.replace("---\n", f"---\n# {comment}\n", 1)


def _comment(file: Path, words: str) -> None:
    file.write_text(file.read_text("utf-8").replace("---\n", f"---\n# {words}\n", 1), "utf-8")


def _commit(root: Path, said: str) -> None:
    who = ["-c", "user.name=Prov", "-c", "user.email=prov@tallviken.example", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", said]):
        subprocess.run(["git", *who, *words], cwd=root, check=True)


def found_in(leaving: Mapping[str, bytes], secrets: Iterable[str]) -> dict[str, list[str]]:
    """Return the paths whose bytes, or whose names, hold each secret, in whatever way it is written."""
    looked_for = {secret: _plain(secret.encode()) for secret in secrets}
    found: dict[str, list[str]] = {secret: [] for secret in looked_for}
    for path, content in leaving.items():
        readings_of = [_plain(path.encode()), *readings(content)]
        for secret, plain in looked_for.items():
            if any(plain in reading for reading in readings_of):
                found[secret].append(path)
    return found


def readings(content: bytes) -> Iterator[bytes]:
    """Yield what a reader may make of some bytes: unpacked, unescaped, in small letters without blanks."""
    for part in unpacked(content):
        yield _plain(part)
        unescaped = _PERCENT.sub(lambda match: bytes([int(match[1], 16)]), part)
        unescaped = _ENTITY.sub(lambda match: _character(match[1]), unescaped)
        unescaped = _ESCAPE.sub(lambda match: chr(int(match[1], 16)).encode("utf-8", "replace"), unescaped)
        if unescaped != part:
            yield _plain(unescaped)


def unpacked(content: bytes) -> Iterator[bytes]:
    """Yield the bytes, and what is inside of gzip, zip and SQLite."""
    yield content
    if content[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(content))
    elif content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    elif content[:16] == b"SQLite format 3\0":
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(content)
            tables = [
                row[0] for row in database.execute("select name from sqlite_master where type = 'table'")
            ]
            for table in tables:
                for row in database.execute(f'select * from "{table}"'):
                    yield json.dumps(row, ensure_ascii=False, default=str).encode()


def _character(number: bytes) -> bytes:
    code = int(number[1:], 16) if number[:1] in b"xX" else int(number)
    return chr(code).encode("utf-8", "replace") if code < 0x110000 else b""


def _plain(text: bytes) -> bytes:
    """Return a text in small letters without blanks, soft hyphens, points and commas, as UTF-8 or UTF-16."""
    for unseen in _UNSEEN:
        text = text.replace(unseen, b"")
    return text.translate(None, b"\0\t\n\r .,'").lower()
