"""Automata that pass over flat texts: the patterns that a quick look is made of.

An automaton is Rust's regex crate, which comes with pydantic. It makes its states while it reads, and throws
them away when they fill two megabytes: with few signs and words as trees they are small, and stay.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from pydantic_core import SchemaValidator, core_schema

from site_builder.secrecy.alphabet import CODES, PLAIN, alike, coded
from site_builder.secrecy.lexicon import lines

Screen = Callable[[str], bool]

GAP = " +"
WORD = "[a-zåäö0-9%-]+"
ENDS = STARTS = "[^a-zåäö]"

_TOKEN = re.compile(r"\[\^?[^\]]+\]|\{[0-9,]+\}|\(\?:|[)|*+?^]|[^\[{()|*+?^]+")
_RANGE = re.compile(r"(.)(?:-(.))?")


def automaton(*patterns: str) -> Screen:
    """Return a function that says whether one of some patterns is in a flat text."""
    schema = core_schema.str_schema(pattern=expression(*patterns), regex_engine="rust-regex")
    return SchemaValidator(schema).isinstance_python


def expression(*patterns: str) -> str:
    """Return a regular expression over flat texts for some patterns.

    A pattern is written in plain Swedish, with classes, `(?:...)`, `|`, `*`, `+`, `?`, `{m,n}` and `^` as in
    regular expressions; a dot is a dot.
    """
    return _TOKEN.sub(_coded, "|".join(patterns))


def _coded(token: re.Match[str]) -> str:
    written = token[0]
    if written[0] == "[":
        return _class(written)
    return written if written[0] in "{()|*+?^" else coded(written).replace("^", r"\^")


@cache
def _class(written: str) -> str:
    """Return a class of signs as one of their codes; what is not in it is what any sign outside may be."""
    signs = {
        chr(sign)
        for first, last in _RANGE.findall(written[1:-1].removeprefix("^"))
        for sign in range(ord(first), ord(last or first) + 1)
    }
    chosen = PLAIN - signs if written[1] == "^" else CODES.keys() & signs
    return "[" + "".join(sorted({CODES[sign] for sign in chosen})).replace("^", r"\^") + "]"


def any_of(found: Iterable[str]) -> str:
    """Return a pattern for any of some words or phrases, as a tree: what several begin with stands once."""
    tree: dict[str, Any] = {}
    for word in sorted(map(alike, found)):
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _tree(tree) or "(?:)"


def _tree(branch: dict[str, Any]) -> str:
    letters: dict[str, list[str]] = {}
    for letter, rest in branch.items():
        if letter:
            letters.setdefault(_tree(rest), []).append(letter)
    ways = [_one_of(each) + rest for rest, each in letters.items()]
    if not ways:
        return ""
    if len(ways) == 1 and "" not in branch:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if '' in branch else ''}"


def _one_of(letters: list[str]) -> str:
    return f"[{''.join(letters)}]" if len(letters) > 1 else " +" if letters == [" "] else letters[0]


def forms(*names: str, place: slice) -> set[str]:
    """Return the forms in some places of the lexicon's lines of nouns, and their genitives."""
    found = {form for name in names for line in lines(name) for form in line.split()[place] if form != "-"}
    return found | {f"{form}s" for form in found if not form.endswith("s")}
