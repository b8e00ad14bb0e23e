"""Roles in a text: what a person is at work, never who; on the unit's side or the municipality's."""

import re
from collections.abc import Iterator

_HEADS = (
    r"chef(?:erna|er|en|s)?|ansvariga?|utvecklar(?:en|na|e)|controll(?:rarna|rar|ers|ern|er)|samordnar(?:en|na|e)"
    r"|sköters(?:kan|korna|kor|ka)|handläggar(?:en|na|e)|utredar(?:en|na|e)|ledar(?:en|na|e)"
    r"|pedagog(?:erna|er|en)?|assistent(?:erna|er|en)?|planerar(?:en|na|e)|ägar(?:en|na|e)|föreståndar(?:en|na|e)"
    r"|strateg(?:erna|er|en)?|direktör(?:erna|er|en)?|sekreterar(?:en|na|e)|inspektör(?:erna|er|en)?"
    r"|koordinator(?:erna|er|n)?|administratör(?:erna|er|en)?|terapeut(?:erna|er|en)?"
    r"|kontaktperson(?:erna|er|en)?|handledar(?:en|na|e)|bedömar(?:en|na|e)|sekreterar(?:en|na|e)"
    r"|stödperson(?:erna|er|en)?|coacher|coach|specialist(?:er|en)?|konsult(?:er|en)?|granskar(?:en|na|e)|verksamhetsägare"
    r"|biträde(?:t|n|na)?|skyddsombud(?:et|en)?|ombud(?:et|en)?|styrelseordförande|ordförande|revisor(?:er|n)?"
)
_SHORT = r"vd|mas|mar|sas"
"""Abbreviations, which are no endings of other words ("sommar", "låsas")."""
_BEFORE = (
    r"(?:t\.?\s?f\.?|vik\.?|bitr\.?|biträdande|vice|ställföreträdande|tillförordnad|operativa?|verkställande|administrativ"
    r"|medicinskt\s+ansvarig|socialt\s+ansvarig|kvalitetsansvarig|nattansvarig|tjänstgörande|legitimerad)"
)
_ROLE = re.compile(
    rf"(?<![\w-])(?:{_BEFORE}\s+){{0,2}}(?:(?:[\wåäöÅÄÖ]+-)?[\wåäöÅÄÖ]*?(?:{_HEADS})|{_SHORT})(?![\w-])",
    re.IGNORECASE,
)
_NO_ROLE = {
    *("ansvarig", "ansvariga", "ledare", "chefer", "chef", "mar", "mas", "ombud", "konsult", "sas"),
    *("anhörigassistent", "utförare"),
}
_ENDINGS = (
    *(("cheferna", "chefer"), ("chefen", "chef"), ("arna", "are"), ("aren", "are"), ("skan", "ska")),
    *(
        ("skorna", "skor"),
        ("erna", "er"),
        ("ern", "er"),
        ("pedagogen", "pedagog"),
        ("assistenten", "assistent"),
    ),
    *(
        ("strategen", "strateg"),
        ("ören", "ör"),
        ("torn", "tor"),
        ("personen", "person"),
        ("terapeuten", "terapeut"),
    ),
    *(("ombudet", "ombud"), ("controllers", "controller")),
)
UNIT_SIDE = (
    r"(?:verksamheten|utföraren|utförarens|enheten|er\b|ni\b|bolaget|företaget|leverantören|kooperativet|stiftelsen|föreningen"
    r"|boendet|hemtjänsten|anordnaren)"
)
MUNICIPAL_SIDE = (
    r"(?:kommunen|förvaltningen|socialförvaltningen|omsorgsförvaltningen|\w*förvaltningen|nämnden|oss\b|beställaren|uppdragsgivaren"
    r"|avdelningen|staden|socialtjänsten|\w+\s+kommun)"
)
_SIDE = re.compile(
    rf"(?P<unit>\b(?:från|för|hos)\s+{UNIT_SIDE}|\({UNIT_SIDE}\)|\(från\s+{UNIT_SIDE}\)|\b{UNIT_SIDE}\s*:)"
    rf"|(?P<town>\b(?:från|för|hos)\s+{MUNICIPAL_SIDE}|\({MUNICIPAL_SIDE}\)|\(från\s+{MUNICIPAL_SIDE}\)|\b{MUNICIPAL_SIDE}\s*:"
    rf"|\brepresenterade\s+{MUNICIPAL_SIDE})",
    re.IGNORECASE,
)
_MUNICIPAL_ROLE = re.compile(
    r"utredar|controll|handlägg|utvecklar|inspektör|granskar|biståndsbedöm|strateg|medicinskt ansvarig"
    r"|socialt ansvarig"
    r"|^(?:mas|mar|sas)$",
    re.IGNORECASE,
)


def find_roles(text: str) -> list[str]:
    """Return the roles of a text in order, each once, without article and in small letters."""
    return list(dict.fromkeys(role for _, role in _places(text)))


def first_role(text: str) -> str:
    """Return the first role of a text, with what stands before it (`tf.`), or nothing."""
    return next((role for _, role in _places(text)), "")


def by_side(text: str) -> tuple[list[str], list[str]]:
    """Return the roles from the unit and from the municipality, after what the text says of sides.

    A side stands before its roles ("från förvaltningen …") or in parentheses after them. A semicolon parts
    the two where neither is named; else a role that only a municipality has is the municipality's.
    """
    unit: list[str] = []
    town: list[str] = []
    sides = list(_SIDE.finditer(text))
    half = max(text.find(";"), text.find(" / ")) if not sides else -1
    places = list(_places(text))
    trails = _trail(places, sides)
    for place, role in places:
        side = _next_side(place, sides) if trails else _side_of(place, sides, text)
        if side is None and len(sides) == 1 and ";" in text:
            is_same = (place < text.find(";")) == (sides[0].start() < text.find(";"))
            named = "unit" if sides[0]["unit"] else "town"
            side = named if is_same else "town" if named == "unit" else "unit"
        if side is None and half >= 0:
            side = "unit" if place < half else "town"
        if side is None:
            side = "town" if _MUNICIPAL_ROLE.search(role) else "unit"
        chosen = unit if side == "unit" else town
        if role not in chosen:
            chosen.append(role)
    return unit, town


def _trail(places: list[tuple[int, str]], sides: list[re.Match[str]]) -> bool:
    """Say whether each side stands after its roles: "A och B från utföraren samt C från förvaltningen"."""
    if not places or not sides or any(side[0].startswith("(") for side in sides):
        return False
    if len(sides) < 2 and not sides[0][0].startswith("representerade"):
        return False
    return places[0][0] < sides[0].start() and all(place < sides[-1].start() for place, _ in places)


def _next_side(place: int, sides: list[re.Match[str]]) -> str:
    side = next(side for side in sides if side.start() > place)
    return "unit" if side["unit"] else "town"


def _side_of(place: int, sides: list[re.Match[str]], text: str) -> str | None:
    """Return the side that a role's place belongs to, None where nothing says."""
    for side in sides:
        if side[0].startswith("(") and side.start() > place:
            between = text[place : side.start()]
            if not re.search(r"[.;]", between) and not any(
                place < other.start() < side.start() for other in sides
            ):
                return "unit" if side["unit"] else "town"
            break
    before = [side for side in sides if side.end() <= place and not side[0].startswith("(")]
    if before and "." not in text[before[-1].end() : place].replace("tf.", ""):
        return "unit" if before[-1]["unit"] else "town"
    after = [side for side in sides if side.start() >= place and not side[0].startswith("(")]
    if after and re.search(r"\b(?:deltog|medverkade|närvarade|kom)\b", text[place : after[0].start()]):
        between = text[place : after[0].start()]
        return ("unit" if after[0]["unit"] else "town") if ";" not in between else None
    return None


def _places(text: str) -> Iterator[tuple[int, str]]:
    for match in _ROLE.finditer(text):
        role = " ".join(match[0].split())
        if role.casefold() not in _NO_ROLE:
            yield match.start(), _plain(role)


def _plain(role: str) -> str:
    words = [word if word[:2].isupper() else word.lower() for word in role.split()]
    words = [word.lower() if word.isupper() and len(word) > 4 else word for word in words]
    last = words[-1]
    for ending, base in _ENDINGS:
        if last.lower().endswith(ending):
            words[-1] = last[: len(last) - len(ending)] + base
            break
    if words[0] in ("tf", "t.f.", "t.f"):
        words[0] = "tf."
    return " ".join(words)
