"""The words of the debt: kinds of entries, who says it, lines of a budget, states of a plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.law import Source, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

DUE_KINDS: Final[Mapping[str, Text]] = {
    "rent": Text(fr="Loyer", nl="Huur"),
    "charges": Text(fr="Charges", nl="Kosten en lasten"),
    "settlement": Text(fr="Décompte de charges", nl="Afrekening van kosten en lasten"),
    "indexation": Text(fr="Rattrapage d'indexation", nl="Achterstallige indexatie"),
    "deposit": Text(fr="Garantie locative", nl="Huurwaarborg"),
    "costs": Text(fr="Frais", nl="Onkosten"),
    "compensation": Text(fr="Indemnité ou clause pénale", nl="Vergoeding of schadebeding"),
    "interest": Text(fr="Intérêts", nl="Interesten"),
    "other": Text(fr="Autre", nl="Andere"),
}
PAID_KINDS: Final[Mapping[str, Text]] = {
    "payment": Text(fr="Paiement", nl="Betaling"),
    "credit": Text(fr="Note de crédit ou remise", nl="Creditnota of kwijtschelding"),
}
KINDS: Final[Mapping[str, Text]] = {**DUE_KINDS, **PAID_KINDS}

SAYERS: Final[Mapping[str, Text]] = {
    "landlord": Text(fr="Décompte du bailleur", nl="Afrekening van de verhuurder"),
    "tenant": Text(fr="Dit par le locataire", nl="Gezegd door de huurder"),
    "bank": Text(fr="Preuve bancaire", nl="Bankbewijs"),
    "receipt": Text(fr="Reçu signé", nl="Ondertekend ontvangstbewijs"),
    "judge": Text(fr="Décision du juge", nl="Beslissing van de rechter"),
}

INCOMES: Final[Mapping[str, Text]] = {
    "work": Text(fr="Travail", nl="Werk"),
    "replacement": Text(fr="Allocations et pensions", nl="Uitkeringen en pensioenen"),
    "family": Text(fr="Allocations familiales", nl="Kinderbijslag"),
    "maintenance_in": Text(fr="Pension alimentaire reçue", nl="Ontvangen onderhoudsgeld"),
    "rent_allowance": Text(fr="Allocation loyer ou relogement", nl="Huur- of herhuisvestingstoelage"),
    "income_other": Text(fr="Autres revenus", nl="Andere inkomsten"),
}
OUTGOINGS: Final[Mapping[str, Text]] = {
    "rent": Text(fr="Loyer courant", nl="Lopende huur"),
    "charges": Text(fr="Charges du logement", nl="Kosten en lasten van de woning"),
    "energy": Text(fr="Énergie et eau", nl="Energie en water"),
    "living": Text(fr="Alimentation et ménage", nl="Voeding en huishouden"),
    "transport": Text(fr="Transport", nl="Vervoer"),
    "phone": Text(fr="Téléphone et internet", nl="Telefoon en internet"),
    "school": Text(fr="École et garde d'enfants", nl="School en kinderopvang"),
    "insurance": Text(fr="Assurances et impôts", nl="Verzekeringen en belastingen"),
    "maintenance_out": Text(fr="Pension alimentaire payée", nl="Betaald onderhoudsgeld"),
    "other_debts": Text(fr="Remboursement d'autres dettes", nl="Afbetaling van andere schulden"),
    "outgoing_other": Text(fr="Autres dépenses", nl="Andere uitgaven"),
}
FLOOR: Final = "floor"
"""What the household itself says it must keep each month. No figure of ours: none was verified."""

AIDS: Final[Mapping[str, Text]] = {
    "centre": Text(fr="Aide du CPAS", nl="Hulp van het OCMW"),
    "fund": Text(fr="Fonds ou allocation", nl="Fonds of toelage"),
    "deposit": Text(fr="Garantie locative libérée d'un commun accord", nl="In overleg vrijgegeven huurwaarborg"),
    "guarantor": Text(fr="Paiement par un garant", nl="Betaling door een borg"),
    "other": Text(fr="Autre paiement unique", nl="Andere eenmalige betaling"),
}

PLAN_STATES: Final[Mapping[str, Text]] = {
    "draft": Text(fr="À comparer", nl="Te vergelijken"),
    "proposed": Text(fr="Proposé", nl="Voorgesteld"),
    "refused": Text(fr="Refusé", nl="Geweigerd"),
    "agreed": Text(fr="En cours", nl="Loopt"),
    "defaulted": Text(fr="Non tenu", nl="Niet nageleefd"),
    "paid": Text(fr="Payé", nl="Betaald"),
}
AGREED_HOW: Final[Mapping[str, Text]] = {
    "out_of_court": Text(fr="Hors du tribunal", nl="Buiten de rechtbank"),
    "conciliation": Text(fr="En conciliation, acté par le juge", nl="In verzoening, vastgelegd door de rechter"),
    "judgment": Text(fr="Par jugement", nl="Bij vonnis"),
}
CLAUSES: Final[Mapping[str, Text]] = {
    "": Text(fr="Non connu", nl="Niet bekend"),
    "first_default": Text(
        fr="Au premier défaut, tout devient exigible ou le bail prend fin",
        nl="Bij de eerste wanbetaling wordt alles opeisbaar of eindigt de huurovereenkomst",
    ),
    "after_notice": Text(fr="Seulement après un rappel écrit", nl="Enkel na een schriftelijke herinnering"),
    "none": Text(fr="Rien n'est prévu", nl="Er is niets bepaald"),
}
INSTALMENT_STATES: Final[Mapping[str, Text]] = {
    "open": Text(fr="À payer", nl="Te betalen"),
    "late": Text(fr="En retard", nl="Te laat"),
    "paid": Text(fr="Payé", nl="Betaald"),
    "missed": Text(fr="Non payé", nl="Niet betaald"),
    "dropped": Text(fr="N'est plus suivi", nl="Niet meer gevolgd"),
}

HOUSING_CODE: Final = Source(
    "Code bruxellois du Logement / Brusselse Huisvestingscode",
    "233ter",
    "https://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/justel",
    date(2026, 11, 23),
)
IMPUTATION: Final = Text(
    fr="Un paiement fait pour un mois précis va à ce mois. Les autres vont aux montants non contestés, du plus ancien "
    "au plus récent. Rien n'est imputé sur ce qui est contesté. C'est la lecture choisie des règles d'imputation des "
    "paiements du Code civil (anciens articles 1253 à 1256, repris au livre 5) ; un juriste ne l'a pas encore relue.",
    nl="Een betaling voor een bepaalde maand gaat naar die maand. De andere gaan naar de niet-betwiste bedragen, van "
    "het oudste naar het recentste. Niets wordt toegerekend op wat betwist is. Dat is de gekozen lezing van de regels "
    "over de toerekening van betalingen in het Burgerlijk Wetboek (oude artikelen 1253 tot 1256, hernomen in boek 5); "
    "een jurist heeft ze nog niet nagelezen.",
)
REASONABLE_TIME: Final = Text(
    fr="Le juge ne met fin au bail pour une dette que si elle ne peut pas être payée dans un délai raisonnable, vu la "
    "situation des deux parties. Le texte ne fixe ni montant ni nombre de mois.",
    nl="De rechter beëindigt de huurovereenkomst voor een schuld alleen als die niet binnen een redelijke termijn kan "
    "worden betaald, gelet op de toestand van beide partijen. De tekst bepaalt geen bedrag en geen aantal maanden.",
)

AFTER_DEFAULT: Final[Mapping[str, Text]] = {
    "out_of_court": Text(
        fr="Le plan n'est pas un titre : le bailleur ne peut pas expulser, il peut reprendre la procédure (mise en "
        "demeure, un mois, requête). Proposez tout de suite une révision écrite du plan.",
        nl="Het plan is geen titel: de verhuurder kan niet uitzetten, hij kan de procedure hernemen (ingebrekestelling"
        ", een maand, verzoekschrift). Stel meteen schriftelijk een herziening van het plan voor.",
    ),
    "conciliation": Text(
        fr="Le procès-verbal de conciliation est exécutoire : le défaut peut mener directement à la signification, "
        "puis à l'expulsion après les délais de l'article 233undecies. Appelez l'huissier ou l'avocat aujourd'hui.",
        nl="Het proces-verbaal van verzoening is uitvoerbaar: wanbetaling kan rechtstreeks leiden tot de betekening en "
        "dan tot uithuiszetting na de termijnen van artikel 233undecies. Bel vandaag de gerechtsdeurwaarder of de "
        "advocaat.",
    ),
    "judgment": Text(
        fr="Le jugement accordait des termes : en cas de défaut le bail peut prendre fin et l'expulsion suivre, un "
        "mois au moins après la signification. Lisez ce que le jugement prévoit et appelez l'avocat aujourd'hui.",
        nl="Het vonnis stond uitstel toe: bij wanbetaling kan de huurovereenkomst eindigen en de uithuiszetting volgen"
        ", minstens een maand na de betekening. Lees wat het vonnis bepaalt en bel vandaag de advocaat.",
    ),
}
"""What the law says follows when a plan is not kept (exits X2, X3 and X7 of the law page)."""
