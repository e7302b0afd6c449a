"""With violence nobody is confronted (M7.1): what to do instead, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from workflows.law import Source, Text

READ_ON: Final = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Instead:
    """One thing to do. ``event``: where the case page records it; ``action``: the action that goes with it."""

    text: Text
    event: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone number. ``certain``: read on an official page; otherwise it is shown as to be checked."""

    number: str
    text: Text
    certain: bool


INSTEAD: Final = (
    Instead(
        Text(
            fr="Ne contactez pas l'auteur et n'envoyez rien à l'adresse commune : ni lettre, ni SMS, ni e-mail. "
            "Demandez d'abord un canal sûr.",
            nl="Neem geen contact op met de dader en stuur niets naar het gedeelde adres: geen brief, sms of e-mail. "
            "Vraag eerst naar een veilig kanaal.",
        )
    ),
    Instead(
        Text(
            fr="L'adresse est gardée secrète : elle n'est ni dans les listes, ni dans la recherche, ni sur le papier.",
            nl="Het adres blijft geheim: het staat niet in lijsten, niet in de zoekresultaten en niet op papier.",
        )
    ),
    Instead(
        Text(
            fr="La victime ne doit pas partir. Interdiction temporaire de résidence : le parquet peut éloigner la "
            "personne dangereuse, jusqu'à 14 jours ; le tribunal de la famille peut prolonger jusqu'à trois mois. "
            "À demander à la police.",
            nl="Het slachtoffer hoeft niet te vertrekken. Tijdelijk huisverbod: het parket kan de gevaarlijke persoon "
            "uit huis zetten, tot 14 dagen; de familierechtbank kan tot drie maanden verlengen. Te vragen aan de "
            "politie.",
        )
    ),
    Instead(
        Text(
            fr="Conjoint·e ou cohabitant·e légal·e : la personne garde la protection du logement familial. Un·e "
            "avocat·e peut saisir le tribunal de la famille en urgence.",
            nl="Echtgenoot of wettelijk samenwonende: de persoon behoudt de bescherming van de gezinswoning. Een "
            "advocaat kan dringend naar de familierechtbank.",
        ),
        action="legal_aid_second_line",
    ),
    Instead(
        Text(
            fr="Elle veut ou doit partir : demandez tout de suite un logement de transit, et cherchez en même temps "
            "un logement durable.",
            nl="Wil of moet ze vertrekken: vraag meteen transithuisvesting, en zoek tegelijk een blijvende woning.",
        ),
        event="referral_requested",
    ),
    Instead(
        Text(
            fr="Si le transit n'est pas possible ce soir : une maison d'accueil, à adresse secrète.",
            nl="Als transit vanavond niet kan: een onthaalhuis met een geheim adres.",
        )
    ),
)

LINES: Final = (
    Line("112", Text(fr="Danger maintenant : secours", nl="Gevaar nu: hulpdiensten"), certain=True),
    Line("101", Text(fr="Danger maintenant : police", nl="Gevaar nu: politie"), certain=True),
    Line("0800 30 030", Text(fr="Écoute violences conjugales", nl="Hulplijn partnergeweld (Frans)"), certain=False),
    Line("1712", Text(fr="Ligne d'aide violences (néerlandais)", nl="Hulplijn geweld"), certain=False),
)

SOURCES: Final = (
    Source("Masterplan Bruss'help 2024-2029", "mesure / maatregel 7", "https://brusshelp.org", READ_ON),
    Source(
        "Le Soir",
        "interdiction temporaire de résidence / tijdelijk huisverbod (2022)",
        "https://www.lesoir.be/418111/article/2022-01-14/interdire-les-violents-de-rester-chez-eux-la-mesure-peine-seduire-en-wallonie",
        READ_ON,
    ),
    Source(
        "Droits Quotidiens",
        "mesure d'éloignement / huisverbod (2013)",
        "https://www.droitsquotidiens.be/fr/actualites/famille-1er-janvier-2013-mesure-deloignement-de-residence-violences-domestiques",
        READ_ON,
    ),
)
