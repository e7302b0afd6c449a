"""What can still be won in a procedure: sorted by the day it is lost, never a score of the person.

Everything follows from facts of the procedure and from the kept answer of the check ``judicial_deadlines``. Nothing
of the household counts here: not its income, not its past, not how it behaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from workflows.law import Text
from workflows.winter import is_winter
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECK: Final = "judicial_deadlines"
HEARING: Final = "petition.hearing_on"
INCIDENTAL_HEARING: Final = "incidental_claim.hearing_on"
WITHOUT_ANSWER: Final = frozenset({"to_contact", "attempted", "not_reached"})
"""States of the region ``contact`` in which the tenant has not been spoken to."""
NOT_PLEADED: Final = frozenset(
    {"claim_filed", "centre_informed", "contacted", "unreached", "help_refused", "hearing_set"}
)
"""States in which the introductory hearing is still to come, as far as is known."""
PENDING: Final = NOT_PLEADED | {"adjourned"}
"""States in which a claim is before the judge."""
UNDER_WAY: Final = PENDING | {
    "conciliated", "judged_terms", "judged_eviction", "served", "month_suspended", "month_running",
    "eviction_announced", "rehousing_proved", "moratorium_hold", "ready",
}  # fmt: skip
"""States of a procedure in which something can still be won: a claim is pending, or an eviction may follow."""
PLANS: Final = frozenset({"proposed", "running"})
"""States of the region ``plan`` in which there is a plan to show to a judge."""
MARCH_15: Final = (3, 15)


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of chance. ``why``: what it rests on and what to do; ``article``: where the law says it."""

    id: str
    label: Text
    why: Text
    article: str
    sign: str = "scale"


_BHC: Final = "Code bruxellois du Logement / Brusselse Huisvestingscode"

GROUPS: Final[Mapping[str, Group]] = {
    one.id: one
    for one in (
        Group(
            "date_announced_too_early",
            Text(fr="Date d'expulsion trop proche", nl="Uithuiszetting te vroeg aangekondigd"),
            Text(
                fr="La date annoncée par l'huissier n'est permise dans aucune lecture de la loi. À signaler à "
                "l'avocat et à "
                "l'huissier avant ce jour.",
                nl="De aangekondigde datum mag in geen enkele lezing van de wet. Meld het voor die dag aan de "
                "advocaat en "
                "de gerechtsdeurwaarder.",
            ),
            f"{_BHC} 233undecies",
            "stop",
        ),
        Group(
            "rehousing",
            Text(fr="Preuve de relogement possible", nl="Bewijs van herhuisvesting mogelijk"),
            Text(
                fr="La preuve d'un relogement effectif dans le mois de l'avis, remise à l'huissier, arrête "
                "l'expulsion.",
                nl="Bewijs van een herhuisvesting binnen een maand na het bericht, bezorgd aan de gerechtsdeurwaarder, "
                "houdt de uithuiszetting tegen.",
            ),
            f"{_BHC} 233undecies § 3",
            "door",
        ),
        Group(
            "appeal",
            Text(fr="Appel encore possible", nl="Hoger beroep nog mogelijk"),
            Text(
                fr="L'appel n'arrête pas l'expulsion, sauf si le juge l'a dit. Envoyez le jugement à l'avocat le jour "
                "même.",
                nl="Hoger beroep houdt de uithuiszetting niet tegen, tenzij de rechter dat zei. Stuur het vonnis "
                "dezelfde "
                "dag naar de advocaat.",
            ),
            "Code judiciaire / Gerechtelijk Wetboek 1051",
        ),
        Group(
            "annex_missing",
            Text(fr="Annexe manquante : nullité à soulever", nl="Bijlage ontbreekt: nietigheid in te roepen"),
            Text(
                fr="Sans mise en demeure, preuve d'envoi ou certificat de domicile, la nullité peut être soulevée ; "
                "le juge "
                "regarde en principe si l'absence a nui. L'avocat la soulève avant toute défense.",
                nl="Zonder ingebrekestelling, bewijs van verzending of getuigschrift van woonplaats kan de nietigheid "
                "worden ingeroepen; de rechter kijkt in principe of het gemis schade deed. De advocaat roept ze in "
                "vóór "
                "elk verweer.",
            ),
            f"{_BHC} 233quinquies § 2",
            "paper",
        ),
        Group(
            "too_early_claim",
            Text(fr="Demande déposée trop tôt", nl="Vordering te vroeg ingediend"),
            Text(
                fr="Un mois doit passer entre l'envoi de la mise en demeure et la demande : la nullité peut être "
                "soulevée.",
                nl="Tussen de verzending van de ingebrekestelling en de vordering moet een maand liggen: de "
                "nietigheid kan "
                "worden ingeroepen.",
            ),
            f"{_BHC} 233quater § 3",
            "hourglass",
        ),
        Group(
            "short_notice",
            Text(fr="Moins de 40 jours jusqu'à l'audience", nl="Minder dan 40 dagen tot de zitting"),
            Text(
                fr="Quarante jours sont un minimum quand l'expulsion est demandée : une remise peut être demandée. Le "
                "CPAS "
                "n'a pas de délai propre, mais le temps manque.",
                nl="Veertig dagen zijn een minimum als uithuiszetting wordt gevorderd: uitstel kan worden gevraagd. "
                "Het "
                "OCMW heeft geen eigen termijn, maar de tijd is kort.",
            ),
            f"{_BHC} 233sexies, 233septies",
            "clock",
        ),
        Group(
            "language",
            Text(fr="Changement de langue possible", nl="Taalwijziging mogelijk"),
            Text(
                fr="Le locataire peut demander l'autre langue, avant toute défense, à la première audience.",
                nl="De huurder kan de andere taal vragen, vóór elk verweer, op de eerste zitting.",
            ),
            "Loi du 15 juin 1935 / wet van 15 juni 1935, art. 4",
            "language",
        ),
        Group(
            "to_reach",
            Text(fr="Locataire pas encore joint", nl="Huurder nog niet bereikt"),
            Text(
                fr="Présent ou représenté, le locataire peut demander un plan, un délai, une remise. Le CPAS offre "
                "son aide "
                "de la manière la plus appropriée.",
                nl="Aanwezig of vertegenwoordigd kan de huurder een plan, een termijn of uitstel vragen. Het OCMW "
                "biedt op "
                "de meest aangepaste wijze hulp aan.",
            ),
            f"{_BHC} 233septies § 5",
            "phone",
        ),
        Group(
            "plan",
            Text(fr="Dette apurable avec un plan", nl="Schuld af te lossen met een plan"),
            Text(
                fr="Le juge ne met fin au bail que si la dette ne peut être apurée dans un délai raisonnable. La loi "
                "ne "
                "donne pas de nombre de mois.",
                nl="De rechter beëindigt de huur alleen als de schuld niet binnen een redelijke termijn kan worden "
                "afgelost. De wet noemt geen aantal maanden.",
            ),
            f"{_BHC} 233ter",
            "euro",
        ),
        Group(
            "month_suspended",
            Text(fr="Mois suspendu : CPAS non prévenu", nl="Maand geschorst: OCMW niet ingelicht"),
            Text(
                fr="Le mois après la signification ne court pas tant que l'huissier n'a pas prévenu le CPAS. "
                "Demandez-le-lui "
                "par écrit.",
                nl="De maand na de betekening loopt niet zolang de gerechtsdeurwaarder het OCMW niet inlichtte. Vraag "
                "het "
                "schriftelijk na.",
            ),
            f"{_BHC} 233undecies § 1",
            "clock",
        ),
        Group(
            "moratorium",
            Text(fr="Le moratoire tient", nl="Het moratorium houdt stand"),
            Text(
                fr="Pas d'expulsion du 1er novembre au 15 mars, sauf dérogation du juge. Préparez mars dès la "
                "mi-février.",
                nl="Geen uithuiszetting van 1 november tot 15 maart, behalve bij afwijking door de rechter. Bereid "
                "maart "
                "voor vanaf half februari.",
            ),
            f"{_BHC} 233duodecies § 1",
            "snow",
        ),
        Group(
            "unknown",
            Text(fr="À compléter d'abord", nl="Eerst aan te vullen"),
            Text(
                fr="Sans titre d'occupation, date d'audience ou de signification, rien ne peut être calculé : "
                "demandez-les "
                "au locataire, au greffe ou à l'huissier.",
                nl="Zonder titel van bewoning, zittings- of betekeningsdatum valt niets te berekenen: vraag ze aan de "
                "huurder, de griffie of de gerechtsdeurwaarder.",
            ),
            f"{_BHC} 233septies",
            "question",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Chance:
    """Something that can still be won in one case. ``lost_on``: last day to act, None when no day ends it.

    ``sure``: False when the readings of the law differ, or a fact is to be found first.
    """

    group: Group
    text: Text
    lost_on: date | None = None
    sure: bool = True

    def days_left(self, today: date) -> int | None:
        """Return how many days are left, None when no day ends it."""
        return None if self.lost_on is None else (self.lost_on - today).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one procedure. ``answer``: the kept answer of the check, None when it was not asked yet."""

    state: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    answer: Mapping[str, Any] | None = None
    contact: str = "to_contact"
    court_language: str = ""
    tenant_language: str = ""
    introductory: bool = True
    """The hearing to come is the first one: nothing was pleaded yet."""
    plan: str = ""
    """Where the region ``plan`` of the workflow stands."""
    plan_ends_on: date | None = None
    """Last payment of that plan, when it is known."""

    def day(self, path: str) -> date | None:
        """Return a date among the facts of the procedure."""
        found: Any = self.facts
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return date.fromisoformat(found) if isinstance(found, str) else found if isinstance(found, date) else None

    def verdict(self, rule: str) -> str:
        """Return the verdict of a finding of the check, or empty."""
        found = (self.answer or {}).get("findings") or ()
        return next((str(one["verdict"]) for one in found if one["rule"] == rule), "")

    def deadline(self, code: str) -> tuple[date | None, date | None]:
        """Return the last day of a deadline in the prudent and in the latest reading."""
        for one in (self.answer or {}).get("deadlines") or ():
            if one["code"] == code:
                return _iso(one["plan"]["last_day"]), _iso(one["contest"]["last_day"])
        return None, None

    def next_hearing(self, today: date) -> date | None:
        """Return the next hearing that is known, of the claim or of an incidental one."""
        days = [day for path in (HEARING, INCIDENTAL_HEARING) if (day := self.day(path)) is not None and day >= today]
        return min(days, default=None)


def chances(known: Known, today: date) -> tuple[Chance, ...]:
    """Return what can still be won in a procedure on a day, what is lost first at the head."""
    found = [*_enforcement(known, today), *_before_the_hearing(known, today), *_without_a_day(known, today)]
    return tuple(sorted(found, key=lambda one: (one.lost_on or date.max, list(GROUPS).index(one.group.id))))


def first_lost(found: tuple[Chance, ...]) -> date:
    """Return the first day on which something is lost; the last day of the calendar when nothing has a day."""
    return found[0].lost_on or date.max if found else date.max


def _enforcement(known: Known, today: date) -> Iterator[Chance]:
    announced = known.day("eviction_notice.eviction_on")
    if (known.answer or {}).get("verdict") == "irregular" and announced is not None and announced >= today:
        words = in_words(announced)
        yield _chance(
            "date_announced_too_early",
            f"Annoncée pour le {words.fr} : aucune lecture de la loi ne le permet.",
            f"Aangekondigd voor {words.nl}: geen enkele lezing van de wet laat dat toe.",
            announced,
        )
    last, latest = known.deadline("rehousing_proof")
    if last is not None and last >= today and known.verdict("rehousing_proof") in {"", "needs_answer"}:
        words = in_words(last)
        more = latest is not None and latest != last
        yield _chance(
            "rehousing",
            f"Relogement effectif, et preuve chez l'huissier, jusqu'au {words.fr}" + (
                f" (défendable jusqu'au {in_words(latest).fr})." if more and latest else "."
            ),
            f"Herhuisvesting ingegaan, en bewijs bij de gerechtsdeurwaarder, tot en met {words.nl}" + (
                f" (verdedigbaar tot {in_words(latest).nl})." if more and latest else "."
            ),
            last,
        )  # fmt: skip
    last, _latest = known.deadline("appeal")
    if last is not None and last >= today and known.day("appeal.lodged_on") is None:
        words = in_words(last)
        yield _chance("appeal", f"Jusqu'au {words.fr}.", f"Tot en met {words.nl}.", last)


def _before_the_hearing(known: Known, today: date) -> Iterator[Chance]:
    hearing = known.next_hearing(today)
    if hearing is None:
        return
    words, left = in_words(hearing), (hearing - today).days
    before = Text(fr=f"À soulever à l'audience du {words.fr}.", nl=f"In te roepen op de zitting van {words.nl}.")
    annexes = known.verdict("petition_annexes")
    if annexes in {"breached", "needs_answer"}:
        missing = annexes == "breached"
        yield Chance(
            GROUPS["annex_missing"],
            before
            if missing
            else Text(
                fr=f"Annexes à vérifier avant l'audience du {words.fr}.",
                nl=f"Bijlagen na te kijken voor de zitting van {words.nl}.",
            ),
            hearing,
            sure=missing,
        )
    early = known.verdict("formal_notice_before_petition")
    if early in {"breached", "uncertain"}:
        yield Chance(GROUPS["too_early_claim"], before, hearing, sure=early == "breached")
    if {known.verdict("hearing_delay"), known.verdict("incidental_claim_delay")} & {"warning", "breached"}:
        yield _chance(
            "short_notice",
            f"Audience le {words.fr}, fixée plus tôt que le minimum : une remise peut être demandée.",
            f"Zitting op {words.nl}, vroeger dan het minimum: uitstel kan worden gevraagd.",
            hearing,
        )
    elif known.verdict("cpas_told_of_claim") == "warning":
        yield _chance(
            "short_notice",
            f"Le CPAS a reçu la demande moins de 40 jours avant l'audience du {words.fr}.",
            f"Het OCMW kreeg de vordering minder dan 40 dagen voor de zitting van {words.nl}.",
            hearing,
        )
    if _may_change_language(known, hearing):
        yield _chance(
            "language",
            f"Procédure en {_language(known.court_language).fr}, locataire en {_language(known.tenant_language).fr} : "
            "à "
            f"demander au plus tard le {words.fr}.",
            f"Procedure in het {_language(known.court_language).nl}, huurder in het "
            f"{_language(known.tenant_language).nl}: te vragen uiterlijk op {words.nl}.",
            hearing,
        )
    if known.contact in WITHOUT_ANSWER:
        yield _chance(
            "to_reach",
            f"Audience dans {left} jour{'s' if left > 1 else ''}, le {words.fr}." if left else "Audience aujourd'hui.",
            f"Zitting over {left} dag{'en' if left > 1 else ''}, op {words.nl}." if left else "Zitting vandaag.",
            hearing,
        )
    if known.plan in PLANS:
        until = ("", "")
        if known.plan_ends_on is not None:
            end = in_words(known.plan_ends_on)
            until = (f" jusqu'au {end.fr}", f" tot {end.nl}")
        yield _chance(
            "plan",
            f"Plan noté{until[0]} : à présenter à l'audience du {words.fr}.",
            f"Plan genoteerd{until[1]}: voor te leggen op de zitting van {words.nl}.",
            hearing,
        )


def _without_a_day(known: Known, today: date) -> Iterator[Chance]:
    told = known.verdict("cpas_told_of_service")
    if told in {"breached", "needs_answer"}:
        yield Chance(
            GROUPS["month_suspended"],
            Text(fr="Le mois ne court pas.", nl="De maand loopt niet.")
            if told == "breached"
            else Text(
                fr="On ne sait pas si l'huissier a prévenu le CPAS : sans cela, le mois ne court pas.",
                nl="Het is niet bekend of de gerechtsdeurwaarder het OCMW inlichtte: zonder dat loopt de maand niet.",
            ),
            sure=told == "breached",
        )
    yield from _moratorium(known, today)
    dated = known.next_hearing(today) or known.day(HEARING) or known.day("service.on")
    if known.state in PENDING and dated is None:
        yield _chance("unknown", "La date d'audience n'est pas connue.", "De zittingsdatum is niet bekend.", None)
    if "title_type_unknown" in ((known.answer or {}).get("doubts") or ()):
        yield _chance(
            "unknown",
            "Bail, occupation précaire ou sans titre ? Sans le titre d'occupation, presque aucun délai n'est sûr.",
            "Huurovereenkomst, precaire bewoning of zonder titel? Zonder de titel is bijna geen enkele termijn zeker.",
            None,
        )


def _moratorium(known: Known, today: date) -> Iterator[Chance]:
    found = (known.answer or {}).get("moratorium") or {}
    if not found.get("applies") or known.verdict("moratorium_derogation") in {"respected", "uncertain"}:
        return
    moves = [bool(moved) for moved in (found.get("moves") or {}).values()]
    served = known.day("service.on") is not None
    if not any(moves) and not (served and is_winter(today)):
        return
    end = _next_end(today)
    words = in_words(end)
    sure = all(moves) or not any(moves)
    yield Chance(
        GROUPS["moratorium"],
        Text(fr=f"Jusqu'au {words.fr} inclus.", nl=f"Tot en met {words.nl}.")
        if sure
        else Text(
            fr=f"Jusqu'au {words.fr} selon une lecture ; plus tôt selon la lecture prudente.",
            nl=f"Tot {words.nl} volgens één lezing; vroeger volgens de voorzichtige lezing.",
        ),
        end,
        sure=sure,
    )


def _next_end(today: date) -> date:
    this_year = date(today.year, *MARCH_15)
    return this_year if today <= this_year else date(today.year + 1, *MARCH_15)


def _may_change_language(known: Known, hearing: date) -> bool:
    both = {known.court_language, known.tenant_language}
    first = known.introductory and known.state in NOT_PLEADED and hearing == known.day(HEARING)
    return both == {"fr", "nl"} and first


def _language(code: str) -> Text:
    return Text(fr="français", nl="Frans") if code == "fr" else Text(fr="néerlandais", nl="Nederlands")


def _chance(group: str, fr: str, nl: str, lost_on: date | None) -> Chance:
    return Chance(GROUPS[group], Text(fr=fr, nl=nl), lost_on)


def _iso(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
