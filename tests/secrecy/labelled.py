"""The labelled sentences, and what the gate finds in one: the rules of a report, without a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from site_builder import wording
from site_builder.rules.secrecy_words import told_problems
from site_builder.secrecy.claims import Clients
from site_builder.secrecy.identity import Allowed
from site_builder.secrecy.numbers import Thresholds
from site_builder.secrecy.pointing_out import identity_problems, name_problems

EXAMPLES = Path(__file__).parents[1] / "examples/secrecy"
LIMITS = Thresholds(k=5, p=10)
ALLOWED = Allowed(domains=("exempelby.example",))

Set = Literal["trim", "test", "oberoende", "tredje"]

FAMILIES: dict[str, frozenset[str]] = {
    "ord-om-kunder": frozenset({"ord-om-kunder", "ord-om-kunder-fa"}),
    "ord-om-personal": frozenset({"ord-om-personal"}),
    "enskild-handelse": frozenset({"enskild-handelse", "enskild-handelse-fa"}),
    "halsouppgift": frozenset({"halsouppgift", "halsouppgift-fa"}),
    "personnamn": frozenset({"personnamn", "fornamn"}),
    "bostadsadress": frozenset({"bostadsadress"}),
    "telefonnummer": frozenset({"telefonnummer", "telefonnummer-oklart"}),
    "epostadress": frozenset({"epostadress", "epostadress-oklar"}),
    "personnummer": frozenset({"personnummer", "personligt-orgnummer"}),
    "personnummer-fel-siffra": frozenset({"personnummer-fel-siffra", "personligt-orgnummer-oklart"}),
    "personligt-orgnummer": frozenset(
        {
            "personligt-orgnummer",
            "personligt-orgnummer-oklart",
            "personnummer",
            "personnummer-fel-siffra",
        }
    ),
}
"""For each label: the rules that catch what it names. A personal organisation number is either kind."""
NUMBERS = frozenset({"personnummer", "personnummer-fel-siffra", "personligt-orgnummer"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, what it is to be caught as (nothing: harmless), and among how many clients it stands."""

    text: str
    expect: tuple[str, ...]
    clients: Clients
    answer: str


@dataclass(frozen=True, slots=True)
class Measured:
    """What the gate made of a set: caught and all by family, the missed, and the false by severity."""

    caught: dict[str, int]
    of: dict[str, int]
    missed: tuple[str, ...]
    harmless: int
    false_errors: tuple[str, ...]
    false_warnings: tuple[str, ...]
    wrong_severity: tuple[str, ...]

    def recall(self, *families: str) -> float:
        """Return the part of some families that was caught."""
        return sum(self.caught[each] for each in families) / sum(self.of[each] for each in families)


def clients_from(base: object) -> Clients:
    """Return the clients that a label means: under, a number, or None."""
    return Clients(None, True) if base == "under" else Clients(base if isinstance(base, int) else None)


def labelled(which: Set) -> list[Labelled]:
    """Return the sentences of a set, in order."""
    return [
        Labelled(each["text"], tuple(each["expect"]), clients_from(each["base"]), each["svar"])
        for each in _read()
        if each["set"] == which
    ]


@cache
def _read() -> list[dict[str, Any]]:
    names = ("meningar.yml", "oberoende.yml", "tredje.yml")
    text = "\n".join((EXAMPLES / name).read_text("utf-8") for name in names)
    read: list[dict[str, Any]] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return read


LABELS = {
    "kunder": "ord-om-kunder",
    "personal": "ord-om-personal",
    "händelse": "enskild-handelse",
    "hälsa": "halsouppgift",
    "namn": "personnamn",
}
"""Short labels of the sentences that were written after the gate; other families are named in full."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence written after the gate: the families of which one is to catch it, none where harmless."""

    text: str
    families: tuple[str, ...]
    clients: Clients

    @property
    def is_told_apart(self) -> bool:
        """Whether the gate catches it as what it is, or finds nothing where it is harmless."""
        rules = found_rules(self.text, self.clients)
        return any(rules & FAMILIES[each] for each in self.families) if self.families else not rules


def written_after() -> dict[str, list[Written]]:
    """Return the sentences written after the gate, by their round, in order."""
    rounds = yaml.safe_load((EXAMPLES / "efterat.yml").read_text("utf-8"))
    return {name: [_written(row) for row in rows] for name, rows in rounds.items()}


def _written(row: str) -> Written:
    kinds, base, text = row.split(" | ", 2)
    families = () if kinds == "-" else tuple(LABELS.get(kind, kind) for kind in kinds.split("/"))
    return Written(text, families, clients_from(int(base) if base.isdigit() else base))


def paraphrases() -> list[tuple[str, object, str]]:
    """Return what is expected, among how many clients, and the text, of our own sentences."""
    rows = yaml.safe_load((EXAMPLES / "omskrivningar.yml").read_text("utf-8"))
    found = []
    for row in rows:
        kind, base, text = row.split(" | ", 2)
        found.append((kind, int(base) if base.isdigit() else base, text))
    names = yaml.safe_load((EXAMPLES / "namn.yml").read_text("utf-8"))
    return [*found, *((kind, 160, text) for kind, text in (row.split(" | ", 1) for row in names))]


def every_sentence() -> list[tuple[str, Clients]]:
    """Return every labelled sentence, and among how many clients it stands."""
    sentences = [(each.text, each.clients) for which in get_args(Set) for each in labelled(which)]
    sentences += [(each.text, each.clients) for rows in written_after().values() for each in rows]
    return sentences + [(text, clients_from(base)) for _, base, text in paraphrases()]


def found_rules(text: str, clients: Clients) -> set[str]:
    """Return the rules that a text breaks as the prose of a report whose unit has some clients."""
    return {
        *(problem.rule for _, problem in identity_problems(text, ALLOWED)),
        *(problem.rule for _, problem in name_problems(text)),
        *(problem.rule for _, problem in told_problems(text, clients, LIMITS)),
    }


def measure(which: Set) -> Measured:
    """Return what the gate makes of a set."""
    caught, of = dict.fromkeys(FAMILIES, 0), dict.fromkeys(FAMILIES, 0)
    missed: list[str] = []
    wrong: list[str] = []
    harmless: list[tuple[str, set[str]]] = []
    for sentence in labelled(which):
        rules = found_rules(sentence.text, sentence.clients)
        if not sentence.expect:
            harmless.append((sentence.text, rules))
        for family in sentence.expect:
            catching = rules & FAMILIES[family]
            of[family] += 1
            caught[family] += bool(catching)
            if not catching:
                missed.append(f"{family}: {sentence.text}")
            elif sentence.answer not in set(_answers(catching)):
                wrong.append(f"{sorted(catching)}, not {sentence.answer}: {sentence.text}")
    return Measured(
        caught,
        of,
        tuple(missed),
        len(harmless),
        tuple(f"{sorted(rules)}: {text}" for text, rules in harmless if "fel" in _answers(rules)),
        tuple(f"{sorted(rules)}: {text}" for text, rules in harmless if "varning" in _answers(rules)),
        tuple(wrong),
    )


def _answers(rules: set[str]) -> Iterator[str]:
    return ({"error": "fel", "warning": "varning"}[wording.rule(rule)["severity"]] for rule in rules)
