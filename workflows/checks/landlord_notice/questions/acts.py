"""Questions about the tenant's own acts, other demands of the landlord, and what happened afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice.questions.notice import FORMS
from workflows.checks.landlord_notice.questions.sections import (
    AFTER,
    COUNTER_NOTICE,
    EURO_A_MONTH,
    EVICTION,
    NOT_THE_CASE,
    NOT_THERE,
    PROROGATION,
    RENT_INCREASE,
    STAYS_UNKNOWN,
    TENANT_NOTICE,
    asking,
    codes,
)
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, When
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.checks.landlord_notice.questions.sections import Ask
    from workflows.checks.vocabulary import Fact

BASES = codes(
    new_circumstances=("Circonstances nouvelles", "Nieuwe omstandigheden"),
    landlord_works=("Travaux payés par le bailleur", "Werken betaald door de verhuurder"),
    compliance_works=("Mise en conformité du logement", "Werken om de woning conform te maken"),
    none_stated=("Aucune raison donnée", "Geen reden opgegeven"),
)
TITLES = codes(
    none=("Non, aucun", "Nee, geen"),
    claimed_not_shown=("On en parle, sans le montrer", "Er is sprake van, niet getoond"),
    seen=("Oui, le jugement a été montré", "Ja, het vonnis werd getoond"),
)
UNKNOWN = Text(fr="Inconnu.", nl="Onbekend.")

_tenant = asking(TENANT_NOTICE, When("subject", ("tenant_notice",)))
_counter = asking(COUNTER_NOTICE, When("subject", ("counter_notice",)))
_prorogation = asking(PROROGATION, When("subject", ("prorogation_request",)))
_increase = asking(RENT_INCREASE, When("subject", ("rent_increase",)))
_eviction = asking(EVICTION, When("subject", ("self_help_eviction",)))
_after = asking(AFTER, When("subject", ("claim_after_departure",)))


def _sending(ask: Ask, act: str) -> tuple[Fact, ...]:
    """Return the four questions on how an act of the tenant reached the landlord."""
    return (
        ask(
            f"{act}.form",
            Kind.CODE,
            ("Comment a-t-il été envoyé ou remis ?", "Hoe werd het verzonden of overhandigd?"),
            ("Le recommandé donne la meilleure preuve.", "Een aangetekende zending geeft het beste bewijs."),
            codes=FORMS,
            unknown_code=True,
            asked=Asked.ALWAYS,
            assumption=STAYS_UNKNOWN,
        ),
        ask(
            f"{act}.posted_on",
            Kind.DATE,
            ("Quel jour l'avez-vous posté ?", "Op welke dag postte u het?"),
            ("Sur la preuve de dépôt.", "Op het afgiftebewijs."),
            asked=Asked.ALWAYS,
            assumption=UNKNOWN,
        ),
        ask(
            f"{act}.presented_on",
            Kind.DATE,
            (
                "Quel jour le facteur est-il passé la première fois ?",
                "Op welke dag bood de postbode het voor het eerst aan?",
            ),
            ("Prouvé par le suivi postal.", "Bewezen door de tracking van de post."),
            asked=Asked.ALWAYS,
            assumption=UNKNOWN,
        ),
        ask(
            f"{act}.received_on",
            Kind.DATE,
            ("Quel jour le bailleur l'a-t-il reçu ?", "Op welke dag ontving de verhuurder het?"),
            (
                "Jour prouvé ou admis. Huissier : jour de la signification.",
                "Bewezen of erkende dag. Deurwaarder: dag van de betekening.",
            ),
            asked=Asked.ALWAYS,
            assumption=Text(
                fr="À défaut : le troisième jour ouvrable après l'envoi.",
                nl="Anders: de derde werkdag na de verzending.",
            ),
        ),
    )


ACT_FACTS = (
    _tenant(
        "tenant_notice",
        Kind.OBJECT,
        ("Le locataire a-t-il donné congé ?", "Heeft de huurder opgezegd?"),
        ("Le congé vérifié ici.", "De opzegging die hier wordt nagekeken."),
        asked=Asked.ALWAYS,
        assumption=NOT_THERE,
    ),
    *_sending(_tenant, "tenant_notice"),
    _tenant(
        "tenant_notice.announced_end_on",
        Kind.DATE,
        ("Quel dernier jour avez-vous annoncé ?", "Welke laatste dag kondigde u aan?"),
        ("Le jour écrit dans le congé.", "De dag in de opzegging."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Aucun jour annoncé.", nl="Geen dag aangekondigd."),
    ),
    _counter(
        "counter_notice",
        Kind.OBJECT,
        ("Le locataire a-t-il donné un contre-préavis ?", "Heeft de huurder een tegenopzegging gegeven?"),
        (
            "Après le congé du bailleur, partir plus tôt avec un mois de préavis (art. 237, § 5, et 238).",
            "Na de opzegging door de verhuurder vroeger vertrekken met een maand opzegging (art. 237, § 5, en 238).",
        ),
        asked=Asked.ALWAYS,
        assumption=NOT_THERE,
    ),
    *_sending(_counter, "counter_notice"),
    _prorogation(
        "prorogation_request",
        Kind.OBJECT,
        ("Le locataire a-t-il demandé une prorogation ?", "Heeft de huurder een verlenging gevraagd?"),
        (
            "Par lettre recommandée, un mois avant la fin du bail (art. 250 à 252).",
            "Met een aangetekende brief, een maand vóór het einde van de huurovereenkomst (art. 250 tot 252).",
        ),
        asked=Asked.ALWAYS,
        assumption=NOT_THERE,
    ),
    *_sending(_prorogation, "prorogation_request"),
    _prorogation(
        "prorogation_request.lease_ends_on",
        Kind.DATE,
        ("Quel jour le bail prend-il fin ?", "Op welke dag eindigt de huurovereenkomst?"),
        ("Quand cela ne suit pas d'un congé décrit ici.", "Wanneer dat niet volgt uit een opzegging die hier staat."),
    ),
    _prorogation(
        "prorogation_request.earlier_requests",
        Kind.INTEGER,
        ("Combien de prorogations avez-vous déjà demandées ?", "Hoeveel verlengingen vroeg u al?"),
        ("Un seul renouvellement est possible (art. 251).", "Eén hernieuwing is mogelijk (art. 251)."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Aucune.", nl="Geen."),
    ),
    _prorogation(
        "prorogation_request.ended_by_agreement",
        Kind.YES_NO,
        ("Avez-vous signé un accord pour partir ?", "Tekende u een akkoord om te vertrekken?"),
        (
            "Après un accord, la prorogation est discutée.",
            "Na een akkoord is de verlenging betwist.",
        ),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
    _increase(
        "rent_increase",
        Kind.OBJECT,
        ("Une hausse du loyer est-elle demandée ?", "Wordt een huurverhoging gevraagd?"),
        (
            "Hors indexation. Elle n'est possible qu'à la fin de chaque période de trois ans (art. 240).",
            "Buiten de indexatie. Ze kan enkel op het einde van elke periode van drie jaar (art. 240).",
        ),
        asked=Asked.ALWAYS,
        assumption=NOT_THERE,
    ),
    _increase(
        "rent_increase.asked_on",
        Kind.DATE,
        ("Quand la hausse a-t-elle été demandée ?", "Wanneer werd de verhoging gevraagd?"),
        ("Le jour de la lettre ou du message.", "De dag van de brief of het bericht."),
    ),
    _increase(
        "rent_increase.amount_more",
        Kind.MONEY,
        ("Combien en plus par mois ?", "Hoeveel meer per maand?"),
        ("La hausse, pas le nouveau loyer.", "De verhoging, niet de nieuwe huurprijs."),
        asked=Asked.OPTIONAL,
        assumption=UNKNOWN,
        unit=EURO_A_MONTH,
    ),
    _increase(
        "rent_increase.basis",
        Kind.CODE,
        ("Pour quelle raison ?", "Om welke reden?"),
        (
            "Mettre le logement en conformité ne justifie pas de hausse (art. 240).",
            "De woning conform maken rechtvaardigt geen verhoging (art. 240).",
        ),
        codes=BASES,
    ),
    _increase(
        "rent_increase.agreed",
        Kind.YES_NO,
        ("Avez-vous accepté ?", "Ging u akkoord?"),
        ("Sans accord, seul le juge décide.", "Zonder akkoord beslist enkel de rechter."),
    ),
    _eviction(
        "eviction",
        Kind.OBJECT,
        ("L'accès au logement a-t-il été empêché ?", "Werd de toegang tot de woning versperd?"),
        ("Serrure changée, affaires sorties, accès barré.", "Slot vervangen, spullen buitengezet, toegang versperd."),
        asked=Asked.ALWAYS,
        assumption=NOT_THERE,
    ),
    _eviction(
        "eviction.on",
        Kind.DATE,
        ("Quel jour est-ce arrivé ?", "Op welke dag gebeurde het?"),
        (
            "L'indemnité de l'art. 233/1 existe depuis le 1er novembre 2024.",
            "De vergoeding van art. 233/1 bestaat sinds 1 november 2024.",
        ),
        asked=Asked.ALWAYS,
        assumption=STAYS_UNKNOWN,
    ),
    _eviction(
        "eviction.title",
        Kind.CODE,
        ("Quelqu'un a-t-il montré un jugement ?", "Toonde iemand een vonnis?"),
        (
            "Seul un jugement exécuté par un huissier permet une expulsion.",
            "Enkel een vonnis uitgevoerd door een gerechtsdeurwaarder laat een uithuiszetting toe.",
        ),
        codes=TITLES,
        unknown_code=True,
        asked=Asked.ALWAYS,
        assumption=STAYS_UNKNOWN,
    ),
    _eviction(
        "eviction.access_only",
        Kind.YES_NO,
        ("Est-ce seulement l'accès qui est empêché ?", "Wordt enkel de toegang belemmerd?"),
        ("Sans être mis dehors pour de bon.", "Zonder voorgoed buitengezet te zijn."),
    ),
    _after(
        "after_departure",
        Kind.OBJECT,
        ("Avez-vous quitté le logement ?", "Hebt u de woning verlaten?"),
        ("Ce qui s'est passé depuis.", "Wat er sindsdien gebeurde."),
        asked=Asked.ALWAYS,
        assumption=NOT_THERE,
    ),
    _after(
        "after_departure.left_on",
        Kind.DATE,
        ("Quel jour avez-vous rendu les clés ?", "Op welke dag gaf u de sleutels terug?"),
        ("Remise des clés au bailleur.", "Teruggave van de sleutels aan de verhuurder."),
    ),
    _after(
        "after_departure.prorogued",
        Kind.YES_NO,
        (
            "Le bail a-t-il été prorogé pour circonstances exceptionnelles ?",
            "Werd de huurovereenkomst verlengd wegens buitengewone omstandigheden?",
        ),
        (
            "Alors les délais du bailleur courent de la remise des clés.",
            "Dan lopen de termijnen van de verhuurder vanaf de teruggave van de sleutels.",
        ),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
    _after(
        "after_departure.occupied_from",
        Kind.DATE,
        ("Quand la personne annoncée a-t-elle emménagé ?", "Wanneer trok de aangekondigde persoon in?"),
        ("Laissez vide si personne n'est venu.", "Laat leeg als er niemand introk."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Personne n'a emménagé.", nl="Er trok niemand in."),
        when=(When("notice.ground", ("personal_occupation",)),),
    ),
    _after(
        "after_departure.occupied_until",
        Kind.DATE,
        ("Jusqu'à quand y est-elle restée ?", "Tot wanneer bleef die er?"),
        ("Laissez vide si elle y est encore.", "Laat leeg als die er nog is."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Elle y est encore.", nl="Die is er nog."),
        when=(When("notice.ground", ("personal_occupation",)),),
    ),
    _after(
        "after_departure.works_started_on",
        Kind.DATE,
        ("Quand les travaux ont-ils commencé ?", "Wanneer begonnen de werken?"),
        ("Laissez vide s'ils n'ont pas commencé.", "Laat leeg als ze niet begonnen."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Pas commencés.", nl="Niet begonnen."),
        when=(When("notice.ground", ("works", "works_several_dwellings")),),
    ),
    _after(
        "after_departure.works_finished_on",
        Kind.DATE,
        ("Quand les travaux ont-ils été terminés ?", "Wanneer waren de werken klaar?"),
        ("Laissez vide s'ils ne sont pas finis.", "Laat leeg als ze niet klaar zijn."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Pas terminés.", nl="Niet klaar."),
        when=(When("notice.ground", ("works", "works_several_dwellings")),),
    ),
    _after(
        "after_departure.sold_on",
        Kind.DATE,
        ("Le logement a-t-il été vendu ? Quel jour ?", "Werd de woning verkocht? Op welke dag?"),
        ("Le jour de l'acte.", "De dag van de akte."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Pas vendu.", nl="Niet verkocht."),
    ),
    _after(
        "after_departure.exceptional_claimed",
        Kind.YES_NO,
        (
            "Le bailleur invoque-t-il une circonstance exceptionnelle ?",
            "Beroept de verhuurder zich op een uitzonderlijke omstandigheid?",
        ),
        (
            "Imprévisible au moment du congé et hors de sa volonté : décès, maladie grave. Pas un changement d'avis.",
            (
                "Onvoorzienbaar bij de opzegging en buiten zijn wil: overlijden, zware ziekte. Niet van gedacht "
                "veranderen."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
)
