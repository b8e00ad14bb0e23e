"""A careless editor's report on an invented unit: all is caught at once, and each cure keeps the sense.

The report is Lyckebo assistans', which does not exist; nobody in it does.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from site_builder.findings import Finding
from site_builder.formats import FORMATS
from site_builder.register import read_register
from tests import examples
from tests.rules.asking import TODAY

UNIT = "content/verksamheter/lyckebo-assistans.md"
REPORT = "content/rapporter/2024/lyckebo-assistans.md"


@dataclass(frozen=True)
class Mistake:
    """One thing that must not stand, the rule that says so, what its cure says, and the same thing cured."""

    written: str
    rule: str
    hint: str
    cured: str


KEYS = {
    "a local client count below five": Mistake(
        "{id: kunder, varde: 3, omfattning: kommunen, period: 2024}",
        "litet-antal",
        "dolt: under_troskel",
        "{id: kunder, dolt: under_troskel, omfattning: kommunen, period: 2024}",
    ),
    "a share of few clients": Mistake(
        "{id: nojda-kunder, varde: 50, bas: 8, omfattning: kommunen, period: 2024}",
        "andel-av-for-fa",
        "dolt: ror_enskilda",
        "{id: nojda-kunder, dolt: ror_enskilda, omfattning: kommunen, period: 2024}",
    ),
    "a share whose base nobody knows": Mistake(
        "{id: korttidsfranvaro, varde: 17.3, omfattning: enheten, period: 2024}",
        "andel-utan-bas",
        "De minsta grupper som ger just den andelen är på 52, 75, 81 personer.",
        "{id: korttidsfranvaro, dolt: underlag_framgar_inte, omfattning: enheten, period: 2024}",
    ),
    "turnover among ten employees": Mistake(
        "{id: personalomsattning, varde: 50, bas: 10, omfattning: enheten, period: 2024}",
        "grupp-for-liten",
        "dolt: ror_enskilda",
        "{id: personalomsattning, dolt: ror_enskilda, omfattning: enheten, period: 2024}",
    ),
    "events among few clients": Mistake(
        "{id: avvikelser, varde: 6, omfattning: enheten, period: 2024}",
        "handelser-bland-fa",
        "Beskriv vad verksamheten lärde sig",
        "{id: avvikelser, dolt: ror_enskilda, omfattning: enheten, period: 2024}",
    ),
}
SENTENCES = {
    "their number in words": Mistake(
        "Bolaget hade tre kunder från kommunen.",
        "ord-om-kunder-fa",
        "hur många",
        "Bolaget hade färre än 5 kunder från kommunen.",
    ),
    "50 % of them": Mistake(
        "50 % av kunderna fick en ny plan.",
        "ord-om-kunder-fa",
        "skriv om arbetssättet",
        "Planer gjordes om när behoven hade ändrats.",
    ),
    "all of them": Mistake(
        "Samtliga kunder var nöjda.",
        "ord-om-kunder-fa",
        "skriv om arbetssättet",
        "Verksamheten frågade efter synpunkter varje år.",
    ),
    "a single refusal": Mistake(
        "En kund tackade nej till fortsatt hjälp.",
        "enskild-handelse-fa",
        "Skriv vad som brast i arbetssättet",
        "Rutinen när hjälp avböjs var inte skriven.",
    ),
    "a named member of staff": Mistake(
        "Verksamhetschefen Anna Svensson svarade på frågorna.",
        "personnamn",
        "Skriv rollen i stället",
        "Verksamhetschefen svarade på frågorna.",
    ),
    "contact data": Mistake(
        "Frågor besvaras på anna.svensson@post.example.",
        "epostadress",
        "funktionsadress",
        "Frågor besvaras av kommunens växel.",
    ),
    "a personal number": Mistake(
        "Ärendet har numret 811228-9874.",
        "personnummer",
        "Ta bort",
        "Ärendet har ett eget nummer hos kommunen.",
    ),
    "one employee's illness": Mistake(
        "En assistent blev sjukskriven i maj för utmattning.",
        "halsouppgift",
        "Skriv vad verksamheten behöver kunna",
        "Vikarier sattes inte in vid frånvaro.",
    ),
    "one who left": Mistake(
        "Hon som slutade i maj var den enda med utbildning.",
        "enskild-handelse-fa",
        "Skriv vad som brast i arbetssättet",
        "Kunskap om rutinerna saknades när personal byttes.",
    ),
    "a home": Mistake(
        "Besöket gjordes på Storgatan 5 lgh 1102.",
        "bostadsadress",
        "Ta bort",
        "Besöket gjordes hemma hos dem som fick hjälpen.",
    ),
}
ALL = KEYS | SENTENCES


def entered(folder: Path, cured: frozenset[str] = frozenset()) -> Path:
    """Return the site with the unit and its report; the mistakes of the given names are cured."""

    def text(name: str) -> str:
        return ALL[name].cured if name in cured else ALL[name].written

    root = examples.copy(folder)
    unit = (root / "content/verksamheter/exempelhemmet.md").read_text("utf-8")
    (root / UNIT).write_text(examples.with_keys(unit, "namn: Lyckebo assistans"), "utf-8")
    keys = "verksamhet: lyckebo-assistans\ndiarienummer: [EX/2024/0077]\nnyckeltal:\n"
    keys += "".join(f"  - {text(name)}\n" for name in KEYS)
    report = examples.with_keys((root / examples.REPORT).read_text("utf-8"), keys)
    (root / REPORT).write_text(report, "utf-8")
    body = "\n\n".join(text(name) for name in SENTENCES)
    examples.change_body(root, f"## Verksamhetsöversikt\n\n{body}\n", REPORT)
    return root


def line_of(root: Path, words: str) -> int:
    lines = (root / REPORT).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site with all mistakes."""
    return entered(tmp_path_factory.mktemp("slarvig"))


@pytest.fixture(scope="module")
def checked(root: Path) -> tuple[Finding, ...]:
    """Return the findings of one check."""
    return read_register(root, TODAY).findings


@pytest.mark.parametrize("name", ALL)
def test_each_mistake_is_caught_in_its_line_with_a_cure(
    name: str, root: Path, checked: tuple[Finding, ...]
) -> None:
    """All in the same check; the cure says what to write instead."""
    mistake = ALL[name]
    line = line_of(root, mistake.written)
    found = [each for each in checked if each.line == line and each.rule == mistake.rule]
    assert len(found) == 1, [each.rule for each in checked if each.line == line]
    assert mistake.hint in found[0].hint


def test_nothing_else_is_found(root: Path, checked: tuple[Finding, ...]) -> None:
    """Every finding is in a line with a mistake."""
    lines = {line_of(root, mistake.written) for mistake in ALL.values()}
    assert {(each.path, each.line in lines) for each in checked} == {(REPORT, True)}


def test_the_cures_together_leave_nothing_to_find(tmp_path: Path) -> None:
    """The sense stands, nobody is given away, and there is neither error nor warning."""
    assert read_register(entered(tmp_path, frozenset(ALL)), TODAY).findings == ()


@pytest.mark.parametrize("name", ALL)
def test_one_mistake_is_enough(name: str, tmp_path: Path) -> None:
    """Each is caught alone, when everything else is cured."""
    root = entered(tmp_path, frozenset(ALL) - {name})
    assert ALL[name].rule in {each.rule for each in read_register(root, TODAY).findings}


@pytest.mark.parametrize("form", FORMATS)
def test_no_form_of_the_findings_quotes_a_secret(form: str, checked: tuple[Finding, ...]) -> None:
    """In the terminal, as annotations, as JSON and in the summary: masked, "811228-****"."""
    said = FORMATS[form](checked)
    assert "811228-****" in said.replace("\\", "")
    secrets = ("811228-9874", "9874", "Svensson", "anna.svensson", "Storgatan", "lgh 1102", "utmattning")
    assert [secret for secret in secrets if secret.casefold() in said.casefold()] == []
    assert "varde: 3" not in said


@pytest.mark.parametrize("form", FORMATS)
def test_a_small_number_that_cannot_be_read_is_masked(form: str, tmp_path: Path) -> None:
    """What is written in place of a number is quoted, so that it is found, without its digits."""
    root = entered(tmp_path, frozenset(ALL))
    examples.change(
        root,
        "nyckeltal:\n  - {id: kunder, varde: 3 st, omfattning: kommunen}\n"
        "underlag:\n  - {datum: 2024-10-01, typ: stickprov, urval: {antal: 7, av: 3}}\n",
        REPORT,
    )
    found = [each for each in read_register(root, TODAY).findings if each.severity.value == "error"]
    assert {each.rule for each in found} == {"ogiltigt-tal", "utanfor-grans"}
    said = FORMATS[form](found)
    assert "* st" in said.replace("\\", "")
    messages = " ".join(each.message for each in found)
    assert not {"3", "7"} & set(messages)
