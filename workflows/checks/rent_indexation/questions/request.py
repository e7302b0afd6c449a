"""Questions about the request to adapt the rent and about money the tenant claims back."""

from __future__ import annotations

from workflows.checks.parsing import Kind
from workflows.checks.rent_indexation.questions.sections import EURO_A_MONTH, REFUND, REQUEST
from workflows.checks.vocabulary import Asked, Code, Fact
from workflows.law import Text

ASKERS = (
    Code("landlord", Text(fr="Le bailleur (hausse)", nl="De verhuurder (verhoging)")),
    Code("tenant", Text(fr="Le locataire (baisse)", nl="De huurder (verlaging)")),
)

FACTS = (
    Fact(
        path="request",
        kind=Kind.OBJECT,
        section=REQUEST,
        asked=Asked.ALWAYS,
        question=Text(
            fr="Le bailleur (ou le locataire) a-t-il demandé d'adapter le loyer ?",
            nl="Heeft de verhuurder (of de huurder) gevraagd om de huurprijs aan te passen?",
        ),
        help=Text(
            fr="L'indexation n'est jamais automatique : sans demande, rien n'est dû. Le contrôle montre alors "
            "le maximum possible.",
            nl="Indexatie is nooit automatisch: zonder verzoek is niets verschuldigd. De controle toont dan "
            "het mogelijke maximum.",
        ),
        assumption=Text(fr="Pas de demande.", nl="Geen verzoek."),
    ),
    Fact(
        path="request.made_by",
        kind=Kind.CODE,
        section=REQUEST,
        codes=ASKERS,
        asked=Asked.OPTIONAL,
        question=Text(fr="Qui l'a demandé ?", nl="Wie heeft het gevraagd?"),
        help=Text(
            fr="Le locataire peut demander une baisse quand l'indice a diminué.",
            nl="De huurder kan een verlaging vragen wanneer het indexcijfer gedaald is.",
        ),
        assumption=Text(fr="Le bailleur.", nl="De verhuurder."),
    ),
    Fact(
        path="request.made_on",
        kind=Kind.DATE,
        section=REQUEST,
        question=Text(fr="À quelle date la demande a-t-elle été faite ?", nl="Op welke datum werd het verzoek gedaan?"),
        help=Text(
            fr="Le jour de l'envoi ou de la remise. Il fixe les trois mois d'effet rétroactif (art. 224/2, § 1er).",
            nl="De dag van verzending of overhandiging. Hij bepaalt de drie maanden terugwerking (art. 224/2, § 1).",
        ),
    ),
    Fact(
        path="request.written",
        kind=Kind.YES_NO,
        section=REQUEST,
        question=Text(fr="La demande a-t-elle été faite par écrit ?", nl="Werd het verzoek schriftelijk gedaan?"),
        help=Text(
            fr="Lettre, courriel ou SMS : tout écrit compte. Le recommandé aide seulement pour la preuve.",
            nl="Brief, e-mail of sms: elk geschrift telt. Een aangetekende zending helpt enkel voor het bewijs.",
        ),
    ),
    Fact(
        path="request.rent_asked",
        kind=Kind.MONEY,
        section=REQUEST,
        asked=Asked.OPTIONAL,
        unit=EURO_A_MONTH,
        question=Text(
            fr="Quel loyer est demandé, sans les charges ?", nl="Welke huurprijs wordt gevraagd, zonder de kosten?"
        ),
        help=Text(
            fr="Le nouveau loyer par mois, pas la différence. Retirez les charges si la lettre donne un total.",
            nl="De nieuwe huurprijs per maand, niet het verschil. Trek de kosten af als de brief een totaal geeft.",
        ),
        assumption=Text(fr="Le maximum légal est demandé.", nl="Het wettelijke maximum wordt gevraagd."),
    ),
    Fact(
        path="request.applies_from",
        kind=Kind.DATE,
        section=REQUEST,
        asked=Asked.OPTIONAL,
        question=Text(fr="À partir de quelle date est-il demandé ?", nl="Vanaf welke datum wordt die gevraagd?"),
        help=Text(
            fr="Le premier jour du nouveau loyer selon la demande, arriérés compris.",
            nl="De eerste dag van de nieuwe huurprijs volgens het verzoek, achterstal inbegrepen.",
        ),
        assumption=Text(fr="Dès le premier jour permis par la loi.", nl="Vanaf de eerste dag die de wet toelaat."),
    ),
    Fact(
        path="refund.claimed_on",
        kind=Kind.DATE,
        section=REFUND,
        asked=Asked.OPTIONAL,
        question=Text(
            fr="Quand le locataire a-t-il réclamé par écrit un remboursement ?",
            nl="Wanneer heeft de huurder schriftelijk geld teruggevraagd?",
        ),
        help=Text(
            fr="De préférence une lettre recommandée : sa date fixe les cinq ans récupérables et le délai d'un "
            "an pour agir.",
            nl="Liefst een aangetekende brief: de datum bepaalt de vijf jaar die terugkomen en de termijn van "
            "één jaar om op te treden.",
        ),
        assumption=Text(fr="Pas de remboursement réclamé.", nl="Geen terugbetaling gevraagd."),
    ),
    Fact(
        path="refund.overpaid_since",
        kind=Kind.DATE,
        section=REFUND,
        question=Text(fr="Depuis quand un loyer trop élevé est-il payé ?", nl="Sinds wanneer wordt te veel betaald?"),
        help=Text(
            fr="Le jour du premier paiement trop élevé. Sans cette date, on ne sait pas si tout est récupérable.",
            nl="De dag van de eerste te hoge betaling. Zonder die datum is niet geweten of alles terugkomt.",
        ),
    ),
)
