"""Findings never quote a secret: what they say is masked."""

from site_builder.secrecy.homes import find_homes
from site_builder.secrecy.identities import find_identities
from site_builder.secrecy.names import find_names


def mask_identities(text: str) -> str:
    """Return a text with every identity, full name and home in it masked: `811228-****`, `A*** A***`."""
    for found in reversed(find_identities(text)):
        text = f"{text[: found.start]}{found.masked}{text[found.end :]}"
    for name in reversed([name for name in find_names(text) if name.is_full]):
        text = f"{text[: name.start]}{name.masked}{text[name.end :]}"
    for home in reversed(find_homes(text)):
        text = f"{text[: home.start]}{home.masked}{text[home.end :]}"
    return text
