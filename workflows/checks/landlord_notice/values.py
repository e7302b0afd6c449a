"""Every period, threshold and day of the law this check calculates with: dated, sourced, shown in the law book."""

from __future__ import annotations

from datetime import date
from typing import Final

from workflows.checks.declaration import Basis, LegalValue
from workflows.checks.landlord_notice import sources
from workflows.law import Source, Text

CODE_2018: Final = date(2018, 1, 1)
CODE_2024: Final = date(2024, 11, 1)
REGIONAL_2025: Final = date(2025, 1, 1)
LEASES_SINCE: Final = date(1991, 2, 28)

_ALL: list[LegalValue[object]] = []


def _fixed(
    name: str, fr: str, nl: str, value: int, source: Source, *, since: date = CODE_2018, basis: Basis = Basis.TEXT
) -> int:
    """Declare a value for the law book and return what the check calculates with."""
    _ALL.append(LegalValue(name, Text(fr, nl), ((since, value),), basis, source))
    return value


LANDLORD_MONTHS = _fixed(
    "landlord_months",
    "Préavis du bailleur, bail de neuf ans ou de longue durée, en mois",
    "Opzeggingstermijn van de verhuurder, huur van negen jaar of van lange duur, in maanden",
    6,
    sources.code("237"),
)
SHORT_MONTHS = _fixed(
    "short_months",
    "Préavis dans un bail de courte durée, en mois",
    "Opzeggingstermijn bij een huurovereenkomst van korte duur, in maanden",
    3,
    sources.code("238"),
)
STUDENT_LANDLORD_MONTHS = _fixed(
    "student_landlord_months",
    "Préavis du bailleur, bail étudiant, en mois",
    "Opzeggingstermijn van de verhuurder, studentenhuurovereenkomst, in maanden",
    3,
    sources.code("256"),
)
TENANT_MONTHS = _fixed(
    "tenant_months", "Préavis du locataire, en mois", "Opzeggingstermijn van de huurder, in maanden", 3,
    sources.code("237"),
)  # fmt: skip
STUDENT_TENANT_MONTHS = _fixed(
    "student_tenant_months",
    "Préavis du locataire étudiant, en mois",
    "Opzeggingstermijn van de student-huurder, in maanden",
    2,
    sources.code("256"),
)
COTENANT_MONTHS = _fixed(
    "cotenant_months",
    "Préavis du colocataire qui part seul, en mois",
    "Opzeggingstermijn van de medehuurder die alleen vertrekt, in maanden",
    2,
    sources.code("260"),
)
COUNTER_MONTHS = _fixed(
    "counter_months",
    "Contre-préavis du locataire, en mois",
    "Tegenopzegging van de huurder, in maanden",
    1,
    sources.code("237, 238"),
)
TRIENNIUM = _fixed("triennium_months", "Triennat, en mois", "Driejarige periode, in maanden", 36, sources.code("237"))
NINE_YEARS = _fixed(
    "nine_years_months",
    "Durée du bail de neuf ans, en mois",
    "Duur van de huurovereenkomst van negen jaar, in maanden", 108,
    sources.code("237"),
)  # fmt: skip
BY_ITSELF_MONTHS = _fixed(
    "by_itself_months",
    "Bail court plus bref que ce nombre de mois : prend fin de plein droit",
    "Korte huurovereenkomst van minder dan dit aantal maanden: eindigt vanzelf",
    6,
    sources.code("238"),
)
STUDENT_NO_EXIT_MONTHS = _fixed(
    "student_no_exit_months",
    "Bail étudiant jusqu'à ce nombre de mois : pas de départ anticipé",
    "Studentenhuurovereenkomst tot dit aantal maanden: geen vervroegd vertrek",
    3,
    sources.code("256"),
)
WORKS_RENTS = _fixed(
    "works_rents",
    "Travaux dans un logement : le coût dépasse ce nombre de loyers",
    "Werken in één woning: de kost is hoger dan dit aantal maanden huur",
    36,
    sources.code("237"),
)
WORKS_RENTS_SEVERAL = _fixed(
    "works_rents_several",
    "Travaux dans plusieurs logements : le coût dépasse ce nombre de fois la somme des loyers",
    "Werken in meerdere woningen: de kost is hoger dan dit aantal keer de som van de huurprijzen",
    24,
    sources.code("237"),
)
DOCUMENT_MONTHS = _fixed(
    "document_months",
    "Délai pour remettre un document sur les travaux, en mois après la réception",
    "Termijn om een document over de werken te bezorgen, in maanden na de ontvangst",
    2,
    sources.reform("30"),
    since=CODE_2024,
)
KINSHIP_MONTHS = _fixed(
    "kinship_months",
    "Délai pour prouver le lien de famille, en mois après la demande",
    "Termijn om de familieband te bewijzen, in maanden na de vraag",
    2,
    sources.code("237"),
)
ACTION_MONTHS = _fixed(
    "action_months",
    "Action du locataire : mois avant la fin du préavis, au plus tard",
    "Vordering van de huurder: uiterlijk zoveel maanden vóór het einde van de opzegging",
    2,
    sources.code("237"),
)
PROROGATION_MONTHS = _fixed(
    "prorogation_months",
    "Demande de prorogation : mois avant la fin du bail, au plus tard",
    "Verzoek tot verlenging: uiterlijk zoveel maanden vóór het einde van de huurovereenkomst",
    1,
    sources.code("251"),
)
OCCUPY_WITHIN_MONTHS = _fixed(
    "occupy_within_months",
    "Occupation personnelle : commence dans ce nombre de mois",
    "Persoonlijke betrekking: begint binnen dit aantal maanden",
    12,
    sources.code("237"),
)
OCCUPY_YEARS = _fixed(
    "occupy_years",
    "Occupation personnelle : durée minimale en années",
    "Persoonlijke betrekking: minimumduur in jaren",
    2,
    sources.code("237"),
)
WORKS_START_MONTHS = _fixed(
    "works_start_months", "Travaux : commencent dans ce nombre de mois", "Werken: beginnen binnen dit aantal maanden",
    6, sources.code("237"),
)  # fmt: skip
WORKS_FINISH_MONTHS = _fixed(
    "works_finish_months", "Travaux : terminés dans ce nombre de mois", "Werken: klaar binnen dit aantal maanden", 24,
    sources.code("237"),
)  # fmt: skip
BREACH_RENTS = _fixed(
    "breach_rents",
    "Indemnité quand le bailleur ne fait pas ce qu'il a annoncé, en mois de loyer",
    "Vergoeding als de verhuurder niet doet wat hij aankondigde, in maanden huur",
    18,
    sources.code("237"),
)
EVICTION_RENTS = _fixed(
    "eviction_rents",
    "Indemnité pour expulsion sans titre, en mois de loyer",
    "Vergoeding voor uithuiszetting zonder titel, in maanden huur",
    18,
    sources.code("233/1"),
    since=CODE_2024,
)
EARLY_SHORT_RENTS = _fixed(
    "early_short_rents",
    "Fin anticipée d'un bail court : mois de loyer dus par celui qui y met fin",
    "Vervroegd einde van een korte huurovereenkomst: maanden huur verschuldigd door wie opzegt",
    1,
    sources.code("238"),
)
HEAD_TENANT_RENTS = _fixed(
    "head_tenant_rents",
    "Fin anticipée par le locataire principal : mois de loyer dus au sous-locataire",
    "Vervroegd einde door de hoofdhuurder: maanden huur verschuldigd aan de onderhuurder",
    3,
    sources.code("230/1"),
)
HEAD_TENANT_MONTHS = _fixed(
    "head_tenant_months",
    "Fin anticipée par le locataire principal : préavis au sous-locataire, en mois",
    "Vervroegd einde door de hoofdhuurder: opzegging aan de onderhuurder, in maanden",
    3,
    sources.code("230/1"),
)
COPY_DAYS = _fixed(
    "copy_days",
    "Copie du congé au sous-locataire : dans ce nombre de jours",
    "Kopie van de opzegging aan de onderhuurder: binnen dit aantal dagen",
    15,
    sources.code("230/1"),
)
COMMISSION_MONTHS = _fixed(
    "commission_months",
    "Saisine de la Commission paritaire locative : suspension en mois",
    "Verzoek bij de Paritaire Huurcommissie: schorsing in maanden",
    3,
    sources.code("107/2"),
    since=CODE_2024,
)
ACQUIRER_MONTHS = _fixed(
    "acquirer_months",
    "Acheteur de 2018 à octobre 2024 : congé reçu dans ce nombre de mois après l'acte",
    "Koper van 2018 tot oktober 2024: opzegging ontvangen binnen dit aantal maanden na de akte",
    6,
    sources.code("229"),
)
REGISTER_MONTHS = _fixed(
    "register_months",
    "Enregistrement régional : dans ce nombre de mois après la signature",
    "Gewestelijke registratie: binnen dit aantal maanden na de ondertekening",
    2,
    sources.REGISTRATION_2024,
    since=REGIONAL_2025,
)
FORMAL_NOTICE_MONTHS = _fixed(
    "formal_notice_months",
    "Bail d'avant 2025 : le locataire est libre ce nombre de mois après la mise en demeure",
    "Huur van vóór 2025: de huurder is vrij dit aantal maanden na de ingebrekestelling",
    1,
    sources.code("227"),
)
NEAR_DAYS = _fixed(
    "near_days",
    "Une date à ce nombre de jours d'une échéance vise cette échéance",
    "Een datum binnen dit aantal dagen van een vervaldag beoogt die vervaldag",
    31,
    sources.code("231"),
    basis=Basis.INFERENCE,
)
GUARD_DAYS = _fixed(
    "guard_days",
    "Réception en retard de ce nombre de jours au plus : pas de réponse ferme",
    "Ontvangst hoogstens dit aantal dagen te laat: geen zeker antwoord",
    3,
    sources.JUDICIAL_CODE,
    basis=Basis.INFERENCE,
)
PRESUMED_WORKING_DAYS = _fixed(
    "presumed_working_days",
    "Réception présumée : jours ouvrables après l'envoi",
    "Vermoede ontvangst: werkdagen na de verzending",
    3,
    sources.JUDICIAL_CODE,
    basis=Basis.INFERENCE,
)
# Rents the landlord owes for ending without reason, by triennium; the last one holds for all later ones (long leases).
NO_REASON_RENTS = (9, 6, 3)
# Rents the tenant owes when a nine-year lease ends in its first, second or third year.
TENANT_EXIT_RENTS = (3, 2, 1)
_ALL += [
    LegalValue(
        "no_reason_rents",
        Text(
            fr="Sans motif : mois de loyer dus par le bailleur (1er triennat, 2e, suivants en longue durée)",
            nl="Zonder motief: maanden huur verschuldigd door de verhuurder (1e driejarige periode, 2e, volgende bij "
            "lange duur)",
        ),
        ((CODE_2018, NO_REASON_RENTS),),
        Basis.TEXT,
        sources.code("237, 239"),
    ),
    LegalValue(
        "tenant_exit_rents",
        Text(
            fr="Départ du locataire dans la 1re, 2e, 3e année : mois de loyer dus",
            nl="Vertrek van de huurder in het 1e, 2e, 3e jaar: verschuldigde maanden huur",
        ),
        ((CODE_2018, TENANT_EXIT_RENTS),),
        Basis.TEXT,
        sources.code("237"),
    ),
    LegalValue(
        "reform_since",
        Text(
            fr="Jour d'entrée en vigueur de la réforme de 2024 (une seule prolongation, contre-préavis en bail court, "
            "documents des travaux, acquéreur, boucliers)",
            nl="Dag van inwerkingtreding van de hervorming van 2024 (één verlenging, tegenopzegging bij korte "
            "huurovereenkomst, documenten over de werken, verkrijger, schilden)",
        ),
        ((CODE_2024, CODE_2024),),
        Basis.TEXT,
        sources.reform("38"),
    ),
    LegalValue(
        "regional_register_since",
        Text(
            fr="Baux signés à partir de ce jour : enregistrement régional",
            nl="Huurovereenkomsten ondertekend vanaf deze dag: gewestelijke registratie",
        ),
        ((REGIONAL_2025, REGIONAL_2025),),
        Basis.TEXT,
        sources.REGISTRATION_2024,
    ),
]
# The three-yearly revision: months before the end of the triennium (agreement from, agreement to, court to).
REVISION_MONTHS = (9, 6, 3)
_ALL.append(
    LegalValue(
        "revision_months",
        Text(
            fr="Révision triennale : mois avant la fin du triennat (accord de … à …, juge jusqu'à …)",
            nl="Driejaarlijkse herziening: maanden vóór het einde van de driejarige periode (akkoord van … tot …, "
            "rechter tot …)",
        ),
        ((CODE_2018, REVISION_MONTHS),),
        Basis.TEXT,
        sources.code("240"),
    )
)
VALUES: tuple[LegalValue[object], ...] = tuple(_ALL)
