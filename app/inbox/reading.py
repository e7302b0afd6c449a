"""Read in the text of a message what can be read, with the words it came from. Proposed to a person, never trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from app.directory.queries import bodies, communes_for_postal_code
from app.foundation.belgian import NotUnderstood, parse_amount, parse_date
from app.foundation.wording import plain
from app.inbox import codes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST_READ: Final = 20_000
"""Letters of a text that are looked at; what matters stands at the beginning."""
MOST_CLAIMED: Final = 10_000_000
AROUND: Final = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that was read: for which field, its value as a form shows it, and the words it came from."""

    field: str
    value: str
    words: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {"field": self.field, "value": self.value, "words": self.words}


_MONTHS: Final = (
    "janvier|janv|février|fevrier|févr|mars|avril|mai|juin|juillet|août|aout|septembre|sept|octobre|oct|novembre|nov|"
    "décembre|decembre|déc|januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|juli|augustus|aug|september|oktober|okt|"
    "november|december|dec"
)
_DATE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:er|e|ste|de)?\s+(?:{_MONTHS})\.?\s+\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|"
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE,
)
_SKIP: Final = ""
_CUES: Final = tuple(
    (field, re.compile(pattern, re.IGNORECASE))
    for field, pattern in (
        ("hearing_on", r"audience|compara[iî]tre|comparution|zitting|verschijn"),
        ("served_on", r"citation\b[^.;]{0,40}signifi\w*|dagvaarding\b[^.;]{0,40}betek\w*|signifi\w* (?:de )?la citation|(?:citation|dagvaarding) (?:du|van)"),
        ("service_on", r"signifi\w*|betek\w*"),
        ("judged_on", r"jugement|prononc\w*|d[ée]cision|vonnis\w*|uitgesproken|beslissing|geveld"),
        ("roll_entered_on", r"(?:inscri\w*|mise?)\b[^.;]{0,30}r[ôo]le(?: g[ée]n[ée]ral)?|ingeschreven\b[^.;]{0,30}rol\b|inschrijving\b[^.;]{0,30}rol\b"),
        ("filed_on", r"d[ée]pos\w*|d[ée]p[ôo]t|introduite?|neergelegd|neerlegging|ingediend|(?:requ[êe]te|verzoekschrift) (?:du|van)"),
        ("convoked_on", r"convocation|convoqu\w*|oproeping\w*|opgeroepen|pli judiciaire|gerechtsbrief"),
        ("eviction_on", r"expuls\w*|uithuiszett\w*|uitdrijv\w*|ontruiming zal"),
        ("posted_on", r"(?:avis|courrier|lettre|bericht|brief)\b[^.;]{0,50}(?:envoy\w*|post\w*|adress\w*|verzonden|verstuurd|gepost|du\b|van\b)|date d'envoi|envoy[ée]e? le|verzendingsdatum|verzonden op"),
        ("issued_on", r"arr[êe]t[ée]\w*(?: du)?|besluit\w*(?: van)?"),
        ("evacuate_on", r"[ée]vacu\w*|quitt\w*|ontruim\w*|verlaten"),
        ("letter_on", r"(?:bruxelles|brussel|anderlecht|ixelles|elsene|schaerbeek|schaarbeek|jette|uccle|ukkel|forest|vorst),?\s*(?:le|op|den)?\s*$|\b(?:date|datum)\s*:?\s*$"),
        (_SKIP, r"n[ée]e?\b|geboren|mise en demeure|ingebrekestelling|bail\b|huurovereenkomst|huurcon\w+|loi|wet\b|ordonnan\w*|convention|overeenkomst"),
    )
)  # fmt: skip
_KIND_WORDS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for kind, pattern in (
        (codes.MAYOR, r"inhabitab|onbewoonba"),
        (codes.SQUAT_JUDGMENT, r"(?:sans (?:droit ni titre|titre ni droit)|zonder (?:recht of titel|titel of recht|recht noch titel)|1344(?:decies|duodecies)).{0,600}(?:jugement|vonnis)|(?:jugement|vonnis).{0,600}(?:sans (?:droit ni titre|titre ni droit)|zonder (?:recht of titel|titel of recht|recht noch titel))"),
        (codes.SQUAT_CLAIM, r"sans (?:droit ni titre|titre ni droit)|zonder (?:recht of titel|titel of recht|recht noch titel)|1344(?:octies|novies)"),
        (codes.INCIDENTAL, r"demande incidente|tussenvordering|233novies"),
        (codes.EVICTION, r"avis d.expulsion|bericht van uithuiszetting|aankondiging van (?:de )?uithuiszetting|aankondigt? dat de uithuiszetting|proc[ée]d\w* à l.expulsion|expulsion aura lieu|uithuiszetting zal"),
        (codes.SERVICE, r"signification d[ue]|betekening van|signifi\w* (?:le |du |un )?jugement|(?:jugement|vonnis)\b.{0,120}(?:signifi|betekend)"),
        (codes.DECISION, r"copie (?:de la d[ée]cision|du jugement|non sign)|afschrift van (?:de beslissing|het vonnis)|233decies|jugement (?:rendu|prononc)|vonnis (?:uitgesproken|geveld|van)"),
        (codes.CLAIM, r"requ[êe]te|verzoekschrift|citation|dagvaarding|233septies|demande d.expulsion|vordering tot (?:uithuiszetting|uitdrijving)"),
    )
)  # fmt: skip
_ROLL_SHAPE: Final = r"\d{2}(?:\d{2})?\s?[/.\-]?\s?[A-Z]{1,2}\s?[/.\-]?\s?\d{1,6}"
_ROLL: Final = (
    re.compile(
        rf"(?:R\.?\s?G\.?|A\.?\s?R\.?|r[ôo]le(?: g[ée]n[ée]ral)?|rolnummer|rolnr\.?|(?:algemene )?rol)\b[^\d\n]{{0,28}}({_ROLL_SHAPE})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(\d{2}[A-Z]\d{2,6})\b"),
)
_STREETS_FR: Final = "rue|avenue|av\\.|chauss[ée]e|ch[ée]e|boulevard|bd|place|square|quai|impasse|all[ée]e|clos|dr[èe]ve|passage|cours|venelle"
_ENDINGS_NL: Final = "straat|laan|steenweg|plein|kaai|dreef|weg|lei|gang|hof|str\\.|stwg\\.?|ln\\."
_NUMBER: Final = r"(\d{1,4}\s?[A-Za-z]?)(?:\s*[,/]?\s*(?:bo[iî]te|bte|bt|bus|b)\b\.?\s*([\w./-]{1,8}))?"
_PLACE: Final = r"[\s,;–(à-]*(?:te\s+)?(?:B\s?-\s?)?(1\d{3})\b"
_ADDRESSES: Final = (
    re.compile(rf"\b((?:{_STREETS_FR})\s[^,\d\n:]{{2,45}}?),?\s*(?:n[°o]\.?\s*)?{_NUMBER}{_PLACE}", re.IGNORECASE),
    re.compile(rf"\b([A-Z][\w'’.-]*(?:\s[\w'’.-]+){{0,3}}?(?:{_ENDINGS_NL}))\s*,?\s*(?:nr\.?\s*)?{_NUMBER}{_PLACE}"),
)
_OURS: Final = re.compile(
    r"(?<!bruxellois du )logement|bien\b|lieux|situ[ée]|\bsis\b|\bsise\b|gelegen|woning|appartement|pand\b|goed\b|habitation|studio|adresse du bien",
    re.IGNORECASE,
)
_TENANTS: Final = re.compile(
    r"d[ée]fend\w*|verwe\w*|locataire|huurder|preneur|domicili|wonende|contre\b|tegen\b|occupant|bewoner", re.IGNORECASE
)
_THEIRS: Final = re.compile(
    r"greffe|griffie|justice de paix|vredegerecht|avocat|advocaat|huissier|deurwaarder|bailleur|verhuur|demand(?:eu|er)|"
    r"eis(?:er|ende)|requ[ée]rant|verzoek(?:er|ster|ende)|[ée]tude|kantoor|CPAS|OCMW|salle|zaal|en cause de|inzake|si[èe]ge|zetel|tribunal",
    re.IGNORECASE,
)
_TITLES: Final = r"(?:(?:M(?:onsieur|adame|me|r)?\.?|Mme|De heer|de heer|Mevrouw|mevrouw|Dhr\.?|Mevr\.?|la SRL|la SA|de BV|de NV)\s+)?"
_NAME: Final = (
    r"([A-ZÀ-Þ][\w'’À-ÿ-]*(?:[ \t]+(?:(?:de|van|den|der|el|la|le|ben|du|von)\b[ \t]*)*[A-ZÀ-Þ][\w'’À-ÿ-]*){1,4})"
)
_TENANT_NAME: Final = re.compile(
    r"(?:partie[s]? d[ée]fenderesse[s]?|d[ée]fende(?:ur|resse)s?|d[ée]fendeurs?|verwerende partij|verweerders?|verweerster|locataires?|"
    rf"[Ll]ocataire|[Hh]uurder|[Vv]erweerder|[Dd][ée]fendeur|[Dd][ée]fenderesse|[Pp]artie d[ée]fenderesse|[Vv]erwerende partij|[Bb]ewoner|preneurs?|huurders?|huurster|occupants?|bewoners?|\b[Cc]ontre|\b[Tt]egen|CONTRE|TEGEN)\s*[:\-–]?\s*{_TITLES}{_NAME}"
)
_LANDLORD_NAME: Final = re.compile(
    r"(?:partie demanderesse|demande(?:ur|resse)|eisende partij|eiser(?:es)?|requ[ée]rante?|verzoekende partij|verzoek(?:er|ster)|"
    rf"bailleur(?:esse)?|verhuur(?:der|ster)|[Ee]n cause de|EN CAUSE DE|[Ii]nzake|[Dd]emandeur|[Bb]ailleur|[Vv]erhuurder|[Ee]iser)\s*[:\-–]?\s*{_TITLES}{_NAME}",
)
_AMOUNT: Final = re.compile(
    r"(?:somme|montant|arri[ée]r\w*|bedrag|achterstal\w*|som van|r[ée]clame)[^.;\d]{0,60}(?:€\s*)?(\d{1,3}(?:[.  \s]\d{3})*,\d{2}|\d+,\d{2})",
    re.IGNORECASE,
)
_HOUR: Final = re.compile(
    r"^[,\s(]*(?:à|om|te|vers|@)?\s*(\d{1,2})\s?(?:heures?|h|u\.?|uur|:)\s?(\d{2})?\b", re.IGNORECASE
)
_FRENCH: Final = re.compile(r"\b(?:le|la|les|du|des|est|une?|pour|dans|vous|au)\b", re.IGNORECASE)
_DUTCH: Final = re.compile(r"\b(?:de|het|een|van|op|voor|wordt|dat|te|bij|en)\b", re.IGNORECASE)


def read(text: str, *, subject: str = "", sender: str = "") -> tuple[Proposal, ...]:
    """Return what can be read in a message. Empty for a text in which nothing is found."""
    body = text[:MOST_READ].replace("\r\n", "\n").replace("\xa0", " ").replace("\u202f", " ")
    if not body.strip() and not subject.strip():
        return ()
    whole = f"{subject}\n{body}"
    found: list[Proposal] = []
    kind = _kind(whole)
    found += kind
    found += _roll(whole)
    found += _dates(body, kind[0].value if kind else "")
    found += _address(body)
    found += _names(body)
    found += _court(f"{sender}\n{whole}")
    found += _amount(body)
    return tuple(found)


def language_of(text: str) -> str:
    """Return ``fr`` or ``nl`` by the small words of a text; empty when it has none."""
    french, dutch = len(_FRENCH.findall(text[:MOST_READ])), len(_DUTCH.findall(text[:MOST_READ]))
    return "" if french == dutch else "fr" if french > dutch else "nl"


def roll_form(typed: str) -> str:
    """Return a roll number in the one form in which it is compared: ``26 A 1234`` and ``26/A/1234`` give 26A1234."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper())[:20]


def _kind(text: str) -> list[Proposal]:
    for kind, pattern in _KIND_WORDS:
        match = pattern.search(text)
        if match:
            return [Proposal("kind", kind, _words(text, match.start(), min(match.end(), match.start() + 60)))]
    return []


def _roll(text: str) -> list[Proposal]:
    for pattern in _ROLL:
        match = pattern.search(text)
        if match:
            return [Proposal("roll_number", roll_form(match.group(1)), _words(text, match.start(), match.end()))]
    return []


def _dates(text: str, kind: str) -> list[Proposal]:
    """Give every date the meaning of the nearest word that says what it is."""
    flat = re.sub(r"[ \t]*\n[ \t]*", " \n", text)
    found: dict[str, Proposal] = {}
    places = [(match, day) for match in _DATE.finditer(flat) if (day := _day(match.group())) is not None]
    for place, (match, _day_read) in enumerate(places):
        before_from = max(0, match.start() - AROUND, places[place - 1][0].end() if place else 0)
        after_to = places[place + 1][0].start() if place + 1 < len(places) else len(flat)
        before = flat[before_from : match.start()]
        after = flat[match.end() : min(after_to, match.end() + 60)]
        field = _meaning(before, after)
        if not field or field in found:
            continue
        words = _words(flat, max(before_from, match.start() - 70), match.end() + 10)
        found[field] = Proposal(field, _day_read.strftime("%d/%m/%Y"), words)
        if field == "hearing_on":
            hour = _HOUR.match(flat[match.end() : match.end() + 30])
            if hour and int(hour.group(1)) < 24:
                shown = f"{int(hour.group(1)):02d}:{hour.group(2) or '00'}"
                found["hearing_at"] = Proposal("hearing_at", shown, words)
    letter = found.pop("letter_on", None)
    if kind == codes.EVICTION and "posted_on" not in found and letter is not None:
        found["posted_on"] = Proposal("posted_on", letter.value, letter.words)
    return list(found.values())


def _meaning(before: str, after: str) -> str:
    """Return the field of the last cue before a date, in its sentence; else of the first one after it."""
    sentence = re.split(r"[.;]\s+(?=[A-ZÀ-Þ\n])|\n\s*\n", before)[-1]
    ends = [
        (match.end(), match.end() - match.start(), field) for field, cue in _CUES for match in cue.finditer(sentence)
    ]
    if ends:
        return max(ends, key=lambda one: (one[0], one[1]))[2]
    following = re.split(r"[.;,]\s|\n", after)[0]
    starts = [(match.start(), field) for field, cue in _CUES for match in cue.finditer(following)]
    return min(starts, default=(0, ""))[1]


def _day(typed: str) -> date | None:
    try:
        return parse_date(re.sub(r"\s?([/.\-])\s?", r"\1", typed))
    except NotUnderstood:
        return None


def _address(text: str) -> list[Proposal]:
    """Return the address that the text calls the dwelling, or where the tenant lives; never a court's or an office's."""
    weighed = [(_weight(text, match), -match.start(), match) for match in _all_addresses(text)]
    good = [one for one in weighed if one[0] >= 0]
    if not good:
        return []
    match = max(good, key=lambda one: one[:2])[2]
    words = _words(text, match.start(), match.end())
    street, number, box, code = (re.sub(r"\s+", " ", part or "").strip(" ,") for part in match.groups())
    street = re.sub(r"^.*\b(?:te|in|aan)\s+", "", street) if street[:1].isupper() else street
    values = {"street": street, "house_number": number.replace(" ", ""), "box": box, "postal_code": code}
    return [Proposal(field, value, words) for field, value in values.items() if value]


def _all_addresses(text: str) -> Iterator[re.Match[str]]:
    for pattern in _ADDRESSES:
        yield from (match for match in pattern.finditer(text) if communes_for_postal_code(match.group(4)))


def _weight(text: str, match: re.Match[str]) -> int:
    """Weigh an address by the words before it: the nearest label decides."""
    if plain(f"{match.group(1)} {match.group(2)}") in _office_addresses():
        return -9
    before = text[max(0, match.start() - 160) : match.start()]
    near = {weight: _last(cue, before) for weight, cue in ((3, _OURS), (2, _TENANTS), (-4, _THEIRS))}
    weight, at = max(near.items(), key=lambda one: one[1])
    return 0 if at < 0 else weight


def _last(cue: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in cue.finditer(text)), default=-1)


@cache
def _office_addresses() -> frozenset[str]:
    """Return street and number of every court and welfare centre of the directory, in comparable form."""
    found = set()
    for kind in ("justice_of_peace", "cpas"):
        for body in bodies(kind):
            for address in filter(None, (body.address_fr, body.address_nl)):
                found.add(plain(address.partition(",")[0]))
                match = re.match(r"(.+?)\s*,?\s*(\d+)", address)
                if match:
                    found.add(plain(f"{match.group(1)} {match.group(2)}"))
    return frozenset(found)


def _names(text: str) -> list[Proposal]:
    found = []
    tenant = _TENANT_NAME.search(text)
    if tenant:
        first, last = split_name(tenant.group(1))
        words = _words(text, tenant.start(), tenant.end())
        found += [
            Proposal(field, value, words) for field, value in (("first_name", first), ("last_name", last)) if value
        ]
    landlord = _LANDLORD_NAME.search(text)
    if landlord:
        name = re.sub(r"\s+", " ", landlord.group(1))
        found.append(Proposal("landlord_name", name, _words(text, landlord.start(), landlord.end())))
    return found


def split_name(name: str) -> tuple[str, str]:
    """Return first and family name; registries write the family name in capitals, in front or behind."""
    words = name.split()
    capitals = [word for word in words if len(word) > 1 and word == word.upper() and word.lower() != word]
    if capitals and len(capitals) < len(words):
        small = [word for word in words if word not in capitals]
        particles = [word for word in small if word[0].islower()]
        first = [word for word in small if word not in particles]
        return " ".join(first), " ".join([*particles, *(word.title() for word in capitals)])
    if len(capitals) == len(words):
        words = [word.title() for word in words]
        return " ".join(words[1:]), words[0]
    return words[0], " ".join(words[1:])


def _court(text: str) -> list[Proposal]:
    """Return the justice of the peace that is named, by mail box or by canton."""
    lowered = text.lower()
    for body in bodies("justice_of_peace"):
        for address in body.emails:
            at = lowered.find(address.lower())
            if at >= 0:
                return [Proposal("court", body.id, _words(text, at, at + len(address)))]
    for match in _COURT.finditer(text):
        said = f" {plain(match.group()).replace('-', ' ')} "
        for town, cantons in _court_towns():
            if f" {town} " not in said and f" d{town} " not in said:
                continue
            number = next((number for number, pattern in _ORDINALS if pattern.search(said)), "")
            body_id = cantons.get("") or cantons.get(number)
            return [Proposal("court", body_id, _words(text, match.start(), match.end()))] if body_id else []
    return []


_COURT: Final = re.compile(
    r"(?:justice de paix|juge de paix|vredegerecht|vrederechter|canton|kanton)\b[^\n.;]{0,60}", re.IGNORECASE
)
_ORDINALS: Final = tuple(
    (number, re.compile(rf"\b(?:{words})\b"))
    for number, words in (
        ("1", "1|1er|1e|i|premier|eerste"),
        ("2", "2|2e|2eme|2ieme|2de|ii|deuxieme|second|tweede"),
        ("3", "3|3e|3eme|3ieme|3de|iii|troisieme|derde"),
        ("4", "4|4e|4eme|4ieme|4de|iv|quatrieme|vierde"),
    )
)


@cache
def _court_towns() -> tuple[tuple[str, dict[str, str]], ...]:
    """Return the towns of the justices of the peace, the longest name first, each with its cantons by number."""
    found: dict[str, dict[str, str]] = {}
    for body in bodies("justice_of_peace"):
        for name in filter(None, (body.name_fr, body.name_nl)):
            match = _COURT_NAME.fullmatch(name)
            if match:
                town = plain(match.group(1)).replace("-", " ")
                found.setdefault(town, {})[match.group(2) or ""] = body.id
    return tuple(sorted(found.items(), key=lambda one: -len(one[0])))


_COURT_NAME: Final = re.compile(r"(?:Justice de paix d(?:e |'|’)|Vredegerecht )(.+?)(?: (\d)(?:er|e|ième) [ck]anton)?")


def _amount(text: str) -> list[Proposal]:
    match = _AMOUNT.search(text)
    if match is None:
        return []
    try:
        amount = parse_amount(match.group(1))
    except NotUnderstood:
        return []
    if not 0 < amount < MOST_CLAIMED:
        return []
    return [Proposal("claimed", f"{amount:.2f}".replace(".", ","), _words(text, match.start(), match.end()))]


def _words(text: str, start: int, end: int) -> str:
    """Return the words of a text around a place, on one line."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return re.sub(r"\s+", " ", text[start:end]).strip()[:180]
