"""The profile and the ordinary pages of the invented municipality."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.corpus.names import MUNICIPALITY, providers
from tests.bench.corpus.reports import plan_years
from tests.bench.corpus.settings import Settings
from tests.bench.corpus.words import load
from tests.bench.corpus.yaml_text import dump, scalar

FOLDER = Path(__file__).parent / "profile"
LAWS = {
    "SoL": "Socialtjänstlagen (SoL)",
    "LSS": "Lagen om stöd och service till vissa funktionshindrade (LSS)",
}
FORMS = {" AB": "aktiebolag", " HB": "handelsbolag", "Stiftelsen": "stiftelse", "Föreningen": "forening"}
COOPERATIVES = ("förening", "kooperativet")


def profile_files(settings: Settings) -> dict[str, str]:
    """Return profile and pages by their paths under the root."""
    return {
        "content/_profil/kommun.yml": _text("kommun.yml"),
        "content/_profil/taxonomi.yml": _taxonomy(settings),
        "content/_profil/utforare.yml": _providers(settings),
        "content/index.md": _text("index.md"),
        **{f"content/om/{name}.md": _text(f"{name}.md") for name in ("metod", "klagomal", "integritet")},
    }


def _text(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _taxonomy(settings: Settings) -> str:
    years = plan_years(settings)
    parts = ["schema: 1\n\ntjanster:\n"]
    parts += (_entry(each, _service(words)) for each, words in load("services").items())
    parts.append("\nfokusomraden:\n")
    parts += (_entry(each, _area(words, years[each])) for each, words in load("areas").items())
    return "".join([*parts, _text("taxonomi.yml")])


def _service(words: dict[str, Any]) -> dict[str, Any]:
    return {
        "namn": words["namn"],
        "lag": LAWS[words["lag"]],
        "tillstandspliktig": words["tillstand"],
        "beskrivning": words["beskrivning"],
    }


def _area(words: dict[str, Any], years: list[int]) -> dict[str, Any]:
    return {key: words[key] for key in ("namn", "kort", "beskrivning", "fraga")} | {"ar": years}


def _entry(key: str, values: dict[str, Any]) -> str:
    lines = dump(values).splitlines()
    return "\n".join([f"  {key}:", *(f"    {line}" for line in lines)]) + "\n"


def _providers(settings: Settings) -> str:
    return "".join(["schema: 1\nutforare:\n", *_provider_lines(settings)])


def _provider_lines(settings: Settings) -> Iterator[str]:
    for provider, name in providers(settings.units, settings.seed).items():
        form = "kommun" if provider == MUNICIPALITY else _form(name)
        yield f"  {provider}: {{namn: {scalar(name, flow=True)}, form: {form}}}\n"


def _form(name: str) -> str:
    if any(mark in name for mark in COOPERATIVES):
        return "forening"
    return next((form for mark, form in FORMS.items() if mark in name), "annan")
