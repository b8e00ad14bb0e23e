"""How one value is written: in JSON, and in the cell of a text file or a spreadsheet."""

from datetime import date
from decimal import Decimal
from json import JSONEncoder

from site_builder.exports.columns import Value

SEPARATOR = " | "
"""What stands between the texts of a list where a cell holds only one."""
RUN_BY_SPREADSHEETS = tuple("=+-@\t\r＝＋－＠")
"""The first characters that make a spreadsheet run a cell (OWASP, "CSV injection")."""

Json = str | int | float | bool | list[str] | None


def as_json(value: Value) -> Json:
    """Return the value as JSON holds it: days as `2024-11-20`, texts as an array."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def as_cell(value: Value) -> str:
    """Return the value as a cell of a text file: null is empty, yes and no are `true` and `false`."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return harmless(value)
        case tuple():
            return harmless(SEPARATOR.join(value))
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case int():
            return str(value)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet runs: an apostrophe goes before what it would run."""
    return f"'{text}" if text.startswith(RUN_BY_SPREADSHEETS) else text


def json_bytes(content: object) -> bytes:
    """Return JSON in UTF-8, on one line, its keys in the order they were given."""
    return f"{_encode_closely(content)}\n".encode()


encode = JSONEncoder(ensure_ascii=False, default=as_json).encode
"""Return values and what they stand in as JSON, on one line."""
_encode_closely = JSONEncoder(ensure_ascii=False, default=as_json, separators=(",", ":")).encode
