"""The groups in which the questions are asked."""

from __future__ import annotations

from workflows.checks.vocabulary import Section
from workflows.law import Text

INTERVIEW = Section("interview", Text(fr="La question", nl="De vraag"))
LEASE = Section("lease", Text(fr="Le bail", nl="De huurovereenkomst"))
REVISION = Section("revision", Text(fr="Révision du loyer", nl="Herziening van de huurprijs"))
REGISTRATION = Section("registration", Text(fr="Enregistrement du bail", nl="Registratie van de huurovereenkomst"))
LANDLORD = Section("landlord", Text(fr="Le bailleur", nl="De verhuurder"))
DWELLING = Section("dwelling", Text(fr="Le logement", nl="De woning"))
EPB = Section("epb", Text(fr="Certificat PEB", nl="EPB-certificaat"))
REQUEST = Section("request", Text(fr="La demande d'indexation", nl="Het verzoek tot indexatie"))
REFUND = Section("refund", Text(fr="Remboursement demandé", nl="Gevraagde terugbetaling"))
EURO_A_MONTH = Text(fr="€ par mois, sans les charges", nl="€ per maand, zonder de kosten")
