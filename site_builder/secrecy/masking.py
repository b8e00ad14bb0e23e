"""Findings never quote a secret: what they say is masked."""

from site_builder.secrecy.identities import find_identities


def mask_identities(text: str) -> str:
    """Return a text with every identity in it masked: `811228-****`."""
    for found in reversed(find_identities(text)):
        text = f"{text[: found.start]}{found.masked}{text[found.end :]}"
    return text
