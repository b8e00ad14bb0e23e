"""What a text must hold to tell of few people in words: patterns that let more through than the grammar."""

from functools import cache

from site_builder.secrecy.automata import CODED, ENDS, GAP, STARTS, WORD, Screen, any_of, automaton, forms
from site_builder.secrecy.counting import part_words
from site_builder.secrecy.lexicon import lines, words

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
_BETWEEN = rf"(?:[a-z{{|}}0-9-]*[aegdst%0-9]|{any_of({*_SMALL_WORDS, *words('adjektiv')})}){GAP}"
"""Words that may stand between a quantity and its noun end like adjectives and genitives."""


@cache
def people_screen() -> Screen:
    """Return a function that says whether a small flat text may hold numbers of people, or single events.

    The text begins and ends with a blank.
    """
    few = words("dubbla", "alla", "inga", "flesta", "fa", "flera", "varannan") | {
        "hälften",
        "tvenne",
        "halva",
        "procent",
        "par",
    }
    few |= {"tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"}
    few |= {"två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"}
    divided = rf"{any_of(part_words())}(?:en|ar|arna)?"
    parts = rf"{divided}|andel(?:en)?|[a-z{{|}}]+(?:ton|tio)|[a-z{{|}}]*(?:tio|ton|tjugo|hundra)tal"
    quantity = rf"(?:[0-9]+(?:[.,-][0-9]+)?[a-z%]*|{any_of(few)}|{parts})"
    alone = any_of(few - words("flera", "flesta") - {"varje", "procent", "par"} | {"en", "ett"})
    regular = "[a-z{|}]+(?:[abdgjlmprv]de|[bdfgjklmnprsv-]nde|[tkpsx]te)s?"
    past = rf"(?:{regular}|{any_of(words('nutid_alla') | {'var', 'hade', 'kom', 'blev', 'gick'})})"
    stressed = (
        rf"{any_of(words('forstarker'))} +(?:en|ett|1)"
        "|samma|ena|ene|enda|ende|(?:en|ett) +(?:av|utav|i|ur|bland|enda|och samma)"
    )
    single = any_of(forms("kunder_ensamma", "narstaende", place=slice(1, 2)) | words("pronomen"))
    client = any_of(forms("kunder", "kunder_sist", place=slice(1, 2)))
    lettered = any_of(forms("kunder", "kunder_ensamma", place=slice(0, 1)))
    fate = words("personalhandelser", "personaltillstand") - words("tvetydiga_handelser")
    of = r"(?:d\{r|f\|r|hos|som|av|bland)"
    phrases = _phrases("halsofraser", "personalfraser")
    whole = any_of(words("dubbla", "alla", "inga", "flesta", "fa") | {"två", "tre", "fyra", "en", "de"})
    number = rf"(?:[0-9]{{1,2}}|{any_of(few | {'en', 'ett'})})"
    clients, people = _people(*_CLIENTS), _people(*_CLIENTS, *_STAFF)
    faults = rf"(?:som +)?(?:har |hade |blev )?{any_of(words('brister'))}{ENDS}"
    lacking = rf"(?:{WORD}{GAP}){{0,5}}{any_of(words('brister') - words('personalhandelser'))}{ENDS}"
    told_of_staff = rf"{_people(*_STAFF)} *{faults}|[a-z{{|}}-]*{any_of(_genitives())} "
    counted = automaton(
        rf"(?: (?:{quantity}|{stressed})|[.:] +(?:av|utav|bland|hos)){GAP}(?:{_BETWEEN})*{people}",
        rf" (?:en|ett){GAP}(?:{_BETWEEN})*(?:{clients}|{told_of_staff})",
        rf" (?:en|ett|ena|ene|enda|ende){GAP}(?:{_BETWEEN})*{_people(*_STAFF)} *{lacking}",
        rf" den{GAP}(?:{_BETWEEN})*{clients}",
        rf" {any_of(words('fore_en'))}{GAP}(?:{_BETWEEN})*{clients}",
        rf" den{GAP}(?:{_BETWEEN})*{_people(*_STAFF)} *som | de +(?:tv}}|tre|fyra) +som ",
    )
    told = automaton(
        rf" {whole} +som +(?:bo|vista|ha|f[}}i]|bevil)",
        r" (?:alla|samtliga|b}da|b\{gge) +(?:tv}|tre|fyra)[^a-z{|}]| varav | d\{rav ",
        rf" (?:f\|r|hos) +{number} +(?:av|utav) +{number}[.,]",
        rf" {number} +{any_of(words('fall'))} +(?:{WORD} +){{0,3}}{of} +{clients}",
        rf" (?:{phrases}){ENDS}",
        rf" {any_of(words('egen_halsa'))} +{any_of(each for each in words('halsa') if len(each) > 5)}",
        rf" {divided} +{past}{ENDS}",
        rf" {any_of(words('kroppsdelar'))}{ENDS}",
        r" som +bo(?:r|dde) | ett +par +(?:i|p}|fr}n|vid|som) |v\{ntar +barn",
        r" (?:har|hade|\{r|var|blev) +(?:alla|samtliga|b}da|b\{gge) ",
        r" (?:fick|f}tt) +(?:g}|sluta|l\{mna|avg}) ",
        rf" (?:{single}|[a-z{{|}}0-9-]*{client})[^a-z{{|}}-]",
        rf" {lettered} +(?:[a-hj-z]|[0-9]{{1,2}})(?: [a-z]|[.,])",
        rf" {any_of(words('antal_kunder'))}[ :]",
        rf" den +{any_of(words('bestammande'))} +(?:av|utav) ",
        rf"{STARTS}{any_of(words('handelseord'))}{ENDS}",
        rf" (?:ett|en) +{any_of(words('en_handelse'))} +{any_of(words('gallde'))} ",
        rf" {any_of(fate)}{ENDS}",
        rf" {any_of(words('halsa'))}(?:en|n|et|t|er|or|ar|erna)?s?{ENDS}",
        rf" {any_of(words('tvetydiga_handelser'))}(?:[.,]| +{any_of(words('efter_tvetydiga'))} )",
        rf" par +och +en +(?:{_BETWEEN})*{clients}",
        r" (?:\{r|var|blev) +(?:bara |endast )?(?:en|tv}|tre|fyra|[0-9]{1,2})[.,]",
        r"[^a-z{|}]st[ .,]|stycken|till antalet",
        rf" {alone} +{past}{ENDS}",
        r" (?:utom|f\|rutom|bortsett|undantag|undantaget) ",
        rf"s +{any_of(words('halsa_andelser'))}{ENDS}|[a-z{{|}}]{any_of(words('halsa_andelser'))}{ENDS}",
        rf" {number} +(?:av|utav) +{number} +{any_of(words('person_akter'))}{ENDS}",
        rf"{any_of(words('fore_kolon'))} *: +{number}[., ]",
        rf" {number} +(?:av|utav) +(?:dem|dessa) | {number} +(?:av|utav) +(?:de +)?{number},? +{past}{ENDS}",
        rf" {any_of(words('fa'))} +som | av +vilka |verkst\{{ll(?:t|ts|da|des) ",
        rf" {any_of(words('berord'))} +{_people(*_STAFF)}",
        rf"antal(?:et)?{GAP}{people} *(?:{WORD}{GAP}){{0,4}}{number}{ENDS}",
        r"(?:[.:] +|^ )(?:av|utav|bland) +(?:dem|dessa) ",
        rf"^ (?:av|utav|bland|hos){GAP}(?:{_BETWEEN})*{people}",
    )
    return lambda text: counted(text) or told(text)


def _phrases(*names: str) -> str:
    """Return a pattern for lines of several words."""
    return "|".join(line.replace(" ", " +").translate(CODED) for name in names for line in lines(name))


def _genitives() -> set[str]:
    """Return one employee's genitives: `assistents`."""
    singles = {line.split()[0] for line in (*lines("personal"), *lines("personal_ensamma"))} - {"-"}
    return {form if form.endswith("s") else f"{form}s" for form in singles}


def _people(*names: str) -> str:
    """Return a pattern for the nouns of some lists, and for compounds that end with them."""
    ends = [*names, *(["kunder_sist"] if "kunder" in names else [])]
    heads = {_stem(line) for name in ends if name in _WITH_COMPOUNDS for line in lines(name)}
    whole = forms(*(name for name in names if name not in _WITH_COMPOUNDS), place=slice(0, 4))
    return rf"(?:[a-z{{|}}0-9-]*{any_of(heads)}[a-z{{|}}]{{0,5}}|{any_of(whole)})[^a-z{{|}}:-]"


def _stem(line: str) -> str:
    """Return what every form of a noun begins with."""
    forms = [form for form in line.split() if form != "-"]
    stem = min(forms, key=len)
    while not all(form.startswith(stem) for form in forms):
        stem = stem[:-1]
    return stem
