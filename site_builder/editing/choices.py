"""The choices that a municipality's profile gives: which of its lists a key names an id from."""

from collections.abc import Mapping
from types import MappingProxyType

from site_builder.model import Profile

_LISTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("Report", "lagrum"): "legal",
        ("Report", "samlad_bedomning"): "verdicts",
        ("FocusReview", "omrade"): "focus_areas",
        ("FocusReview", "bedomning"): "item_verdicts",
        ("KeyFigure", "id"): "key_figures",
        ("Measure", "typ"): "measure_kinds",
        ("Measure", "omrade"): "focus_areas",
        ("VerdictChanged", "till"): "verdicts",
        ("Unit", "tjanst"): "services",
    }
)
"""Model and key to the list of the taxonomy that the key's ids stand in."""
_PROVIDER = ("Unit", "utforare")


def chosen_from(model: str, key: str, profile: Profile) -> dict[str, str]:
    """Return name by id of what a key may name, in the profile's own order; empty for other keys."""
    if (model, key) == _PROVIDER:
        return {provider_id: provider.name for provider_id, provider in profile.providers.items()}
    if (model, key) not in _LISTS:
        return {}
    listed = getattr(profile.taxonomy, _LISTS[model, key])
    return {thing_id: thing.name for thing_id, thing in listed.items()}
