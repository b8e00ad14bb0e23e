"""What a page may fetch and run: its Content-Security-Policy (W3C, level 3), from the scripts it loads."""

from collections.abc import Iterable
from enum import IntEnum

from site_builder import addresses


class Needs(IntEnum):
    """What a page needs besides styles and pictures; each includes those before it, but for the form's."""

    NOTHING = 0
    SCRIPT = 1
    SEARCH = 2
    FORM = 3


_ALWAYS = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "connect-src 'self'"
)
"""Only scripts connect. Without `connect-src` Lighthouse cannot ask for robots.txt, and calls it broken."""
_SCRIPTS = {
    Needs.NOTHING: "",
    Needs.SCRIPT: "; script-src 'self'",
    Needs.SEARCH: "; script-src 'self' 'wasm-unsafe-eval'",
}

_FORM = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' blob: data:; connect-src 'self' blob: data: https://api.github.com; base-uri 'none'; "
    "form-action 'self'"
)
"""Sveltia writes its styles into the page. It asks GitHub alone, once an editor has signed in there."""


def policy(needs: Needs) -> str:
    """Return the policy of a page, without what only an HTTP header can say."""
    return _FORM if needs is Needs.FORM else _ALWAYS + _SCRIPTS[needs]


def policy_of(address: str, scripts: Iterable[str]) -> str:
    """Return the policy of the page at an address that loads these scripts."""
    return policy(needs_of(address, scripts))


def needs_of(address: str, scripts: Iterable[str]) -> Needs:
    """Return what a page needs. Pagefind is WebAssembly, which no page but its own may start."""
    if address == addresses.SEARCH:
        return Needs.SEARCH
    return Needs.SCRIPT if any(scripts) else Needs.NOTHING


def needs_by_folder(pages: Iterable[tuple[str, tuple[str, ...]]], others: Iterable[str]) -> dict[str, Needs]:
    """Return the most that any page in each folder at the root needs, by name; the root's own is "".

    `pages` are addresses with scripts, `others` addresses of pages without.
    """
    found: dict[str, Needs] = {_folder(address): Needs.NOTHING for address in others}
    for address, scripts in pages:
        folder = _folder(address)
        found[folder] = max(found.get(folder, Needs.NOTHING), needs_of(address, scripts))
    return dict(sorted(found.items()))


def _folder(address: str) -> str:
    return address.partition("/")[0] if "/" in address else ""
