"""Questions about the title: whether one was shown, which, against whom, served and carried out when and by whom."""

from __future__ import annotations

from typing import Final

from workflows.checks.illegal_eviction.questions.sections import SEEN, TITLE, asking, codes
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked

STATUSES: Final = codes(
    none=(
        "Non : demandé, ou personne n'en parle, et rien n'a été montré",
        "Nee: gevraagd, of niemand heeft het erover, en niets werd getoond",
    ),
    claimed_not_shown=("On dit qu'il y en a un, rien n'a été montré", "Men zegt van wel, niets werd getoond"),
    seen=("Oui, je l'ai vu", "Ja, ik heb het gezien"),
)
KINDS: Final = codes(
    judgment=("Un jugement", "Een vonnis"),
    administrative_order=("Un arrêté du bourgmestre", "Een besluit van de burgemeester"),
    housing_inspection_ban=("Une interdiction de louer", "Een verhuurverbod"),
    false_document=("Un faux", "Een vals document"),
    other=("Autre chose", "Iets anders"),
)
AGAINST: Final = codes(
    this_person=("Celui de cette personne", "Die van deze persoon"),
    other_person=("Celui de quelqu'un d'autre", "Die van iemand anders"),
)
_title = asking(TITLE)
_JUDGMENT_PAPER = ("Regardez la dernière page du jugement.", "Kijk op de laatste bladzijde van het vonnis.")
_SERVICE_PAPER = (
    "Regardez l'exploit de l'huissier. L'expulsion attend un mois après ce jour (art. 233undecies).",
    "Kijk op het exploot van de gerechtsdeurwaarder. De uithuiszetting wacht een maand na die dag (art. 233undecies).",
)
TITLE_FACTS = (
    _title(
        "title.status",
        Kind.CODE,
        ("Quelqu'un a-t-il montré un jugement ou un ordre ?", "Heeft iemand een vonnis of een bevel getoond?"),
        (
            (
                "Tout en dépend : seul un juge peut autoriser une expulsion. « On dit qu'il y en a un » n'est pas "
                "encore un titre vu."
            ),
            (
                "Alles hangt ervan af: alleen een rechter kan een uithuiszetting toestaan. ‘Men zegt van wel’ is nog "
                "geen titel die men zag."
            ),
        ),
        codes=STATUSES,
        unknown_code=True,
        asked=Asked.ALWAYS,
    ),
    _title(
        "title.kind",
        Kind.CODE,
        ("Quel papier est-ce ?", "Welk papier is het?"),
        (
            "Un arrêté du bourgmestre ou une interdiction de louer suit un autre chemin qu'un jugement.",
            "Een besluit van de burgemeester of een verhuurverbod volgt een andere weg dan een vonnis.",
        ),
        codes=KINDS,
        unknown_code=True,
        asked=Asked.WHEN_MISSING,
        when=(SEEN,),
    ),
    _title(
        "title.against",
        Kind.CODE,
        ("Quel nom y figure ?", "Welke naam staat erop?"),
        (
            "Un jugement contre quelqu'un d'autre demande une relecture le jour même.",
            "Een vonnis tegen iemand anders vraagt nog dezelfde dag een juridische controle.",
        ),
        codes=AGAINST,
        unknown_code=True,
        asked=Asked.WHEN_MISSING,
        when=(SEEN,),
    ),
    _title(
        "title.judgment_on", Kind.DATE, ("Date du jugement ?", "Datum van het vonnis?"), _JUDGMENT_PAPER, when=(SEEN,)
    ),
    _title(
        "title.served_on",
        Kind.DATE,
        ("Quand l'huissier l'a-t-il apporté ?", "Wanneer heeft de gerechtsdeurwaarder het gebracht?"),
        _SERVICE_PAPER,
        asked=Asked.WHEN_MISSING,
        when=(SEEN,),
    ),
    _title(
        "title.not_served",
        Kind.YES_NO,
        (
            "Est-il sûr qu'aucun huissier ne l'a apporté ?",
            "Is het zeker dat geen gerechtsdeurwaarder het heeft gebracht?",
        ),
        (
            "Un jugement qui n'a jamais été signifié ne peut pas être exécuté.",
            "Een vonnis dat nooit werd betekend, kan niet worden uitgevoerd.",
        ),
        when=(SEEN,),
    ),
    _title(
        "title.executed_on",
        Kind.DATE,
        ("Quand a-t-il été exécuté ?", "Wanneer werd het uitgevoerd?"),
        (
            "Du 1er novembre au 15 mars, personne n'est expulsé d'un logement loué, sauf raison spéciale du juge.",
            (
                "Van 1 november tot en met 15 maart wordt niemand uit een huurwoning gezet, tenzij de rechter een "
                "bijzondere reden geeft."
            ),
        ),
        asked=Asked.WHEN_MISSING,
        when=(SEEN,),
    ),
    _title(
        "title.bailiff_present",
        Kind.YES_NO,
        ("Un huissier était-il là ?", "Was er een gerechtsdeurwaarder bij?"),
        (
            "Seul un huissier de justice peut exécuter un jugement d'expulsion.",
            "Alleen een gerechtsdeurwaarder kan een vonnis van uithuiszetting uitvoeren.",
        ),
        asked=Asked.WHEN_MISSING,
        when=(SEEN,),
    ),
    _title(
        "title.bailiff_notice_on",
        Kind.DATE,
        ("Quand l'huissier a-t-il annoncé le jour ?", "Wanneer kondigde de gerechtsdeurwaarder de dag aan?"),
        (
            "Il faut au moins quinze jours ouvrables entre l'annonce et l'expulsion (art. 233undecies).",
            "Tussen de aankondiging en de uithuiszetting liggen minstens vijftien werkdagen (art. 233undecies).",
        ),
        when=(SEEN,),
    ),
    _title(
        "title.suspended",
        Kind.YES_NO,
        ("L'exécution était-elle suspendue ?", "Was de uitvoering geschorst?"),
        (
            "Un juge, ou une autorité qui a dit au propriétaire d'attendre.",
            "Door een rechter, of door een instantie die de eigenaar zei te wachten.",
        ),
        when=(SEEN,),
    ),
    _title(
        "title.special_winter_reasons",
        Kind.YES_NO,
        (
            "Le jugement donne-t-il des raisons spéciales d'expulser en hiver ?",
            "Geeft het vonnis bijzondere redenen om in de winter uit te zetten?",
        ),
        (
            "Par exemple un relogement, un danger ou la force majeure du bailleur (art. 233duodecies).",
            "Bijvoorbeeld een herhuisvesting, een gevaar of overmacht bij de verhuurder (art. 233duodecies).",
        ),
        asked=Asked.WHEN_MISSING,
        when=(SEEN,),
    ),
    _title(
        "title.one_month_exception",
        Kind.YES_NO,
        ("Le délai d'un mois est-il raccourci ?", "Is de termijn van een maand verkort?"),
        (
            "Par le juge, par un délai convenu, ou parce que le logement était abandonné.",
            "Door de rechter, door een afgesproken termijn, of omdat de woning verlaten was.",
        ),
        when=(SEEN,),
    ),
    _title(
        "title.notes_abandonment",
        Kind.YES_NO,
        ("Le jugement dit-il que le logement était abandonné ?", "Zegt het vonnis dat de woning verlaten was?"),
        (
            "Ce que le juge constate n'est pas la même chose que ce que l'autre partie affirme.",
            "Wat de rechter vaststelt, is niet hetzelfde als wat de andere partij beweert.",
        ),
        when=(SEEN,),
    ),
)
