"""Bytes become a source: places are exact, and nothing an editor writes is a crash."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.source import MAX_BODY_BYTES, MAX_FRONT_BYTES, Source, read_source, read_text

FILE = """---
a: 1
b:
  - datum: 2024-11-31
    x: y
  - {p: q, r: [1, 2]}
c: no
d: ~
e: "~"
f: []
g: 012
---
Hej
på er
"""


def source(text: str | bytes) -> Source:
    return read_source("fil.md", text.encode() if isinstance(text, str) else text)


def test_values_stay_the_strings_that_stand_in_the_file() -> None:
    """`no` is not False, `012` is not 10 and a day is not a date until the model says so."""
    assert source(FILE).data == {
        "a": "1",
        "b": [{"datum": "2024-11-31", "x": "y"}, {"p": "q", "r": ["1", "2"]}],
        "c": "no",
        "e": "~",
        "g": "012",
    }


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("a",), (2, 4), (2, 1)),
        (("b", 0, "datum"), (4, 12), (4, 5)),
        (("b", 1, "r", 1), (6, 19), (6, 19)),
        (("b", 0, "saknas"), (4, 5), (4, 5)),
        (("saknas",), (1, 1), (1, 1)),
    ],
)
def test_places_are_exact(path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]) -> None:
    """Each value and key has its line and column; what is absent has its surroundings'."""
    assert source(FILE).value_place(path) == value
    assert source(FILE).key_place(path) == key


def test_body_keeps_its_place_in_the_file() -> None:
    """An offset in the body is a line and column of the file."""
    read = source(FILE)
    assert read.body == "Hej\npå er\n"
    assert read.body_place(read.body.index("er")) == (14, 4)


@pytest.mark.parametrize(
    "marks",
    [
        FILE.encode("utf-8-sig"),
        FILE.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", FILE).encode(),
    ],
)
def test_byte_order_mark_line_ends_and_normal_form_make_no_difference(marks: bytes) -> None:
    """What different editors save reads the same."""
    assert source(marks).data == source(FILE).data
    assert source(marks).body == source(FILE).body


@pytest.mark.parametrize(
    "front",
    ["a: # om a\n  b: 1", "a: 1 # om a", 'a: "#1"', "a: ' #1'", "a: |\n  b: #1", "a:\n# om a", "a: x#1"],
)
def test_a_comment_that_hides_no_value_is_no_fault(front: str) -> None:
    """After a value, before what is nested, on a line of its own; a quoted # is a value."""
    assert source(f"---\n{front}\n---\n").faults == ()


@pytest.mark.parametrize(
    ("content", "rule", "place"),
    [
        (b"", "tom-fil", (1, 1)),
        (b" \n \n", "tom-fil", (1, 1)),
        (FILE.encode("utf-16"), "teckenkodning", (1, 1)),
        ("---\na: 1\nå: 2\n---\n".encode("latin-1"), "teckenkodning", (3, 1)),
        (b"ingen rubrik", "rubrikblock-saknas", (1, 1)),
        (b"---\na: 1\n", "rubrikblock-oavslutat", (1, 1)),
        (b"---\nbara text\n---\n", "rubrikblock-fel-form", (2, 1)),
        (b"---\n- 1\n---\n", "rubrikblock-fel-form", (2, 1)),
        (b"---\n---\n", "rubrikblock-fel-form", (2, 1)),
        (b"---\na: b: c\n---\n", "syntax", (2, 5)),
        (b"---\na: 'x\nb: 1\n---\n", "syntax", (2, 4)),
        (b"---\na: {b: 1\nc: 2\n---\n", "syntax", (2, 4)),
        (b"---\na: 1\nb\nc: 2\n---\n", "syntax", (3, 1)),
        (b"---\na: {b: x, men y}\n---\n", "komma-i-klammer", (2, 11)),
        (b"---\na: 1\n\tb: 2\n---\n", "tabbtecken", (3, 1)),
        (b"---\na: &x 1\n---\n", "yaml-genvag", (2, 4)),
        (b"---\na: *x\n---\n", "yaml-genvag", (2, 4)),
        (b"---\na: !!str x\n---\n", "yaml-genvag", (2, 4)),
        (b"---\n<<: {a: 1}\n---\n", "yaml-genvag", (2, 1)),
        (b"---\na: " + b"[" * 30000 + b"\n---\n", "for-djup", (2, 19)),
        (b"---\n" + b"- " * 30000 + b"\n---\n", "for-djup", (2, 33)),
        (b"---\na: 1\x00\n---\n", "styrtecken", (2, 5)),
        ("---\na: x\u202ey\n---\n".encode(), "styrtecken", (2, 5)),
        (b'---\na: "x\\u202ey"\n---\n', "styrtecken", (2, 4)),
        (b"---\na: " + b"x" * MAX_FRONT_BYTES + b"\n---\n", "for-stor", (1, 1)),
        (b"---\na: 1\n---\n" + b"x" * (MAX_BODY_BYTES + 1), "for-stor", (4, 1)),
        (b"---\na: 1\nb: 2\na: 3\n---\n", "dubbel-uppgift", (4, 1)),
        (b"---\nb: [{a: 1, a: 2}]\n---\n", "dubbel-uppgift", (2, 12)),
        (b"---\n? [a]\n: b\n---\n", "syntax", (2, 3)),
        (b"---\na: 1\nb: #0b5563\n---\n", "vardet-blev-kommentar", (3, 4)),
        ("---\nå: å\nb:\n  - x\n  -  # ö\n---\n".encode(), "vardet-blev-kommentar", (5, 6)),
        (b"---\na: {b: #1\n  , c: 2}\n---\n", "vardet-blev-kommentar", (2, 8)),
    ],
)
def test_what_cannot_be_read_is_one_fault_in_its_place(
    content: bytes, rule: str, place: tuple[int, int]
) -> None:
    """Each way to break a file gives its own fault, where it is."""
    assert [(fault.rule, fault.place) for fault in source(content).faults] == [(rule, place)]


def test_all_invisible_characters_are_found_at_once() -> None:
    """A pasted text is mended in one round."""
    faults = source("---\na: \u200bx\n---\ny\u00ad\n").faults
    assert [fault.place for fault in faults] == [(2, 4), (4, 2)]


def test_plain_yaml_file_needs_no_fences() -> None:
    """The profile's files are read whole."""
    read = read_source("kommun.yml", b"# kommentar\nnamn: X\n", fenced=False)
    assert (read.data, read.value_place(("namn",))) == ({"namn": "X"}, (2, 7))


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    """Any file at all is a source, with faults or without."""
    for each in (content, b"---\n" + content + b"\n---\n", b"---\na: " + content + b"\n---\n"):
        read = source(each)
        assert read.readable or read.faults
        assert all(line >= 1 and column >= 1 for line, column in (fault.place for fault in read.faults))
        assert read_text("x.md", each).path == "x.md"


@given(st.text(alphabet="ab:-[]{}#'\"&*!|>%@`\n ,?~", max_size=120))
def test_no_yaml_crashes_the_reader(text: str) -> None:
    """Whatever punctuation does to YAML, it is data or a fault."""
    read = source(f"---\n{text}\n---\n")
    for path, value in read.texts():
        assert isinstance(value, str)
        assert read.value_place(path) >= (1, 1)
