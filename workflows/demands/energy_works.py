"""« Le propriétaire veut faire des travaux d'énergie ou d'adaptation »: works during the lease. CBL art. 221."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, LegalValue
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, Shown, card, demand
from workflows.demands.kernel.facts import (
    AS_OF,
    DAYS,
    DEMAND,
    LEASE_TYPE,
    RENEWED,
    SHORT,
    SIGNED_ON,
    day,
    number,
    yes_no,
)
from workflows.demands.kernel.lease import MAIN_RESIDENCE, is_new, is_short
from workflows.demands.kernel.words import (
    aside,
    breached,
    inferred,
    kept,
    left_open,
    months_after,
    reading,
    warning,
    written,
)
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

SOURCE = sources.code_2024("221")

WARNING_MONTHS = LegalValue(
    "works_warning_months",
    Text(fr="Avertissement avant les travaux, en mois", nl="Verwittiging vóór de werken, in maanden"),
    ((sources.TITLE_XI_FROM, 1),),
    Basis.TEXT,
    SOURCE,
)
LONGEST = LegalValue(
    "works_longest_days",
    Text(fr="Durée maximale des travaux, en jours", nl="Maximumduur van de werken, in dagen"),
    ((sources.TITLE_XI_FROM, 60), (sources.NEW_LEASES_FROM, 90)),
    Basis.TEXT,
    SOURCE,
)

ANNOUNCED_ON = day(
    "works.announced_on",
    DEMAND,
    Text(fr="Quel jour le courrier annonçant les travaux est-il arrivé ?", nl="Op welke dag kwam de aankondiging aan?"),
    Text(
        fr="Le jour où la lettre recommandée est arrivée ou a été présentée.",
        nl="De dag waarop de aangetekende brief aankwam of werd aangeboden.",
    ),
)
REGISTERED_LETTER = yes_no(
    "works.registered_letter",
    DEMAND,
    Text(fr="Était-ce une lettre recommandée ?", nl="Was het een aangetekende brief?"),
    Text(fr="La loi exige un avertissement recommandé.", nl="De wet eist een aangetekende verwittiging."),
)
STARTS_ON = day(
    "works.starts_on",
    DEMAND,
    Text(fr="Quand les travaux commencent-ils ?", nl="Wanneer beginnen de werken?"),
    Text(fr="Le premier jour annoncé.", nl="De eerste aangekondigde dag."),
)
LASTS = number(
    "works.days",
    DEMAND,
    Text(fr="Combien de jours les travaux durent-ils ?", nl="Hoeveel dagen duren de werken?"),
    Text(fr="La durée annoncée, week-ends compris.", nl="De aangekondigde duur, weekends inbegrepen."),
    DAYS,
)
EARLIER = yes_no(
    "works.earlier_in_triennium",
    DEMAND,
    Text(
        fr="Y a-t-il déjà eu de tels travaux dans les mêmes trois ans du bail ?",
        nl="Waren er al zulke werken in dezelfde drie jaar van de huur?",
    ),
    Text(fr="Une seule fois par triennat.", nl="Eén keer per driejarige periode."),
)
LEAVE_ASKED = yes_no(
    "works.leave_asked",
    DEMAND,
    Text(
        fr="Le propriétaire veut-il que le locataire quitte le logement ?",
        nl="Wil de verhuurder dat de huurder de woning verlaat?",
    ),
    Text(
        fr="Ces travaux n'obligent jamais à partir. Un congé pour travaux suit d'autres règles (contrôle du congé).",
        nl="Deze werken verplichten nooit om te vertrekken. Een opzegging voor werken volgt andere regels.",
    ),
)
INCREASE = yes_no(
    "works.increase_asked",
    DEMAND,
    Text(
        fr="Le propriétaire demande-t-il plus de loyer à cause des travaux ?",
        nl="Vraagt de verhuurder meer huur door de werken?",
    ),
    Text(
        fr="Possible seulement par un accord exprès, conclu au moins un mois avant.",
        nl="Kan enkel met een uitdrukkelijk akkoord, minstens een maand op voorhand.",
    ),
)
AGREED_ON = day(
    "works.agreed_on",
    DEMAND,
    Text(
        fr="Quel jour le locataire a-t-il donné son accord exprès sur la hausse ?",
        nl="Op welke dag ging de huurder uitdrukkelijk akkoord met de verhoging?",
    ),
    Text(fr="Le jour de la signature de l'avenant.", nl="De dag waarop het bijvoegsel werd ondertekend."),
)
AGREED = yes_no(
    "works.agreed",
    DEMAND,
    Text(
        fr="Le locataire a-t-il accepté cette hausse par écrit ?",
        nl="Heeft de huurder die verhoging schriftelijk aanvaard?",
    ),
    Text(fr="Le silence n'est pas un accord.", nl="Zwijgen is geen akkoord."),
)
ADDENDUM = yes_no(
    "works.both_registered",
    DEMAND,
    Text(
        fr="Le bail et l'avenant sont-ils tous deux enregistrés ?",
        nl="Zijn de huurovereenkomst en het bijvoegsel allebei geregistreerd?",
    ),
    Text(fr="Sans cela, la hausse n'est pas due.", nl="Zonder dat is de verhoging niet verschuldigd."),
)


def _lease(known: Known) -> Said:
    if is_short(known):
        return breached(
            "Ce droit de faire des travaux n'existe que dans un bail de neuf ans ou plus : dans un bail court, il "
            "faut l'accord du locataire.",
            "Dit recht om werken uit te voeren bestaat enkel in een huur van negen jaar of langer: in een korte huur "
            "is het akkoord van de huurder nodig.",
        )
    if known.code(LEASE_TYPE.path) == "main_residence_life":
        return left_open(
            *inferred(
                "La loi ne cite que les baux de neuf ans et de longue durée : un bail à vie est discutable.",
                "De wet noemt enkel huur van negen jaar en langer: voor levenslange huur is het betwistbaar.",
            ),
            reading("lawful", "Les travaux sont permis.", "De werken zijn toegelaten."),
            reading("unlawful", "Il faut l'accord du locataire.", "Het akkoord van de huurder is nodig.", leaning=True),
        )
    return kept("Le bail permet de tels travaux.", "De huur laat zulke werken toe.")


def _announced(known: Known) -> Said:
    known.need(REGISTERED_LETTER.path, ANNOUNCED_ON.path, STARTS_ON.path)
    earliest = months_after(known.day(ANNOUNCED_ON.path), WARNING_MONTHS.current)
    said = (
        kept("L'avertissement est recommandé et vient à temps.", "De verwittiging is aangetekend en komt op tijd.")
        if known.yes(REGISTERED_LETTER.path) and known.day(STARTS_ON.path) >= earliest
        else breached(
            "L'avertissement doit être recommandé et arriver au moins un mois avant les travaux.",
            "De verwittiging moet aangetekend zijn en minstens een maand vóór de werken aankomen.",
        )
    )
    return Said(
        state=said.state,
        text=said.text,
        figures={"works_not_before": earliest.isoformat()},
        steps=(
            Text(
                fr=f"Annonce reçue le {written(known.day(ANNOUNCED_ON.path)).fr}, plus un mois : pas de travaux avant "
                f"le {written(earliest).fr}.",
                nl=f"Aankondiging ontvangen op {written(known.day(ANNOUNCED_ON.path)).nl}, plus een maand: geen "
                f"werken vóór {written(earliest).nl}.",
            ),
        ),
        shown=(Shown(Text(fr="Travaux au plus tôt", nl="Werken ten vroegste"), written(earliest)),),
    )


def _lasting(known: Known) -> Said:
    days, old, new = known.number(LASTS.path), LONGEST.on(sources.TITLE_XI_FROM), LONGEST.current
    if days <= old:
        return kept(f"Pas plus de {old} jours.", f"Niet langer dan {old} dagen.")
    if days > new:
        return breached(
            f"{days} jours : plus que le maximum de {new} jours.",
            f"{days} dagen: meer dan het maximum van {new} dagen.",
        )
    if known.day(STARTS_ON.path) < sources.NEW_LEASES_FROM:
        return breached(
            f"Avant le 1er novembre 2024, le maximum était de {old} jours.",
            f"Vóór 1 november 2024 was het maximum {old} dagen.",
        )
    if is_new(known):
        return kept(f"Pas plus de {new} jours.", f"Niet langer dan {new} dagen.")
    return left_open(
        *inferred(
            f"Le maximum est passé de {old} à {new} jours le 1er novembre 2024 ; la loi ne dit pas clairement s'il "
            "vaut pour les baux plus anciens.",
            f"Het maximum ging op 1 november 2024 van {old} naar {new} dagen; de wet zegt niet duidelijk of dat ook "
            "voor oudere huur geldt.",
        ),
        reading("lawful", f"{new} jours, par effet immédiat.", f"{new} dagen, met onmiddellijke werking."),
        reading("unlawful", f"{old} jours pour un bail ancien.", f"{old} dagen voor een oudere huur."),
    )


def _once(known: Known) -> Said:
    if known.yes(EARLIER.path):
        return breached(
            "De tels travaux ne sont permis qu'une fois par triennat.",
            "Zulke werken mogen maar één keer per driejarige periode.",
        )
    return kept("Une première fois dans ce triennat.", "Een eerste keer in deze driejarige periode.")


def _no_departure(known: Known) -> Said:
    if known.yes(LEAVE_ASKED.path):
        return breached(
            "Ces travaux ne permettent pas de faire partir le locataire.",
            "Deze werken laten niet toe de huurder te doen vertrekken.",
        )
    return kept("Le locataire peut rester.", "De huurder kan blijven.")


def _increase(known: Known) -> Said:
    if not known.yes(INCREASE.path):
        return aside("Pas de hausse demandée.", "Er wordt geen verhoging gevraagd.")
    if not known.yes(AGREED.path):
        return left_open(
            "La hausse n'est qu'une proposition : sans accord exprès, elle n'est pas due.",
            "De verhoging is maar een voorstel: zonder uitdrukkelijk akkoord is ze niet verschuldigd.",
        )
    known.need(AGREED_ON.path, STARTS_ON.path, ADDENDUM.path)
    latest = months_after(known.day(STARTS_ON.path), -WARNING_MONTHS.current)
    if known.day(AGREED_ON.path) > latest:
        return breached(
            f"L'accord devait être donné au plus tard le {written(latest).fr}, un mois avant les travaux.",
            f"Het akkoord moest er ten laatste op {written(latest).nl} zijn, een maand vóór de werken.",
        )
    if not known.yes(ADDENDUM.path):
        return breached(
            "Le bail et l'avenant ne sont pas tous deux enregistrés : la hausse n'est pas due.",
            "De huur en het bijvoegsel zijn niet allebei geregistreerd: de verhoging is niet verschuldigd.",
        )
    return kept("La hausse a été convenue à temps.", "De verhoging werd op tijd afgesproken.")


def _access(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        "Notez chaque jour de travaux et ce qui n'était pas utilisable : cela aide à demander une baisse de loyer.",
        "Noteer elke dag van de werken en wat niet bruikbaar was: dat helpt om een lagere huurprijs te vragen.",
    )


_IN_FORCE = (sources.TITLE_XI_FROM, sources.NEW_LEASES_FROM)

DECLARATION = demand(
    __file__,
    number="6.2",
    title=Text(
        fr="Le propriétaire veut faire des travaux d'énergie ou d'adaptation",
        nl="De verhuurder wil energie- of aanpassingswerken doen",
    ),
    about=Text(
        fr="Des travaux pour économiser l'énergie ou adapter le logement peuvent se faire pendant le bail, sous "
        "conditions. Ils n'obligent pas à partir.",
        nl="Werken om energie te besparen of de woning aan te passen kunnen tijdens de huur, onder voorwaarden. Ze "
        "verplichten niet om te vertrekken.",
    ),
    facts=(
        AS_OF,
        LEASE_TYPE,
        SHORT,
        ANNOUNCED_ON,
        REGISTERED_LETTER,
        STARTS_ON,
        LASTS,
        SIGNED_ON,
        RENEWED,
        EARLIER,
        LEAVE_ASKED,
        INCREASE,
        AGREED,
        AGREED_ON,
        ADDENDUM,
    ),
    scope=MAIN_RESIDENCE,
    points=(
        Point(
            card(
                "long_lease",
                "Seulement dans un bail de neuf ans ou plus",
                "Enkel in een huur van negen jaar of langer",
                SOURCE,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _lease,
        ),
        Point(
            card(
                "announced",
                "Avertissement recommandé, un mois avant",
                "Aangetekende verwittiging, een maand op voorhand",
                SOURCE,
                in_force=_IN_FORCE,
            ),
            _announced,
        ),
        Point(
            card(
                "lasting",
                "Durée des travaux",
                "Duur van de werken",
                SOURCE,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
                doubt=Text(
                    fr="Les 90 jours valent-ils pour les baux d'avant le 1er novembre 2024 ?",
                    nl="Gelden de 90 dagen ook voor huur van vóór 1 november 2024?",
                ),
            ),
            _lasting,
        ),
        Point(
            card("once", "Une fois par triennat", "Eén keer per driejarige periode", SOURCE, in_force=_IN_FORCE), _once
        ),
        Point(
            card("no_departure", "Personne ne doit partir", "Niemand moet vertrekken", SOURCE, in_force=_IN_FORCE),
            _no_departure,
        ),
        Point(
            card(
                "increase",
                "Hausse de loyer : accord exprès et enregistrement",
                "Huurverhoging: uitdrukkelijk akkoord en registratie",
                SOURCE,
                in_force=_IN_FORCE,
            ),
            _increase,
        ),
        Point(
            card(
                "trouble",
                "Ce qu'il faut noter",
                "Wat u moet noteren",
                SOURCE,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _access,
        ),
    ),
    says={
        "lawful": Text(
            fr="Ces travaux sont permis ; le locataire reste dans le logement.",
            nl="Deze werken zijn toegelaten; de huurder blijft in de woning.",
        ),
        "unlawful": Text(
            fr="Annoncés ainsi, ces travaux ou cette hausse ne peuvent pas être imposés.",
            nl="Zo aangekondigd kunnen deze werken of deze verhoging niet worden opgelegd.",
        ),
        "uncertain": Text(
            fr="La loi laisse un point ouvert : n'acceptez rien avant un avis.",
            nl="De wet laat een punt open: aanvaard niets vóór u advies hebt.",
        ),
    },
    values=(WARNING_MONTHS, LONGEST),
    follows=(
        Follow(
            Text(fr="Si le propriétaire insiste", nl="Als de verhuurder aandringt"),
            Text(
                fr="Personne ne doit quitter son logement sans jugement. Changer la serrure pendant les travaux est "
                "une expulsion illégale.",
                nl="Niemand moet de woning verlaten zonder vonnis. Het slot veranderen tijdens de werken is een "
                "onwettige uithuiszetting.",
            ),
        ),
    ),
)
