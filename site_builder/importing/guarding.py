"""What may be written into a draft: the secrecy gate's own rules, asked about each sentence of it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.importing.language.sentences import sentences
from site_builder.model import Profile
from site_builder.rules.secrecy import allowed_contact
from site_builder.rules.secrecy_words import told_problems
from site_builder.secrecy.claims import Clients
from site_builder.secrecy.masking import mask_identities
from site_builder.secrecy.of_report import thresholds_of
from site_builder.secrecy.pointing_out import identity_problems, name_problems

_DIGIT = re.compile(r"\d")
_SINGLED_OUT = re.compile(
    r"\b(?:en|ett|två|tre|fyra|den|ena)\s+(?:av\s+\w+|(?:\w+\s+)?\w*(?:chef|sköterska|assistent|biträde|samordnare|ledare"
    r"|handledare|pedagog|medarbetare|anställd|anställde|anställda|person|kund|brukare|boende|planerare)(?:en|n)?)\b[^.]*"
    r"\b(?:sjuk|skad|frånvar|diagnos|operation|opererad|lönebidrag|rehab|missbruk|demen|avled|avlid|dog\b|uppsag|sade\s+upp"
    r"|slutade|slutat|varning|gravid|föräldraledig|tjänstledig|deprim|cancer|stroke|bröt\b)",
    re.IGNORECASE,
)
"""One employee or client with a fate, which the gate's own rules ask more of a sentence to find."""
_CAPITAL = r"[A-ZÅÄÖÉÜ][a-zåäöéüáøæ]{2,}(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
_TWO_CAPITALS = re.compile(rf"(?<![\w-])({_CAPITAL})(?=\s+({_CAPITAL})(?![\w-]))")
_SURNAME_FIRST = re.compile(r"\b[A-ZÅÄÖÉÜ]{4,},\s+[A-ZÅÄÖÉÜ]{4,}\b")
_NO_NAME = re.compile(
    r"(?:vid|på|enligt|hos|för|från|till|när|som|om|av|med|den|det|både|även|att|under|inom|mellan|hela|region|norra|södra"
    r"|östra|västra|centrala|microsoft|teams|lex|sarah|life|care|senior|alert|office|google|word|excel|covid|svenska|sveriges"
    r"|statens|kommuner|svensk|socialstyrelsens?|kommuns?|ab|hb|dnr|avtal|krav|bilaga|januari|februari|mars|april|maj|juni"
    r"|juli|augusti|september|oktober|november|december|efter|inför|före|utan|sedan|samt|och|eller|genom|dock|vård|omsorg"
    r"|stöd|service|\w{3,}(?:en|et|na|ing|ens|ets|ande|het|kommun|kommuns|nämnd|verket|förvaltning|skolan|rapport|protokoll))",
    re.IGNORECASE,
)
"""Words with a capital that are no part of a person's name: how a sentence begins, authorities, programs."""
_EVENT = (
    r"(?:klagomål\w*|avvikelse\w*|synpunkt\w*|incident\w*|tillbud\w*|lex\s+(?:sarah|maria)\S*|fallolyck\w*|vårdskad\w*"
    r"|\w+olyck\w*|anmälning\w*|anmälan|felmedicinering\w*|missförhållande\w*)"
)
_FEW = r"(?:[0-9]|två|tre|fyra|fem|sex|sju|åtta|nio)"
_FEW_EVENTS = re.compile(
    rf"\b{_FEW}\s+(?:[a-zåäö]+\s+)?{_EVENT}|\b{_EVENT}(?:\s*:|\s+(?:[\w]+\s+){{0,5}}?(?:är|var|varit|till|:))\s+(?:bara\s+|endast\s+)?{_FEW}\b"
    rf"|\b(?:en|ett)\s+(?:[a-zåäö]+\s+)?{_EVENT}\s+(?:har|inkom|kom|lämnades|registrerades|rapporterades|upprättades|gjordes"
    r"|skedde|gällde|rörde)\b"
    rf"|\b(?:inkommit|kommit\s+in|lämnats|registrerats|rapporterats|upprättats|gjorts)\s+(?:in\s+)?(?:en|ett)\s+"
    rf"(?:[a-zåäö]+\s+)?{_EVENT}",
    re.IGNORECASE,
)
"""So few events that they may be somebody's, where nobody knows among how many."""
_PLACEHOLDER = re.compile(
    r"\[(?:ange|fyll|skriv|xx|namn|datum)[^\]]*\]|\bX{3,}\b|\bTODO\b|_{4,}", re.IGNORECASE
)
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z!][^>]*>")


@dataclass(frozen=True)
class Guard:
    """What is looked for in one document: the profile's limits and names, its clients, its persons.

    `people` and `mailboxes` must not stand anywhere; `hidden` are the sentences of hidden figures.
    """

    profile: Profile
    known: tuple[str, ...]
    clients: Clients
    people: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    hidden: frozenset[str] = field(default_factory=frozenset)

    def refuses(self, text: str) -> bool:
        """Say whether a text must not be written: it names somebody, tells of few, or of a hidden figure."""
        plain = " ".join(text.split())
        if plain in self.hidden or self.names(plain) or _SINGLED_OUT.search(plain):
            return True
        if self._has_two_capitals(plain) or (not self._has_clients and _FEW_EVENTS.search(plain)):
            return True
        if next(identity_problems(plain, allowed_contact(self.profile)), None):
            return True
        if next(name_problems(plain, self.known), None):
            return True
        return (
            next(told_problems(plain, self.clients, thresholds_of(self.profile.municipality)), None)
            is not None
        )

    def names(self, text: str) -> bool:
        """Say whether a text holds a name of the document's persons, or a part of an address of theirs."""
        return self._words.search(text) is not None

    def _has_two_capitals(self, text: str) -> bool:
        """Say whether two words with capitals stand beside each other that nothing known is called."""
        known = self._known_words
        return _SURNAME_FIRST.search(text) is not None or any(
            not any(
                _NO_NAME.fullmatch(word) or word.casefold().rstrip("s") in known for word in match.groups()
            )
            for match in _TWO_CAPITALS.finditer(text)
        )

    @cached_property
    def _known_words(self) -> frozenset[str]:
        return frozenset(
            word.casefold().rstrip("s") for name in self.known for word in re.findall(r"\w+", name)
        )

    @property
    def _has_clients(self) -> bool:
        """Say whether the document tells of so many clients that a few events are nobody's."""
        clients = self.clients
        return clients.count is not None and not clients.are_few(thresholds_of(self.profile.municipality))

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """What finds any part of a person's name, or of an address that may be made of one."""
        known = " ".join(self.known).casefold()
        names = {part for name in self.people for part in name.split() if len(part) > 2}
        boxes = {part for box in self.mailboxes for part in re.split(r"[.+_-]", box) if len(part) > 4}
        words = {word for word in names | (boxes - _USUAL_BOXES) if word.casefold() not in known}
        found = "|".join(map(re.escape, sorted(words))) or "(?!)"
        return re.compile(rf"(?<!\w)(?:{found})s?(?!\w)", re.IGNORECASE)

    def kept(self, text: str) -> tuple[str, list[str]]:
        """Return a text without the sentences that must not be written, and those sentences."""
        good: list[str] = []
        cut: list[str] = []
        for sentence in sentences(" ".join(text.split())):
            if self.refuses(sentence):
                cut.append(sentence)
            else:
                good.append(_MARKUP.sub("", sentence))
        whole = _PLACEHOLDER.sub("", " ".join(good)).strip()
        if whole and self.refuses(whole):
            return "", [*cut, *good]
        return whole, cut

    def masked(self, text: str) -> str:
        """Return a text as a doubt may quote it: names and identities masked, and no text that is refused.

        Of a refused sentence only its length is told, since its own words are what must not be seen.
        """
        plain = " ".join(text.split())
        if not plain:
            return ""
        if self.refuses(plain) or any(part in plain for part in self.hidden):
            return f"{plain.split()[0][:1]}… ({len(plain.split())} ord)"
        return mask_identities(plain)[:200]


_USUAL_BOXES = {
    "omsorg",
    "socialforvaltningen",
    "kommun",
    "registrator",
    "kontaktcenter",
    "social",
    "namnden",
    "funktion",
    "reception",
}
