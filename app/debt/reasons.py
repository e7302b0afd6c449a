"""What is said when something of the debt cannot be right: both languages, with the next step."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour changer la dette ou le plan.",
    nl="Dit dossier is afgesloten. Heropen het om de schuld of het plan te wijzigen.",
)
NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
AMOUNT: Final = Text(fr="Écrivez un montant plus grand que zéro.", nl="Schrijf een bedrag groter dan nul.")
NOT_NEGATIVE: Final = Text(fr="Écrivez zéro ou un montant positif.", nl="Schrijf nul of een positief bedrag.")
TOO_MUCH_DISPUTED: Final = Text(
    fr="La partie contestée ne peut pas dépasser le montant.",
    nl="Het betwiste deel kan niet groter zijn dan het bedrag.",
)
PAYMENT_NOT_DISPUTED: Final = Text(
    fr="On ne conteste pas un paiement : changez le montant s'il est faux.",
    nl="Een betaling wordt niet betwist: wijzig het bedrag als het fout is.",
)
NO_REASON: Final = Text(
    fr="Dites en une phrase pourquoi cette partie est contestée.",
    nl="Zeg in één zin waarom dit deel betwist wordt.",
)
MONTH: Final = Text(
    fr="Écrivez le mois en chiffres, par exemple 08/2026.", nl="Schrijf de maand in cijfers, bijvoorbeeld 08/2026."
)
IN_THE_FUTURE: Final = Text(
    fr="Cette date est dans le futur. Notez ce qui s'est déjà passé.",
    nl="Deze datum ligt in de toekomst. Noteer wat al gebeurd is.",
)
NOTHING_TO_ADD: Final = Text(
    fr="Rien à ajouter : ces mois sont déjà dans le compte, ou aucun montant n'est donné.",
    nl="Niets toe te voegen: deze maanden staan al in de rekening, of er is geen bedrag gegeven.",
)
ENDS_FIRST: Final = Text(fr="Le dernier mois vient avant le premier.", nl="De laatste maand komt vóór de eerste.")
NOTHING_DISPUTED: Final = Text(
    fr="Aucun loyer du compte ne dépasse le loyer dû selon ce contrôle.",
    nl="Geen huur van de rekening ligt hoger dan de huur die volgens deze controle verschuldigd is.",
)
NO_PLAN: Final = Text(
    fr="Avec ces chiffres, aucun plan n'est possible : il faut une dette, et une somme par mois ou un nombre de mois.",
    nl="Met deze cijfers is geen plan mogelijk: er is een schuld nodig, en een bedrag per maand of een aantal maanden.",
)
TOO_LONG: Final = Text(
    fr="Ce plan durerait plus de vingt ans. Augmentez la somme par mois, ou demandez une aide.",
    nl="Dit plan zou langer dan twintig jaar duren. Verhoog het maandbedrag, of vraag hulp.",
)
NOT_NOW: Final = Text(
    fr="Ce plan n'en est plus là. Regardez où il en est avant de continuer.",
    nl="Dit plan staat daar niet meer. Kijk waar het staat voor u verdergaat.",
)
RUNNING: Final = Text(
    fr="Un autre plan est en cours dans ce dossier. Notez d'abord ce qu'il est devenu.",
    nl="In dit dossier loopt een ander plan. Noteer eerst wat daarvan geworden is.",
)
MORE_THAN_DUE: Final = Text(
    fr="C'est plus que ce qui reste de cette échéance. Notez le surplus comme paiement dans le compte.",
    nl="Dat is meer dan wat van deze vervaldag overblijft. Noteer de rest als betaling in de rekening.",
)
SETTLED: Final = Text(fr="Cette échéance est déjà réglée.", nl="Deze vervaldag is al afgehandeld.")
NOT_DUE: Final = Text(
    fr="Cette échéance n'est pas encore passée : elle ne peut pas manquer.",
    nl="Deze vervaldag is nog niet voorbij: hij kan niet gemist zijn.",
)
OF_A_PLAN: Final = Text(
    fr="Ce paiement règle une échéance du plan : il reste dans le compte.",
    nl="Deze betaling dekt een vervaldag van het plan: ze blijft in de rekening.",
)
