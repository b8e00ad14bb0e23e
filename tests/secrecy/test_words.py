"""What reports, units and names of files give away in words is found in its place, and never quoted."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.findings import Finding
from site_builder.register import read_register
from site_builder.secrecy.claims import Clients
from site_builder.secrecy.homes import look_for_homes
from site_builder.secrecy.identities import look_for_identities
from site_builder.secrecy.lexicon import words
from site_builder.secrecy.masking import mask_identities
from site_builder.secrecy.names import find_names, look_for_names, names_in_path
from site_builder.secrecy.numbers import Thresholds
from site_builder.secrecy.screening import may_part_tell, may_point_out, may_tell
from site_builder.secrecy.sentences import read_sentence, spans
from site_builder.secrecy.telling import find_told, told_in_sentence
from tests import examples
from tests.secrecy.labelled import EXAMPLES, LIMITS, Set, found_rules, labelled
from tests.secrecy.test_identities import cases

TODAY = date(2025, 1, 15)
UNIT = "content/verksamheter/exempelhemmet.md"
HIDDEN = Clients(None, is_hidden=True)
FEW = "nyckeltal:\n  - {id: kunder, dolt: under_troskel, omfattning: kommunen}\n"


def findings(root: Path) -> list[Finding]:
    return list(read_register(root, TODAY).findings)


def rules(root: Path) -> list[str]:
    return [finding.rule for finding in findings(root)]


def test_a_finding_stands_where_its_words_begin(tmp_path: Path) -> None:
    """Line and column are those of the quantity, in the text."""
    root = examples.copy(tmp_path)
    examples.change_body(root, "## Översikt\n\nAllt är bra. Sedan hade **två** kunder slutat.\n")
    (found,) = findings(root)
    lines = (root / examples.REPORT).read_text("utf-8").split("\n")
    assert lines[found.line - 1][found.column - 1 :].startswith("två** kunder")


def test_a_folded_value_is_read_as_one_sentence(tmp_path: Path) -> None:
    """A sentence over two lines of front matter is found at its first word."""
    root = examples.copy(tmp_path)
    examples.change(root, "sammanfattning: >-\n  Planerna är klara. Två\n  kunder saknade plan.\n")
    (found,) = findings(root)
    lines = (root / examples.REPORT).read_text("utf-8").split("\n")
    assert found.rule == "ord-om-kunder"
    assert lines[found.line - 1][found.column - 1 :] == "Två"


@pytest.mark.parametrize(
    ("fragment", "rule"),
    [
        ("# Två kunder saknade plan.\nar: 2024\n", "ord-om-kunder"),
        ("# Anna Andersson har skrivit detta.\nar: 2024\n", "personnamn"),
        ('sammanfattning: "Tv\\u00e5 kunder saknade plan."\n', "ord-om-kunder"),
        ("ansvarig: Anna Andersson\n", "personnamn"),
    ],
)
def test_comments_and_escapes_hide_nothing(fragment: str, rule: str, tmp_path: Path) -> None:
    """Comments, escapes and roles are read as sentences are."""
    root = examples.copy(tmp_path)
    examples.change(root, fragment)
    assert rule in rules(root)


@pytest.mark.parametrize(
    "body",
    [
        "<!-- Maria Nilsson har skrivit detta. -->\n",
        "[Rutin](maria-nilsson.pdf)\n",
        "![Maria Nilsson](bild.png)\n",
        "Maria&nbsp;Nilsson har skrivit detta.\n",
        "**Maria** *Nilsson* har skrivit detta.\n",
    ],
)
def test_markup_hides_no_name(body: str) -> None:
    """HTML comments, link targets, texts of pictures, entities and emphasis are looked through."""
    assert "personnamn" in found_rules(body, Clients())


@pytest.mark.parametrize(
    "text",
    [
        "T**vå** kunder slutade.",
        "Tv&aring; kunder slutade.",
        "[Två](https://example.org) kunder slutade.",
        "Två <b>kunder</b> slutade.",
        "- Två kunder slutade.",
        "> Två\n> kunder slutade.",
        "| Antal kunder | 2 |",
        "TVÅ KUNDER SLUTADE.",
    ],
)
def test_markup_hides_no_quantity(text: str) -> None:
    """Emphasis inside a word, entities, links, tags, lists, quotations, tables and capitals hide nothing."""
    assert "ord-om-kunder" in found_rules(text, Clients())


def test_few_clients_make_an_error_of_a_warning(tmp_path: Path) -> None:
    """The report's own figure decides how serious words about its clients are."""
    root = examples.copy(tmp_path)
    examples.change(root, FEW)
    examples.change_body(root, "Alla kunder hade en plan.\n")
    assert "ord-om-kunder-fa" in rules(root)


def test_many_clients_make_words_harmless(tmp_path: Path) -> None:
    """Where the unit's own count is the only one, it stands for the municipality's."""
    root = examples.copy(tmp_path)
    examples.change(root, "nyckeltal:\n  - {id: kunder, varde: 151, omfattning: enheten}\n")
    examples.change_body(root, "Alla kunder hade en plan.\n")
    assert rules(root) == []


def test_a_companys_count_says_nothing_of_the_municipalitys(tmp_path: Path) -> None:
    """With the whole company's clients alone, the number is unknown."""
    root = examples.copy(tmp_path)
    examples.change(root, "nyckeltal:\n  - {id: kunder, varde: 180, omfattning: hela_bolaget}\n")
    examples.change_body(root, "Alla kunder hade en plan.\n")
    assert rules(root) == ["ord-om-kunder"]


def test_a_units_text_is_judged_by_its_latest_report(tmp_path: Path) -> None:
    """The unit's page is about the same few clients."""
    root = examples.copy(tmp_path)
    examples.change(root, FEW)
    examples.change_body(root, "Alla kunder hade en plan.\n", UNIT)
    assert [finding.rule for finding in findings(root) if finding.path == UNIT] == ["ord-om-kunder-fa"]


def test_an_exception_accepts_a_warning(tmp_path: Path) -> None:
    """Rule, reason, role and date let a sentence stand."""
    root = examples.copy(tmp_path)
    by = "av: Sekretessansvarig, datum: 2024-12-20"
    examples.change(root, f'undantag:\n  - {{regel: ord-om-kunder, skal: "Prövat.", {by}}}\n')
    examples.change_body(root, "Två kunder saknade plan.\n")
    assert rules(root) == []


def test_a_name_cannot_be_excepted(tmp_path: Path) -> None:
    """Nobody can accept a person's name."""
    root = examples.copy(tmp_path)
    by = "av: Sekretessansvarig, datum: 2024-12-20"
    examples.change(root, f'undantag:\n  - {{regel: personnamn, skal: "Prövat.", {by}}}\n')
    examples.change_body(root, "Anna Andersson skrev planen.\n")
    assert {"personnamn", "undantag-omojligt"} <= set(rules(root))


def test_the_name_of_a_provider_is_no_persons(tmp_path: Path) -> None:
    """What stands in the profile as a provider's name may stand in the reports."""
    root = examples.copy(tmp_path)
    file = root / "content/_profil/utforare.yml"
    file.write_text(file.read_text("utf-8").replace("utforare:\n", "utforare:\n  kv: {namn: Karin Vinge}\n"))
    examples.change_body(root, "Karin Vinge driver också ett annat boende.\n")
    assert rules(root) == []


@pytest.mark.parametrize(
    "name", ["anna-andersson.png", "plan_bjorn.lundberg.pdf", "akt-811228-9874.pdf", "Asa%20Lindqvist.pdf"]
)
def test_the_name_of_a_file_is_read(name: str, tmp_path: Path) -> None:
    """Names and numbers in names of files are found, and the finding quotes neither."""
    root = examples.copy(tmp_path)
    (root / "content/bilder").mkdir()
    (root / "content/bilder" / name).write_bytes(b"")
    (found,) = [finding for finding in findings(root) if finding.rule == "filnamn-pekar-ut"]
    assert found.path == "content/bilder"
    assert name not in found.message


@pytest.mark.parametrize(
    "name", ["villa-karin.md", "bjorns-hemtjanst.md", "anna-andersson-ab.md", "mars.png"]
)
def test_names_of_houses_may_name_files(name: str) -> None:
    """A given name alone, or a company's, leads to nobody."""
    assert names_in_path(name) == []


@pytest.mark.parametrize("which", ["trim", "test"])
def test_no_finding_quotes_what_it_found(which: Set, tmp_path: Path) -> None:
    """Neither numbers, nor names, nor quantities stand in a message or a hint."""
    secret = {"811228-9874", "Andersson", "Storgatan", "Björkvägen", "Lundberg", "Fatima"}
    told = [each.text for each in labelled(which) if each.expect and "\n" not in each.text]
    root = examples.copy(tmp_path)
    examples.change_body(root, "\n\n".join(told))
    said = " ".join(f"{finding.message} {finding.hint}" for finding in findings(root))
    assert [each for each in secret if each in said] == []


def test_masking_hides_names_and_homes() -> None:
    """A message of any rule that quotes a text has its names and homes masked."""
    masked = mask_identities("”Anna Andersson, Storgatan 14 lgh 1102, 811228-9874”")
    assert masked == "”A*** A***, S*** ** lgh 1102, 811228-****”"


@pytest.mark.parametrize("which", ["trim", "test"])
def test_the_screens_let_nothing_pass_that_grammar_finds(which: Set) -> None:
    """The quick passes only save time: no sentence that tells something, or names somebody, is left out."""
    for each in labelled(which):
        for start, end in spans(each.text):
            sentence = read_sentence(each.text, start, end)
            if list(told_in_sentence(sentence, None, each.clients, LIMITS)):
                assert may_part_tell(each.text[start:end])
        assert may_point_out(each.text) or not looked_for(each.text)


def looked_for(text: str) -> list[object]:
    """Return every name, home and identity in a text, with no quick look beforehand."""
    return [*look_for_names(text), *look_for_homes(text), *look_for_identities(text)]


def test_the_screen_lets_no_paraphrase_pass() -> None:
    """The same of our own sentences, and of the labelled numbers in every written form."""
    rows = [*yaml.safe_load((EXAMPLES / "namn.yml").read_text("utf-8"))]
    rows += [text for _, text in cases()]
    assert [row for row in rows if looked_for(row) and not may_point_out(row)] == []


GAPS = [
    "",
    " ",
    "-",
    "–",
    "\u00a0",
    "\u202f",
    "\u200b",
    "&nbsp;",
    "*",
    "_",
    ".",
    "\n",
    "\u0663",
    "٠",
    ",",
    "a",
]


@given(st.lists(st.tuples(st.sampled_from("0123456789"), st.sampled_from(GAPS)), min_size=8, max_size=14))
def test_the_screen_lets_no_number_pass(parts: list[tuple[str, str]]) -> None:
    """Whatever sets digits apart, a number that is found has been let through."""
    text = "Nr " + "".join(f"{digit}{gap}" for digit, gap in parts)
    assert may_point_out(text) or not look_for_identities(text)


@given(
    st.sampled_from(["811228", "640823", "0701740605", "084650", "46701740605", "19121212"]),
    st.sampled_from(GAPS),
    st.sampled_from(["9874", "3234", "0420", "1212", ""]),
    st.lists(st.sampled_from(GAPS), min_size=16, max_size=16),
)
def test_the_screen_lets_no_real_form_pass(start: str, gap: str, end: str, inner: list[str]) -> None:
    """The same of numbers that are likely to be found."""
    text = "Nr:" + "".join(map("".join, zip(start, inner, strict=False))) + gap + end
    assert may_point_out(text) or not look_for_identities(text)


SOME_WORDS = sorted(words("alla", "dubbla", "inga", "fa", "flera", "prepositioner", "handelser", "halsa"))
NOUNS = [
    "kund",
    "kunden",
    "kunderna",
    "personalen",
    "assistenten",
    "brukares",
    "hon",
    "Anna",
    "Svensson",
    "den",
]
MARKS = [
    ".",
    ",",
    ":",
    "(",
    ")",
    "%",
    "–",
    "\n",
    "*",
    "|",
    "2",
    "tre",
    "en",
    "av",
    "utom",
    "1 av 2",
    "&nbsp;",
    "Å.",
]


@given(st.lists(st.sampled_from(SOME_WORDS + NOUNS * 12 + MARKS * 8), max_size=14), st.booleans())
def test_no_row_of_words_is_too_odd(row: list[str], is_yaml: bool) -> None:
    """Whatever stands in a text, the gate answers, with places inside the text and in order."""
    text = " ".join(row)
    for clients in (Clients(), HIDDEN, Clients(7), Clients(160)):
        told = find_told(text, clients, Thresholds(), is_yaml=is_yaml)
        assert told == sorted(told)
        assert all(0 <= each.start < each.end <= len(text) for each in told)
    assert all(0 <= name.start < name.end <= len(text) for name in find_names(text))


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    """No text of any script makes the gate fail."""
    assert find_told(text) == sorted(find_told(text))
    assert find_names(text) == sorted(find_names(text))
    assert may_tell(text) in (True, False)
