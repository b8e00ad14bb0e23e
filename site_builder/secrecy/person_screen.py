"""What a text must hold to lead to one person: patterns that let through more than the finders find."""

from functools import cache

from site_builder.secrecy.automata import ENDS, STARTS, Screen, any_of, automaton, forms
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.name_lists import FOLDED, LONG


def _set_apart(*digits: str) -> str:
    """Return a pattern for digits with anything between them that may stand inside a number."""
    return "[^a-zåäö0-9,:%@]*".join(digits)


_DIGIT = "[0-9]"
_NUMBERS = (
    rf"(?:{_set_apart('1', '[89]', '')}|{_set_apart('2', '0', '')})?{_set_apart(_DIGIT, _DIGIT, '')}"
    rf"(?:{_set_apart('0', '[1-9]', '')}|{_set_apart('1', '[0-2]', '')})"
    rf"{_set_apart('[0-36-9]', *[_DIGIT] * 5)}",
    rf"[^0-9]{_set_apart('0', '[1-9]', *[_DIGIT] * 6)}",
    rf"46{_set_apart('', *[_DIGIT] * 7)}",
)
"""What `digits.POSSIBLE` looks for: a day of birth and four digits, telephone numbers."""
_ADDRESSES = ("snabel", " at ", "[a-zåäö0-9_] +a +[a-zåäö0-9-]+(?:[.]| +(?:dot|punkt) )")
_ORG_NUMBERS = (
    "org(?:anisations)?[. -]*n(?:r|um)[^.]*[0-9]{6}",
    "moms[a-z]*n(?:r|um)",
    " vat[ -]?n(?:r|um)",
)


@cache
def person_screen() -> Screen:
    """Return a function that says whether a flat text may hold a number, an address, a name or a home."""
    return automaton(*person_patterns())


@cache
def name_screen() -> Screen:
    """Return a function that says whether a flat text may hold a name or a home."""
    return automaton(*_name_patterns())


def person_patterns() -> tuple[str, ...]:
    """Return the patterns of what leads to one person; an `@` is looked for apart."""
    return (*_name_patterns(), *_NUMBERS, *_ADDRESSES, *_ORG_NUMBERS)


def _name_patterns() -> tuple[str, ...]:
    clear, unclear = words("fornamn"), words("fornamn_tvetydiga")
    long = {each for each in words("surnamn") if len(each) >= LONG}
    short = any_of(words("surnamn") - long)
    surname = rf"(?:{short}|[a-zåäö]+{any_of(words('efternamnsslut'))})s?{ENDS}"
    acts = (
        rf"{any_of(words('gor_person'))}{ENDS}|(?:har|hade) +{any_of(words('gjort_person'))}{ENDS}"
        rf"|(?:på|i) +{any_of(words('pa_sin_plats'))}{ENDS}"
    )
    of_theirs = rf"[a-zåäö-]*{any_of(forms('personal', 'narstaende', place=slice(0, 2)))}{ENDS}"
    alone = unclear - (words("inte_namn") - words("ord_som_namn"))
    clients = forms("kunder", "kunder_ensamma", place=slice(0, 2))
    before = rf" {any_of(words('fore_person') | {'av', 'är', 'var'})}|(?:[eaio]n|r[ae]|nt|nd|ef|ig|et):?"
    return (
        rf" {any_of(clear - unclear)}s?{ENDS}",
        rf"{STARTS}{any_of(long)}s?{ENDS}",
        rf"(?:sson|qvist|kvist)s?{ENDS}",
        rf" (?:{any_of(unclear)}[ .-]+|[a-hj-z][. -]{{1,2}}(?:[a-z][. -]{{1,2}})?){surname}",
        rf" (?:[a-zåäö-]+(?:en|an|re|nt|ef|ig|tör|ka|og|st|om)|{any_of(words('titlar'))}):? +{short}s?{ENDS}",
        r" [a-zåäö].[ -]?[a-zåäö]. (?:har|hade|är|var|fick|slutade|saknar) ",
        rf" {any_of(clients)} (?:[a-zåäö]{{2}}|[a-hj-zä]){ENDS}",
        " (?:av|enligt|med|hos) [a-hj-zåäö][.] |: [a-hj-zåäö][.] ",
        rf" {any_of(alone)}(?: +(?:[a-zåäö]+ +)?(?:{acts})|(?:s|(?: +[a-zåäö]+)?,) +{of_theirs})",
        rf"(?:{before}|[a-zåäö]:) +{any_of(alone)}s?{ENDS}",
        " [a-hj-z]-[a-z] [a-zåäö]{6}",
        rf" {any_of(unclear)} [a-zåäö].",
        rf" {any_of(words('tilltal'))}.? +[a-zåäö]",
        r"(?:[eaio]n|r[ae]|nt|nd|ef|ig|et) +(?:[a-ln-z]. ?[a-z]|m. ?[a-ln-z]).",
        rf"{any_of(words('gatuslut'))} +[0-9]{{1,3}}[^0-9]",
        r"[0-9] *trb?[^a-zåäö]",
        r"[^a-z]lgh|lägenhet[a-z]* *(?:nr|nummer)? *[0-9]",
    )


@cache
def path_screen() -> Screen:
    """Return a function that says whether a flat text may hold a name in the path of a file."""
    given = {word.translate(FOLDED) for word in words("fornamn") | words("fornamn_tvetydiga")}
    surnames = {word.translate(FOLDED) for word in words("surnamn")}
    return automaton(rf"[^a-z]{any_of(given)}[ _.+%20-]+(?:[a-z]+sson|{any_of(surnames)})s?[^a-z]")
