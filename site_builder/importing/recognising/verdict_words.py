"""What one sentence judges: its clauses, what denies them, and what is about something else."""

import re
from typing import Literal

from site_builder.model.profile import Taxonomy

Level = Literal["godkand", "anmarkning", "underkand", "saknas"]
Judgement = tuple[Level, bool]
"""A level, and whether it is only weakly said."""

_NOT = r"(?:inte(?!\s+(?:bara|endast|enbart|minst))|ej|icke|aldrig)"
_WORD = (
    r"(?:god(?:känd|känt|kända|känts|känns|kändes|känna|kännas|tagbar\w*)"
    r"|underkän(?:d|t|da|ts|ns|des|na|nas))"
)
_JUDGING = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_REMARK = re.compile(r"\bmed\s+(?:\w+\s+){0,2}(?:anmärkning|påpekande|förbehåll)\w*", re.IGNORECASE)
_BETWEEN_WORDS = (
    "blir bli blivit blev är vara var varit anses ansetts kan kunna kunnat kunde bedöms bedömas "
    "bedömts bedömdes får få fick fått har hade ha ska skall fullt ut längre heller i nuläget "
    "år årets uppföljning uppföljningen ännu som därför därmed då nu verksamheten utföraren "
    "enheten boendet leverantören bolaget den helt samlat att går möjligt förvaltningen vi "
    "betyget med nöjaktigt dagsläget uppnår nå når uppnå dagens läge klarar på detta sätt "
    "bedömningen sammantaget formellt upp till ett gruppbostaden företaget "
    "hemtjänsten ni stiftelsen kooperativet "
)
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
"""Words that may stand between a negation and what it denies; after others, that is not known."""
_VERB_BEFORE_THAT = re.compile(r"\b(?:går|möjligt|kunnat|kan|föreslår|föreslås)\b", re.IGNORECASE)
_DENIED_REASON = re.compile(
    r"\b(?:inget|ingenting|inga|ingen|inte|varken|saknas|utan)\b[^.;]{0,60}"
    r"\b(?:som\s+(?:gör|hindrar|talar)|skäl|anledning|grund|hinder|orsak|framkommit)",
    re.IGNORECASE,
)
_NOT_SO = re.compile(rf"\b{_NOT}\b[^.;]{{0,50}}\b(?:sådan[ta]?|så)\b[^.;]{{0,40}}\batt\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:om|huruvida|ifall)\s+(?:[\wåäö]+\s+){0,8}(?:god|under)kän"
    r"|ta(?:git|r)?\s+ställning|eller\s+(?:inte|ej|under)\s*\w*\s*god|(?:god|under)kän\w+\s+eller|varken"
    r"|\b(?:för\s+att|innan|när|förutsatt\s+att|under\s+förutsättning|såvida|därest|tills)\s[^.]{0,60}godkän"
    r"|(?<!inte )(?<!ej )\bkan\s+(?:komma\s+att\s+)?bli\s+god|\bskulle\b|\bborde\b"
    r"|\bbör\s+(?:kunna\s+)?god|\briskera"
    r"|\b(?:svårt|svårigheter|hoppas|förhoppning\w*|strävar|siktar|möjligheter?"
    r"|målet?)\b[^.;]{0,60}\b(?:god|under)kän"
    r"|\b(?:till\s+(?:våren|hösten|sommaren)|nästa\s+(?:år|gång|uppföljning)|framöver|på\s+sikt)\b"
    r"|\bförutsätter\b|\bkräver\b|\bkrävs\b|\bkommer\s+att\b|\?",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:ingen|någon|inget|inga)\s+(?:samlad|sammanvägd|övergripande|sammanfattande|slutlig|total)\w*\s+"
    r"(?:bedömning|omdöme|värdering)[^.]*"
    r"|\b(?:samlad|sammanvägd|övergripande)\s+bedömning\s+(?:görs|lämnas|ges|har)\s+(?:inte|ej)"
    r"|\bprövas\s+inte\b|inte\s+tagit\s+ställning\s+till\s+om[^.]*god",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"\bkan\s+(?:\w+\s+){0,3}inte\b[^.]*\bta\s+ställning|slutlig\w*\s+bedömning\s+(?:lämnas|görs|ges)\s+"
    r"(?:efter|senare|när|först)|bedömningen\s+skjuts|avvakta",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:de\s+\w+\s+|den\s+)?senaste\s+(?:\w+\s+)?\w*(?:granskning|uppföljning|tillsyn|inspektion)\w*"
    r"|\b(?:förra|föregående|fjolårets|i\s+fjol|tidigare|förrförra|dåvarande|senaste\s+rapporten"
    r"|sedan\s+tidigare|den\s+gången|då)\b"
    r"|\bsedan\s+20\d\d",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:godkändes|underkändes|blev|var|hade|angavs)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:nu|(?<!förra\s)(?<!föregående\s)årets|i\s+år|denna\s+(?:gång|uppföljning)|den\s+här\s+gången"
    r"|sammantaget|därmed"
    r"|härmed)\b",
    re.IGNORECASE,
)
_THINGS = (
    r"(?:rutin|plan|genomförandeplan|utbildning|dokumentation|punkt|del|krav|område|ansökan"
    r"|legitimation|svar|avvikelse"
    r"|redovisning|underleverantör|bemanning|uppföljning|rapport|protokoll|egenkontroll|schema|lokal)\w*"
)
_VERBS = r"(?:är|var|bedöms|bedömdes|blev|blir|har|anses|kan|godkän\w+|underkän\w+)"
_PARTLY = re.compile(rf"\b{_THINGS}\s+(?:[\wåäö]+\s+){{0,2}}{_VERBS}\b", re.IGNORECASE)
UNITS = (
    r"(?:verksamhet(?:en)?|utföraren?|enheten|boendet|leverantören|bolaget|företaget|gruppbostaden"
    r"|hemtjänsten|kooperativet"
    r"|stiftelsen|hemhjälpen|assistansen|äldreboendet|verkstaden|ni|er)"
)
_UNIT = re.compile(rf"\b(?:{UNITS}|bedömningen\s+att)\b", re.IGNORECASE)
_OF_UNIT = re.compile(
    rf"\b(?:{UNITS}|den|det)\b|bedöm|sammantag|samlad|sammanväg|\bresultat|omdöme|betyg|uppföljning"
    rf"|granskning|tillsyn",
    re.IGNORECASE,
)
"""What tells that a clause is about the whole unit rather than something in it."""
_NO_LEVEL = re.compile(
    r"=|\bbetyder\b|\bmenas\b|\bavses\b|\b(?:skala|skalan|nivåer(?:na)?|bedömningsnivå\w*|graderas"
    r"|alternativen?|bedömningsgrund\w*)\b"
    r"|\bkan\s+(?:vara|få|ges|bli)\s+(?:antingen\s+)?(?:bedömningen\s+|betyget\s+"
    r"|omdömet\s+)?godkän\w+\s*(?:,|eller|och|/)"
    r"|\b(?:grön|gul|röd)\b.*\b(?:grön|gul|röd)\b|^\W*(?:inte\s+|ej\s+)?(?:god"
    r"|under)känd?\w*(?:\s+med\s+\w+)?\s*[–:-]\s",
    re.IGNORECASE,
)
"""An explanation of the scale, which judges nobody."""
_CHOICES = re.compile(r"känd?\w*(?:\s+med\s+\w+)?\s*[/|]\s*(?:\w+\s+)?(?:god|under)känd?", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:(?<!även\s)om(?!\s+än)|(?<!även\s)när|förutsatt|under\s+förutsättning|så\s+snart|först"
    r"|efter\s+att|villkor\w*|såvida|tills)\b"
    r"|^\s+(?:delvis|i\s+(?:\w+\s+){0,2}del(?:ar|en)?\b|inom\s+(?:\w+\s+){0,2}områd|avseende"
    r"|vad\s+(?:gäller|avser)|med\s+undantag"
    r"|utom\b|förutom)",
    re.IGNORECASE,
)
"""After the word: when it would be so, or for which part."""
_HALF = re.compile(
    r"\b(?:delvis|preliminärt|villkor\w*|i\s+huvudsak|i\s+stort(?:\s+sett)?|nästan|nära)\s+$", re.IGNORECASE
)
_BEFORE_NOUN = re.compile(r"\s+(?P<next>[a-zåäö]{4,})")
_NO_NOUN_WORDS = (
    "resultat betyg omdöme verksamhet nivå vid efter enligt även under eftersom trots från utan inför dock "
    "helt fullt inte denna detta årets däremot samt eller mellan genom först delvis åter igen inom avseende "
    "förutom såsom således därmed sedan medan varför men formellt redan vilket bedömning standard "
)
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())
_SUBJECT = re.compile(
    r"\batt\s+((?-i:[a-zåäö]{2,}(?:en|et|na|an|ar|er|or)))\s+(?:är|var|bedöms|anses|blir|godkänns"
    r"|underkänns)\b",
    re.IGNORECASE,
)
_AUTHORITY = r"(?:vi|\w*förvaltningen|\w*nämnden|kommunen)"
_APPROVES = re.compile(
    rf"\b(?:{_AUTHORITY}\s+godkänner"
    rf"|godkänner\s+{_AUTHORITY})\s+(?P<how>(?:\w+\s+){{0,3}}?)(?P<whom>{UNITS})\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:till\s+skillnad\s+från|jämfört\s+med|liksom|precis\s+som|än)\s+(?:\w+\s+)?(?:i\s+år|nu|årets)\b",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(
    r"\bgodkänd\w*\s+(?:utförare|leverantör\w*\s+enligt|läkemedel|utbildning|plan|enligt\s+lov|inom\s+lov"
    r"|för\s+\w+\s+platser)|\bgodkän\w*\s+av\s+(?!förvaltningen|kommunen)"
    r"|åtgärdsplan\w*\s+(?:\w+\s+){0,4}godkän|godkänn\w+\s+av\s+(?:planen|rapporten|åtgärdsplan\w*)"
    r"|godkänn\w+\s+(?:planen|rapporten|protokollet|åtgärdsplan\w*|förslaget)"
    r"|\b(?:ledningen|utföraren|verksamheten|bolaget|leverantören|chefen|enhetschefen|verksamhetschefen"
    r"|anhöriga)"
    r"\s+(?:själva?\s+)?(?:anser|menar|hävdar|tycker|bedömer|uppger|hoppas|tror|önskar)\b"
    r"|\b(?:revisorn|konsulten|ivo|facket|skyddsombudet|anhöriga|kunderna|personalen|medarbetarna"
    r"|ledningen|brukarna)"
    r"\s+(?:anser|menar|bedömer|tycker)\b"
    r"|\b(?:anser|menar|hävdar|tycker|uppger)\s+(?:anhöriga|kunderna|personalen|medarbetarna|ledningen"
    r"|brukarna|facket"
    r"|utföraren|verksamheten|bolaget|chefen|\w+chefen|revisorn|konsulten)\b"
    r"|\b(?:en|varje|alla|de|den|sådan\w*|övriga|andra|av)\s+(?:granskade\s+)?(?:verksamhet|utförare"
    r"|enhet|boende)(?:er|erna|n)?"
    r"\s+som\b|\bverksamheterna\b|\b(?:verksamheter|utförare|enheter)\b.{0,40}\b(?:som|den\s+enda)\b",
    re.IGNORECASE,
)
_MEETS = re.compile(
    rf"\b(?:uppfyller|uppfylla|följer|lever\s+upp\s+till)\b\s*(?P<not>{_NOT}\b)?"
    r"\s*(?P<part>delvis|i\s+huvudsak|till\s+stor\s+del)?[^.]{0,40}\b(?:krav|avtal|villkor)\w*",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    r"\b(?:samlad|sammantaget|sammanvägd|bedömningen|bedöms"
    r"|mot\s+den\s+bakgrunden)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d:/-])(20\d\d)(?![\d:/-])")
_CLAUSE = re.compile(
    r"[;:]|,?\s+\b(?:men|utan(?=\s+(?:den|verksamheten|de|att|ni|(?-i:[A-ZÅÄÖ])))|medan|dock(?!\s+med))\b\s*"
    r"|,\s+(?:och(?!\s+(?:då|eftersom|att|trots))|i\s+vilken|varför|bortsett\s+från|vilket\s+innebär)\b"
    r"|\s+\boch\b\s+(?=(?:verksamheten|utföraren|enheten|boendet|bolaget)\s+(?:\w+\s+)?"
    r"(?:är|kan|bedöms|godkänns|underkänns|får|blir)\b)"
    r"|\s+\boch\b\s+(?=(?:är|var|blev|godkänd|godkändes|bedöms|underkänd)\b)",
    re.IGNORECASE,
)
_BUT_NOT = re.compile(rf"\s*,?\s*(?:men|dock)\s+(?:dock\s+)?{_NOT}\s+(?!med\b|utan\b)", re.IGNORECASE)
_WITHOUT = re.compile(r"[^.]{0,25}\butan\s+(?:förbehåll|anmärkning|påpekande|reservation)", re.IGNORECASE)
_INSERTED = re.compile(r",[^,]*,")


def names_verdict(text: str) -> bool:
    """Say whether a text has any word that judges."""
    return _JUDGING.search(text) is not None


def level_of(text: str, taxonomy: Taxonomy) -> Level | None:
    """Return the level of a short verdict that stands alone, such as `Ej godkänd` in a table."""
    plain = " ".join(text.split()).strip(" .*:").casefold()
    for verdict in taxonomy.verdicts.values():
        if plain == verdict.name.casefold():
            return verdict.level
    if re.fullmatch(rf"(?:{_NOT}\s+god\w+|underkän\w+|icke-?\s*godkänd\w*)", plain):
        return "underkand"
    if re.fullmatch(r"godkän\w+\s+med\s+(?:anmärkning|påpekande)\w*", plain):
        return "anmarkning"
    return "godkand" if re.fullmatch(r"godkän(?:d|t|da)", plain) else None


def judged(sentence: str, year: int | None, *, is_whole: bool = True) -> list[Judgement]:
    """Return the levels that a sentence judges now, each with whether it is only weakly said.

    `is_whole` says that the sentence stands where overall verdicts do. What cannot be told is "saknas",
    weakly said.
    """
    sentence = _APPROVES.sub(r"\g<whom> \g<how>godkänns", sentence)
    if _NO_LEVEL.search(sentence) and _JUDGING.search(sentence):
        return []
    if _CHOICES.search(sentence):
        return [("saknas", True)]
    if _NONE.search(sentence):
        return [("saknas", False)]
    if _UNABLE.search(sentence):
        return [("saknas", True)]
    clauses = [part for part in _CLAUSE.split(sentence) if part and part.strip()]
    found = [each for clause in clauses if (each := _of_clause(clause, sentence, year))]
    if found or _JUDGING.search(sentence) or not is_whole:
        return found
    meets = _MEETS.search(sentence)
    if (
        meets is None
        or _is_earlier(sentence, sentence, year)
        or re.search(r"\bi\s+dessa\s+delar\b", sentence)
    ):
        return []
    if meets["not"] or re.search(rf"\b{_NOT}\s+$", sentence[: meets.start()], re.IGNORECASE):
        return [("underkand", True)]
    return [("godkand", True)] if _OVERALL.search(sentence) and not meets["part"] else []


def _of_clause(clause: str, sentence: str, year: int | None) -> Judgement | None:
    """Return what a clause judges; None where it judges nothing, or something else, or another year."""
    bare = _INSERTED.sub(" ", clause)
    clause = bare if _JUDGING.search(bare) else clause
    word = _JUDGING.search(clause)
    if word is None or _OF_OTHER.search(clause) or _is_earlier(clause, sentence, year):
        return None
    if _PARTLY.search(clause) and not _UNIT.search(clause):
        return None
    before, after = clause[: word.start()], clause[word.end() :]
    if _DENIED_REASON.search(before) or _NOT_SO.search(before):
        return None  # "nothing that makes it not approved": the opposite is said elsewhere, or not at all
    if _OPEN.search(clause) or _CONDITION.search(after) or _HALF.search(before) or _is_of_other(word, after):
        return ("saknas", True)
    if not _OF_UNIT.search(sentence) or ((noun := _SUBJECT.search(clause)) and not _OF_UNIT.search(noun[1])):
        return ("saknas", True)
    denied = _is_denied(before, after)
    if denied is None:
        return ("saknas", True)
    if word[0].casefold().startswith("under"):
        return ("saknas", True) if denied else ("underkand", False)
    if denied:
        return ("saknas", True) if _WITHOUT.match(after) else ("underkand", False)
    if _BUT_NOT.match(sentence.partition(clause)[2]):
        return ("saknas", True)
    has_remark = _REMARK.search(after) or _REMARK.search(_rest(sentence, clause))
    return ("anmarkning", False) if has_remark else ("godkand", False)


def _is_of_other(word: re.Match[str], after: str) -> bool:
    """Say whether the word stands before what is approved: "godkänt brandskydd"."""
    noun = _BEFORE_NOUN.match(after)
    is_adjective = word[0].casefold() in ("godkänd", "godkänt", "godkända")
    return is_adjective and noun is not None and noun["next"] not in _NO_NOUN


def _is_denied(before: str, after: str) -> bool | None:
    """Say whether a negation belongs to the word between two texts; None where that cannot be told."""
    if re.match(rf"\s+(?:[\wåäö]+\s+){{0,3}}?{_NOT}\b", after, re.IGNORECASE):
        return True
    parts = re.split(rf"\b{_NOT}\b", before, flags=re.IGNORECASE)
    if len(parts) == 1:
        return False
    words = re.findall(r"[\wåäö]+", parts[-1].casefold())
    if "att" in words and not _VERB_BEFORE_THAT.search(f"{parts[-2][-30:]} {parts[-1]}"):
        return None
    return True if len(words) < 8 and all(word in _BETWEEN for word in words) else None


def _rest(sentence: str, clause: str) -> str:
    """Return what follows a clause, as far as it belongs to it: `…, dock med anmärkning`."""
    after = sentence.partition(clause)[2]
    match = re.match(r"\s*,?\s*(?:men|dock|fast|om\s+än)\s+(med\s+[^,.]*)", after, re.IGNORECASE)
    return match[1] if match else ""


def _is_earlier(clause: str, sentence: str, year: int | None) -> bool:
    """Say whether a clause is about an earlier follow-up: it names one, or a year before this one's."""
    years = [int(each) for each in _YEAR.findall(clause)]
    is_now = _NOW.search(_COMPARED.sub("", clause)) is not None
    if years and year is not None:
        return max(years) < year and not is_now
    if is_now:
        return False
    if _EARLIER.search(clause):
        return True
    if not _PAST.search(clause):
        return False
    whole = [int(each) for each in _YEAR.findall(sentence)]
    return _EARLIER.search(sentence) is not None or (bool(whole) and year is not None and max(whole) < year)
