"""4.1 Leases and anniversaries from before the present rule on the starting index."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, Finding, RuleCard
from workflows.checks.rent_indexation import sources
from workflows.checks.rent_indexation.rules.wording import BY_COMMENTARY_FR, BY_COMMENTARY_NL
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.rent_indexation.decision import Decision

RULE = RuleCard(
    id="old_lease",
    number="4.1",
    title=Text(fr="Ancien bail", nl="Oude huurovereenkomst"),
    verdicts=("not_applicable", "uncertain"),
    sources=(sources.FORMULA,),
    basis=(Basis.COMMENTARY,),
    in_force=(date(1994, 2, 1), date(1997, 5, 31)),
    doubt=Text(
        fr="Quel indice de départ pour un bail conclu avant février 1994 ? Les commentaires se contredisent.",
        nl="Welk aanvangsindexcijfer voor een huurovereenkomst van vóór februari 1994? De commentaren spreken "
        "elkaar tegen.",
    ),
)


def judge(decision: Decision) -> Finding:
    """Return the finding."""
    if decision.leaning.old:
        return Finding(
            RULE,
            "uncertain",
            "Bail conclu avant le 1er février 1994 ou anniversaire avant le 31 mai 1997 : d'anciennes règles "
            "fixent l'indice. "
            f"Aucun montant n'est calculé.{BY_COMMENTARY_FR}",
            "Huurovereenkomst van vóór 1 februari 1994 of verjaardag vóór 31 mei 1997: oude regels bepalen het "
            "indexcijfer. "
            f"Er wordt geen bedrag berekend.{BY_COMMENTARY_NL}",
            {},
        )
    return Finding(
        RULE,
        "not_applicable",
        f"Les anciennes règles d'indice (avant 1994 et 1997) ne jouent pas.{BY_COMMENTARY_FR}",
        f"De oude indexregels (van vóór 1994 en 1997) spelen niet.{BY_COMMENTARY_NL}",
        {},
    )
