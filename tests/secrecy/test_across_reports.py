"""What reports tell together is told to the editor, hidden from the reader, and explained to both."""

from pathlib import Path

import pytest

from site_builder.findings import Finding
from site_builder.pages.views import figure_view
from site_builder.publication import Publication, publish
from site_builder.register import read_register
from site_builder.secrecy.numbers import Hidden, Shown
from tests import examples
from tests.rules.asking import TODAY, placed

RULES = ("rojer-dolt-tal", "rojer-skillnad")
EARLIER = "content/rapporter/2023/exempelhemmet.md"
OTHER_UNIT = "content/verksamheter/grannhemmet.md"
OTHER = "content/rapporter/2024/grannhemmet.md"
UNIT = "content/verksamheter/exempelhemmet.md"


LOCAL = "id: kunder, omfattning: kommunen"
EVENTS = "id: avvikelser, omfattning:"
COMPANY = "id: kunder, omfattning: hela_bolaget"


def stated(*figures: str) -> str:
    return "nyckeltal:\n" + "\n".join(f"  - {{{figure}}}" for figure in figures)


def site(folder: Path, *figures: str) -> Path:
    """Return the example site, its report with these key figures."""
    root = examples.copy(folder)
    examples.change(root, stated(*figures))
    return root


def with_other_unit(folder: Path, own: str, *others: str) -> Path:
    """Return the site with one more unit of the same provider, followed up in the same year."""
    root = site(folder, own)
    text = (root / UNIT).read_text("utf-8")
    (root / OTHER_UNIT).write_text(examples.with_keys(text, "namn: Grannhemmet"), "utf-8")
    report = examples.with_keys((root / examples.REPORT).read_text("utf-8"), stated(*others))
    report = examples.with_keys(report, "verksamhet: grannhemmet\ndiarienummer: [EX/2024/0099]")
    (root / OTHER).write_text(report, "utf-8")
    return root


def told(root: Path) -> list[tuple[str, str, str]]:
    """Return the rule, the file and the value of each finding on numbers together."""
    return [(each.rule, each.path, _value(root, each)) for each in _found(root)]


def _found(root: Path) -> list[Finding]:
    return [each for each in read_register(root, TODAY).findings if each.rule in RULES]


def _value(root: Path, finding: Finding) -> str:
    return placed(root, finding).partition(",")[0].rstrip("}")


def published(root: Path) -> Publication:
    return publish(read_register(root, TODAY), TODAY)


YEAR = "id: avvikelser, varde: 20, bas: 60, omfattning: enheten, period: 2024"
SPRING = "id: avvikelser, varde: 17, bas: 60, omfattning: enheten, period: 2024-01-01/2024-06-30"
AUTUMN = "id: avvikelser, dolt: ror_enskilda, omfattning: enheten, period: 2024-07-01/2024-12-31"


def test_fewer_than_five_in_all_parts_and_their_sum_is_said_of_one_fewer(tmp_path: Path) -> None:
    """Four quarters of at least one each and a year of at most four would all be known."""
    days = ("01-01/2024-03-31", "04-01/2024-06-30", "07-01/2024-09-30", "10-01/2024-12-31")
    few = "id: avvikelser, dolt: under_troskel, omfattning: enheten, period: 2024"
    quarters = [f"{few}-{each}" for each in days]
    root = site(tmp_path / "one", few, *quarters)
    assert [rule for rule, _, _ in told(root)] == ["rojer-dolt-tal"]
    figures = published(root).reports["2024/exempelhemmet"].figures
    reasons = [each.value.reason for each in figures if isinstance(each.value, Hidden)]
    assert sorted(reasons) == ["skyddar_annat", *4 * ["under_troskel"]]
    cured = few.replace("under_troskel", "skyddar_annat")
    assert told(site(tmp_path / "other", cured, *quarters)) == []


def test_a_hidden_part_of_a_year_is_protected(tmp_path: Path) -> None:
    """The year less the spring is the autumn: the spring, the smaller of the two, goes."""
    root = site(tmp_path, YEAR, SPRING, AUTUMN)
    assert told(root) == [("rojer-dolt-tal", examples.REPORT, "17")]
    (finding,) = _found(root)
    assert "”avvikelser” i rapporten 2024/exempelhemmet" in finding.message
    assert "dolt: skyddar_annat" in finding.hint


def test_what_check_refuses_publish_hides(tmp_path: Path) -> None:
    """The two cannot differ; and the reader is told why, note or no note."""
    made = published(site(tmp_path, YEAR, f"{SPRING}, not: Det var sjutton.", AUTUMN))
    figures = made.reports["2024/exempelhemmet"].figures
    assert [isinstance(figure.value, Shown) for figure in figures] == [True, False, False]
    assert figures[1].value == Hidden("skyddar_annat")
    assert figures[1].note is None
    view = figure_view(figures[1], made, str)
    assert (view.value, view.note) == (
        "visas inte",
        "Talet visas inte, eftersom ett annat dolt tal då går att räkna ut.",
    )


def test_the_cure_ends_it(tmp_path: Path) -> None:
    """`dolt: skyddar_annat` in place of the number: nothing is found, and the page says why."""
    cured = SPRING.replace("varde: 17", "dolt: skyddar_annat")
    root = site(tmp_path, YEAR, f"{cured}, not: Bara rapporterade.", AUTUMN)
    assert told(root) == []
    made = published(root)
    view = figure_view(made.reports["2024/exempelhemmet"].figures[1], made, str)
    assert view.note.endswith("då går att räkna ut. Bara rapporterade.")


def test_an_exception_lets_the_number_stand(tmp_path: Path) -> None:
    """Accepted with reason, role and day, it is shown, and counted."""
    root = site(tmp_path, YEAR, SPRING, AUTUMN)
    examples.change(
        root,
        "undantag:\n  - {regel: rojer-dolt-tal, skal: Talet är redan känt., av: Jurist, datum: 2024-12-09}",
    )
    register = read_register(root, TODAY)
    assert [each for each in register.errors if each.rule in RULES] == []
    assert register.accepted == {"rojer-dolt-tal": 1}
    figures = publish(register, TODAY).reports["2024/exempelhemmet"].figures
    assert isinstance(figures[1].value, Shown)


def test_two_reports_of_a_unit_tell_together(tmp_path: Path) -> None:
    """What one report hides, and another report's two years give away: the year beside it goes."""
    root = site(
        tmp_path,
        "id: avvikelser, varde: 31, bas: 60, omfattning: enheten, period: 2023-01-01/2024-12-31",
        "id: avvikelser, dolt: ror_enskilda, omfattning: enheten, period: 2024",
    )
    examples.add(root, [EARLIER.removeprefix("content/")])
    examples.change(root, stated(YEAR.replace("2024", "2023")), EARLIER)
    assert told(root) == [("rojer-dolt-tal", EARLIER, "20")]


def test_the_same_number_is_not_hidden_here_and_told_there(tmp_path: Path) -> None:
    """Two reports on the same year: the one that tells is at fault, unless it replaces the other."""
    root = site(tmp_path, "id: avvikelser, varde: 20, bas: 60, omfattning: enheten, period: 2023")
    examples.add(root, [EARLIER.removeprefix("content/")])
    examples.change(root, stated("id: avvikelser, dolt: ror_enskilda, omfattning: enheten"), EARLIER)
    assert told(root) == [("rojer-dolt-tal", examples.REPORT, "20")]
    examples.change(root, "ersatter: 2023/exempelhemmet")
    assert told(root) == []
    examples.change(root, stated("id: avvikelser, dolt: underlag_framgar_inte, omfattning: enheten"), EARLIER)
    (root / examples.REPORT).write_text(
        (root / examples.REPORT).read_text("utf-8").replace("ersatter: 2023/exempelhemmet\n", ""), "utf-8"
    )
    assert told(root) == []  # a later report may know what an earlier one did not


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([f"{LOCAL}, dolt: under_troskel", f"{COMPANY}, varde: 180"], []),
        ([f"{LOCAL}, varde: 178", f"{COMPANY}, varde: 180"], ["178"]),
        ([f"{LOCAL}, varde: 22", "id: kunder, varde: 24, omfattning: enheten"], ["22"]),
        ([f"{LOCAL}, varde: 19", "id: kunder, varde: 24, omfattning: enheten"], []),
        ([f"{EVENTS} enheten, varde: 11, bas: 176", f"{EVENTS} hela_bolaget, varde: 12, bas: 180"], ["11"]),
        ([f"{EVENTS} enheten, varde: 11, bas: 160", f"{EVENTS} hela_bolaget, varde: 12, bas: 180"], []),
        (
            [
                "id: personalomsattning, varde: 20, bas: 30, omfattning: enheten, period: 2024",
                "id: personalomsattning, varde: 18, bas: 38, omfattning: hela_bolaget, period: 2024",
            ],
            ["20"],
        ),
        (
            [
                "id: personalomsattning, varde: 20, bas: 30, omfattning: enheten, period: 2024",
                "id: personalomsattning, varde: 20, bas: 90, omfattning: hela_bolaget, period: 2024",
            ],
            [],
        ),
        (
            [
                "id: personalomsattning, varde: 20, bas: 30, omfattning: enheten, period: 2024",
                "id: personalomsattning, varde: 20, bas: 45, omfattning: hela_bolaget, period: 2024",
            ],
            ["20"],
        ),
    ],
)
def test_those_who_are_in_one_of_two_numbers_only(
    figures: list[str], expected: list[str], tmp_path: Path
) -> None:
    """The municipality's clients within the unit's and the company's, and shares of staff likewise."""
    root = site(tmp_path, *figures)
    assert told(root) == [("rojer-skillnad", examples.REPORT, value) for value in expected]


def test_units_and_their_provider_tell_together(tmp_path: Path) -> None:
    """One unit's clients are too few to be told; the other's and the company's would tell them."""
    hidden = "id: kunder, dolt: under_troskel, omfattning: enheten"
    shown = "id: kunder, varde: 40, omfattning: enheten"
    root = with_other_unit(tmp_path, hidden, shown, "id: kunder, varde: 43, omfattning: hela_bolaget")
    assert told(root) == [("rojer-dolt-tal", OTHER, "40")]
    assert "i rapporten 2024/exempelhemmet" in _found(root)[0].message
    examples.change(root, stated(shown, "id: kunder, varde: 60, omfattning: hela_bolaget"), OTHER)
    assert told(root) == []


def test_a_hidden_number_of_clients_is_no_base_and_no_sample(tmp_path: Path) -> None:
    """Where the same number stands as a base or beside a sample, it goes there as well."""
    hidden = "id: kunder, dolt: under_troskel, omfattning: enheten"
    root = with_other_unit(
        tmp_path,
        hidden,
        "id: kunder, varde: 40, omfattning: enheten",
        "id: kunder, varde: 43, omfattning: hela_bolaget",
        "id: avvikelser, varde: 9, bas: 40, omfattning: enheten",
    )
    examples.change(
        root, "underlag:\n  - {datum: 2024-10-01, typ: stickprov, urval: {antal: 10, av: 40}}", OTHER
    )
    assert [(path, value) for _, path, value in told(root)] == [(OTHER, "40"), (OTHER, "40"), (OTHER, "40")]
    made = published(root).reports["2024/grannhemmet"]
    assert [figure.value for figure in made.figures] == [
        Hidden("skyddar_annat"),
        Shown(made.figures[1].value.value, None),  # type: ignore[union-attr]
        Shown(made.figures[2].value.value, None),  # type: ignore[union-attr]
    ]
    assert made.evidence[0].sample == Shown(made.evidence[0].sample.value, None)  # type: ignore[union-attr]
    assert "40" not in repr(made)


def test_a_draft_counts_in_the_files_and_not_on_the_pages(tmp_path: Path) -> None:
    """The files of a public repository are read as well; the pages hide only for what they show."""
    hidden = "id: avvikelser, dolt: under_troskel, omfattning: enheten"
    shown = "id: avvikelser, varde: 40, bas: 60, omfattning: enheten"
    company = "id: avvikelser, varde: 43, bas: 90, omfattning: hela_bolaget"
    root = with_other_unit(tmp_path, hidden, shown, company)
    examples.change(root, "utkast: ja")
    assert told(root) == [("rojer-dolt-tal", OTHER, "40")]
    assert isinstance(published(root).reports["2024/grannhemmet"].figures[0].value, Shown)
