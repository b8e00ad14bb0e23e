"""Key figures as the draft has them: what the rules for small numbers refuse is hidden."""

from typing import Any

from site_builder.importing.recognising.doubts import Doubt
from site_builder.importing.recognising.figure_sentences import Candidate
from site_builder.model import Profile, Report
from site_builder.secrecy.of_report import breaches_by_place, thresholds_of


def hidden_figures(
    found: list[Candidate], profile: Profile
) -> tuple[list[dict[str, Any]], list[str], list[Doubt]]:
    """Return the figures, the sentences of those that are hidden, and a doubt for each of these."""
    figures: list[dict[str, Any]] = []
    sentences: list[str] = []
    doubts: list[Doubt] = []
    refused: dict[int, str] = {}
    for _ in range(2):  # a hidden count of clients makes other figures fewer's
        refused = _refused(found, profile, refused)
    for place, each in enumerate(found):
        figure: dict[str, Any] = {"id": each.id, "omfattning": each.scope}
        if each.period:
            figure["period"] = each.period
        if place in refused:
            figure["dolt"] = refused[place]
            sentences += [" ".join(sentence.split()) for sentence in each.sentences]
            doubts.append(Doubt("nyckeltal", "nyckeltal-dolt", "borttaget", each.id, each.where))
        else:
            whole = each.value == each.value.to_integral_value()
            figure["varde"] = int(each.value) if whole else float(each.value)
            if each.base is not None:
                figure["bas"] = each.base
        figures.append(figure)
    return _once(figures), sentences, doubts


def _once(figures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the figures without a hidden one beside a shown one of the same kind, scope and period."""
    kept: dict[tuple[str, str, str | None], dict[str, Any]] = {}
    for figure in figures:
        kept.setdefault((figure["id"], figure["omfattning"], figure.get("period")), figure)
    return list(kept.values())


def _refused(found: list[Candidate], profile: Profile, earlier: dict[int, str]) -> dict[int, str]:
    """Return why each figure that must not be shown is hidden, by its place, those hidden earlier too."""
    refused = dict(earlier)
    refused.update({place: "ror_enskilda" for place, each in enumerate(found) if each.points_out})
    report, limits = _report_of(found, refused), thresholds_of(profile.municipality)
    for where, breach in breaches_by_place(report, profile.taxonomy, limits):
        place = where[1]
        if breach.severity == "error" and isinstance(place, int):
            refused.setdefault(place, str(breach.words["reason"]))
    return refused


def _report_of(found: list[Candidate], refused: dict[int, str]) -> Report:
    """Return a report that has nothing but the figures, for the rules to look at."""
    figures = [
        {"id": each.id, "omfattning": each.scope, "dolt": refused[place]}
        if place in refused
        else {
            "id": each.id,
            "omfattning": each.scope,
            "varde": f"{each.value:f}",
            **({"bas": str(each.base)} if each.base is not None else {}),
            **({"period": each.period} if each.period else {}),
        }
        for place, each in enumerate(found)
    ]
    return Report.model_validate(
        {
            **{"verksamhet": "x", "ar": "2024", "typ": "ordinarie", "datum_saknas": "x", "fokusomraden": []},
            **{"underlag": [], "samlad_bedomning": "x", "sammanfattning": "x", "nyckeltal": figures},
        }
    )
