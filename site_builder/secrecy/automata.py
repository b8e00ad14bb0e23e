"""Flat texts, and automata that pass over them: the patterns that a quick look is made of.

An automaton is Rust's regex crate, which comes with pydantic: it passes over a text in time that does not
grow with the pattern.
"""

from collections.abc import Callable, Iterable

from pydantic_core import SchemaValidator, core_schema

from site_builder.secrecy.lexicon import lines

Screen = Callable[[str], bool]

_LETTERS = {"å": "}", "ä": "{", "ö": "|", "Å": "}", "Ä": "{", "Ö": "|"}
"""As in the Swedish 7-bit code (SIS 63 61 27), so that a text is ASCII, one byte a character."""
CODED = str.maketrans({letter: f"\\{code}" for letter, code in _LETTERS.items()})


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


def any_of(found: Iterable[str]) -> str:
    """Return a pattern for any of some words."""
    return f"(?:{'|'.join(sorted({word.translate(CODED) for word in found}))})"


_TABLE = _table().translate(bytes(range(65)) + bytes(range(97, 123)) + bytes(range(91, 256)))
GAP = "[ ]+"
WORD = "[a-z{|}0-9%-]+"
ENDS = STARTS = "[^a-z{|}]"


def plain(word: str) -> str:
    """Return a word as it is in a flat text, but for å, ä and ö."""
    return word.replace("é", "e").replace("ü", "u")


def flat(text: str) -> str:
    """Return a text in ASCII between blanks: small letters, digits, a few marks, blanks for the rest.

    Asterisks are gone: emphasis may begin inside a word.
    """
    return flattened(text.encode("latin-1", "replace"))


def flattened(encoded: bytes) -> str:
    """Return the same of a text in Latin-1."""
    if b"*" in encoded:
        encoded = encoded.replace(b"*", b"")
    return encoded.translate(_TABLE).decode("ascii").join("  ")


def automaton(*patterns: str) -> Screen:
    """Return a function that says whether one of some patterns is in a flat text."""
    schema = core_schema.str_schema(pattern="|".join(patterns), regex_engine="rust-regex")
    return SchemaValidator(schema).isinstance_python


def forms(*names: str, place: slice) -> set[str]:
    """Return the forms in some places of the lexicon's lines of nouns, and their genitives."""
    found = {form for name in names for line in lines(name) for form in line.split()[place] if form != "-"}
    return found | {f"{form}s" for form in found if not form.endswith("s")}
