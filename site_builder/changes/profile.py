"""What differs in the profile, key by key, and in the pages and pictures that stand as they are written."""

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder import addresses
from site_builder.changes.states import State
from site_builder.changes.things import About, Change, Kind
from site_builder.model import Municipality, Providers, Taxonomy
from site_builder.register import CONTENT, PROFILE
from site_builder.wording import load

_SAID = load("site").diff


def setting_changes(before: State, after: State) -> Iterator[Change]:
    """Yield each entry of the profile that came or went, then each key whose value differs, by its path."""
    old, new = _settings(before), _settings(after)
    for file in old:
        about = About(_SAID.files[file], f"{PROFILE}/{file}")
        entries = _entries(old[file]) ^ _entries(new[file])
        for entry in sorted(entries):
            was, now = _name(entry, old[file]), _name(entry, new[file])
            yield Change(Kind.SETTING, about, entry, was, now)
        for key in sorted(old[file].keys() | new[file].keys()):
            was, now = old[file].get(key), new[file].get(key)
            if was != now and _entry(key) not in entries:
                yield Change(Kind.SETTING, about, key, was, now)


def _entry(key: str) -> str:
    """Return the entry of a list that a key is in, as `tjanster.boende` of `tjanster.boende.namn`."""
    parts = key.split(".")
    return ".".join(parts[:2]) if len(parts) > 2 else ""


def _entries(settings: Mapping[str, str]) -> set[str]:
    return {_entry(key) for key in settings} - {""}


def _name(entry: str, settings: Mapping[str, str]) -> str | None:
    """Return what readers call an entry; its id where it has no name, None where it is not there."""
    names = (settings.get(f"{entry}.{key}") for key in ("namn", "term"))
    there = any(_entry(key) == entry for key in settings)
    return next((name for name in names if name), entry) if there else None


def page_changes(before: State, after: State) -> Iterator[Change]:
    """Yield what differs in ordinary pages and in pictures, by file."""
    old, new = before.ordinary_pages, after.ordinary_pages
    for path in sorted(old.keys() | new.keys()):
        about = About(
            path.removeprefix(f"{CONTENT}/"), path, addresses.of_file(path.removeprefix(f"{CONTENT}/"))
        )
        if path not in old:
            yield Change(Kind.PAGE_NEW, about)
        elif path not in new:
            yield Change(Kind.PAGE_GONE, about)
        elif old[path] != new[path]:
            broken = before.about_people.get(path, frozenset()) - after.about_people.get(path, frozenset())
            was = None if broken else old[path]
            yield Change(Kind.TEXT, about, _SAID.prose, was, new[path], withheld=bool(broken))
    for path in sorted(_pictures(before) | _pictures(after)):
        if before.content(path) != after.content(path):
            yield Change(Kind.PICTURE, About(path.removeprefix(f"{CONTENT}/"), path))


def _pictures(state: State) -> set[str]:
    return {path for path in state.files if addresses.is_picture(path.removeprefix(f"{CONTENT}/"))}


def _settings(state: State) -> dict[str, dict[str, str]]:
    """Return the values of each file of the profile by the path of their keys."""
    profile = state.register.profile
    assert profile is not None  # only states that can be published are compared
    providers = Providers.model_construct(schema_version=1, providers=profile.providers)
    things: Mapping[str, Municipality | Taxonomy | Providers] = {
        "kommun.yml": profile.municipality,
        "taxonomi.yml": profile.taxonomy,
        "utforare.yml": providers,
    }
    return {
        file: dict(_flat(thing.model_dump(mode="json", by_alias=True, exclude_none=True)))
        for file, thing in things.items()
    }


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _flat(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and any(isinstance(each, dict | list) for each in value):
        for index, each in enumerate(value, 1):
            yield from _flat(each, f"{path}.{index}")
    elif isinstance(value, list):
        if value:
            yield path, ", ".join(map(str, value))
    else:
        yield path, {True: "ja", False: "nej"}[value] if isinstance(value, bool) else str(value)
