"""Who is named, beside roles and labels where no list of names knows them; and the author's role."""

import re
from collections.abc import Iterator

from site_builder.importing.language.roles import find_roles, first_role
from site_builder.importing.language.sentences import sentences
from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.outline import Outline, field_of
from site_builder.secrecy.names import find_names

_CAPITAL = r"[A-ZÅÄÖÉÜ][a-zåäöéüáøæ]+"
_NAME = (
    rf"{_CAPITAL}(?:-{_CAPITAL})?(?:[ ]+(?:von|af|de|van|al|el))?(?:[ ]+[A-ZÅÄÖÉÜ]\.)?"
    rf"[ ]+{_CAPITAL}(?:-{_CAPITAL})?(?:[ ]+{_CAPITAL})?"
)
_TWO = re.compile(_NAME)
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@[\w.-]")
_SIGNED = re.compile(
    r"\b(?:med\s+vänliga?\s+hälsning(?:ar)?|vänligen|underskrift|vid\s+protokollet|vid\s+pennan|justera[st])\b",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"(?:kommun|förvaltning|nämnd|omsorg|vård|stöd|service|assistans|hemtjänst|hemhjälp|boende|verksamhet|uppföljning|rapport|samlad|bedömning|datum|avtal|utförare|stiftelse|kooperativ|sverige|aktiebolag|diarie|uppfyller|granskning|rutin|egen|regi)\w*|ab|hb",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"\b(?:av|är|hos|med|heter|kontaktperson|[a-zåäö]*(?:chef|are|ansvarig)(?:en)?)\s*,?\s+"
    r"(?=[A-ZÅÄÖ][a-zåäö]+\s+[A-ZÅÄÖ])"
)
_WRITTEN_BY = re.compile(
    r"\b(?:beslutad|upprättad|skriven|sammanställd)\b[^.]{0,40}?\bav\s+([^.]{0,80})", re.IGNORECASE
)
_PIECES = re.compile(r"\s[|·•]\s")
_PERSON_FIELDS = ("ansvarig",)


def find_people(outline: Outline, known: tuple[str, ...]) -> list[str]:
    """Return the names of persons in a document, those of no person (`known`) left out, the longest first."""
    found: dict[str, None] = {}
    for text in _texts(outline):
        for sentence in (part for line in text.split("\n") for part in sentences(line)):
            for each in find_names(sentence, known):
                own = _trimmed(sentence[each.start : each.end])
                if each.is_full and own:
                    found[own] = None
    for text in _beside_roles(outline):
        for match in _TWO.finditer(text):
            name = _trimmed(match[0])
            if name and not _is_known(name, known):
                found[name] = None
    return sorted(found, key=len, reverse=True)


def mailboxes(outline: Outline) -> list[str]:
    """Return the local parts of addresses, which often are names."""
    return list(dict.fromkeys(match[1] for text in _texts(outline) for match in _MAIL.finditer(text)))


def _texts(outline: Outline) -> Iterator[str]:
    for block in (*outline.read.blocks, *outline.read.running):
        yield from block.cells or (block.text,)


def _beside_roles(outline: Outline) -> Iterator[str]:
    """Yield texts that name persons: values of labels for people, lines with a role, a letter's end."""
    for pair in outline.pairs:
        is_signed = pair.field == "datum" and " av " in pair.value
        if is_signed or pair.field in _PERSON_FIELDS or find_roles(pair.label):
            yield pair.value
    for part in outline.parts:
        text = part.block.text
        for cell in part.block.cells or (text,):
            if len(cell) < 160 and find_roles(cell):
                yield from cell.split("\n")
        if signed := _SIGNED.search(text):
            yield text[signed.end() :]
        for match in _BEFORE_NAME.finditer(text):
            yield re.split(r"[,.;]", text[match.end() : match.end() + 50])[0]
    for block in outline.read.blocks[-6:]:
        yield from (text for text in block.cells or (block.text,) if len(text) < 60)


def _trimmed(name: str) -> str:
    """Return a name without words that are no name, or nothing when less than two words remain."""
    words = [word for word in name.split() if not find_roles(word) and not _COMMON.fullmatch(word)]
    return " ".join(words) if len(words) > 1 else ""


def _is_known(name: str, known: tuple[str, ...]) -> bool:
    plain = name.casefold()
    return any(
        word.rstrip("s") in each.casefold() for each in known for word in plain.split() if len(word) > 4
    )


def find_author(outline: Outline) -> tuple[str | None, list[Doubt]]:
    """Return the role of whoever wrote the document: beside a label for it, else under its last lines."""
    role = next((role for text in _said_of_author(outline) if (role := first_role(text))), "")
    if role:
        return role[:1].upper() + role[1:], []
    return None, [Doubt("ansvarig", "ansvarig-saknas", "saknas")]


def _said_of_author(outline: Outline) -> Iterator[str]:
    """Yield the texts that may tell the author's role, the surest first."""
    yield from (pair.value for pair in outline.values("ansvarig"))
    yield from (pair.value.partition(" av ")[2] for pair in outline.values("datum"))
    yield _in_head(outline)
    for part in reversed(outline.parts[-5:]):
        signed = _SIGNED.search(part.block.text)
        if signed or (len(part.block.text) < 90 and part.block.text[-1] not in ".:;"):
            yield part.block.text[signed.end() if signed else 0 :]
    yield from (match[1] for match in _WRITTEN_BY.finditer(outline.head))


def _in_head(outline: Outline) -> str:
    """Return the role that stands alone in a cell or a line of the head, as under a name."""
    for part in outline.parts[:12]:
        if part.block.kind == "paragraph" and len(part.block.text) > 200:
            break
        for cell in part.block.cells or _PIECES.split(part.block.text):
            for number, line in enumerate(cell.split("\n")):
                role = "" if number == 0 and field_of(line) else first_role(line)
                if role and abs(len(role) - len(line.strip())) < 4:
                    return role
    return ""
