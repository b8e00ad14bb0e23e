"""More units than the example has: what lists and comparisons are tested with."""

from pathlib import Path

from tests import examples

PROFILES = (("kommunen", "egen", "hemtjanst"), ("exempelomsorg", "extern", "boende"))


def add_units(root: Path, count: int) -> None:
    """Add units with names from `Enhet 001`, own and contracted by turns, without reports."""
    for number in range(1, count + 1):
        provider, run_by, service = PROFILES[number % 2]
        (root / f"content/verksamheter/enhet-{number:03}.md").write_text(
            f"---\nnamn: Enhet {number:03}\nutforare: {provider}\ntjanst: {service}\nregi: {run_by}\n---\n",
            "utf-8",
        )


def add_report(root: Path, unit: str, year: int, fragment: str = "") -> None:
    """Add a report on a unit, as the example's but for its unit, its year and the fragment's keys."""
    text = (root / examples.REPORT).read_text("utf-8")
    own = (
        f"verksamhet: {unit}\nar: {year}\ndatum: {year}-11-20\ndiarienummer: [EX/{year}/{unit[-3:]}]\n"
        f"underlag:\n  - {{datum: {year}-11-06, typ: besok}}\n"
        f"atgardsplan: {{begard: {year}-11-20}}\n"
        f"uppfoljning: {{inom_manader: 3, raknat_fran: {year}-11-20, grund: rapportens datum}}\n"
        f"sekretessprovad: {{datum: {year}-12-01, av: Samordnare}}\n"
        f"nyckeltal:\n  - {{id: bestalld-tid, varde: 3000, omfattning: enheten, period: {year}}}\n"
    )
    path = root / f"content/rapporter/{year}/{unit}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(examples.with_keys(examples.with_keys(text, own), fragment), "utf-8")
