"""« Le congé est arrivé pendant une hospitalisation »: a flag of possible indirect discrimination (M5.3).

Never "lawful" as to the notice itself: the check of the landlord's notice says whether it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, card, demand
from workflows.demands.kernel.facts import AS_OF, WHAT_HAPPENED, code, day, not_before, word, yes_no
from workflows.demands.kernel.words import breached, inferred, kept, left_open, reading, warning
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

NOTICE_ON = day(
    "notice.received_on",
    WHAT_HAPPENED,
    Text(fr="Quel jour le congé est-il arrivé ?", nl="Op welke dag kwam de opzegging aan?"),
    Text(
        fr="Le jour de la réception ou de la présentation à la porte.",
        nl="De dag van ontvangst of van aanbieding aan de deur.",
    ),
)
FROM = day(
    "hospital.from_on",
    WHAT_HAPPENED,
    Text(
        fr="Depuis quel jour la personne est-elle hospitalisée ?",
        nl="Vanaf welke dag lag de persoon in het ziekenhuis?",
    ),
    Text(
        fr="Aussi une cure ou un séjour en psychiatrie. Aucun diagnostic n'est demandé ni gardé.",
        nl="Ook een kuur of een verblijf in de psychiatrie. Er wordt geen diagnose gevraagd of bewaard.",
    ),
)
LEFT = yes_no(
    "hospital.left",
    WHAT_HAPPENED,
    Text(fr="La personne est-elle sortie ?", nl="Is de persoon al terug?"),
    Text(
        fr="Sinon, pensez à une adresse de contact et au courrier recommandé non retiré.",
        nl="Zo niet, denk aan een contactadres en aan aangetekende post die niet is opgehaald.",
    ),
)
UNTIL = day(
    "hospital.until_on",
    WHAT_HAPPENED,
    Text(fr="Quel jour est-elle sortie ?", nl="Op welke dag mocht de persoon naar huis?"),
    Text(fr="Le jour de la sortie compte encore.", nl="De dag van ontslag telt nog mee."),
)
REASON = code(
    "hospital.reason_said",
    WHAT_HAPPENED,
    Text(
        fr="Le propriétaire a-t-il lié le congé à l'hospitalisation ou à la santé ?",
        nl="Bracht de verhuurder de opzegging in verband met het ziekenhuis of de gezondheid?",
    ),
    Text(
        fr="Par exemple « vous n'êtes jamais là » ou « le logement reste vide ».",
        nl="Bijvoorbeeld “u bent er nooit” of “de woning staat leeg”.",
    ),
    word("health_said", "Oui, il l'a dit ou écrit", "Ja, gezegd of geschreven"),
    word("not_said", "Non, pas de lien exprimé", "Nee, geen verband uitgesproken"),
)


def _during(known: Known) -> Said:
    known.need(NOTICE_ON.path, FROM.path, LEFT.path)
    notice_on = known.day(NOTICE_ON.path)
    during = known.day(FROM.path) <= notice_on and not (known.yes(LEFT.path) and notice_on > known.day(UNTIL.path))
    if not during:
        return kept(
            "Le congé n'est pas arrivé pendant le séjour à l'hôpital. Vérifiez le congé lui-même.",
            "De opzegging kwam niet aan tijdens het verblijf in het ziekenhuis. Controleer de opzegging zelf.",
        )
    if known.code(REASON.path) == "health_said":
        return breached(
            *inferred(
                "Le congé est arrivé pendant l'hospitalisation et la santé a été invoquée : une discrimination "
                "directe est probable. Signalez-le à Unia.",
                "De opzegging kwam tijdens het verblijf in het ziekenhuis en de gezondheid werd ingeroepen: directe "
                "discriminatie is waarschijnlijk. Meld het aan Unia.",
            )
        )
    return left_open(
        *inferred(
            "Le congé est arrivé pendant l'hospitalisation : une discrimination indirecte est possible. Le congé "
            "reste à vérifier pour lui-même.",
            "De opzegging kwam tijdens het verblijf in het ziekenhuis: indirecte discriminatie is mogelijk. De "
            "opzegging zelf moet nog worden gecontroleerd.",
        ),
        reading(
            "unlawful",
            "Discrimination indirecte : le congé peut être attaqué.",
            "Indirecte discriminatie: de opzegging kan worden aangevochten.",
        ),
        reading(
            "lawful", "Un motif sans lien avec la santé le justifie.", "Een reden los van de gezondheid verklaart het."
        ),
    )


def _urgent(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        "Activez le réseau tout de suite : service social de l'hôpital, CPAS, administrateur éventuel. Faites retirer "
        "le courrier recommandé, car les délais courent quand même.",
        "Schakel meteen het netwerk in: sociale dienst van het ziekenhuis, OCMW, eventueel bewindvoerder. Laat de "
        "aangetekende post ophalen, want de termijnen lopen door.",
    )


_IN_FORCE = (sources.TITLE_XI_FROM,)

DECLARATION = demand(
    __file__,
    number="M5.3",
    title=Text(
        fr="Le congé est arrivé pendant une hospitalisation",
        nl="De opzegging kwam tijdens een verblijf in het ziekenhuis",
    ),
    about=Text(
        fr="Un congé donné à une personne hospitalisée peut cacher une discrimination. Aucune donnée de santé n'est "
        "demandée.",
        nl="Een opzegging aan wie in het ziekenhuis ligt, kan discriminatie verbergen. Er worden geen "
        "gezondheidsgegevens gevraagd.",
    ),
    facts=(AS_OF, NOTICE_ON, FROM, LEFT, UNTIL, REASON),
    cross_checks=not_before(
        "hospital.until_on",
        "hospital.from_on",
        Text(
            fr="La sortie ne peut pas venir avant l'entrée. Vérifiez les deux dates.",
            nl="Het ontslag kan niet vóór de opname komen. Kijk beide data na.",
        ),
    ),
    points=(
        Point(
            card(
                "during",
                "Congé pendant l'hospitalisation",
                "Opzegging tijdens het verblijf",
                sources.HOSPITAL,
                sources.EQUALITY,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                doubt=Text(
                    fr="Le Code bruxellois de l'égalité de 2024 n'a pas été relu ici.",
                    nl="Het Brussels Wetboek van gelijkheid van 2024 is hier niet nagelezen.",
                ),
            ),
            _during,
        ),
        Point(
            card(
                "urgent",
                "À faire tout de suite",
                "Meteen te doen",
                sources.HOSPITAL,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _urgent,
        ),
    ),
    says={
        "lawful": Text(
            fr="Rien n'indique un lien avec l'hospitalisation ; vérifiez encore le congé lui-même.",
            nl="Niets wijst op een verband met het ziekenhuis; controleer nog de opzegging zelf.",
        ),
        "unlawful": Text(
            fr="Signal fort de discrimination : signalez-le à Unia et contestez le congé.",
            nl="Sterk signaal van discriminatie: meld het aan Unia en betwist de opzegging.",
        ),
        "uncertain": Text(
            fr="Possible discrimination indirecte : signalez-la, et vérifiez le congé lui-même.",
            nl="Mogelijk indirecte discriminatie: meld het, en controleer de opzegging zelf.",
        ),
    },
    letters=("N1-05", "N1-07"),
    follows=(
        Follow(
            Text(fr="Plus de temps", nl="Meer tijd"),
            Text(
                fr="Une maladie grave peut justifier une prorogation : lettre recommandée un mois avant la fin du "
                "bail.",
                nl="Een ernstige ziekte kan een verlenging rechtvaardigen: aangetekende brief een maand vóór het "
                "einde.",
            ),
        ),
    ),
)
