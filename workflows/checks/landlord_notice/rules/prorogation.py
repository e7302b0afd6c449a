"""The request for a hardship extension (art. 250 to 252)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.act import Act
from workflows.checks.landlord_notice.dates import before
from workflows.checks.landlord_notice.lease_kind import STUDENT
from workflows.checks.landlord_notice.receipt import receipt_of
from workflows.checks.landlord_notice.rules.sending import received
from workflows.checks.landlord_notice.rules.special import SERVED
from workflows.checks.landlord_notice.sheet import (
    BOTH_REGIMES,
    LAWFUL,
    NO_EFFECT,
    REFER,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    card,
)
from workflows.checks.landlord_notice.values import CODE_2024, PROROGATION_MONTHS
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts, Prorogation
    from workflows.checks.landlord_notice.lease_kind import LeaseKind
    from workflows.checks.landlord_notice.notice import Judged

_ARTICLES = sources.code("250-252")
_REFORM = sources.reform("36")
_DOUBT = (
    "Les mots « à peine de nullité » ont été supprimés le 1er novembre 2024.",
    "De woorden ‘op straffe van nietigheid’ zijn op 1 november 2024 geschrapt.",
)
IN_TIME = card(
    "11", "prorogation_in_time", ("Demande de prorogation à temps", "Verzoek tot verlenging op tijd"), (LAWFUL,),
    _ARTICLES,
)  # fmt: skip
LATE = card(
    "11", "prorogation_late", ("Demande de prorogation tardive", "Laattijdig verzoek tot verlenging"),
    (NO_EFFECT, UNCERTAIN), _ARTICLES, _REFORM, in_force=BOTH_REGIMES, basis=TEXT_AND_INFERENCE, doubt=_DOUBT,
)  # fmt: skip
FORM = card(
    "11", "prorogation_form", ("Demande pas recommandée", "Verzoek niet aangetekend"), (NO_EFFECT, UNCERTAIN),
    _ARTICLES, _REFORM, in_force=BOTH_REGIMES, basis=TEXT_AND_INFERENCE, doubt=_DOUBT,
)  # fmt: skip
SUBTENANT = card(
    "11", "prorogation_not_for_subtenant", ("Pas pour un sous-locataire", "Niet voor een onderhuurder"), (NO_EFFECT,),
    sources.code("250"),
)  # fmt: skip
NOT_HERE = card(
    "11", "prorogation_not_here", ("Pas dans ce bail", "Niet bij deze huurovereenkomst"), (REFER,), sources.code("250"),
    basis=TEXT_AND_INFERENCE,
)  # fmt: skip
ONE_RENEWAL = card(
    "11", "prorogation_one_renewal", ("Un seul renouvellement", "Eén hernieuwing"), (NO_EFFECT,), sources.code("251")
)
AGREEMENT = card(
    "11", "prorogation_after_agreement", ("Après un accord pour partir", "Na een akkoord om te vertrekken"),
    (UNCERTAIN,), sources.code("251"), basis=TEXT_AND_COMMENTARY,
    doubt=("Les commentateurs se contredisent.", "De commentatoren spreken elkaar tegen."),
)  # fmt: skip
END_UNKNOWN = card(
    "11", "prorogation_end_unknown", ("La fin du bail n'est pas connue", ("Het einde van "
    "de huurovereenkomst is niet gekend")),
    (UNCERTAIN,), sources.code("251"),
)  # fmt: skip
CARDS = (IN_TIME, LATE, FORM, SUBTENANT, NOT_HERE, ONE_RENEWAL, AGREEMENT, END_UNKNOWN)

ONE_RENEWAL_ONLY = 2


def available(facts: Facts, kind: LeaseKind) -> bool:
    """Return whether the tenant of this lease may ask for a hardship extension at all."""
    if kind.routed is not None or kind.subtenancy or (facts.notice and facts.notice.ground == "head_lease_ended"):
        return False
    return kind.type != STUDENT or facts.lease.main_residence is True


def judge(facts: Facts, kind: LeaseKind, request: Prorogation, judged: Judged | None) -> Act:
    """Judge the request; the time limit counts from the earliest end that follows from the landlord's notice."""
    earliest, ends_on = (None, None) if judged is None else (judged.judging.earliest_end_on, judged.ends_on)
    act = Act(receipt=receipt_of(request.sending), lease_ends_on=earliest or request.lease_ends_on)
    act.ends_on = ends_on or act.lease_ends_on
    if kind.subtenancy:
        act.sheet.say(
            SUBTENANT,
            NO_EFFECT,
            "Un sous-locataire n'a pas droit à la prorogation pour circonstances exceptionnelles.",
            "Een onderhuurder heeft geen recht op de verlenging wegens buitengewone omstandigheden.",
        )
        return act
    if not available(facts, kind):
        act.sheet.say(
            NOT_HERE,
            REFER,
            "La prorogation ne vaut que pour une résidence principale : un spécialiste doit répondre.",
            "De verlenging geldt enkel voor een hoofdverblijfplaats: een specialist moet antwoorden.",
            missing=("lease.main_residence",) if facts.lease.main_residence is None else (),
        )
        return act
    _conditions(act, request)
    _form(act, request, facts.as_of)
    _time(act, request)
    return act


def _conditions(act: Act, request: Prorogation) -> None:
    if request.earlier_requests >= ONE_RENEWAL_ONLY:
        act.sheet.say(
            ONE_RENEWAL,
            NO_EFFECT,
            "La prorogation ne peut être renouvelée qu'une fois : une troisième demande n'a pas d'effet.",
            "De verlenging kan maar één keer worden hernieuwd: een derde verzoek heeft geen gevolg.",
        )
    if request.ended_by_agreement:
        act.sheet.say(
            AGREEMENT,
            UNCERTAIN,
            "Après un accord pour partir, il se discute si une prorogation est possible : la loi parle d'échéance ou "
            "de congé.",
            "Na een akkoord om te vertrekken is het betwist of een verlenging kan: de wet spreekt van vervaldag of "
            "opzegging.",
        )


def _form(act: Act, request: Prorogation, as_of: date) -> None:
    form = request.sending.form
    if form in SERVED:
        return
    old = (act.receipt.on or as_of) < CODE_2024
    act.sheet.say(
        FORM,
        NO_EFFECT if old and form is not None else UNCERTAIN,
        "La demande doit être envoyée par lettre recommandée. Renvoyez-la en recommandé tant qu'il est temps.",
        "Het verzoek moet met een aangetekende brief gebeuren. Verstuur het aangetekend zolang het nog kan.",
        missing=("prorogation_request.form",) if form is None else (),
    )


def _time(act: Act, request: Prorogation) -> None:
    if act.lease_ends_on is None:
        act.sheet.say(
            END_UNKNOWN,
            UNCERTAIN,
            "Le délai se compte avant la fin du bail : il faut connaître ce jour.",
            "De termijn telt vóór het einde van de huurovereenkomst: men moet die dag kennen.",
            missing=("prorogation_request.lease_ends_on",),
        )
        return
    received(act.sheet, request.sending, act.receipt)
    limit, received_on, posted_on = (
        before(act.lease_ends_on, PROROGATION_MONTHS),
        act.receipt.on,
        request.sending.posted_on,
    )
    if received_on is None:
        return
    if received_on <= limit:
        act.sheet.say(
            IN_TIME,
            LAWFUL,
            f"La demande est arrivée au plus tard le {day_fr(limit)}, un mois avant la fin du bail. Sans accord du "
            "bailleur, le juge de paix décide.",
            f"Het verzoek kwam uiterlijk op {day_nl(limit)} aan, een maand vóór het einde van de huurovereenkomst. "
            "Zonder akkoord van de verhuurder beslist de vrederechter.",
            prorogation_letter_by=limit,
        )
        return
    old = received_on < CODE_2024 and not (posted_on is not None and posted_on <= limit)
    act.sheet.say(
        LATE,
        NO_EFFECT if old else UNCERTAIN,
        f"La demande devait arriver au plus tard le {day_fr(limit)}. "
        + (
            "Avant le 1er novembre 2024, une demande tardive était nulle."
            if old
            else "Elle est arrivée plus tard : ses chances se discutent, mais elle n'est pas nulle d'office."
        ),
        f"Het verzoek moest uiterlijk op {day_nl(limit)} aankomen. "
        + (
            "Vóór 1 november 2024 was een laattijdig verzoek nietig."
            if old
            else "Het kwam later: de kansen zijn betwist, maar het is niet automatisch nietig."
        ),
        prorogation_letter_by=limit,
    )
