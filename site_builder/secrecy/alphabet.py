"""The alphabet of flat texts: 29 signs, one byte each, next to one another.

An automaton's state has a way on for each sign that it tells apart, in a power of two. Below the signs, above
them and the end of the text make 32, and a state half as large as with one sign more.
"""

_LETTERS = "abdefghijklmnorstuvyåäö"
_SIGNS = f":.- 01{_LETTERS}"
_ALIKE = {**dict.fromkeys("qx", "k"), **dict.fromkeys("czç", "s"), "w": "v", "p": "b", "ñ": "n"}
_ALIKE |= {**dict.fromkeys("éèêë", "e"), **dict.fromkeys("áàâã", "a"), **dict.fromkeys("üúùû", "u")}
_ALIKE |= {**dict.fromkeys("óòôõø", "o"), **dict.fromkeys("íìîï", "i")}
_ALIKE |= {**dict.fromkeys("23456789", "1"), ",": ".", "!": ".", ";": ".", "|": ":", "%": "-"}
"""Signs that count as another: few Swedish words differ by these letters alone."""
CODES = {sign: chr(ord("^") + place) for place, sign in enumerate(_SIGNS)}
CODES |= {sign: CODES[like] for sign, like in _ALIKE.items()} | {"@": CODES[" "]}
"""Each sign that a pattern may ask for, and what it is in a flat text; all others are blanks there."""
PLAIN = frozenset(" .%:,@-0123456789abcdefghijklmnopqrstuvwxyzåäö")
"""What a pattern means by any sign but some."""
BLANK = CODES[" "]
_TABLE = "".join(CODES.get(chr(byte).lower(), BLANK) for byte in range(256)).encode("ascii")
_TO_LIKE = str.maketrans(_ALIKE)


def alike(word: str) -> str:
    """Return a word in small letters with the letters that stand for others."""
    return word.translate(_TO_LIKE)


def coded(text: str) -> str:
    """Return a text in the alphabet, sign by sign."""
    return text.encode("latin-1", "replace").translate(_TABLE).decode("ascii")


def flat(text: str) -> str:
    """Return a text in the alphabet, between blanks. Asterisks are gone: emphasis may begin inside a word."""
    return flattened(text.encode("latin-1", "replace"))


def flattened(encoded: bytes) -> str:
    """Return the same of a text in Latin-1."""
    if b"*" in encoded:
        encoded = encoded.replace(b"*", b"")
    return encoded.translate(_TABLE).decode("ascii").join(BLANK * 2)
