"""Co-tenancy, glide lease, sublease, death of the tenant, ban on letting, agreement to leave."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.dates import anytime_end, first_of_next_month, term_end
from workflows.checks.landlord_notice.receipt import REGISTERED
from workflows.checks.landlord_notice.rules import lease as lease_rules
from workflows.checks.landlord_notice.rules import timing
from workflows.checks.landlord_notice.rules.sending import REGISTERED_REQUIRED
from workflows.checks.landlord_notice.sheet import (
    COMMENTED,
    HEAD_TENANT,
    LAWFUL,
    POSTPONED,
    REFER,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    UNLAWFUL,
    card,
)
from workflows.checks.landlord_notice.values import (
    COPY_DAYS,
    HEAD_TENANT_MONTHS,
    LANDLORD_MONTHS,
    NEAR_DAYS,
    TRIENNIUM,
)
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from workflows.checks.landlord_notice.judging import Judging

HALF = card(
    "7", "cotenancy_half",
    ("La moitié au moins des colocataires a donné congé", "Minstens de helft van de medehuurders heeft opgezegd"),
    (LAWFUL, UNLAWFUL, UNCERTAIN), sources.code("260"), basis=TEXT_AND_INFERENCE,
)  # fmt: skip
GLIDE = card(
    "7", "glide_objectives",
    ("Bail glissant : clause et objectifs", "Glijdende huurovereenkomst: bepaling en doelstellingen"),
    (LAWFUL, UNLAWFUL, UNCERTAIN), sources.code("266"),
)  # fmt: skip
HEAD_LEASE = card(
    "7", "subtenant_head_lease_ended",
    ("La sous-location finit avec le bail principal", "De onderverhuring eindigt met de hoofdhuur"),
    (LAWFUL, UNCERTAIN), sources.code("230, 230/1"),
)  # fmt: skip
HEAD_TENANT_ENDS = card(
    "7", "subtenant_head_tenant_ends",
    ("Le locataire principal met fin lui-même : trois mois et trois loyers",
     "De hoofdhuurder beëindigt zelf: drie maanden en drie maanden huur"),
    (LAWFUL,), sources.code("230/1"),
)  # fmt: skip
COPY_LATE = card(
    "7", "subtenant_copy_late",
    ("Copie tardive, ou sans le jour de la fin", "Late kopie, of zonder de dag van het einde"), (UNLAWFUL,),
    sources.code("230/1"),
)  # fmt: skip
DEATH = card(
    "13", "tenant_death", ("Décès du locataire", "Overlijden van de huurder"), (LAWFUL, UNLAWFUL, UNCERTAIN),
    sources.code("232"),
)  # fmt: skip
BAN = card("13", "dirl_ban", ("Interdiction de louer", "Verhuurverbod"), (REFER,), sources.code("8, 219"))
AGREEMENT = card(
    "13", "agreement_to_leave", ("Accord pour partir", "Akkoord om te vertrekken"), (UNCERTAIN,),
    sources.FORM, basis=COMMENTED,
    doubt=("L'accord est-il libre et éclairé ?", "Is het akkoord vrij en met kennis van zaken gegeven?"),
)  # fmt: skip
CARDS = (HALF, GLIDE, HEAD_LEASE, HEAD_TENANT_ENDS, COPY_LATE, DEATH, BAN, AGREEMENT)

SERVED = REGISTERED | {"bailiff"}


def half(j: Judging) -> None:
    """Judge a notice to all co-tenants because half of them have given notice (art. 260 § 4)."""
    signed, left, form = j.facts.signatories, j.facts.gave_notice, j.notice.sending.form
    if form is not None and form not in SERVED:
        j.sheet.say(
            REGISTERED_REQUIRED,
            UNLAWFUL,
            "Ce congé à tous les colocataires doit être donné par lettre recommandée.",
            "Deze opzegging aan alle medehuurders moet met een aangetekende brief gebeuren.",
        )
    if "cotenancy_pact" not in j.kind.overlays:
        j.sheet.say(
            HALF,
            UNLAWFUL,
            "Sans pacte de colocation, le départ de colocataires ne permet pas au bailleur de mettre fin au bail.",
            "Zonder medehuurpact kan de verhuurder de huurovereenkomst niet beëindigen omdat medehuurders vertrekken.",
        )
        return
    missing = (
        *(("notice.form",) if form is None else ()),
        *(("cotenancy.signatories",) if signed is None else ()),
        *(("cotenancy.gave_notice",) if left is None else ()),
    )
    if signed is not None and left is not None and 2 * left < max(signed, 1):
        j.sheet.say(
            HALF,
            UNLAWFUL,
            f"{left} congé(s) sur {signed} signataires : moins de la moitié. Le bailleur ne peut pas mettre fin au "
            "bail pour tous.",
            f"{left} opzegging(en) op {signed} ondertekenaars: minder dan de helft. De verhuurder kan de "
            "huurovereenkomst niet voor allen beëindigen.",
            signatories=signed,
            gave_notice=left,
        )
    elif missing:
        j.sheet.say(
            HALF,
            UNCERTAIN,
            "Il faut savoir combien de colocataires ont signé, combien ont donné congé et comment la lettre est venue.",
            "Men moet weten hoeveel medehuurders tekenden, hoeveel er opzegden en hoe de brief werd verzonden.",
            missing=missing,
        )
    else:
        j.sheet.say(
            HALF,
            LAWFUL,
            f"Au moins la moitié des colocataires a donné congé ({left} sur {signed}) : le bailleur peut mettre fin au "
            "bail pour tous, avec six mois.",
            f"Minstens de helft van de medehuurders heeft opgezegd ({left} op {signed}): de verhuurder mag de "
            "huurovereenkomst voor allen beëindigen, met zes maanden.",
            signatories=signed,
            gave_notice=left,
        )
    timing.anytime(j, LANDLORD_MONTHS)


def glide(j: Judging) -> None:
    """Judge the end of a glide sublease at the end of year 3 (art. 266)."""
    clause, met = j.facts.lease.clauses.glide_end_year_3, j.facts.objectives_met
    if "glide" not in j.kind.overlays or clause is False or met is True:
        j.sheet.say(
            GLIDE,
            UNLAWFUL,
            "L'organisme ne peut mettre fin au bail glissant à la fin de la troisième année que si le bail le prévoit "
            "et si les objectifs ne sont pas atteints.",
            "De organisatie kan de glijdende huurovereenkomst op het einde van het derde jaar enkel beëindigen als de "
            "huurovereenkomst dat bepaalt en de doelstellingen niet zijn bereikt.",
        )
        return
    if j.kind.starts_on is None:
        lease_rules.start_unknown(j.sheet)
        return
    j.ends_on, announced = term_end(j.kind.starts_on, TRIENNIUM), j.notice.sending.announced_end_on
    j.starts_on = j.counted_on
    gap = 0 if announced is None else abs((announced - j.ends_on).days)
    if gap > NEAR_DAYS:
        j.sheet.say(
            GLIDE,
            UNLAWFUL,
            f"Le bail glissant ne peut prendre fin pour ce motif que le {day_fr(j.ends_on)}, à la fin de la troisième "
            "année.",
            f"De glijdende huurovereenkomst kan om deze reden enkel eindigen op {day_nl(j.ends_on)}, op het einde van "
            "het derde jaar.",
            ends_on=j.ends_on,
        )
        return
    if gap:
        j.sheet.say(
            timing.OFF,
            UNCERTAIN,
            f"La lettre donne un jour proche du {day_fr(j.ends_on)}, mais pas ce jour-là : sa validité se discute.",
            f"De brief geeft een dag dicht bij {day_nl(j.ends_on)}, maar niet die dag: de geldigheid is betwist.",
            ends_on=j.ends_on,
        )
    missing = (
        *(("lease.clauses.glide_end_year_3",) if clause is None else ()),
        *(("glide.objectives_met",) if met is None else ()),
    )
    if missing:
        j.sheet.say(
            GLIDE,
            UNCERTAIN,
            "Il faut savoir si le bail prévoit cette fin et si les objectifs sont atteints.",
            "Men moet weten of de huurovereenkomst dit einde bepaalt en of de doelstellingen zijn bereikt.",
            missing=missing,
        )
        return
    j.sheet.say(
        GLIDE,
        LAWFUL,
        f"La clause existe et les objectifs ne sont pas atteints : si le congé est valable, la sous-location prend fin "
        f"le {day_fr(j.ends_on)}.",
        f"De bepaling bestaat en de doelstellingen zijn niet bereikt: als de opzegging geldig is, eindigt de "
        f"onderverhuring op {day_nl(j.ends_on)}.",
        ends_on=j.ends_on,
    )


def head_lease(j: Judging) -> None:
    """Judge the end of a sublease with the head lease (art. 230/1)."""
    sublease = j.facts.sublease
    _copy(j)
    if sublease.head_tenant_ends_early:
        _head_tenant_ends(j)
        return
    ends_on = sublease.head_lease_ends_on
    if ends_on is None and sublease.owner_notice_ground == "personal_occupation":
        received_on = sublease.owner_notice_received_on
        ends_on = None if received_on is None else anytime_end(received_on, LANDLORD_MONTHS)
    if ends_on is None:
        j.sheet.say(
            HEAD_LEASE,
            UNCERTAIN,
            "La sous-location finit le même jour que le bail principal : il faut connaître ce jour.",
            "De onderverhuring eindigt op dezelfde dag als de hoofdhuur: men moet die dag kennen.",
            missing=(
                *(("sublease.owner_notice_ground",) if sublease.owner_notice_ground is None else ()),
                *(("sublease.owner_notice_received_on",) if sublease.owner_notice_received_on is None else ()),
                "sublease.head_lease_ends_on",
                *(("sublease.head_tenant_ends_early",) if sublease.head_tenant_ends_early is None else ()),
            ),
        )
        return
    j.ends_on = ends_on
    j.sheet.say(
        HEAD_LEASE,
        LAWFUL,
        f"Si le bail principal prend valablement fin, la sous-location finit le même jour, le {day_fr(ends_on)}.",
        f"Als de hoofdhuur geldig eindigt, eindigt de onderverhuring op dezelfde dag, {day_nl(ends_on)}.",
        ends_on=ends_on,
    )


def _copy(j: Judging) -> None:
    sublease = j.facts.sublease
    received_on, copied_on = sublease.owner_notice_received_on, sublease.copy_received_on
    late = received_on is not None and copied_on is not None and copied_on - received_on > timedelta(days=COPY_DAYS)
    if late or sublease.copy_says_same_day is False:
        j.head_tenant_late = True
        j.sheet.say(
            COPY_LATE,
            UNLAWFUL,
            "Le locataire principal devait envoyer une copie dans les quinze jours, avec le jour de la fin. Il est "
            "responsable du dommage ; la date de fin ne change pas.",
            "De hoofdhuurder moest binnen vijftien dagen een kopie sturen, met de dag van het einde. Hij is "
            "aansprakelijk voor de schade; de einddatum verandert niet.",
            about=HEAD_TENANT,
        )


def _head_tenant_ends(j: Judging) -> None:
    copied_on, sending = j.facts.sublease.copy_received_on, j.notice.sending
    if copied_on is None:
        j.sheet.say(
            HEAD_LEASE,
            UNCERTAIN,
            "Le préavis de trois mois se compte depuis la copie reçue par le sous-locataire : il "
            "faut connaître ce jour.",
            "De opzegging van drie maanden telt vanaf de kopie die de onderhuurder kreeg: men moet die dag kennen.",
            missing=("sublease.copy_received_on",),
        )
        return
    j.starts_on = first_of_next_month(copied_on)
    j.ends_on, moved = timing.lawful_end(
        copied_on, HEAD_TENANT_MONTHS, sending.announced_end_on, sending.announced_months
    )
    j.head_tenant_rents = True
    if moved:
        j.sheet.say(
            timing.MOVED,
            POSTPONED,
            f"La lettre annonce une date trop proche : si le congé est valable, la sous-location prend fin le "
            f"{day_fr(j.ends_on)}.",
            f"De brief kondigt een te vroege datum aan: als de opzegging geldig is, eindigt de onderverhuring op "
            f"{day_nl(j.ends_on)}.",
            ends_on=j.ends_on,
        )
    j.sheet.say(
        HEAD_TENANT_ENDS,
        LAWFUL,
        f"Le locataire principal met fin lui-même au bail : il doit au moins trois mois de préavis (jusqu'au "
        f"{day_fr(j.ends_on)}) et trois mois de loyer au sous-locataire.",
        f"De hoofdhuurder beëindigt de huurovereenkomst zelf: hij moet minstens drie maanden "
        f"opzegging (tot {day_nl(j.ends_on)}) "
        "en drie maanden huur aan de onderhuurder geven.",
        ends_on=j.ends_on,
    )


def death(j: Judging) -> None:
    """Judge the end of the lease after the tenant's death (art. 232)."""
    remains, unpaid = j.facts.household_remains, j.facts.unpaid_two_months
    if remains or unpaid is False:
        j.sheet.say(
            DEATH,
            UNLAWFUL,
            "Le bail continue après le décès : le ménage y habite encore, ou le loyer est payé.",
            "De huurovereenkomst loopt na het overlijden verder: het gezin woont er nog, of de huur wordt betaald.",
        )
    elif remains is False and unpaid:
        j.ends_on = j.notice.sending.announced_end_on
        j.sheet.say(
            DEATH,
            LAWFUL,
            "Le ménage n'habite plus là et deux mois sont impayés depuis le décès : le bailleur peut considérer le "
            "bail comme fini.",
            "Het gezin woont er niet meer en sinds het overlijden zijn twee maanden onbetaald: de verhuurder mag de "
            "huurovereenkomst als beëindigd beschouwen.",
        )
    else:
        j.ends_on = j.notice.sending.announced_end_on
        j.sheet.say(
            DEATH,
            UNCERTAIN,
            "Il faut savoir si le ménage habite encore là et si deux mois sont impayés depuis le décès.",
            "Men moet weten of het gezin er nog woont en of er sinds het overlijden twee maanden onbetaald zijn.",
            missing=(
                *(("tenant_death.household_remains",) if remains is None else ()),
                *(("tenant_death.unpaid_two_months",) if unpaid is None else ()),
            ),
        )


def ban(j: Judging) -> None:
    """Send a ban on letting to the inspection."""
    j.sheet.say(
        BAN,
        REFER,
        "Une interdiction de louer n'est pas un congé : contactez l'Inspection (DIRL). Le juge peut accorder des frais "
        "de relogement si le bailleur est en faute.",
        "Een verhuurverbod is geen opzegging: contacteer de Inspectie (DGHI). De rechter kan herhuisvestingskosten "
        "toekennen als de verhuurder in fout is.",
    )


def agreement(j: Judging) -> None:
    """Warn about a paper to sign."""
    j.ends_on = j.notice.sending.announced_end_on
    j.sheet.say(
        AGREEMENT,
        UNCERTAIN,
        "Signer pour partir est permis si c'est libre, mais on y perd le préavis, les indemnités et la prorogation. Ne "
        "signez rien avant d'avoir demandé conseil.",
        "Tekenen om te vertrekken mag als het vrij gebeurt, maar men verliest de opzeggingstermijn, de vergoedingen en "
        "de verlenging. Teken niets vóór u raad hebt gevraagd.",
    )
