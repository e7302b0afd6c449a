"""Grounds that the law does not know, clauses that exclude one, leases that do not allow any (section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.lease_kind import SHORT
from workflows.checks.landlord_notice.rules import lease as lease_rules
from workflows.checks.landlord_notice.sheet import (
    LAWFUL,
    TEXT_AND_COMMENTARY,
    UNCERTAIN,
    UNLAWFUL,
    card,
)
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.judging import Judging

UNKNOWN = card(
    "13", "ground_unknown", ("Le motif n'est pas connu", "Het motief is niet gekend"), (UNCERTAIN,),
    sources.code("237"),
)  # fmt: skip
NOT_IN_LAW = card(
    "13", "ground_not_in_law", ("Un motif que la loi ne connaît pas", "Een motief dat de wet niet kent"), (UNLAWFUL,),
    sources.code("237-239"),
)  # fmt: skip
SALE = card(
    "13", "sale_not_a_ground", ("Vendre n'est pas un motif de congé", "Verkopen is geen opzeggingsgrond"),
    (UNLAWFUL,), sources.code("229, 237"),
)  # fmt: skip
FAULT = card(
    "13", "fault_needs_judge", ("Une faute : seul le juge met fin au bail", ("Een fout: "
    "enkel de rechter beëindigt de huurovereenkomst")),
    (UNLAWFUL,), sources.FAULT, basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
ENERGY = card(
    "13", "energy_works_not_a_ground",
    ("Travaux d'énergie ou d'adaptation : pas un motif de congé",
     "Energie- of aanpassingswerken: geen opzeggingsgrond"),
    (UNLAWFUL,), sources.code("221"),
)  # fmt: skip
OVER = card(
    "13", "lease_over_claim", ("« Votre bail est fini » : le bail continue", ("‘Uw huurovereenkomst is "
    "afgelopen’: de huurovereenkomst loopt verder")),
    (UNLAWFUL,), sources.code("237-238"),
)  # fmt: skip
CLAUSE = card(
    "7", "clause_excludes_ground", ("Le bail exclut ce motif", "De huurovereenkomst sluit deze grond uit"),
    (UNLAWFUL,), sources.code("237"),
)  # fmt: skip
WAIVER = card(
    "7", "renovation_waiver",
    ("Bail de rénovation : période pendant laquelle le bailleur renonce au congé",
     "Renovatiehuurovereenkomst: periode waarin de verhuurder afziet van opzegging"),
    (UNLAWFUL, UNCERTAIN), sources.code("222"),
)  # fmt: skip
LIFE = card(
    "7", "life_lease_no_exit",
    ("Bail à vie : pas de fin anticipée sans clause",
     "Levenslange huurovereenkomst: geen vroeger einde zonder bepaling"),
    (UNLAWFUL,), sources.code("239"),
)  # fmt: skip
STUDENT = card(
    "7", "student_only_at_term",
    ("Bail étudiant : seulement à son terme", "Studentenhuurovereenkomst: enkel op de vervaldag"),
    (UNLAWFUL,), sources.code("256"),
)  # fmt: skip
CARDS = (UNKNOWN, NOT_IN_LAW, SALE, FAULT, ENERGY, OVER, CLAUSE, WAIVER, LIFE, STUDENT)

_NO_GROUND = {
    "sale": (
        SALE,
        (
            "Vouloir vendre, ou avoir vendu, n'est pas un motif de congé : le bail continue avec l'acheteur. Le "
            "locataire a parfois un droit de préférence."
        ),
        (
            "Willen verkopen, of verkocht hebben, is geen opzeggingsgrond: de huurovereenkomst loopt verder met de "
            "koper. De huurder heeft soms een voorkeurrecht."
        ),
    ),
    "arrears_or_fault": (
        FAULT,
        (
            "Un loyer impayé ou une faute ne permet pas au bailleur de mettre fin au bail lui-même : seul le juge de "
            "paix peut le faire."
        ),
        (
            "Onbetaalde huur of een fout laat de verhuurder niet toe de huurovereenkomst zelf te beëindigen: enkel de "
            "vrederechter kan dat."
        ),
    ),
    "energy_works": (
        ENERGY,
        (
            "Pour des travaux d'énergie ou d'adaptation, le bailleur doit avertir le locataire ; il ne peut pas mettre "
            "fin au bail."
        ),
        (
            "Voor energie- of aanpassingswerken moet de verhuurder de huurder verwittigen; hij "
            "kan de huurovereenkomst niet beëindigen."
        ),
    ),
    "other": (
        NOT_IN_LAW,
        "La loi ne connaît pas ce motif : ce congé ne met pas fin au bail.",
        "De wet kent deze grond niet: deze opzegging beëindigt de huurovereenkomst niet.",
    ),
}
NO_GROUND = frozenset(_NO_GROUND)


def unknown(j: Judging) -> None:
    """Ask for the ground."""
    j.sheet.say(
        UNKNOWN,
        UNCERTAIN,
        "Le motif écrit dans la lettre n'est pas connu : tout en dépend.",
        "Het motief in de brief is niet gekend: alles hangt ervan af.",
        missing=("notice.ground",),
    )


def no_ground(j: Judging, code: str) -> None:
    """Say that the law does not know this ground."""
    rule, fr, nl = _NO_GROUND[code]
    j.sheet.say(rule, UNLAWFUL, fr, nl)


def over(j: Judging) -> None:
    """Judge "your lease is over, leave", said without any notice."""
    kind, lease = j.kind, j.facts.lease
    said_for = j.notice.sending.announced_end_on or j.receipt.on or j.facts.as_of
    if kind.type == SHORT and kind.ends_on is not None and said_for >= kind.ends_on:
        ended = kind.by_itself or lease.timely_notice_given
        if ended:
            _ended(
                j,
                kind.ends_on,
                firm=kind.by_itself and (lease.stayed_unopposed is False or j.facts.as_of <= kind.ends_on),
            )
            return
        if kind.open:
            return
    j.sheet.say(
        OVER,
        UNLAWFUL,
        "Un bail ne finit pas parce que le bailleur le dit : sans congé valable il continue, et seul un juge peut "
        "ordonner une expulsion.",
        "Een huurovereenkomst eindigt niet omdat de verhuurder het zegt: zonder geldige opzegging loopt ze verder, en "
        "enkel een rechter kan een uithuiszetting bevelen.",
    )


def _ended(j: Judging, ends_on: date, *, firm: bool) -> None:
    j.ends_on = ends_on
    if firm:
        j.sheet.say(
            lease_rules.ENDED_BY_ITSELF,
            LAWFUL,
            f"Un bail de moins de six mois prend fin de plein droit : c'était le {day_fr(ends_on)}. Seul un juge peut "
            "pourtant ordonner une expulsion.",
            f"Een huurovereenkomst van minder dan zes maanden eindigt vanzelf: dat was op {day_nl(ends_on)}. Toch kan "
            "enkel een rechter een uithuiszetting bevelen.",
            ends_on=ends_on,
        )
        return
    j.sheet.say(
        lease_rules.ENDED_BY_ITSELF,
        UNCERTAIN,
        f"Le bail court est arrivé à son terme le {day_fr(ends_on)} ; si le locataire est resté sans opposition, il "
        "est devenu un bail de neuf ans.",
        f"De korte huurovereenkomst liep af op {day_nl(ends_on)}; bleef de huurder zonder verzet, dan is ze een "
        "huurovereenkomst van negen jaar geworden.",
        missing=("lease.stayed_unopposed",) if j.facts.lease.stayed_unopposed is None else (),
        ends_on=ends_on,
    )


def ends_by_itself(j: Judging, ends_on: date) -> None:
    """Say that a lease of less than six months needs no notice."""
    j.ends_on = ends_on
    j.sheet.say(
        lease_rules.BY_ITSELF,
        LAWFUL,
        f"Un bail de moins de six mois prend fin de plein droit le {day_fr(ends_on)} ; la lettre n'est qu'un rappel.",
        f"Een huurovereenkomst van minder dan zes maanden eindigt vanzelf op "
        f"{day_nl(ends_on)}; de brief is enkel een herinnering.",
        ends_on=ends_on,
    )


def clause(j: Judging, *, excluded: bool) -> bool:
    """Say that the lease excludes the ground; return whether it does."""
    if excluded:
        j.sheet.say(
            CLAUSE,
            UNLAWFUL,
            "Le bail lui-même exclut ce motif de congé : le bailleur ne peut pas l'utiliser.",
            "De huurovereenkomst zelf sluit deze opzeggingsgrond uit: de verhuurder kan hem niet gebruiken.",
        )
    return excluded


def no_exit_from_life(j: Judging) -> None:
    """Say that a lease for life ends with the tenant's life."""
    j.sheet.say(
        LIFE,
        UNLAWFUL,
        "Un bail à vie dure la vie du locataire : sans clause qui le permet, le bailleur ne peut pas y mettre fin.",
        "Een levenslange huurovereenkomst duurt het leven van de huurder: zonder bepaling die het toelaat kan de "
        "verhuurder ze niet beëindigen.",
    )


def student(j: Judging) -> None:
    """Say that the landlord may only end a student lease at its term."""
    j.sheet.say(
        STUDENT,
        UNLAWFUL,
        "Le bailleur ne peut mettre fin à un bail étudiant qu'à son terme, par un congé d'au moins trois mois ; jamais "
        "plus tôt.",
        "De verhuurder kan een studentenhuurovereenkomst enkel op de vervaldag beëindigen, met een opzegging van "
        "minstens drie maanden; nooit vroeger.",
    )


def waiver(j: Judging) -> None:
    """Judge the period during which the landlord of a renovation lease has given up ending it."""
    until = j.facts.lease.renovation_waiver_until
    if until is None:
        if "renovation" in j.kind.overlays:
            j.sheet.say(
                WAIVER,
                UNCERTAIN,
                "Dans un bail de rénovation, le bailleur renonce au congé pendant une période : il faut savoir jusqu'à "
                "quand.",
                "In een renovatiehuurovereenkomst ziet de verhuurder een tijd af van opzegging: men moet weten tot "
                "wanneer.",
                missing=("lease.renovation_waiver_until",),
            )
        return
    if j.ends_on is not None and j.ends_on <= until:
        j.sheet.say(
            WAIVER,
            UNLAWFUL,
            f"Le bailleur a renoncé à mettre fin au bail jusqu'au {day_fr(until)}, en échange des "
            f"travaux du locataire.",
            f"De verhuurder zag af van een beëindiging tot {day_nl(until)}, in ruil voor de werken van de huurder.",
            until=until,
        )
    elif j.receipt.on is not None and j.receipt.on <= until:
        j.sheet.say(
            WAIVER,
            UNCERTAIN,
            f"Le congé est arrivé pendant la période de renonciation (jusqu'au {day_fr(until)}), pour une fin après "
            "celle-ci : sa validité se discute.",
            f"De opzegging kwam tijdens de periode van verzaking (tot {day_nl(until)}), voor een einde erna: de "
            "geldigheid is betwist.",
            until=until,
        )
