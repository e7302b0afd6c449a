"""Notice for personal occupation: who may occupy, what the letter must say, proof of the family link (art. 237 § 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.dates import after, before, rolled, shifted
from workflows.checks.landlord_notice.lease_kind import SHORT
from workflows.checks.landlord_notice.rules import lease as lease_rules
from workflows.checks.landlord_notice.rules import timing
from workflows.checks.landlord_notice.sheet import (
    INFORMATION,
    LAWFUL,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    UNLAWFUL,
    VOIDABLE,
    card,
)
from workflows.checks.landlord_notice.values import ACTION_MONTHS, KINSHIP_MONTHS, LANDLORD_MONTHS, SHORT_MONTHS
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.judging import Judging

PERSON = card(
    "7", "personal_occupation_person",
    ("La personne qui occupera figure dans la liste de la loi", "Wie er zal wonen staat in de lijst van de wet"),
    (LAWFUL, UNLAWFUL, UNCERTAIN), sources.code("237"), basis=TEXT_AND_INFERENCE,
    doubt=(
        "Le cohabitant légal et le gérant d'une société ne figurent pas dans la liste ; des guides les admettent.",
        ("De wettelijk samenwonende en de zaakvoerder van een vennootschap staan niet in de lijst; sommige gidsen "
        "aanvaarden hen."),
    ),
)  # fmt: skip
MENTIONS = card(
    "7", "personal_occupation_mentions",
    ("Le nom et le lien de famille sont dans la lettre", "De naam en de familieband staan in de brief"),
    (VOIDABLE, UNCERTAIN), sources.code("237"), basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
THIRD_DEGREE = card(
    "7", "third_degree_first_triennium",
    ("Troisième degré : pas avant la fin du premier triennat",
     "Derde graad: niet vóór het einde van de eerste driejarige periode"),
    (UNLAWFUL,), sources.code("237"), basis=TEXT_AND_INFERENCE,
    doubt=(
        "La lettre survit-elle jusqu'à la fin du premier triennat ?",
        "Blijft de brief gelden tot het einde van de eerste driejarige periode?",
    ),
)  # fmt: skip
PROOF = card(
    "11", "kinship_proof",
    ("Preuve du lien de famille, demandée par le locataire", "Bewijs van de familieband, gevraagd door de huurder"),
    (VOIDABLE, LAWFUL), sources.code("237"),
)  # fmt: skip
FIRST_YEAR = card(
    "7", "short_early_first_year",
    ("Bail court : pas de fin anticipée la première année",
     "Korte huurovereenkomst: geen vervroegd einde in het eerste jaar"),
    (UNLAWFUL, UNCERTAIN), sources.code("238"), basis=TEXT_AND_COMMENTARY,
    doubt=(
        "Une lettre envoyée la première année pour une fin plus tard : les guides se contredisent.",
        "Een brief in het eerste jaar voor een later einde: de gidsen spreken elkaar tegen.",
    ),
)  # fmt: skip
ONLY_PERSONAL = card(
    "7", "short_early_only_personal",
    ("Bail court : le bailleur ne peut y mettre fin plus tôt que pour occupation personnelle",
     "Korte huurovereenkomst: de verhuurder kan enkel vervroegd beëindigen voor persoonlijke betrekking"),
    (UNLAWFUL,), sources.code("238"),
)  # fmt: skip
CARDS = (PERSON, MENTIONS, THIRD_DEGREE, PROOF, FIRST_YEAR, ONLY_PERSONAL)

FAMILY = frozenset(
    {
        "spouse", "descendant", "adopted_child", "ascendant", "spouse_descendant", "spouse_adopted_child",
        "spouse_ascendant", "sibling", "spouse_sibling",
    }
)  # fmt: skip
THIRD = frozenset({"nephew_niece", "uncle_aunt", "spouse_nephew_niece", "spouse_uncle_aunt"})
DOUBTFUL = frozenset({"legal_cohabitant", "legal_cohabitant_family", "company_manager", "company_manager_family"})
NO_LINK_NEEDED = frozenset({"landlord", "company_itself"})
LEGAL_PERSONS = frozenset({"company", "ais", "commune", "cpas", "other_public", "association"})


def judge(j: Judging) -> None:
    """Judge a notice for personal occupation in any lease that knows it."""
    short = j.kind.type == SHORT and not j.window_right
    if short and j.kind.by_itself:
        only_personal(j)
        return
    _person(j)
    _mentions(j)
    timing.anytime(j, SHORT_MONTHS if short else LANDLORD_MONTHS)
    if short:
        j.early_short = True
        _short_year(j)
    elif j.notice.occupier.relation in THIRD:
        _third_degree(j)


def _person(j: Judging) -> None:
    relation, say = j.notice.occupier.relation, j.sheet.say
    if relation == "none_stated":
        return
    if relation is None:
        say(
            PERSON,
            UNCERTAIN,
            "On ne sait pas pour qui le bailleur donne congé : la réponse dépend de cette personne.",
            "Men weet niet voor wie de verhuurder opzegt: het antwoord hangt van die persoon af.",
            missing=("notice.occupier.relation",),
        )
    elif relation == "landlord":
        say(
            PERSON,
            LAWFUL,
            "Le bailleur peut mettre fin au bail pour occuper lui-même le logement.",
            "De verhuurder mag de huurovereenkomst beëindigen om de woning zelf te betrekken.",
        )
    elif relation == "company_itself":
        _company(j)
    elif relation in THIRD:
        _third_person(j)
    elif relation in DOUBTFUL or (relation in FAMILY and j.facts.landlord in LEGAL_PERSONS):
        say(
            PERSON,
            UNCERTAIN,
            "Cette personne ne figure pas dans la liste de la loi bruxelloise, mais certains guides l'admettent : "
            "seul un juge peut trancher.",
            "Deze persoon staat niet in de lijst van de Brusselse wet, maar sommige gidsen aanvaarden dat: enkel een "
            "rechter kan beslissen.",
            relation=relation,
        )
    elif relation in FAMILY:
        say(
            PERSON,
            LAWFUL,
            "Le bailleur peut mettre fin au bail pour cette personne, à tout moment.",
            "De verhuurder mag de huurovereenkomst voor deze persoon beëindigen, op elk moment.",
            relation=relation,
        )
    else:
        say(
            PERSON,
            UNLAWFUL,
            "La liste de la loi est fermée (jusqu'au troisième degré) et cette personne n'y figure pas : le congé est "
            "contraire à la loi.",
            "De lijst van de wet is gesloten (tot de derde graad) en deze persoon staat er niet in: de opzegging is in "
            "strijd met de wet.",
            relation=relation,
        )


def _company(j: Judging) -> None:
    if j.facts.landlord == "natural_person":
        j.sheet.say(
            PERSON,
            UNCERTAIN,
            "La lettre parle d'une société, mais le bailleur est une personne privée : il faut "
            "savoir qui est bailleur.",
            "De brief spreekt over een vennootschap, maar de verhuurder is een particulier: men moet weten wie de "
            "verhuurder is.",
        )
        return
    j.sheet.say(
        PERSON,
        LAWFUL,
        "Une société bailleresse peut occuper elle-même le logement, pour son siège ou son activité.",
        "Een vennootschap-verhuurder mag de woning zelf betrekken, voor haar zetel of activiteit.",
    )


def _third_person(j: Judging) -> None:
    if j.kind.type == SHORT and not j.window_right:
        j.sheet.say(
            PERSON,
            UNLAWFUL,
            "Dans un bail court, un parent du troisième degré n'entre pas en compte : le premier triennat ne peut pas "
            "être écoulé.",
            "Bij een korte huurovereenkomst komt een verwant in de derde graad niet in aanmerking: de eerste "
            "driejarige periode kan niet voorbij zijn.",
        )
        return
    j.sheet.say(
        PERSON,
        LAWFUL,
        "Un parent du troisième degré figure dans la liste de la loi, mais pas avant la fin du premier triennat.",
        "Een verwant in de derde graad staat in de lijst van de wet, maar niet vóór het einde van de eerste "
        "driejarige periode.",
    )


def _mentions(j: Judging) -> None:
    occupier = j.notice.occupier
    needs_link = occupier.relation not in NO_LINK_NEEDED
    absent = (
        occupier.relation == "none_stated"
        or occupier.name_stated is False
        or (needs_link and occupier.kinship_stated is False)
    )
    if absent:
        j.sheet.say(
            MENTIONS,
            VOIDABLE,
            "La lettre doit donner le nom de la personne qui occupera et son lien de famille avec le bailleur. Une "
            "mention manque : le locataire peut invoquer la nullité.",
            "De brief moet de naam van de bewoner en de familieband met de verhuurder vermelden. Er ontbreekt iets: de "
            "huurder kan de nietigheid inroepen.",
        )
        return
    missing = (
        *(("notice.occupier.name_stated",) if occupier.name_stated is None else ()),
        *(("notice.occupier.kinship_stated",) if needs_link and occupier.kinship_stated is None else ()),
    )
    if missing:
        j.sheet.say(
            MENTIONS,
            UNCERTAIN,
            "La lettre doit donner le nom de la personne qui occupera et son lien de famille : relisez-la.",
            "De brief moet de naam van de bewoner en de familieband vermelden: lees hem na.",
            missing=missing,
        )


def _third_degree(j: Judging) -> None:
    limit = j.kind.first_triennium_ends_on
    if limit is None:
        lease_rules.start_unknown(j.sheet)
        return
    if j.ends_on is not None and j.ends_on >= limit:
        return
    j.not_before_on = limit
    j.sheet.say(
        THIRD_DEGREE,
        UNLAWFUL,
        f"Pour un parent du troisième degré, le préavis ne peut pas expirer avant le {day_fr(limit)} (fin du premier "
        "triennat). Savoir si la lettre vaut encore pour ce jour se discute.",
        f"Voor een verwant in de derde graad mag de opzegging niet aflopen vóór {day_nl(limit)} (einde van de eerste "
        "driejarige periode). Of de brief nog voor die dag geldt, is betwist.",
        not_before_on=limit,
    )


def _short_year(j: Judging) -> None:
    if j.kind.end_unknown:
        return
    limit, ends_on = j.kind.first_year_ends_on, j.ends_on
    if limit is None:
        lease_rules.start_unknown(j.sheet)
        return
    if ends_on is None:
        return
    if j.kind.ends_on is not None and ends_on > j.kind.ends_on:
        only_personal(j)
        return
    if ends_on <= limit:
        j.not_before_on = shifted(limit, 1)
        j.sheet.say(
            FIRST_YEAR,
            UNLAWFUL,
            f"Le bailleur ne peut pas mettre fin à un bail court pendant la première année, jusqu'au {day_fr(limit)}.",
            f"De verhuurder kan een korte huurovereenkomst niet beëindigen tijdens het eerste "
            f"jaar, tot {day_nl(limit)}.",
            not_before_on=j.not_before_on,
        )
    elif j.receipt.on is not None and j.receipt.on <= limit:
        j.sheet.say(
            FIRST_YEAR,
            UNCERTAIN,
            "La lettre est arrivée pendant la première année, pour une fin après celle-ci : les sources se "
            "contredisent, un juriste doit confirmer.",
            "De brief kwam tijdens het eerste jaar, voor een einde erna: de bronnen spreken elkaar tegen, een jurist "
            "moet het bevestigen.",
        )


def only_personal(j: Judging) -> None:
    """Say that a short lease does not know this ground or this day."""
    j.sheet.say(
        ONLY_PERSONAL,
        UNLAWFUL,
        "Un bail court prend fin à son terme. Avant, le bailleur ne peut y mettre fin que pour occupation personnelle, "
        "après la première année, dans un bail d'au moins six mois.",
        "Een korte huurovereenkomst eindigt op de vervaldag. Vroeger kan de verhuurder ze enkel beëindigen voor "
        "persoonlijke betrekking, na het eerste jaar, bij een huurovereenkomst van minstens zes maanden.",
    )


def proof_due(j: Judging) -> tuple[date, date] | None:
    """Return (last day for the proof of the family link, the same rolled to a working day)."""
    asked_on = j.notice.occupier.proof_asked_on
    if asked_on is None:
        return None
    due = after(asked_on, KINSHIP_MONTHS)
    return due, rolled(due)


def action_by(j: Judging) -> date | None:
    """Return the last day on which the tenant may bring the claim, from the earliest end of the lease."""
    ends_on = j.earliest_end_on
    return None if ends_on is None else before(ends_on, ACTION_MONTHS)


def claim_lost(j: Judging) -> bool:
    """Return whether the last day for the tenant's claim has passed without one."""
    limit = action_by(j)
    if limit is None or j.facts.as_of <= limit:
        return False
    return j.notice.claimed_on is None or j.notice.claimed_on > limit


def kinship(j: Judging) -> None:
    """Judge the proof of the family link once the end of the lease is known."""
    due, occupier = proof_due(j), j.notice.occupier
    if due is None or occupier.relation in NO_LINK_NEEDED or j.facts.as_of <= due[1]:
        return
    if occupier.proof_given_on is not None and occupier.proof_given_on <= due[1]:
        return
    if claim_lost(j):
        j.sheet.say(
            PROOF,
            LAWFUL,
            "La preuve du lien de famille n'est pas venue à temps, mais le dernier jour pour agir "
            "en justice est passé.",
            "Het bewijs van de familieband kwam niet op tijd, maar de laatste dag om naar de "
            "rechter te gaan is voorbij.",
            about=INFORMATION,
        )
        return
    limit = action_by(j)
    until_fr = "" if limit is None else f", au plus tard le {day_fr(limit)}"
    until_nl = "" if limit is None else f", uiterlijk op {day_nl(limit)}"
    j.sheet.say(
        PROOF,
        VOIDABLE,
        f"La preuve du lien de famille n'est pas venue dans les deux mois : le locataire peut demander au juge de "
        f"paix d'annuler le congé{until_fr}.",
        f"Het bewijs van de familieband kwam niet binnen twee maanden: de huurder kan de vrederechter vragen de "
        f"opzegging te vernietigen{until_nl}.",
        action_by=limit,
    )
