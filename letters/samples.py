"""An invented case for each letter and sheet, so that it can be read and printed before anybody uses it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from letters.asks import answered
from letters.checklist import (
    BlankChecklist,
    Citation,
    Figure,
    FilledChecklist,
    FoundRule,
    Question,
    Reading,
    Section,
)
from letters.context import LetterContext, Service
from letters.text import Both

if TYPE_CHECKING:
    from letters.spec import LetterSpec

SERVICE = Service(Both("Association Toit & Droits", "Vereniging Dak & Recht"), phone="02 200 00 00")
_CODE = "http://www.ejustice.just.fgov.be/eli/ordonnance/2003/07/17/2013A31614/justel"
_REGION = "https://be.brussels/housing/rental/lease-contracts/rental-price-indexation"


def sample(spec: LetterSpec) -> LetterContext:
    """Return the context of the letter's ``sample.toml``; the answers to its questions stand in ``[asked]`` by id.

    Raises PlainError or AskError when it does not fit.
    """
    plain = tomllib.loads((spec.folder / "sample.toml").read_text(encoding="utf-8"))
    given = plain.pop("asked", {})
    context = LetterContext.from_dict(plain)
    return replace(context, asked=answered(spec.asks, given, context))


def sample_filled() -> FilledChecklist:
    """Return a filled checklist with every kind of block."""
    code = "Code bruxellois du Logement / Brusselse Huisvestingscode"
    return FilledChecklist(
        title=Both("Indexation du loyer", "Indexatie van de huurprijs"),
        verdict=Both(
            "Aucune augmentation n'est due sur cette demande : le bail n'est pas enregistré.",
            "Op deze vraag is geen verhoging verschuldigd: de huurovereenkomst is niet geregistreerd.",
        ),
        checked_on=date(2026, 11, 24),
        reference="2026-0412",
        figures=(
            Figure(Both("Loyer demandé", "Gevraagde huurprijs"), Both("958,11 EUR", "958,11 euro")),
            Figure(Both("Loyer dû", "Verschuldigde huurprijs"), Both("862,50 EUR", "862,50 euro")),
            Figure(Both("En trop chaque mois", "Te veel per maand"), Both("95,61 EUR", "95,61 euro")),
        ),
        findings=(
            FoundRule(
                "respected",
                Both("Le bail est écrit.", "De huurovereenkomst is schriftelijk."),
                (Citation(code, "224/2 §1", _CODE),),
            ),
            FoundRule(
                "breached",
                Both(
                    "Le bail n'était enregistré ni auprès de l'État ni auprès de la Région le 2 novembre 2026.",
                    "De huurovereenkomst was op 2 november 2026 niet federaal en niet gewestelijk geregistreerd.",
                ),
                (Citation(code, "224/2 §1, 227", _CODE),),
            ),
            FoundRule(
                "respected",
                Both(
                    "Un certificat PEB valable, de classe E, était entre les mains du locataire.",
                    "De huurder had een geldig EPB-certificaat van klasse E in handen.",
                ),
                (Citation(code, "217, 224/2 §1", _CODE),),
            ),
            FoundRule(
                "breached",
                Both(
                    "L'augmentation est demandée dès le 1er juin 2026 ; elle ne peut valoir avant le 1er août 2026.",
                    "De verhoging wordt gevraagd vanaf 1 juni 2026; ze kan niet verder terug dan 1 augustus 2026.",
                ),
                (Citation("Région de Bruxelles-Capitale / Brussels Hoofdstedelijk Gewest", "", _REGION),),
            ),
            FoundRule(
                "breached",
                Both(
                    "Le facteur de correction de la classe E n'a pas été appliqué : le montant dépasse le maximum.",
                    "De correctiefactor van klasse E is niet toegepast: het bedrag is hoger dan het maximum.",
                ),
                (Citation(code, "224/2", _CODE),),
            ),
            FoundRule(
                "needs_answer",
                Both(
                    "La date de la dernière indexation n'est pas connue.",
                    "De datum van de laatste indexatie is niet bekend.",
                ),
            ),
            FoundRule(
                "not_applicable",
                Both(
                    "Le gel de 2022-2023 ne concerne pas cet anniversaire.",
                    "De bevriezing van 2022-2023 geldt niet voor deze verjaardag.",
                ),
            ),
        ),
        calculation=(
            Both("Loyer de base : 750,00 EUR.", "Basishuurprijs: 750,00 euro."),
            Both(
                "Indice de départ (avril 2019) : 108,98. Nouvel indice (mai 2026) : 139,22.",
                "Aanvangsindexcijfer (april 2019): 108,98. Nieuw indexcijfer (mei 2026): 139,22.",
            ),
            Both("750,00 × 139,22 ÷ 108,98 = 958,11 EUR.", "750,00 × 139,22 ÷ 108,98 = 958,11 euro."),
            Both(
                "Facteur de correction, classe E, anniversaire en juin : 0,972124068. Maximum : 931,40 EUR.",
                "Correctiefactor, klasse E, verjaardag in juni: 0,972124068. Maximum: 931,40 euro.",
            ),
        ),
        missing=(
            Both(
                "Depuis quand l'indexation précédente est-elle appliquée ?", "Sinds wanneer geldt de vorige indexatie?"
            ),
        ),
        readings=(
            Reading(
                Both(
                    "Après régularisation, l'augmentation ne vaut qu'à partir de l'enregistrement.",
                    "Na regularisatie geldt de verhoging pas vanaf de registratie.",
                ),
                leaning=True,
            ),
            Reading(
                Both(
                    "Elle vaudrait aussi pour les trois mois qui précèdent l'enregistrement.",
                    "Ze zou ook gelden voor de drie maanden vóór de registratie.",
                )
            ),
        ),
        answers=(
            Figure(Both("Signature du bail", "Ondertekening"), Both("10 mai 2019", "10 mei 2019")),
            Figure(Both("Entrée en vigueur", "Inwerkingtreding"), Both("1er juin 2019", "1 juni 2019")),
            Figure(Both("Loyer de base", "Basishuurprijs"), Both("750,00 EUR", "750,00 euro")),
            Figure(Both("Demande écrite", "Schriftelijke vraag"), Both("2 novembre 2026", "2 november 2026")),
            Figure(Both("Enregistrement", "Registratie"), Both("non", "nee")),
        ),
        law_version=("Brussels Housing Code, 224/2 (2023-10-14)", "227 (2018-01-01)"),
        digest="sha256:9f2c4b7a6d1e",
        service=SERVICE,
    )


def sample_blank() -> BlankChecklist:
    """Return a blank checklist with every kind of question."""
    return BlankChecklist(
        title=Both("Indexation du loyer", "Indexatie van de huurprijs"),
        intro=Both(
            "Pour savoir si une augmentation est due, depuis quand et de combien.",
            "Om te weten of een verhoging verschuldigd is, sinds wanneer en hoeveel.",
        ),
        verified_on=date(2026, 11, 23),
        sections=(
            Section(
                Both("Le bail", "De huurovereenkomst"),
                (
                    Question(
                        Both("De quel type de bail s'agit-il ?", "Welke soort huurovereenkomst is het?"),
                        "choice",
                        options=(
                            Both("résidence principale, 9 ans", "hoofdverblijfplaats, 9 jaar"),
                            Both("courte durée", "korte duur"),
                            Both("étudiant", "student"),
                            Both("colocation", "medehuur"),
                            Both("autre", "andere"),
                        ),
                    ),
                    Question(Both("Y a-t-il un bail écrit ?", "Is er een schriftelijke huurovereenkomst?"), "yes_no"),
                    Question(
                        Both("Quand le bail a-t-il été signé ?", "Wanneer is de huurovereenkomst ondertekend?"),
                        "date",
                        help=Both(
                            "La date de la signature, pas celle de l'entrée.",
                            "De datum van de ondertekening, niet van de intrede.",
                        ),
                    ),
                    Question(
                        Both(
                            "Quel loyer est écrit dans le bail, sans les charges ?",
                            "Welke huurprijs staat in de huurovereenkomst, zonder de kosten?",
                        ),
                        "money",
                    ),
                ),
            ),
            Section(
                Both("La demande", "De vraag"),
                (
                    Question(
                        Both(
                            "Pour quelle année l'indexation est-elle demandée ?",
                            "Voor welk jaar wordt de indexatie gevraagd?",
                        ),
                        "year",
                    ),
                    Question(
                        Both(
                            "Quand le bailleur a-t-il demandé l'augmentation ?",
                            "Wanneer vroeg de verhuurder de verhoging?",
                        ),
                        "date",
                        only_if=Both("S'il y a une demande.", "Als er een vraag is."),
                    ),
                    Question(Both("Remarques du locataire", "Opmerkingen van de huurder"), "text"),
                ),
            ),
        ),
        service=SERVICE,
    )
