"""One way of writing a thing as bytes, so that its digest is the same wherever it is computed (RFC 8785)."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def canonical(thing: Mapping[str, Any]) -> bytes:
    """Return the canonical JSON of a thing of text, whole numbers, yes and no, lists and named values.

    Decimals come as text. Names are ASCII, so that their order is the same in every alphabet's code units.
    For such things the standard library, which is in C, writes what `rfc8785` does; a test holds the two
    together, and `insyn verify` uses the latter.
    """
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes, as 64 small hexadecimal digits."""
    return sha256(content).hexdigest()
