"""What a malformed fact is told: what is wrong and what to do next, in both languages."""

from __future__ import annotations

from workflows.law import Text

REQUIRED = Text(
    fr="Cette donnée est obligatoire. Complétez-la et recommencez.",
    nl="Dit gegeven is verplicht. Vul het in en probeer opnieuw.",
)
UNKNOWN_PATH = Text(
    fr="Cette donnée n'existe pas dans ce contrôle. Vérifiez l'orthographe du nom ou retirez-la.",
    nl="Dit gegeven bestaat niet in deze controle. Kijk de schrijfwijze van de naam na of laat het weg.",
)
NOT_AN_OBJECT = Text(
    fr="Un groupe de données est attendu ici. Écrivez-le entre accolades, ou laissez-le vide (null).",
    nl="Hier wordt een groep gegevens verwacht. Schrijf die tussen accolades, of laat ze leeg (null).",
)
NOT_A_LIST = Text(
    fr="Une liste est attendue ici. Écrivez-la entre crochets, ou laissez-la vide (null).",
    nl="Hier wordt een lijst verwacht. Schrijf die tussen vierkante haken, of laat ze leeg (null).",
)
NOT_A_DATE = Text(
    fr="Écrivez la date sous la forme année-mois-jour, par exemple 2024-06-01.",
    nl="Schrijf de datum als jaar-maand-dag, bijvoorbeeld 2024-06-01.",
)
NO_SUCH_DAY = Text(
    fr="Ce jour n'existe pas dans le calendrier. Vérifiez la date sur le document.",
    nl="Deze dag bestaat niet op de kalender. Kijk de datum na op het document.",
)
NOT_MONEY = Text(
    fr="Écrivez le montant en euros avec un point et deux décimales, par exemple « 750.00 ».",
    nl="Schrijf het bedrag in euro met een punt en twee decimalen, bijvoorbeeld “750.00”.",
)
NOT_ABOVE_ZERO = Text(
    fr="Le montant doit être plus grand que zéro. Si vous ne le connaissez pas, laissez-le vide.",
    nl="Het bedrag moet groter zijn dan nul. Kent u het niet, laat het dan leeg.",
)
NOT_YES_NO = Text(
    fr="Répondez par oui (true) ou non (false), ou laissez vide (null) si vous ne savez pas.",
    nl="Antwoord met ja (true) of nee (false), of laat leeg (null) als u het niet weet.",
)
NOT_A_YEAR = Text(
    fr="Écrivez l'année en chiffres, sans guillemets, par exemple 2024.",
    nl="Schrijf het jaar in cijfers, zonder aanhalingstekens, bijvoorbeeld 2024.",
)
NOT_AN_INTEGER = Text(
    fr="Écrivez un nombre entier, sans guillemets, par exemple 2.",
    nl="Schrijf een geheel getal, zonder aanhalingstekens, bijvoorbeeld 2.",
)
NOT_TEXT = Text(
    fr="Écrivez un texte entre guillemets, ou laissez vide (null).",
    nl="Schrijf een tekst tussen aanhalingstekens, of laat leeg (null).",
)
