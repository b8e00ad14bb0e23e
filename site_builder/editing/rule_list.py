"""Every rule as editors read it: what, how to mend it, why, a wrong and a right example."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.model import Municipality
from site_builder.wording import load

SAID = load("guide").rules

_LIMITS = Municipality.model_fields["secrecy"].get_default(call_default_factory=True)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_MARKUP = re.compile(r"[\\`*_\[\]<>]")


def text() -> str:
    """Return a section for each rule, in the order of the wording."""
    return "\n\n".join(part for rule_id, rule in load("rules").items() for part in _section(rule_id, rule))


def _section(rule_id: str, rule: Mapping[str, Any]) -> Iterator[str]:
    yield f"### `{rule_id}`"
    yield ", ".join(_weight(rule)) + "."
    yield _filled(rule["message"])
    if not _PLACEHOLDER.fullmatch(rule["hint"]):  # or the cure differs each time
        yield SAID.cure.format(hint=_filled(rule["hint"]))
    yield SAID.why.format(why=_literal(rule["why"]))
    yield from _example(rule, "wrong")
    yield from _example(rule, "right")


def _weight(rule: Mapping[str, Any]) -> Iterator[str]:
    yield SAID.severity[rule["severity"]]
    if rule.get("locked") and rule["severity"] == "error":
        yield SAID.locked
    if rule.get("excusable"):
        yield SAID.excusable


def _filled(words: str) -> str:
    """Return a message with the usual limits, and an ellipsis for what it quotes."""
    limits = {"k": str(_LIMITS.k), "p": str(_LIMITS.p)}
    return _literal(_PLACEHOLDER.sub(lambda match: limits.get(match[1], "…"), words))


def _literal(words: str) -> str:
    """Return Markdown that shows the words as they stand."""
    return _MARKUP.sub(r"\\\g<0>", words)


def _example(rule: Mapping[str, Any], which: str) -> Iterator[str]:
    if which not in rule:
        return
    example: str = rule[which]
    if example == "example":
        yield SAID.whole_right
    elif example.strip():
        heading = SAID[which]
        yield (SAID.in_file if "file" in rule else SAID.here).format(heading=heading, file=rule.get("file"))
        fence = "````" if "```" in example else "```"
        yield f"{fence}{'markdown' if rule.get('body') else 'yaml'}\n{example.strip(chr(10))}\n{fence}"
