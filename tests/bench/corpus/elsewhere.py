"""The same invented municipality under another name, so that several can stand side by side."""

from site_builder.wording.swedish import slug
from tests.bench.corpus.settings import CODE, PLACE, Settings

_CONTRACTS = "TVK"


def elsewhere(text: str, settings: Settings) -> str:
    """Return a text or a path with the settings' place and code instead of Tallviken's."""
    if (settings.place, settings.code) == (PLACE, CODE):
        return text
    for old, new in (
        (PLACE, settings.place),
        (slug(PLACE), slug(settings.place)),
        (_CONTRACTS, slug(settings.place)[:3].upper()),
        (f'"{CODE}"', f'"{settings.code}"'),
    ):
        text = text.replace(old, new)
    return text
