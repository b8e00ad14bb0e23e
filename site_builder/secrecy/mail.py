"""E-mail addresses, also those written so that machines shall not see them: namn (at) domän.se."""

import re
from collections.abc import Iterator

from site_builder.secrecy.identity import Allowed, Identity

SIGNS = ("@", "\uff20")
OPENERS = "([{<"
REACH = 300
"""Longer than any address: 64 characters before the sign and 255 after it (RFC 5321, 4.5.3.1)."""

AT_WORD = re.compile(r"[(\[{<]\s?(?:at|a|@|snabel[ -]?a)\s?[)\]}>]", re.IGNORECASE)
LOCAL = re.compile(r"(?<![\w.+%-])[^\W_](?:[\w.+%-]{0,62}[\w+])?(?=[ \t\u00a0]?\Z)")
DOT_WORD = r"\s?[(\[{<]\s?(?:dot|punkt|\.)\s?[)\]}>]\s?|\s(?:dot|punkt)\s"
PLAIN_WORD = re.compile(r"\s(?:at|snabel[- ]?a)(?=\s)", re.IGNORECASE)
WRITTEN_SIGNS = re.compile(r"&(?:#64|#x40|commat);|%40", re.IGNORECASE)
HIDDEN_SIGNS = ("&", "%40", " at ", "nabel")
DOMAIN = re.compile(
    r"(?:[ \t\u00a0]|\n[ \t>]*)?"
    rf"(?P<host>(?:[^\W_](?:[^\W_]|-){{0,62}}(?:\.|{DOT_WORD})){{1,8}})(?P<top>[^\W\d_]{{2,24}})",
    re.IGNORECASE,
)
FILE_ENDINGS = frozenset({"avif", "css", "gif", "jpeg", "jpg", "js", "pdf", "png", "svg", "webp"})
PERSON = re.compile(r"[^\W\d_][._][^\W\d_]")
FUNCTIONS = frozenset(
    {"info", "kontakt", "kundtjanst", "kundtjänst", "reception", "registrator", "support", "vaxel"}
)


def addresses(text: str, allowed: Allowed) -> Iterator[Identity]:
    """Yield the e-mail addresses of a text that are not allowed; they may overlap."""
    for start, end in _signs(text):
        before = text[max(start - REACH, 0) : start]
        local, domain = LOCAL.search(before), DOMAIN.match(text, end, end + REACH)
        if not local or not domain or domain["top"].lower() in FILE_ENDINGS:
            continue
        host = re.sub(DOT_WORD, ".", domain["host"], flags=re.IGNORECASE) + domain["top"]
        if not _is_allowed(local[0], host, allowed):
            first = start - len(before) + local.start()
            certain = local[0].lower() not in FUNCTIONS
            yield Identity(first, domain.end(), "e-post", certain, f"{local[0][0]}***@{host}")


def _signs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sign, or word for it, begins and ends."""
    for sign in SIGNS:
        place = text.find(sign)
        while place >= 0:
            yield place, place + 1
            place = text.find(sign, place + 1)
    if any(part in text for part in HIDDEN_SIGNS):
        for pattern in (WRITTEN_SIGNS, PLAIN_WORD):
            yield from (sign.span() for sign in pattern.finditer(text))
    for opener in OPENERS:
        place = text.find(opener)
        while place >= 0:
            word = AT_WORD.match(text, place)
            if word:
                yield word.span()
            place = text.find(opener, place + 1)


def _is_allowed(local: str, host: str, allowed: Allowed) -> bool:
    """Say whether an address is named as allowed, or is that of a function at an allowed domain."""
    address, domain = f"{local}@{host}".lower(), host.lower()
    if address in map(str.lower, allowed.addresses):
        return True
    own = any(domain == name or domain.endswith(f".{name}") for name in map(str.lower, allowed.domains))
    return own and not PERSON.search(local)
