"""What to do in the first hour, day, two days, week, month and year after an illegal eviction (law page 2.3).

One line of ``STEPS`` is one thing to do: in which window, in both languages, how far it is sourced, for whom it
matters, and what in the record shows that it is done. Nothing here decides anything: a late step is work, no verdict.
Windows run from the day of the report, so that nobody who comes late is late; the year runs from the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, Literal

from dateutil.relativedelta import relativedelta

from workflows.law import Text

Mark = Literal["official", "secondary", "inferred"]
State = Literal["done", "late", "now", "ahead"]

MARKS: Final[Mapping[str, Text]] = {
    "official": Text(fr="source officielle", nl="officiële bron"),
    "secondary": Text(fr="source secondaire, à vérifier", nl="secundaire bron, na te kijken"),
    "inferred": Text(fr="notre proposition", nl="ons voorstel"),
}
"""How far a step is sourced."""
UNCLEAR: Final = frozenset({"", "unknown"})
REFUSED: Final = frozenset({"refused", "said_civil_matter"})
HOUSED: Final = frozenset({"tonight_ok", "stable"})
ASIDE: Final = ("set_aside_by_person", "found_unneeded")
"""Events after which nothing is left to be done in a track."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A contact with the police, as far as the timeline looks at it."""

    on: date
    outcome: str
    record: bool = False
    certificate: bool = False
    injured_person: bool = False
    noted_who: bool = False
    """Officer, hour or station are noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the file of an incident says, in plain values."""

    today: date
    reported_on: date
    occurred_on: date | None = None
    reported_by: str = "person"
    known: Mapping[str, Any] = field(default_factory=dict)
    """Facts by path of the check."""
    told_on: Mapping[str, date] = field(default_factory=dict)
    """On which day each fact was written down."""
    happened: tuple[tuple[str, str, date], ...] = ()
    """(track, event, day), the track empty for the incident itself."""
    states: Mapping[str, str] = field(default_factory=dict)
    calls: tuple[Call, ...] = ()
    letters: Mapping[str, date] = field(default_factory=dict)
    """Day on which each letter left, or was made final, by its code: ``N3-01``."""
    evidence: Mapping[str, date] = field(default_factory=dict)
    """Day on which the first piece of each kind was kept."""
    actions: Mapping[str, date] = field(default_factory=dict)
    """Day on which each action for the household began."""
    answer: Mapping[str, Any] = field(default_factory=dict)
    """The newest answer of the check."""
    essentials_present: bool = False
    informed_on: date | None = None

    def acts(self) -> frozenset[str]:
        """Return what was done to the household, as told."""
        return frozenset(self.known.get("acts") or ())

    def within(self, *path: str) -> Any:
        """Return what stands in the answer under a path, None when it is not there."""
        value: Any = self.answer
        for name in path:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value


Sign = Callable[[Record], date | None]
Need = Callable[[Record], bool]


def event(track: str, *events: str) -> Sign:
    """The step is done once one of these happened in a track."""
    return lambda record: min(
        (on for one, name, on in record.happened if one == track and name in events), default=None
    )


def told(*paths: str) -> Sign:
    """The step is done once all these facts are known."""

    def sign(record: Record) -> date | None:
        if any(record.known.get(path) in (None, "unknown") for path in paths):
            return None
        return max((record.told_on[path] for path in paths if path in record.told_on), default=record.reported_on)

    return sign


def letter(*codes: str) -> Sign:
    """The step is done once one of these letters was made final or left."""
    return lambda record: min((record.letters[code] for code in codes if code in record.letters), default=None)


def kept(*kinds: str) -> Sign:
    """The step is done once a piece of evidence of one of these kinds is kept."""
    return lambda record: min((record.evidence[kind] for kind in kinds if kind in record.evidence), default=None)


def action(*names: str) -> Sign:
    """The step is done once one of these actions began."""
    return lambda record: min((record.actions[name] for name in names if name in record.actions), default=None)


def one_of(*signs: Sign) -> Sign:
    """The step is done once one of these says so."""
    return lambda record: min((on for sign in signs if (on := sign(record)) is not None), default=None)


def track_over(track: str) -> Sign:
    """The person does not want the track, or it is not needed: nothing is left to be done in it."""
    return lambda record: (
        event(track, *ASIDE)(record) if record.states.get(track) in ("not_wanted", "not_needed") else None
    )


def by_hand(record: Record) -> date | None:  # noqa: ARG001 — a sign like the others
    """Nothing in the record shows it: somebody ticks it."""
    return None


def always(record: Record) -> bool:  # noqa: ARG001 — a need like the others
    """Everybody needs it."""
    return True


def _safe_tonight(record: Record) -> date | None:
    if record.states.get("shelter") in HOUSED:
        return event("shelter", "place_found_tonight", "became_stable")(record) or record.reported_on
    return told("tonight.safe")(record) if record.known.get("tonight.safe") is True else None


def _police_gave_something(record: Record) -> date | None:
    found = (call.on for call in record.calls if call.outcome not in REFUSED | UNCLEAR or call.record)
    return min(found, default=None)


def _refused(record: Record) -> bool:
    return any(call.outcome in REFUSED for call in record.calls) or record.states.get("criminal") == "refused_by_police"


def _refusal_dealt_with(record: Record) -> date | None:
    """Who refused is noted, and another station was tried."""
    refusals = [call for call in record.calls if call.outcome in REFUSED]
    if not refusals or not all(call.noted_who for call in refusals):
        return None
    later = [call.on for call in record.calls if call.outcome not in REFUSED and call.on >= refusals[-1].on]
    return min(later, default=None)


def _injured(record: Record) -> date | None:
    said = min((call.on for call in record.calls if call.injured_person), default=None)
    return said or event("criminal", "declared_injured", "became_civil_party")(record)


def _complaint_made(record: Record) -> bool:
    return record.known.get("complaint.status") in ("made", "prosecuted", "dropped")


def _wants_back(record: Record) -> bool:
    return record.known.get("wish") == "back_in" and record.states.get("re_entry") not in (
        "executed", "impossible", "given_up", "not_wanted", "not_needed",
    )  # fmt: skip


def _about_goods(record: Record) -> bool:
    return bool(record.acts() & {"belongings_out", "belongings_kept", "belongings_destroyed"}) or record.states.get(
        "belongings"
    ) not in (None, "not_needed", "not_wanted")


def _hurt(record: Record) -> bool:
    return "violence" in record.acts() or bool({"violence", "health"} & set(record.known.get("danger_now") or ()))


def _children(record: Record) -> bool:
    return bool(record.known.get("household.minors"))


def _referred(record: Record) -> bool:
    return record.within("referral", "offered") is not False and record.known.get("referral.wanted") is not False


def _lease_runs_and_unfit(record: Record) -> bool:
    unfit = record.known.get("slum_signals") is True or record.known.get("home_status") in (
        "unlivable", "partly_damaged", "still_inside",
    )  # fmt: skip
    return unfit and record.known.get("occupancy.lease_running") is True


def _compensation_possible(record: Record) -> bool:
    return bool(record.within("art_233_1", "status") == "possible")


def _reported_by_another(record: Record) -> bool:
    return record.reported_by in ("proxy", "service")


def _possessory(record: Record) -> bool:
    return record.within("possessory", "deadline_on") is not None and record.known.get("wish") != "only_belongings"


def _informed(record: Record) -> date | None:
    return record.informed_on


def _essentials(record: Record) -> date | None:
    if not record.essentials_present:
        return None
    return told("household.minors", "household.medical_need")(record) or record.reported_on


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time. ``counts_from``: ``report``, or ``facts`` for what the law counts from the act itself."""

    id: str
    title: Text
    lasts: relativedelta
    counts_from: Literal["report", "facts"] = "report"

    def ends_on(self, record: Record) -> date | None:
        """Return its last day, None while the day of the facts is not known."""
        if self.counts_from == "report":
            return record.reported_on + self.lasts
        said = record.within("possessory", "deadline_on")
        if isinstance(said, str):
            return date.fromisoformat(said)
        if record.occurred_on is None:
            return None
        return record.occurred_on + timedelta(days=1) + self.lasts - timedelta(days=1)


WINDOWS: Final = (
    Window("first_hour", Text(fr="La première heure", nl="Het eerste uur"), relativedelta()),
    Window("first_day", Text(fr="Dans les 24 heures", nl="Binnen 24 uur"), relativedelta(days=1)),
    Window("two_days", Text(fr="De 24 à 48 heures", nl="Van 24 tot 48 uur"), relativedelta(days=2)),
    Window("week", Text(fr="Dans les 7 jours", nl="Binnen 7 dagen"), relativedelta(days=7)),
    Window("month", Text(fr="Dans le mois", nl="Binnen een maand"), relativedelta(months=1)),
    Window("year", Text(fr="Avant un an", nl="Voor een jaar om is"), relativedelta(years=1), "facts"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do. ``sign`` finds the day on which the record shows that it is done."""

    id: str
    window: str
    text: Text
    mark: Mark = "inferred"
    sign: Sign = by_hand
    needed: Need = always
    leads_to: str = ""
    """Where in the incident it is done: ``facts``, ``police``, ``complaint``, ``evidence``, ``letters`` or a track."""

    @property
    def in_window(self) -> Window:
        """Return the window it belongs to."""
        return next(one for one in WINDOWS if one.id == self.window)


STEPS: Final = (
    Step(
        id="danger", window="first_hour", leads_to="main",
        text=Text(
            fr="Danger ? 112 ou 101 si la personne le veut ou si une vie est en jeu.",
            nl="Gevaar? 112 of 101 als de persoon dat wil of als er een leven op het spel staat.",
        ),
        sign=event("", "safety_questions_asked"),
    ),
    Step(
        id="children_and_medicine", window="first_hour", leads_to="particulars",
        text=Text(
            fr="Enfants, médicaments, papiers : qu'est-ce qui manque ce soir ?",
            nl="Kinderen, geneesmiddelen, papieren: wat ontbreekt er vanavond?",
        ),
        sign=_essentials,
    ),
    Step(
        id="not_alone", window="first_hour", mark="secondary",
        text=Text(
            fr="Dire à la personne de ne pas rentrer seule de force.",
            nl="De persoon zeggen niet alleen met geweld weer binnen te gaan.",
        ),
    ),
    Step(
        id="photos", window="first_hour", mark="secondary", leads_to="evidence",
        text=Text(
            fr="Photos de la porte, de la serrure, des affaires et du compteur.",
            nl="Foto's van de deur, het slot, de spullen en de meter.",
        ),
        sign=one_of(kept("photo", "video"), event("evidence", "secured", "handed_to_lawyer"), track_over("evidence")),
    ),
    Step(
        id="witnesses", window="first_hour", leads_to="evidence",
        text=Text(
            fr="Noms des témoins, avec leur propre accord.",
            nl="Namen van de getuigen, met hun eigen akkoord.",
        ),
        sign=one_of(kept("witness"), track_over("evidence")),
    ),
    Step(
        id="title", window="first_hour", mark="official", leads_to="facts",
        text=Text(
            fr="Demander à voir un titre : jugement, ordre, exploit de l'huissier.",
            nl="Vragen om een titel te zien: vonnis, bevel, exploot van de gerechtsdeurwaarder.",
        ),
        sign=told("title.status"),
    ),
    Step(
        id="police", window="first_day", mark="secondary", leads_to="police",
        text=Text(
            fr="Si la police est appelée : demander le retour, un procès-verbal, son numéro et l'attestation.",
            nl="Als de politie gebeld is: de terugkeer vragen, een proces-verbaal, het nummer en het attest.",
        ),
        sign=one_of(_police_gave_something, event("criminal", "complaint_made"), track_over("criminal")),
    ),
    Step(
        id="police_refused", window="first_day", mark="secondary", leads_to="police",
        text=Text(
            fr="La police a refusé : noter qui, où, à quelle heure, et proposer un autre commissariat.",
            nl="De politie weigerde: noteer wie, waar en op welk uur, en stel een ander kantoor voor.",
        ),
        sign=_refusal_dealt_with, needed=_refused,
    ),
    Step(
        id="demand", window="first_day", mark="secondary", leads_to="letters",
        text=Text(
            fr="Mise en demeure écrite au bailleur : clés, eau et énergie, affaires.",
            nl="Schriftelijke ingebrekestelling aan de verhuurder: sleutels, water en energie, spullen.",
        ),
        sign=one_of(letter("N3-02"), event("belongings", "demanded"),
                    event("utilities", "demanded")),
    ),
    Step(
        id="lawyer", window="first_day", mark="official", leads_to="legal_aid",
        text=Text(
            fr="Un avocat, par le bureau d'aide juridique de la langue de la personne (BAJ ou BJB).",
            nl="Een advocaat, via het bureau voor juridische bijstand in de taal van de persoon (BAJ of BJB).",
        ),
        sign=one_of(event("legal_aid", "asked", "appointed"), event("re_entry", "lawyer_asked"), letter("N3-06"),
                    track_over("legal_aid")),
    ),
    Step(
        id="bailiff_report", window="first_day", mark="inferred", leads_to="evidence",
        text=Text(
            fr="Un constat d'huissier, si c'est payable ou par l'aide juridique.",
            nl="Een vaststelling door een gerechtsdeurwaarder, als dat betaalbaar is of via juridische bijstand.",
        ),
        sign=one_of(kept("bailiff_report"), track_over("evidence")),
    ),
    Step(
        id="tonight", window="first_day", mark="official", leads_to="shelter",
        text=Text(
            fr="Un endroit pour cette nuit : retour, logement, transit, maison d'accueil ; l'urgence en dernier.",
            nl="Een plek voor vannacht: terugkeer, woning, transit, onthaalhuis; noodopvang het laatst.",
        ),
        sign=one_of(_safe_tonight, track_over("shelter")),
    ),
    Step(
        id="centre", window="first_day", mark="official", leads_to="centre",
        text=Text(
            fr="Le CPAS de la commune où la personne se trouve, le jour même.",
            nl="Het OCMW van de gemeente waar de persoon verblijft, dezelfde dag.",
        ),
        sign=one_of(event("centre", "contacted"), told("cpas.asked_on"), letter("N3-10"), track_over("centre")),
    ),
    Step(
        id="route", window="two_days", mark="secondary", leads_to="re_entry",
        text=Text(
            fr="L'avocat choisit : juge de paix, référé, requête unilatérale, action en cessation.",
            nl="De advocaat kiest: vrederechter, kort geding, eenzijdig verzoekschrift, vordering tot staking.",
        ),
        sign=event("re_entry", "claim_filed", "went_back_in"), needed=_wants_back,
    ),
    Step(
        id="goods", window="two_days", mark="inferred", leads_to="belongings",
        text=Text(
            fr="Où sont les affaires ? Bailleur et dépôt communal : les réclamer.",
            nl="Waar zijn de spullen? Verhuurder en gemeentelijk depot: ze opvragen.",
        ),
        sign=event("belongings", "located", "demanded", "returned", "lost"),
        needed=_about_goods,
    ),
    Step(
        id="medical", window="two_days", leads_to="evidence",
        text=Text(
            fr="Un certificat médical, si la personne est blessée ou malade.",
            nl="Een medisch attest, als de persoon gewond of ziek is.",
        ),
        sign=kept("medical"), needed=_hurt,
    ),
    Step(
        id="messages", window="two_days", leads_to="evidence",
        text=Text(
            fr="Garder les messages dans leur forme d'origine, sur le téléphone aussi.",
            nl="De berichten in hun oorspronkelijke vorm bewaren, ook op de telefoon.",
        ),
        sign=one_of(kept("message", "audio"), event("evidence", "handed_to_lawyer"), track_over("evidence")),
    ),
    Step(
        id="school", window="two_days",
        text=Text(
            fr="Prévenir l'école, si les enfants et les parents le souhaitent.",
            nl="De school verwittigen, als de kinderen en de ouders dat willen.",
        ),
        needed=_children,
    ),
    Step(
        id="proposal", window="week", mark="official", leads_to="referral",
        text=Text(
            fr="Une proposition de solution. La refuser est un droit, sans perdre son rang.",
            nl="Een voorstel van oplossing. Weigeren is een recht, zonder plaatsverlies.",
        ),
        sign=one_of(event("referral", "settled"), event("shelter", "became_stable"), event("re_entry", "went_back_in"),
                    track_over("referral")),
        needed=_referred,
    ),
    Step(
        id="centre_file", window="week", mark="official", leads_to="centre",
        text=Text(
            fr="Dossier au CPAS et aide urgente : accusé de réception.",
            nl="Dossier bij het OCMW en dringende hulp: ontvangstbewijs.",
        ),
        sign=one_of(event("centre", "receipt_given", "decided"), track_over("centre")),
    ),
    Step(
        id="injured_person", window="week", mark="secondary", leads_to="police",
        text=Text(
            fr="Déclaration de personne lésée, pour être tenu au courant par le parquet.",
            nl="Verklaring van benadeelde persoon, om door het parket op de hoogte gehouden te worden.",
        ),
        sign=one_of(_injured, letter("N3-04")), needed=_complaint_made,
    ),
    Step(
        id="registrations", window="week", leads_to="actions",
        text=Text(
            fr="Inscriptions : logement social, AIS, allocation de loyer.",
            nl="Inschrijvingen: sociale woning, SVK, huurtoelage.",
        ),
        sign=action("social_housing", "moderate_rent", "rent_allowance", "relocation_allowance"),
    ),
    Step(
        id="inspection", window="week", mark="official", leads_to="housing_quality",
        text=Text(
            fr="DIRL, seulement si le bail court encore et si le logement ne convient pas.",
            nl="DGHI, alleen als de huur nog loopt en de woning niet deugt.",
        ),
        sign=one_of(event("housing_quality", "inspection_asked"), track_over("housing_quality")),
        needed=_lease_runs_and_unfit,
    ),
    Step(
        id="reference_address", window="week", mark="inferred", leads_to="actions",
        text=Text(fr="Une adresse de référence, s'il en faut une.", nl="Een referentieadres, als dat nodig is."),
        sign=action("domicile"),
    ),
    Step(
        id="centre_decision", window="month", mark="official", leads_to="centre",
        text=Text(
            fr="La décision du CPAS doit être là : la demander par écrit, noter le délai de recours.",
            nl="De beslissing van het OCMW moet er zijn: vraag ze schriftelijk, noteer de beroepstermijn.",
        ),
        sign=one_of(event("centre", "decided"), track_over("centre")),
    ),
    Step(
        id="prosecutor", window="month", mark="secondary", leads_to="criminal",
        text=Text(fr="Demander au parquet où en est la plainte.", nl="Het parket vragen hoe het met de klacht staat."),
        sign=event("criminal", "prosecution_started", "dropped", "ended", "became_civil_party"),
        needed=_complaint_made,
    ),
    Step(
        id="claim", window="month", mark="official", leads_to="compensation",
        text=Text(
            fr="Demande au juge de paix, avec l'indemnité de l'article 233/1 s'il y a lieu. Aucune somme n'est sûre.",
            nl="Vordering bij de vrederechter, met de vergoeding van artikel 233/1 waar dat kan. Geen bedrag is zeker.",
        ),
        sign=one_of(event("compensation", "claimed", "settled"), letter("N3-13"), track_over("compensation")),
        needed=_compensation_possible,
    ),
    Step(
        id="inventory", window="month", leads_to="belongings",
        text=Text(fr="L'inventaire de ce qui est perdu.", nl="De inventaris van wat verloren is."),
        sign=kept("inventory"), needed=_about_goods,
    ),
    Step(
        id="review", window="month",
        text=Text(fr="Revoir le plan avec la personne.", nl="Het plan opnieuw bekijken met de persoon."),
    ),
    Step(
        id="feedback", window="month", mark="official", leads_to="particulars",
        text=Text(
            fr="Dire au premier service ce que c'est devenu, si la personne est d'accord.",
            nl="De eerste dienst laten weten wat ervan werd, als de persoon akkoord is.",
        ),
        sign=_informed, needed=_reported_by_another,
    ),
    Step(
        id="possessory", window="year", mark="official", leads_to="re_entry",
        text=Text(
            fr="L'action possessoire se ferme un an après les faits : décider avec l'avocat. Délai à vérifier.",
            nl="De bezitsvordering sluit een jaar na de feiten: beslis met de advocaat. Termijn na te kijken.",
        ),
        sign=event("re_entry", "claim_filed", "went_back_in", "found_impossible", "given_up", *ASIDE),
        needed=_possessory,
    ),
)  # fmt: skip
BY_ID: Final = {step.id: step for step in STEPS}
PRESSING: Final = ("danger", "tonight", "children_and_medicine", "title", "lawyer", "centre", "police_refused", "route")
"""Steps that come before all others while they are open, whatever their window."""


@dataclass(frozen=True, slots=True)
class Line:
    """A step in one file: where it stands, since when it is done, and whether the record or a person says so."""

    step: Step
    state: State
    done_on: date | None = None
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window in one file with its steps. ``ends_on`` None: the day of the facts is not known."""

    window: Window
    begins_on: date
    ends_on: date | None
    present: bool
    lines: tuple[Line, ...]

    @property
    def late(self) -> int:
        """Return how many steps are late."""
        return sum(line.state == "late" for line in self.lines)


def timeline(record: Record, ticks: Mapping[str, date]) -> tuple[Stretch, ...]:
    """Return every window with the steps that matter in this file; ``ticks`` are those ticked by hand, by step."""
    found = []
    begins = record.reported_on
    present_found = False
    for window in WINDOWS:
        ends = window.ends_on(record)
        present = not present_found and (ends is None or record.today <= ends)
        present_found = present_found or present
        steps = (step for step in STEPS if step.window == window.id)
        lines = tuple(
            _line(step, record, ticks, begins, ends) for step in steps if step.needed(record) or step.id in ticks
        )
        found.append(Stretch(window, begins, ends, present, lines))
        begins = ends or begins
    return tuple(found)


def _line(step: Step, record: Record, ticks: Mapping[str, date], begins: date, ends: date | None) -> Line:
    shown = step.sign(record)
    if shown is not None:
        return Line(step, "done", shown)
    if step.id in ticks:
        return Line(step, "done", ticks[step.id], ticked=True)
    if ends is not None and record.today > ends:
        return Line(step, "late")
    return Line(step, "now" if record.today >= begins else "ahead")


def to_do(stretches: tuple[Stretch, ...]) -> tuple[Line, ...]:
    """Return what is to be done now, the most pressing first, then window by window."""
    lines = [line for stretch in stretches for line in stretch.lines if line.state in ("late", "now")]
    rank = {name: place for place, name in enumerate(PRESSING)}
    return tuple(sorted(lines, key=lambda line: rank.get(line.step.id, len(rank))))


def alarms(record: Record) -> tuple[tuple[int, date], ...]:
    """Return the alarms before the possessory year ends: after how many months, and on which day."""
    found = ((months, record.within("possessory", f"alarm_{months}_months_on")) for months in (9, 11))
    return tuple((months, date.fromisoformat(on)) for months, on in found if isinstance(on, str))
