"""« On me refuse à cause de qui je suis »: refusal because of income, unequal clauses. CBL art. 200ter §3, 204 §6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, card, demand
from workflows.demands.kernel.facts import AS_OF, DEMAND, WHAT_HAPPENED, code, word, yes_no
from workflows.demands.kernel.words import breached, inferred, kept, left_open, reading, warning
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

SOURCE = sources.EQUALITY

WHAT = code(
    "unequal.what",
    DEMAND,
    Text(fr="Que s'est-il passé ?", nl="Wat is er gebeurd?"),
    Text(
        fr="Le refus de louer et la clause inégale ont chacun leur règle.",
        nl="Voor de weigering te verhuren en voor een ongelijke clausule geldt elk een eigen regel.",
    ),
    word("refusal", "On refuse de louer", "Men weigert te verhuren"),
    word("clause", "Le bail contient une clause inégale", "De huur bevat een ongelijke clausule"),
    word("treatment", "On est traité autrement pendant le bail", "Men wordt tijdens de huur anders behandeld"),
    word("nothing", "Rien de tout cela", "Niets van dat alles"),
)
WHY = code(
    "unequal.why",
    DEMAND,
    Text(
        fr="Pour quelle raison, selon ce qui a été dit ou écrit ?",
        nl="Om welke reden, volgens wat gezegd of geschreven is?",
    ),
    Text(
        fr="Notez seulement ce que le propriétaire a dit ou écrit, pas ce que la personne est.",
        nl="Noteer enkel wat de verhuurder zei of schreef, niet wat de persoon is.",
    ),
    word(
        "income_origin",
        "La source des revenus (CPAS, chômage, mutuelle)",
        "De bron van het inkomen (OCMW, werkloosheid, ziekenfonds)",
    ),
    word(
        "protected_trait",
        "Une autre caractéristique protégée (origine, handicap, famille …)",
        "Een ander beschermd kenmerk (afkomst, handicap, gezin …)",
    ),
    word(
        "other", "Une autre raison (solvabilité, autre candidat)", "Een andere reden (solvabiliteit, andere kandidaat)"
    ),
)
PROOF = yes_no(
    "unequal.shown",
    WHAT_HAPPENED,
    Text(
        fr="Y a-t-il un message, une annonce ou un témoin qui le montre ?",
        nl="Is er een bericht, een advertentie of een getuige die dat toont?",
    ),
    Text(
        fr="Une annonce « pas de CPAS », un message ou un appel avec témoin suffisent pour commencer.",
        nl="Een advertentie “geen OCMW”, een bericht of een oproep met een getuige volstaan om te beginnen.",
    ),
)
CODE_2024 = (
    "Le Code bruxellois de l'égalité de 2024, qui a repris ces règles, n'a pas été relu ici.",
    "Het Brussels Wetboek van gelijkheid van 2024, dat deze regels overnam, is hier niet nagelezen.",
)


def _reason(known: Known) -> Said:
    what = known.code(WHAT.path)
    if what == "nothing":
        return kept("Aucun traitement inégal n'est signalé.", "Er wordt geen ongelijke behandeling gemeld.")
    known.need(WHY.path, PROOF.path)
    why = known.code(WHY.path)
    if why == "other":
        return kept(
            "La raison donnée n'est pas une caractéristique protégée.", "De opgegeven reden is geen beschermd kenmerk."
        )
    if not known.yes(PROOF.path):
        return left_open(
            *inferred(
                "Sans trace, la discrimination est difficile à montrer : Unia peut aider, par exemple par un test.",
                "Zonder spoor is discriminatie moeilijk aan te tonen: Unia kan helpen, bijvoorbeeld met een test.",
            ),
            reading("unlawful", "Un test ou un témoin le montre.", "Een test of een getuige toont het aan."),
            reading("lawful", "Rien ne le montre.", "Niets toont het aan."),
        )
    if what == "refusal" and why == "income_origin":
        return breached(
            f"La source des revenus ne peut pas être une raison de refuser de louer. {CODE_2024[0]}",
            f"De bron van het inkomen mag geen reden zijn om niet te verhuren. {CODE_2024[1]}",
        )
    if what == "clause":
        return breached(
            f"Une clause inégale est nulle : elle compte comme non écrite. {CODE_2024[0]}",
            f"Een ongelijke clausule is nietig: ze telt als niet geschreven. {CODE_2024[1]}",
        )
    return left_open(
        *inferred(
            f"C'est une possible discrimination. {CODE_2024[0]}",
            f"Dit is mogelijk discriminatie. {CODE_2024[1]}",
        ),
        reading(
            "unlawful", "Un motif protégé ne peut pas jouer.", "Een beschermd kenmerk mag niet meespelen.", leaning=True
        ),
        reading("lawful", "Une raison objective le justifie.", "Een objectieve reden rechtvaardigt het."),
    )


def _keep(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        "Gardez l'annonce, les messages, la date et le nom de la personne qui a parlé.",
        "Bewaar de advertentie, de berichten, de datum en de naam van wie sprak.",
    )


_IN_FORCE = (sources.TITLE_XI_FROM,)

DECLARATION = demand(
    __file__,
    number="6.9",
    title=Text(
        fr="On me refuse ou on me traite autrement à cause de qui je suis",
        nl="Men weigert mij of behandelt mij anders om wie ik ben",
    ),
    about=Text(
        fr="La source des revenus et d'autres caractéristiques protégées ne peuvent pas décider de qui peut louer.",
        nl="De bron van het inkomen en andere beschermde kenmerken mogen niet bepalen wie kan huren.",
    ),
    facts=(AS_OF, WHAT, WHY, PROOF),
    points=(
        Point(
            card(
                "reason",
                "Une raison protégée",
                "Een beschermd kenmerk",
                SOURCE,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
                doubt=Text(*CODE_2024),
            ),
            _reason,
        ),
        Point(
            card(
                "keep",
                "Les traces à garder",
                "De sporen om te bewaren",
                SOURCE,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _keep,
        ),
    ),
    says={
        "lawful": Text(
            fr="Rien, dans ce qui est connu, n'indique une discrimination.",
            nl="Niets van wat gekend is, wijst op discriminatie.",
        ),
        "unlawful": Text(
            fr="C'est interdit : Unia et l'Inspection du logement peuvent agir.",
            nl="Dit is verboden: Unia en de Huisvestingsinspectie kunnen optreden.",
        ),
        "uncertain": Text(
            fr="C'est peut-être une discrimination : faites-la signaler à Unia.",
            nl="Dit is misschien discriminatie: laat het melden bij Unia.",
        ),
    },
    follows=(
        Follow(
            Text(fr="Signaler", nl="Melden"),
            Text(
                fr="Unia (gratuit) écoute, conseille et peut intervenir. Le signalement ne retarde pas la recherche "
                "d'un logement.",
                nl="Unia (gratis) luistert, geeft advies en kan tussenkomen. Een melding vertraagt de zoektocht naar "
                "een woning niet.",
            ),
        ),
    ),
)
