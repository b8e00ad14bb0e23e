"""Which texts need a closer look: one pass of an automaton, before any grammar.

Grammar costs a hundred times as much as this, and most texts hold nothing. The automaton is Rust's regex
crate, which comes with pydantic: it passes over a text in time that does not grow with the pattern.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from pydantic_core import SchemaValidator, core_schema

from site_builder.secrecy.lexicon import lines, words
from site_builder.secrecy.name_lists import FOLDED, LONG, name_words

Screen = Callable[[str], bool]

_USUAL_SIGNS = "–—”“’‘…•€\u2009\u2011\u202f\u2212"
_LETTERS = {"å": "}", "ä": "{", "ö": "|", "Å": "}", "Ä": "{", "Ö": "|"}
"""As in the Swedish 7-bit code (SIS 63 61 27), so that a text is ASCII, one byte a character."""
_CODED = str.maketrans({letter: f"\\{code}" for letter, code in _LETTERS.items()})


def _table() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(128):
        if chr(code).isalnum() or chr(code) in ".%:,@-":
            table[code] = code
    table[ord("|")] = ord(":")
    table[ord("!")] = table[ord(";")] = ord(".")
    for letters, plain in (
        ("éèêëÉ", "e"),
        ("áàâãÁ", "a"),
        ("üúùûÜ", "u"),
        ("óòôõøÓ", "o"),
        ("íìîï", "i"),
        ("ñ", "n"),
        ("ç", "c"),
    ):
        for letter in letters:
            table[ord(letter)] = ord(plain)
    for letter, coded in _LETTERS.items():
        table[ord(letter)] = ord(coded)
    return bytes(table)


def _any(found: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted({word.translate(_CODED) for word in found}))})"


_TABLE = _table().translate(bytes(range(65)) + bytes(range(97, 123)) + bytes(range(91, 256)))
_GAP = "[ ]+"
_WORD = "[a-z{|}0-9%-]+"
_ENDS = _STARTS = "[^a-z{|}]"


def _plain(word: str) -> str:
    """Return a word as it is in a flat text, but for å, ä and ö."""
    return word.replace("é", "e").replace("ü", "u")


def may_tell(text: str) -> bool:
    """Say whether a text may hold numbers of people in words, or single events."""
    return people_screen()(_remembered(text))


def may_part_tell(part: str) -> bool:
    """Say the same of a part of a text."""
    return people_screen()(flat(part))


@lru_cache(maxsize=4)
def may_point_out(text: str) -> bool:
    """Say whether a text may hold what leads to one person: a number, an address, a name, a home.

    A text with other signs than Latin letters and usual marks always may: it can have digits of its own.
    """
    return "&" in text or not _has_usual_signs(text) or _person_screen()(_remembered(text))


def _has_usual_signs(text: str) -> bool:
    """Say whether a text has no signs but those of Latin-1, and some quotation marks, dashes and blanks."""
    unknown = text.encode("latin-1", "replace").count(b"?") - text.count("?")
    return unknown == 0 or unknown == sum(map(text.count, _USUAL_SIGNS))


def may_name_in_path(paths: str) -> bool:
    """Say whether paths of files, one a line, may hold a person's name, its letters all a-z."""
    return path_screen()(flat(paths))


def flat(text: str) -> str:
    """Return a text in ASCII between blanks: small letters, digits, a few marks, blanks for the rest.

    Asterisks are gone: emphasis may begin inside a word.
    """
    return text.encode("latin-1", "replace").translate(_TABLE, b"*").decode("ascii").join("  ")


_remembered = lru_cache(maxsize=4)(flat)
"""Several screens look at the same text, one soon after another."""


def _automaton(*patterns: str) -> Screen:
    schema = core_schema.str_schema(pattern="|".join(patterns), regex_engine="rust-regex")
    return SchemaValidator(schema).isinstance_python


def _forms(*names: str, place: slice) -> set[str]:
    """Return the forms in some places of the lexicon's lines of nouns, and their genitives."""
    found = {form for name in names for line in lines(name) for form in line.split()[place] if form != "-"}
    return found | {f"{form}s" for form in found if not form.endswith("s")}


_CLIENTS = ("kunder", "kunder_ensamma", "narstaende")
_WITH_COMPOUNDS = ("kunder", "kunder_sist", "personal")
_STAFF = ("personal", "personal_ensamma")
_SMALL_WORDS = (
    "av",
    "utav",
    "bland",
    "ny",
    "ung",
    "i",
    "ur",
    "än",
    "stycken",
    "till",
    "par",
    "få",
    "enskild",
)
_BETWEEN = rf"(?:[a-z{{|}}-]*[aegdst%0-9]|{_any(_SMALL_WORDS)}){_GAP}"
"""Words that may stand between a quantity and its noun end like adjectives and genitives."""


@cache
def people_screen() -> Screen:
    """Return a function that says whether a small flat text may hold numbers of people, or single events.

    The text begins and ends with a blank.
    """
    few = words("dubbla", "alla", "inga", "flesta", "fa", "flera", "varannan") | {
        "hälften",
        "halva",
        "procent",
        "par",
    }
    few |= {"tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"}
    few |= {"två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"}
    parts = "[a-z{|}]+(?:del(?:en|ar|arna)?|ton|tio)|[a-z{|}]*(?:tio|ton|tjugo|hundra)tal"
    quantity = rf"(?:[0-9]+(?:[.,][0-9]+)?[a-z%]*|{_any(few)}|{parts})"
    alone = _any(few - words("flera", "flesta") - {"varje", "procent", "par"} | {"en", "ett"})
    regular = "[a-z{|}]+(?:[abdgjlmprv]de|[bdfgjklmnprsv-]nde|[tkpsx]te)s?"
    past = rf"(?:{regular}|{_any(words('nutid_alla') | {'var', 'hade', 'kom', 'blev', 'gick'})})"
    stressed = (
        rf"{_any(words('forstarker'))} +(?:en|ett|1)"
        "|samma|(?:en|ett|ena|enda|ende) +(?:av|utav|i|ur|bland|enda|och samma)"
    )
    single = _any(_forms("kunder_ensamma", "narstaende", place=slice(1, 2)) | words("pronomen"))
    client = _any(_forms("kunder", "kunder_sist", place=slice(1, 2)))
    fate = words("personalhandelser", "halsa", "personaltillstand") - words("tvetydiga_handelser")
    of = r"(?:d\{r|f\|r|hos|som|av|bland)"
    phrases = _phrases("halsofraser", "personalfraser")
    whole = _any(words("dubbla", "alla", "inga", "flesta", "fa") | {"två", "tre", "fyra", "en", "de"})
    number = rf"(?:[0-9]{{1,2}}|{_any(few | {'en', 'ett'})})"
    clients, people = _people(*_CLIENTS), _people(*_CLIENTS, *_STAFF)
    faults = rf"(?:har |hade |blev )?{_any(words('brister'))}{_ENDS}"
    told_of_staff = rf"{_people(*_STAFF)} *{faults}|[a-z{{|}}-]*{_any(_genitives())} "
    return _automaton(
        rf"(?: (?:{quantity}|{stressed})|[.:] +(?:av|utav|bland|hos)){_GAP}(?:{_BETWEEN})*{people}",
        rf" (?:en|ett){_GAP}(?:{_BETWEEN})*(?:{clients}|{told_of_staff})",
        rf" den{_GAP}(?:{_BETWEEN})*{clients}",
        rf" {_any(words('fore_en'))}{_GAP}(?:{_BETWEEN})*{clients}",
        rf" den{_GAP}(?:{_BETWEEN})*{_people(*_STAFF)} *som | de +(?:tv}}|tre|fyra) +som ",
        rf" {whole} +som +(?:bo|vista|ha|f[}}i]|bevil)",
        r" (?:alla|samtliga|b}da|b\{gge) +(?:tv}|tre|fyra)[^a-z{|}]| varav | d\{rav ",
        rf" (?:f\|r|hos) +{number} +(?:av|utav) +{number}[.,]",
        rf" {number} +{_any(words('fall'))} +(?:{_WORD} +){{0,4}}{of} +(?:{_WORD} +){{0,2}}{clients}",
        rf" (?:{phrases}){_ENDS}",
        rf" {_any(words('kroppsdelar'))}{_ENDS}",
        r" som +bo(?:r|dde) | ett +par +(?:i|p}|fr}n|vid|som) |v\{ntar +barn",
        r" (?:har|hade|\{r|var|blev) +(?:alla|samtliga|b}da|b\{gge) ",
        r" (?:fick|f}tt) +(?:g}|sluta|l\{mna|avg}) ",
        rf" (?:{single}|[a-z{{|}}0-9-]*{client})[^a-z{{|}}-]",
        rf" {_any(_forms('kunder', place=slice(0, 1)))} +(?:[a-z]|[0-9]{{1,2}})(?: [a-z]|[.,])",
        rf" {_any(words('antal_kunder'))}[ :][^.]{{0,60}}{number}{_ENDS}",
        rf" (?:ena|ene) +{client}{_ENDS}| den +{_any(words('bestammande'))} +(?:av|utav) ",
        rf"{_STARTS}{_any(words('handelseord'))}{_ENDS}",
        rf" (?:ett|en) +{_any(words('en_handelse'))} +{_any(words('gallde'))} ",
        rf" {_any(fate)}(?:en|n|et|t|er|or|ar|erna)?s?{_ENDS}",
        rf" {_any(words('tvetydiga_handelser'))}(?:[.,]| +{_any(words('efter_tvetydiga'))} )",
        rf" par +och +en +(?:{_BETWEEN})*{clients}",
        r" (?:\{r|var|blev) +(?:bara |endast )?(?:en|tv}|tre|fyra|[0-9]{1,2})[.,]",
        r"[^a-z{|}]st[ .,]|stycken|till antalet",
        rf" {alone} +{past}{_ENDS}",
        r" (?:utom|f\|rutom|bortsett|undantag|undantaget) ",
        rf"s +[a-z{{|}}]*{_any(words('halsa_andelser'))}{_ENDS}",
        rf" {number} +(?:av|utav) +{number} +{_any(words('person_akter'))}{_ENDS}",
        rf"{_any(words('fore_kolon'))} *: +{number}[., ]",
        rf" {number} +(?:av|utav) +{number} +(?:har|hade|\{{r|var) ",
        rf"antal(?:et)?{_GAP}{people} *(?:{_WORD}{_GAP}){{0,4}}{number}{_ENDS}",
        r"(?:[.:] +|^ )(?:av|utav|bland) +(?:dem|dessa) ",
        rf"^ (?:av|utav|bland|hos){_GAP}(?:{_BETWEEN})*{people}",
    )


def _phrases(*names: str) -> str:
    """Return a pattern for lines of several words."""
    return "|".join(line.replace(" ", " +").translate(_CODED) for name in names for line in lines(name))


def _genitives() -> set[str]:
    """Return one employee's genitives: `assistents`."""
    singles = {line.split()[0] for line in (*lines("personal"), *lines("personal_ensamma"))} - {"-"}
    return {form if form.endswith("s") else f"{form}s" for form in singles}


def _people(*names: str) -> str:
    """Return a pattern for the nouns of some lists, and for compounds that end with them."""
    ends = [*names, *(["kunder_sist"] if "kunder" in names else [])]
    heads = {_stem(line) for name in ends if name in _WITH_COMPOUNDS for line in lines(name)}
    whole = _forms(*(name for name in names if name not in _WITH_COMPOUNDS), place=slice(0, 4))
    return rf"(?:[a-z{{|}}0-9-]*{_any(heads)}[a-z{{|}}]{{0,5}}|{_any(whole)})[^a-z{{|}}:-]"


def _stem(line: str) -> str:
    """Return what every form of a noun begins with."""
    forms = [form for form in line.split() if form != "-"]
    stem = min(forms, key=len)
    while not all(form.startswith(stem) for form in forms):
        stem = stem[:-1]
    return stem


def _set_apart(*digits: str) -> str:
    """Return a pattern for digits with anything between them that may stand inside a number."""
    return "[^a-z{|}0-9,:%@]*".join(digits)


_DIGIT = "[0-9]"
_NUMBERS = (
    rf"(?:{_set_apart('1', '[89]', '')}|{_set_apart('2', '0', '')})?{_set_apart(_DIGIT, _DIGIT, '')}"
    rf"(?:{_set_apart('0', '[1-9]', '')}|{_set_apart('1', '[0-2]', '')})"
    rf"{_set_apart('[0-36-9]', *[_DIGIT] * 5)}",
    rf"[^0-9]{_set_apart('0', '[1-9]', *[_DIGIT] * 6)}",
    rf"46{_set_apart('', *[_DIGIT] * 7)}",
)
"""What `digits.POSSIBLE` looks for: a day of birth and four digits, telephone numbers."""
_ADDRESSES = ("@", "snabel", " at ", "[a-z{|}0-9_] +a +[a-z{|}0-9-]+(?:[.]| +(?:dot|punkt) )", "%40")
_ORG_NUMBERS = (
    "org(?:anisations)?[. -]*n(?:r|um)[^.]*[0-9]{6}",
    "moms[a-z]*n(?:r|um)",
    " vat[ -]?n(?:r|um)",
)


@cache
def _person_screen() -> Screen:
    clear, unclear = name_words("fornamn"), name_words("fornamn_tvetydiga")
    listed = _any(map(_plain, name_words("surnamn")))
    surname = rf"(?:{listed}|[a-z{{|}}]+{_any(name_words('efternamnsslut'))})s?{_ENDS}"
    return _automaton(
        rf" {_any(map(_plain, clear - unclear))}s?{_ENDS}",
        rf" {_any(map(_plain, clear | unclear))}[ _.-]+{surname}",
        rf"(?:sson|qvist|kvist)s?{_ENDS}",
        rf" [a-hj-z][. -]{{1,2}}(?:[a-z][. -]{{1,2}})?{surname}",
        r" [a-z{|}]\.[ -]?[a-z{|}]\. (?:har|hade|\{r|var|fick|slutade|saknar) ",
        rf" (?:{_any(_forms('kunder', 'kunder_ensamma', place=slice(0, 2)))}) [a-z{{|}}]{{2}}{_ENDS}",
        rf" [a-z{{|}}-]+(?:en|an|re|nt|ef|ig|t\|r):? +{listed}s?{_ENDS}",
        rf" {_any(map(_plain, (each for each in name_words('surnamn') if len(each) >= LONG)))}s?{_ENDS}",
        rf" {_any(unclear)} [a-z{{|}}]\.",
        rf" {_any(name_words('tilltal'))}\.? +[a-z{{|}}]",
        rf" {_any(name_words('titlar'))}:? +{listed}s?{_ENDS}",
        r"(?:[eaio]n|r[ae]|nt|nd|ef|ig|et) +(?:[a-ln-z]\. ?[a-z]|m\. ?[a-ln-z])\.",
        rf"(?:[eaio]n|r[ae]|nt|nd|ef|ig|et):? +{_any(unclear - words('inte_namn'))} ",
        rf"{_any(map(_plain, words('gatuslut')))} +[0-9]{{1,3}}[^0-9]",
        r"[^a-z]lgh|l\{genhet[a-z]* *(?:nr|nummer)? *[0-9]",
        *_NUMBERS,
        *_ADDRESSES,
        *_ORG_NUMBERS,
    )


@cache
def path_screen() -> Screen:
    """Return a function that says whether a flat text may hold a name in the path of a file."""
    given = {word.translate(FOLDED) for word in name_words("fornamn") | name_words("fornamn_tvetydiga")}
    surnames = {word.translate(FOLDED) for word in name_words("surnamn")}
    return _automaton(rf"[^a-z]{_any(given)}[ _.+%20-]+(?:[a-z]+sson|{_any(surnames)})s?[^a-z]")
