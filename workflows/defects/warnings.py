"""What must be said beside a list of defects, before anybody acts on it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from workflows.deadlines import Basis
from workflows.defects.declaration import Warned
from workflows.defects.sources import COMPLAINT_FIRST, COMPLAINT_PAGE, LETTING_BAN
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_IN_ORDER: Final = (
    Warned(
        id="rent",
        title=Text(fr="Ne cessez pas de payer le loyer", nl="Stop niet met huur betalen"),
        text=Text(
            fr="Un défaut, même grave, ne permet pas de retenir le loyer de sa propre autorité : cela peut coûter le "
            "bail. Payez en écrivant « sous réserve » ; seul le juge de paix peut diminuer le loyer.",
            nl="Een gebrek, hoe erg ook, geeft niet het recht om zelf huur in te houden: dat kan de huurovereenkomst "
            "kosten. Betaal en schrijf erbij “onder voorbehoud”; alleen de vrederechter kan de huur verlagen.",
        ),
        sources=(),
        basis=Basis.INFERENCE,
    ),
    Warned(
        id="notice_first",
        title=Text(fr="Écrivez d'abord au bailleur", nl="Schrijf eerst aan de verhuurder"),
        text=Text(
            fr="Avant l'inspection régionale et le juge : une mise en demeure recommandée, avec la liste des défauts "
            "et les photos numérotées. L'inspection demande la preuve de cet avertissement.",
            nl="Vóór de gewestelijke inspectie en de rechter: een aangetekende ingebrekestelling, met de lijst van de "
            "gebreken en de genummerde foto's. De inspectie vraagt het bewijs van die verwittiging.",
        ),
        sources=(COMPLAINT_PAGE,),
        basis=Basis.TEXT,
    ),
    Warned(
        id="shield",
        title=Text(
            fr="Une plainte à l'inspection ne protège que si elle vient avant le congé",
            nl="Een klacht bij de inspectie beschermt alleen als ze vóór de opzegging komt",
        ),
        text=Text(
            fr="Déposée avant le congé du bailleur, la plainte suspend ce congé jusqu'à la décision. Si le logement "
            "est trouvé conforme, le congé vaut avec effet rétroactif. Après le congé, elle ne suspend rien. Elle "
            "n'est recevable que tant que le bail court ; comptez jusqu'à quatre mois.",
            nl="Is de klacht vóór de opzegging van de verhuurder ingediend, dan schorst ze die opzegging tot de "
            "beslissing. Blijkt de woning conform, dan geldt de opzegging met terugwerkende kracht. Na de opzegging "
            "schorst ze niets. Ze is enkel ontvankelijk zolang de huurovereenkomst loopt; reken op tot vier maanden.",
        ),
        sources=(COMPLAINT_FIRST, COMPLAINT_PAGE),
        basis=Basis.TEXT,
    ),
    Warned(
        id="ban",
        title=Text(
            fr="Une interdiction de louer peut mettre fin au logement",
            nl="Een verhuurverbod kan het einde van de woning betekenen",
        ),
        text=Text(
            fr="Si l'inspection interdit la location, le bail peut prendre fin et le ménage devoir partir. Préparez "
            "d'abord le relogement et l'allocation de relogement. Le juge peut mettre les frais de relogement à charge "
            "du bailleur en faute (différence de loyer : dix-huit mois au plus). Séjour précaire ou crainte : décidez "
            "avec la personne, qui peut refuser.",
            nl="Verbiedt de inspectie de verhuring, dan kan de huurovereenkomst eindigen en moet het gezin misschien "
            "weg. Bereid eerst de herhuisvesting en de herhuisvestingstoelage voor. De rechter kan de kosten daarvan "
            "ten laste leggen van de verhuurder die een fout beging (verschil in huurprijs: hoogstens achttien "
            "maanden). Onzeker verblijf of angst: beslis samen met de persoon, die kan weigeren.",
        ),
        sources=(LETTING_BAN,),
        basis=Basis.TEXT,
    ),
)

WARNINGS: Mapping[str, Warned] = MappingProxyType({one.id: one for one in _IN_ORDER})
