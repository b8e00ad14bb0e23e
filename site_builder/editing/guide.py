"""The editors' guide: its tables of keys and its list of rules, made again from models and wording.

`python -m site_builder.editing.guide` says whether they are up to date; `--write` brings them up to date.
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from site_builder.editing import key_tables, rule_list
from site_builder.wording import load

GUIDE = Path(".github/CONTRIBUTING.md")
PARTS: Mapping[str, Callable[[], str]] = {"nycklar": key_tables.text, "regler": rule_list.text}

SAID = load("guide")


def up_to_date(guide: str) -> str:
    """Return the guide's text with its generated parts as they should be.

    Raises ValueError when the lines between which a part stands are not there.
    """
    for name, make in PARTS.items():
        start, end = f"<!-- börjar: {name} -->", f"<!-- slutar: {name} -->"
        between = re.compile(rf"^{start}$.*?^{end}$", re.DOTALL | re.MULTILINE)
        if not between.search(guide):
            raise ValueError(SAID.lost_marker.format(path=GUIDE, start=start, end=end))
        part = f"{start}\n\n{make()}\n\n{end}"
        guide = between.sub(lambda _, part=part: part, guide)  # type: ignore[misc]  # mypy cannot see the default
    return guide


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the guide, or say that it is out of date; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m site_builder.editing.guide")
    parser.add_argument("--write", action="store_true")
    before = GUIDE.read_text("utf-8")
    after = up_to_date(before)
    if parser.parse_args(arguments).write:
        GUIDE.write_text(after, "utf-8", newline="\n")
    elif before != after:
        print(SAID.stale.format(path=GUIDE), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
