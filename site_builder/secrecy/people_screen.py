"""What a text must hold to tell of few people in words: patterns that let more through than the grammar."""

from functools import cache

from site_builder.secrecy.automata import ENDS, GAP, STARTS, WORD, Screen, any_of, automaton, forms
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
_BETWEEN = rf"(?:[a-zåäö0-9-]*[aegdst%0-9]|{any_of({*_SMALL_WORDS, *words('adjektiv')})}){GAP}"
"""Words that may stand between a quantity and its noun end like adjectives and genitives."""


@cache
def people_screen() -> Screen:
    """Return a function that says whether a small flat text may hold numbers of people, or single events.

    The text begins and ends with a blank.
    """
    counted, told = (automaton(*patterns) for patterns in people_patterns())
    return lambda text: counted(text) or told(text)


def people_patterns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the patterns of what counts people, and of what tells of them: one automaton would overflow."""
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
    parts = rf"{divided}|andel(?:en)?|[a-zåäö]+(?:ton|tio)|[a-zåäö]*(?:tio|ton|tjugo|hundra)tal"
    quantity = rf"(?:[0-9]+(?:[.,-][0-9]+)?[a-z%]*|{any_of(few)}|{parts})"
    alone = any_of(few - words("flera", "flesta") - {"varje", "procent", "par"} | {"en", "ett"})
    regular = "[a-zåäö]+(?:[abdgjlmprv]de|[bdfgjklmnprsv-]nde|[tkpsx]te)s?"
    perhaps = any_of(words("tvetydiga_verb"))
    sudden = "[a-zåäö]+(?:[bdgjlmprv]de|[bdfgjklmnprsv-]nde|[tkpsx]te)s?"
    past = rf"(?:{regular}|{any_of(words('nutid_alla') | {'var', 'hade', 'kom', 'blev', 'gick'})})"
    stressed = (
        rf"{any_of(words('forstarker'))} +(?:en|ett|1)"
        "|samma|ena|ene|enda|ende|(?:en|ett) +(?:av|utav|i|ur|bland|enda|och samma)"
    )
    client = any_of(forms("kunder", "kunder_sist", place=slice(1, 2)))
    lettered = any_of(forms("kunder", "kunder_ensamma", place=slice(0, 1)))
    fate = words("personalhandelser", "personaltillstand") - words("tvetydiga_handelser")
    of = "(?:där|för|hos|som|av|bland)"
    whole = any_of(words("dubbla", "alla", "inga", "flesta", "fa") | {"två", "tre", "fyra", "en", "de"})
    number = rf"(?:[0-9]{{1,2}}|{any_of(few | {'en', 'ett'})})"
    clients, staff = _people(*_CLIENTS), _people(*_STAFF)
    starts = "(?:[.: -]|^) +"  # a sentence, after a mark or more than one blank
    begins = rf"{starts}(?:av|utav|bland)"
    some = rf"(?: (?:{quantity}|{stressed})|{begins}|{starts}hos)"
    faults = rf"(?:som +)?(?:har |hade |blev )?{any_of(words('brister'))}{ENDS}"
    lacking = rf"(?:{WORD}{GAP}){{0,5}}{any_of(words('brister') - words('personalhandelser'))}{ENDS}"
    told_of_staff = rf"{staff} *{faults}|[a-zåäö-]*{any_of(_genitives())} "
    named = words("kroppsdelar") | fate | {*lines("halsofraser"), *lines("personalfraser")}
    named |= words("pronomen") | forms("kunder_ensamma", "narstaende", place=slice(1, 2))
    counted = (
        rf"{some}{GAP}(?:{_BETWEEN})*(?:{clients}|{staff})",
        rf" (?:{any_of(words('fore_en'))}|(?:par +och +)?(?:en|ett)|den){GAP}(?:{_BETWEEN})*{clients}",
        rf" (?:en|ett){GAP}(?:{_BETWEEN})*(?:{told_of_staff})",
        rf" (?:en|ett){GAP}(?:{_BETWEEN})*{staff} *(?:har|hade|{perhaps}|{sudden}){ENDS}",
        rf" (?:har|hade) +(?:en|ett){GAP}(?:{_BETWEEN})*{staff} *(?:inte +)?[a-zåäö]+ts?{ENDS}",
        rf" (?:en|ett|ena|ene|enda|ende){GAP}(?:{_BETWEEN})*{staff} *{lacking}",
        rf" den{GAP}(?:{_BETWEEN})*{staff} *som ",
        rf"antal(?:et)?{GAP}(?:{clients}|{staff}) *(?:{WORD}{GAP}){{0,4}}{number}{ENDS}",
        rf" {number} +{any_of(words('fall'))} +(?:{WORD} +){{0,7}}{of} +{clients}",
    )
    told = (
        rf" {any_of(named)}{ENDS}",
        rf" [a-zåäö0-9-]*{client}[^a-zåäö-]",
        rf" {any_of(words('halsa'))}(?:en|n|et|t|er|or|ar|erna)?s?{ENDS}",
        rf" {any_of(words('egen_halsa'))} +{any_of(each for each in words('halsa') if len(each) > 5)}",
        rf"(?:s +|[a-zåäö]){any_of(words('halsa_andelser'))}{ENDS}",
        rf"{STARTS}{any_of(words('handelseord'))}{ENDS}",
        rf" (?:ett|en) +{any_of(words('en_handelse'))} +{any_of(words('gallde'))} ",
        rf" {any_of(words('tvetydiga_handelser'))}(?:[.,]| +{any_of(words('efter_tvetydiga'))} )",
        rf" (?:{divided}|{alone}) +{past}{ENDS}",
        rf" {whole} +som +(?:bo|vista|ha|f[åi]|bevil)",
        " (?:alla|samtliga|båda|bägge) +(?:två|tre|fyra)[^a-zåäö]| varav | därav ",
        " de +(?:två|tre|fyra) +som | som +bo(?:r|dde) | ett +par +(?:i|på|från|vid|som) |väntar +barn",
        " (?:har|hade|är|var|blev) +(?:alla|samtliga|båda|bägge) ",
        " (?:är|var|blev) +(?:bara |endast )?(?:en|två|tre|fyra|[0-9]{1,2})[.,]",
        " (?:fick|fått) +(?:gå|sluta|lämna|avgå) | (?:utom|förutom|bortsett|undantag|undantaget) ",
        "[^a-zåäö]st[ .,]|stycken|till antalet",
        rf" (?:för|hos) +{number} +(?:av|utav) +{number}[.,]",
        rf" {number} +(?:av|utav) +(?:dem |dessa |{number} +{any_of(words('person_akter'))}{ENDS})",
        rf" {number} +(?:av|utav) +(?:de +)?{number},? +{past}{ENDS}",
        rf" {any_of(words('fa'))} +som | av +vilka |verkställ(?:t|ts|da|des) ",
        rf" {any_of(words('berord'))} +{staff}",
        rf"{any_of(words('fore_kolon'))} *: +{number}[., ]",
        rf" {any_of(words('antal_kunder'))}[ :]",
        rf" (?:första|andra) +{lettered}{ENDS}",
        rf" {lettered} +(?:[a-hj-z]|[0-9]{{1,2}})(?: [a-z]|[.,])",
        rf" den +{any_of(words('bestammande'))} +(?:av|utav) ",
        rf"{begins} +(?:dem|dessa) | {divided} +(?:av|utav) +(?:dem|dessa) ",
    )
    return counted, told


def _genitives() -> set[str]:
    """Return one employee's genitives: `assistents`."""
    singles = {line.split()[0] for line in (*lines("personal"), *lines("personal_ensamma"))} - {"-"}
    return {form if form.endswith("s") else f"{form}s" for form in singles}


def _people(*names: str) -> str:
    """Return a pattern for the nouns of some lists, and for compounds that end with them."""
    ends = [*names, *(["kunder_sist"] if "kunder" in names else [])]
    heads = {_stem(line) for name in ends if name in _WITH_COMPOUNDS for line in lines(name)}
    whole = forms(*(name for name in names if name not in _WITH_COMPOUNDS), place=slice(0, 4))
    return rf"(?:[a-zåäö0-9-]*{any_of(heads)}[a-zåäö]{{0,5}}|{any_of(whole)})[^a-zåäö:-]"


def _stem(line: str) -> str:
    """Return what every form of a noun begins with."""
    forms = [form for form in line.split() if form != "-"]
    stem = min(forms, key=len)
    while not all(form.startswith(stem) for form in forms):
        stem = stem[:-1]
    return stem
