"""Questions about registration, landlord, dwelling and EPB certificates: the conditions of an indexation."""

from __future__ import annotations

from workflows.checks.parsing import Kind
from workflows.checks.rent_indexation.questions.sections import DWELLING, EPB, LANDLORD, REGISTRATION
from workflows.checks.vocabulary import Asked, Code, Fact
from workflows.law import Text

LANDLORDS = (
    Code("natural_person", Text(fr="Une personne", nl="Een persoon")),
    Code("company", Text(fr="Une société", nl="Een vennootschap")),
    Code("ais", Text(fr="Une agence immobilière sociale (AIS)", nl="Een sociaal verhuurkantoor (SVK)")),
    Code("sisp", Text(fr="Une société de logement social (SISP)", nl="Een openbare vastgoedmaatschappij (OVM)")),
    Code("housing_fund", Text(fr="Le Fonds du Logement", nl="Het Woningfonds")),
    Code("commune", Text(fr="Une commune", nl="Een gemeente")),
    Code("cpas", Text(fr="Un CPAS", nl="Een OCMW")),
    Code("other_public", Text(fr="Un autre pouvoir public", nl="Een andere overheid")),
    Code("association", Text(fr="Une association", nl="Een vereniging")),
    Code("employer", Text(fr="L'employeur", nl="De werkgever")),
    Code("main_tenant", Text(fr="Le locataire principal", nl="De hoofdhuurder")),
)
CLASSES = tuple(
    Code(letter, Text(fr=name, nl=name))
    for letter, name in (
        ("a", "A (A++, A+, A)"),
        ("b", "B"),
        ("c", "C"),
        ("d", "D"),
        ("e", "E"),
        ("f", "F"),
        ("g", "G"),
    )
)
IN_TIME = Text(fr="L'enregistrement a été fait à temps.", nl="De registratie gebeurde tijdig.")

FACTS = (
    Fact(
        path="registration.federal.done",
        kind=Kind.YES_NO,
        section=REGISTRATION,
        question=Text(
            fr="Le bail est-il enregistré auprès du SPF Finances (MyRent) ?",
            nl="Is de huurovereenkomst geregistreerd bij de FOD Financiën (MyRent)?",
        ),
        help=Text(
            fr="Le locataire peut le vérifier sur MyMinfin. Depuis le 14 octobre 2022, pas de hausse sans bail "
            "enregistré (art. 224/2, 227).",
            nl="De huurder kan dit nakijken op MyMinfin. Sinds 14 oktober 2022 is er geen verhoging zonder "
            "geregistreerde "
            "huurovereenkomst (art. 224/2, 227).",
        ),
    ),
    Fact(
        path="registration.federal.on",
        kind=Kind.DATE,
        section=REGISTRATION,
        asked=Asked.OPTIONAL,
        question=Text(fr="À quelle date (SPF Finances) ?", nl="Op welke datum (FOD Financiën)?"),
        help=Text(
            fr="La date sur l'accusé d'enregistrement. Il doit être fait au plus tard le jour de la demande.",
            nl="De datum op het registratiebewijs. De registratie moet er ten laatste op de dag van het verzoek zijn.",
        ),
        assumption=IN_TIME,
    ),
    Fact(
        path="registration.regional.done",
        kind=Kind.YES_NO,
        section=REGISTRATION,
        question=Text(
            fr="Le bail est-il enregistré à la Région (IRISrent) ?",
            nl="Is de huurovereenkomst geregistreerd bij het Gewest (IRISrent)?",
        ),
        help=Text(
            fr="Plateforme régionale depuis le 1er janvier 2025 : nécessaire pour les baux signés à partir de "
            "ce jour (art. 228/1 et suivants).",
            nl="Gewestelijk platform sinds 1 januari 2025: nodig voor huurovereenkomsten ondertekend vanaf die "
            "dag (art. 228/1 en volgende).",
        ),
    ),
    Fact(
        path="registration.regional.on",
        kind=Kind.DATE,
        section=REGISTRATION,
        asked=Asked.OPTIONAL,
        question=Text(fr="À quelle date (Région) ?", nl="Op welke datum (Gewest)?"),
        help=Text(
            fr="La date de la confirmation envoyée par IRISrent.",
            nl="De datum van de bevestiging die IRISrent verstuurt.",
        ),
        assumption=IN_TIME,
    ),
    Fact(
        path="landlord.kind",
        kind=Kind.CODE,
        section=LANDLORD,
        codes=LANDLORDS,
        unknown_code=True,
        question=Text(fr="Qui est le bailleur ?", nl="Wie is de verhuurder?"),
        help=Text(
            fr="Voir la première page du bail. Les SISP et le Fonds du Logement ont leurs propres règles de loyer.",
            nl="Zie de eerste bladzijde van de overeenkomst. De OVM's en het Woningfonds hebben eigen huurprijsregels.",
        ),
    ),
    Fact(
        path="dwelling.reference_rent",
        kind=Kind.MONEY,
        section=DWELLING,
        positive=True,
        asked=Asked.OPTIONAL,
        unit=Text(fr="€ par mois", nl="€ per maand"),
        question=Text(
            fr="Quel est le loyer de référence de la grille ?", nl="Wat is de referentiehuurprijs van het rooster?"
        ),
        help=Text(
            fr="À calculer sur loyers.brussels. Un loyer de plus de 20 % au-dessus est présumé abusif : c'est "
            "une autre procédure (art. 224).",
            nl="Te berekenen op huurprijzen.brussels. Een huurprijs die er meer dan 20 % boven ligt, wordt "
            "geacht onredelijk te zijn: "
            "dat is een andere procedure (art. 224).",
        ),
        assumption=Text(fr="Pas de comparaison.", nl="Geen vergelijking."),
    ),
    Fact(
        path="epb.certificates",
        kind=Kind.LIST,
        section=EPB,
        question=Text(
            fr="Quels certificats PEB existent pour ce logement ?",
            nl="Welke EPB-certificaten bestaan er voor deze woning?",
        ),
        help=Text(
            fr="Du plus ancien au plus récent. Sans certificat communiqué au locataire, aucune hausse n'est "
            "due (art. 217, 224/2).",
            nl="Van oud naar nieuw. Zonder certificaat dat aan de huurder is bezorgd, is geen verhoging "
            "verschuldigd (art. 217, 224/2).",
        ),
    ),
    Fact(
        path="epb.certificates[].class",
        kind=Kind.CODE,
        section=EPB,
        codes=CLASSES,
        question=Text(fr="Quelle est la classe énergétique ?", nl="Wat is de energieklasse?"),
        help=Text(
            fr="La lettre sur la première page. Les classes E, F et G limitent l'indexation des baux d'avant "
            "le 14 octobre 2022.",
            nl="De letter op de eerste bladzijde. De klassen E, F en G beperken de indexatie van "
            "huurovereenkomsten van vóór 14 oktober 2022.",
        ),
    ),
    Fact(
        path="epb.certificates[].issued_on",
        kind=Kind.DATE,
        section=EPB,
        asked=Asked.OPTIONAL,
        question=Text(fr="Quand a-t-il été établi ?", nl="Wanneer werd het opgemaakt?"),
        help=Text(fr="La date d'émission, en première page.", nl="De datum van opmaak, op de eerste bladzijde."),
        assumption=Text(fr="Le certificat est valable.", nl="Het certificaat is geldig."),
    ),
    Fact(
        path="epb.certificates[].valid_until",
        kind=Kind.DATE,
        section=EPB,
        asked=Asked.OPTIONAL,
        question=Text(fr="Jusqu'à quand est-il valable ?", nl="Tot wanneer is het geldig?"),
        help=Text(
            fr="Le dernier jour de validité, en première page ; un nouveau certificat peut le remplacer plus tôt.",
            nl="De laatste dag van geldigheid, op de eerste bladzijde; een nieuw certificaat kan het eerder vervangen.",
        ),
        assumption=Text(fr="Dix ans après la date d'émission.", nl="Tien jaar na de datum van opmaak."),
    ),
    Fact(
        path="epb.certificates[].communicated",
        kind=Kind.YES_NO,
        section=EPB,
        question=Text(fr="Le locataire l'a-t-il reçu ?", nl="Heeft de huurder het gekregen?"),
        help=Text(
            fr="Avec le bail, avec la demande ou entre les deux : une copie suffit. L'annonce seule de la "
            "classe ne suffit pas.",
            nl="Bij de huurovereenkomst, bij het verzoek of ertussen: een kopie volstaat. Enkel de klasse "
            "vermelden volstaat niet.",
        ),
    ),
    Fact(
        path="epb.certificates[].communicated_on",
        kind=Kind.DATE,
        section=EPB,
        asked=Asked.OPTIONAL,
        question=Text(fr="À quelle date l'a-t-il reçu ?", nl="Op welke datum heeft de huurder het gekregen?"),
        help=Text(
            fr="La date de la lettre, du courriel ou de la remise. Il doit l'avoir au plus tard le jour de la demande.",
            nl="De datum van de brief, de e-mail of de overhandiging. Ten laatste op de dag van het verzoek.",
        ),
        assumption=Text(fr="Il l'a reçu à temps.", nl="De huurder heeft het tijdig gekregen."),
    ),
)
