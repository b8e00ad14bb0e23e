"""What an editor is told of a draft: its doubts as findings on its lines, and as a list to tick off."""

import re

from site_builder import wording
from site_builder.findings import Finding, Severity
from site_builder.importing.drafting import Imported
from site_builder.importing.recognising.doubts import Doubt


def fault_finding(path: str, fault: str, taken: str = "") -> Finding:
    """Return the finding for a file that gave no draft; `taken` is the file that stands in its way."""
    said = wording.load("site").cli["import"].faults[fault]
    message = said.message.format(path=taken)
    return Finding(path, 1, 1, f"import-{fault}", Severity.ERROR, message, said.hint)


def doubt_findings(imported: Imported, path: str) -> list[Finding]:
    """Return a warning for each doubt, at the line of its key in the draft."""
    said = wording.load("site").cli["import"]
    found = []
    for doubt in imported.doubts:
        message = f"{label_of(doubt)}: {said.reasons[doubt.reason]}{_read(doubt)}{_where(doubt)}"
        line = _line_of(doubt.key, imported.text)
        found.append(Finding(path, line, 1, f"import-{doubt.reason}", Severity.WARNING, message, said.hint))
    return found


def checklist(imported: Imported, path: str, source: str) -> str:
    """Return the list to tick off, in Markdown: what is missing first."""
    said = wording.load("site").cli["import"]
    words = said.checklist
    order = list(said.certainty)
    rows = [
        words.row.format(
            label=label_of(doubt),
            certainty=said.certainty[doubt.certainty],
            where=_where(doubt),
            reason=said.reasons[doubt.reason],
            read=_read(doubt),
        )
        for doubt in sorted(imported.doubts, key=lambda each: order.index(each.certainty))
    ]
    lines = [f"# {words.title.format(path=path)}", "", words.intro.format(source=source), ""]
    return "\n".join([*lines, *(rows or [words.nothing]), "", words.last, ""])


def label_of(doubt: Doubt) -> str:
    """Return what editors call the key of a doubt."""
    if doubt.key == "text":
        return str(wording.load("site").cli["import"].text)
    return wording.label("Report", doubt.key)


def _read(doubt: Doubt) -> str:
    said: str = wording.load("site").cli["import"].checklist.read
    return said.format(read=doubt.read.replace("\n", " ")) if doubt.read else ""


def _where(doubt: Doubt) -> str:
    said: str = wording.load("site").cli["import"].checklist.where
    return said.format(where=doubt.where) if doubt.where else ""


def _line_of(key: str, text: str) -> int:
    match = re.search(rf"^{re.escape(key)}:", text, re.MULTILINE)
    return text[: match.start()].count("\n") + 1 if match else 1
