"""« Le propriétaire demande ou garde la garantie locative »: amount, form, release. CBL art. 248 and 249."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, LegalValue
from workflows.checks.wording import money as plain
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, Shown, card, demand
from workflows.demands.kernel.facts import (
    AS_OF,
    DEMAND,
    FIRST_RENT,
    LEASE_TYPE,
    RENEWED,
    RENT_NOW,
    SIGNED_ON,
    WHAT_HAPPENED,
    code,
    day,
    money,
    not_before,
    word,
    yes_no,
)
from workflows.demands.kernel.lease import MAIN_RESIDENCE, is_new, regime
from workflows.demands.kernel.words import (
    aside,
    breached,
    euro,
    inferred,
    kept,
    left_open,
    months_after,
    months_begun,
    reading,
    warning,
    written,
)
from workflows.law import Text

if TYPE_CHECKING:
    from datetime import date

    from workflows.demands.kernel.known import Known

AMOUNT = sources.code_2024("248")
RELEASE = sources.code_2024("249")

MOST_MONTHS = LegalValue(
    "guarantee_months",
    Text(fr="Garantie : mois de loyer au plus", nl="Huurwaarborg: hoogstens zoveel maanden huur"),
    ((sources.TITLE_XI_FROM, 2), (sources.NEW_LEASES_FROM, 2)),
    Basis.TEXT,
    AMOUNT,
)
MOST_MONTHS_BANK = LegalValue(
    "guarantee_months_bank",
    Text(
        fr="Garantie par une garantie bancaire : mois de loyer au plus",
        nl="Huurwaarborg met een bankwaarborg: hoogstens zoveel maanden huur",
    ),
    ((sources.TITLE_XI_FROM, 3), (sources.NEW_LEASES_FROM, 2)),
    Basis.TEXT,
    AMOUNT,
)
RELEASE_MONTHS = LegalValue(
    "guarantee_release_months",
    Text(fr="Libération : mois après la remise des clés", nl="Vrijgave: maanden na de teruggave van de sleutels"),
    ((sources.NEW_LEASES_FROM, 2),),
    Basis.TEXT,
    RELEASE,
)
LATE_PERCENT = LegalValue(
    "guarantee_late_percent",
    Text(
        fr="Libération tardive : % du loyer mensuel par mois commencé",
        nl="Laattijdige vrijgave: % van de maandelijkse huurprijs per begonnen maand",
    ),
    ((sources.NEW_LEASES_FROM, 10),),
    Basis.TEXT,
    RELEASE,
)

HELD = money(
    "guarantee.amount",
    DEMAND,
    Text(fr="Quel montant de garantie est demandé ou gardé ?", nl="Welk waarborgbedrag wordt gevraagd of bijgehouden?"),
    Text(
        fr="Toutes les sommes ensemble, aussi « deux mois de loyer d'avance » qui servent de garantie.",
        nl="Alle sommen samen, ook “twee maanden huur vooraf” die als waarborg dienen.",
    ),
)
FORM = code(
    "guarantee.form",
    DEMAND,
    Text(fr="Sous quelle forme ?", nl="In welke vorm?"),
    Text(
        fr="Pour un bail conclu ou renouvelé depuis le 1er novembre 2024, le locataire choisit parmi les formes de la "
        "loi ; de la main à la main n'en est pas une.",
        nl="Voor een huur gesloten of hernieuwd sinds 1 november 2024 kiest de huurder uit de vormen van de wet; van "
        "hand tot hand is er geen.",
    ),
    word("blocked_account", "Compte bloqué au nom du locataire", "Geblokkeerde rekening op naam van de huurder"),
    word(
        "bank_guarantee",
        "Garantie bancaire (aussi par le CPAS)",
        "Bankwaarborg (ook via het OCMW)",
    ),
    word("other_legal_form", "Une autre forme de la loi", "Een andere vorm van de wet"),
    word("landlord_account", "Sur le compte du propriétaire", "Op de rekening van de verhuurder"),
    word("cash_in_hand", "En liquide, de la main à la main", "Cash, van hand tot hand"),
)
CHOSEN = yes_no(
    "guarantee.tenant_chose",
    DEMAND,
    Text(fr="Le locataire a-t-il pu choisir la forme ?", nl="Mocht de huurder de vorm kiezen?"),
    Text(
        fr="Le propriétaire ne peut pas imposer une forme, ni refuser une garantie par le CPAS.",
        nl="De verhuurder mag geen vorm opleggen, en geen waarborg via het OCMW weigeren.",
    ),
)
KEYS = yes_no(
    "guarantee.keys_returned",
    WHAT_HAPPENED,
    Text(fr="Les clés ont-elles été rendues ?", nl="Zijn de sleutels teruggegeven?"),
    Text(fr="La garantie se libère après le départ.", nl="De waarborg wordt vrijgegeven na het vertrek."),
)
KEYS_ON = day(
    "guarantee.keys_on",
    WHAT_HAPPENED,
    Text(fr="Quel jour les clés ont-elles été rendues ?", nl="Op welke dag werden de sleutels teruggegeven?"),
    Text(
        fr="Le jour de la remise des clés, avec une preuve si possible.",
        nl="De dag van de teruggave van de sleutels, met een bewijs als het kan.",
    ),
)
RELEASED = yes_no(
    "guarantee.released",
    WHAT_HAPPENED,
    Text(fr="La garantie a-t-elle été libérée ?", nl="Is de waarborg vrijgegeven?"),
    Text(
        fr="Libérée : le propriétaire a signé pour la banque, ou a rendu l'argent.",
        nl="Vrijgegeven: de verhuurder tekende voor de bank, of gaf het geld terug.",
    ),
)
RELEASED_ON = day(
    "guarantee.released_on",
    WHAT_HAPPENED,
    Text(fr="Quel jour a-t-elle été libérée ?", nl="Op welke dag werd ze vrijgegeven?"),
    Text(fr="Le jour de la signature ou du paiement.", nl="De dag van de handtekening of de betaling."),
)


def _amount(known: Known) -> Said:
    known.need(HELD.path, FIRST_RENT.path, FORM.path)
    since = regime(known)
    held, rent = known.cents(HELD.path), known.cents(FIRST_RENT.path)
    most = (MOST_MONTHS_BANK if known.code(FORM.path) == "bank_guarantee" else MOST_MONTHS).on(since)
    ceiling = rent * most
    hundredths = held * 100 // rent
    months = Text(*2 * (f"{hundredths // 100},{hundredths % 100:02d}",))
    said = (
        breached(
            f"{euro(held).fr} est plus que {most} mois de loyer ({euro(ceiling).fr}) : {euro(held - ceiling).fr} de "
            "trop.",
            f"{euro(held).nl} is meer dan {most} maanden huur ({euro(ceiling).nl}): {euro(held - ceiling).nl} te veel.",
        )
        if held > ceiling
        else kept(
            f"{euro(held).fr} ne dépasse pas {most} mois de loyer ({euro(ceiling).fr}).",
            f"{euro(held).nl} is niet meer dan {most} maanden huur ({euro(ceiling).nl}).",
        )
    )
    return replace(
        said,
        figures={"most": plain(ceiling), "too_much": plain(max(0, held - ceiling))},
        steps=(
            Text(
                fr=f"{most} × {euro(rent).fr} = {euro(ceiling).fr}. La garantie fait {months.fr} mois de loyer.",
                nl=f"{most} × {euro(rent).nl} = {euro(ceiling).nl}. De waarborg is {months.nl} maanden huur.",
            ),
        ),
        shown=(
            Shown(Text(fr="Garantie maximale", nl="Maximale waarborg"), euro(ceiling)),
            Shown(
                Text(fr="Garantie demandée ou gardée", nl="Gevraagde of bijgehouden waarborg"),
                Text(fr=f"{euro(held).fr} ({months.fr} mois)", nl=f"{euro(held).nl} ({months.nl} maanden)"),
                lesser=True,
            ),
        ),
    )


def _form(known: Known) -> Said:
    form = known.code(FORM.path)
    if form in ("blocked_account", "bank_guarantee", "other_legal_form"):
        return kept("Cette forme existe dans la loi.", "Deze vorm bestaat in de wet.")
    if is_new(known):
        return breached(
            "La garantie ne peut pas être remise de la main à la main ni rester chez le propriétaire : demandez par "
            "écrit de la bloquer.",
            "De waarborg mag niet van hand tot hand gaan of bij de verhuurder blijven: vraag schriftelijk om ze te "
            "blokkeren.",
        )
    return left_open(
        *inferred(
            "Pour un bail plus ancien, les formes de la loi d'avant n'ont pas été relues ici. Demandez en tout cas de "
            "placer l'argent sur un compte bloqué.",
            "Voor een oudere huur zijn de vormen van de vroegere wet hier niet nagelezen. Vraag in elk geval om het "
            "geld op een geblokkeerde rekening te zetten.",
        ),
        reading(
            "unlawful",
            "Le propriétaire doit placer l'argent sur un compte bloqué.",
            "De verhuurder moet het geld op een geblokkeerde rekening zetten.",
            leaning=True,
        ),
        reading("lawful", "Les parties peuvent convenir d'autre chose.", "De partijen mogen iets anders afspreken."),
    )


def _chosen(known: Known) -> Said:
    if known.yes(CHOSEN.path):
        return kept("Le locataire a choisi la forme.", "De huurder koos de vorm.")
    if is_new(known):
        return breached("Le choix de la forme appartient au locataire.", "De keuze van de vorm is aan de huurder.")
    return aside(
        "Bail plus ancien : la règle du libre choix n'a pas été vérifiée.",
        "Oudere huur: de regel van de vrije keuze werd niet nagekeken.",
    )


def _release(known: Known) -> Said:
    if not known.yes(KEYS.path):
        return aside("Les clés n'ont pas encore été rendues.", "De sleutels zijn nog niet teruggegeven.")
    if not is_new(known):
        return aside(
            "Bail plus ancien : pas de délai de libération dans la loi. Il faut un accord ou un jugement.",
            "Oudere huur: geen wettelijke termijn voor de vrijgave. Er is een akkoord of een vonnis nodig.",
        )
    known.need(KEYS_ON.path, RELEASED.path)
    keys_on = known.day(KEYS_ON.path)
    last = months_after(keys_on, RELEASE_MONTHS.current)
    until = known.day(RELEASED_ON.path) if known.yes(RELEASED.path) else known.as_of
    begun = months_begun(last, until)
    if not begun:
        return _dated(
            kept(
                f"La garantie doit être libérée au plus tard le {written(last).fr} : le délai est respecté ou court "
                "encore.",
                f"De waarborg moet ten laatste op {written(last).nl} vrij zijn: de termijn is gehaald of loopt nog.",
            ),
            keys_on,
            last,
        )
    rent = known.cents(RENT_NOW.path)
    owed = (rent * begun * LATE_PERCENT.current * 2 + 100) // 200
    percent = LATE_PERCENT.current
    said = _dated(
        breached(
            f"La garantie devait être libérée au plus tard le {written(last).fr}. {_month_fr(begun)} : "
            f"{euro(owed).fr} en plus sont dus au locataire.",
            f"De waarborg moest ten laatste op {written(last).nl} vrij zijn. {_month_nl(begun)}: {euro(owed).nl} "
            "extra is aan de huurder verschuldigd.",
        ),
        keys_on,
        last,
    )
    return replace(
        said,
        figures={**said.figures, "months_late": begun, "owed": plain(owed)},
        steps=(
            *said.steps,
            Text(
                fr=f"{percent} % de {euro(rent).fr} × {begun} = {euro(owed).fr} (compté jusqu'au {written(until).fr}).",
                nl=f"{percent} % van {euro(rent).nl} × {begun} = {euro(owed).nl} (geteld tot {written(until).nl}).",
            ),
        ),
        shown=(*said.shown, Shown(Text(fr="En plus de la garantie", nl="Bovenop de waarborg"), euro(owed))),
    )


def _month_fr(begun: int) -> str:
    return "1 mois de retard a commencé" if begun == 1 else f"{begun} mois de retard ont commencé"


def _month_nl(begun: int) -> str:
    return "1 maand vertraging is begonnen" if begun == 1 else f"{begun} maanden vertraging zijn begonnen"


def _dated(said: Said, keys_on: date, last: date) -> Said:
    return replace(
        said,
        figures={"release_by": last.isoformat()},
        steps=(
            Text(
                fr=f"Clés rendues le {written(keys_on).fr}, plus deux mois : {written(last).fr}.",
                nl=f"Sleutels teruggegeven op {written(keys_on).nl}, plus twee maanden: {written(last).nl}.",
            ),
        ),
        shown=(Shown(Text(fr="Libération au plus tard le", nl="Vrijgave ten laatste op"), written(last), lesser=True),),
    )


def _rent_goes_on(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        "La garantie ne remplace pas le loyer : ne cessez pas de payer le dernier mois sans accord écrit.",
        "De waarborg vervangt de huur niet: stop niet met betalen in de laatste maand zonder schriftelijk akkoord.",
    )


_IN_FORCE = (sources.TITLE_XI_FROM, sources.NEW_LEASES_FROM)

DECLARATION = demand(
    __file__,
    number="6.5",
    title=Text(
        fr="Le propriétaire demande ou garde la garantie locative",
        nl="De verhuurder vraagt of houdt de huurwaarborg",
    ),
    about=Text(
        fr="Combien de garantie, sous quelle forme, et quand elle doit être rendue après le départ.",
        nl="Hoeveel waarborg, in welke vorm, en wanneer ze na het vertrek terug moet.",
    ),
    facts=(
        AS_OF,
        LEASE_TYPE,
        HELD,
        FORM,
        CHOSEN,
        FIRST_RENT,
        SIGNED_ON,
        RENEWED,
        KEYS,
        KEYS_ON,
        RELEASED,
        RELEASED_ON,
        RENT_NOW,
    ),
    cross_checks=not_before(
        "guarantee.released_on",
        "guarantee.keys_on",
        Text(
            fr="La garantie ne peut pas être libérée avant la remise des clés. Vérifiez les deux dates.",
            nl="De waarborg kan niet vrijkomen vóór de teruggave van de sleutels. Kijk beide data na.",
        ),
    ),
    scope=MAIN_RESIDENCE,
    points=(
        Point(
            card(
                "amount",
                "Pas plus que le maximum",
                "Niet meer dan het maximum",
                AMOUNT,
                sources.TRANSITION_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
                doubt=Text(
                    fr="« Loyer » est lu comme le loyer sans charges du bail.",
                    nl="“Huurprijs” wordt gelezen als de huurprijs zonder kosten van de huurovereenkomst.",
                ),
            ),
            _amount,
        ),
        Point(
            card(
                "form",
                "Une forme permise",
                "Een toegelaten vorm",
                AMOUNT,
                sources.TRANSITION_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _form,
        ),
        Point(
            card("chosen", "Le locataire choisit", "De huurder kiest", AMOUNT, in_force=(sources.NEW_LEASES_FROM,)),
            _chosen,
        ),
        Point(
            card(
                "release",
                "Libération dans les deux mois après les clés",
                "Vrijgave binnen twee maanden na de sleutels",
                RELEASE,
                sources.GUARANTEE_BILL,
                in_force=(sources.NEW_LEASES_FROM,),
                doubt=Text(
                    fr="Des notes sur le projet de texte parlent de 10 % de la garantie ; le texte final dit 10 % du "
                    "loyer mensuel, et c'est lui qui est suivi.",
                    nl="Nota's over het ontwerp spreken van 10 % van de waarborg; de definitieve tekst zegt 10 % van "
                    "de maandelijkse huurprijs, en die wordt gevolgd.",
                ),
            ),
            _release,
        ),
        Point(
            card(
                "rent_goes_on",
                "Le loyer reste dû",
                "De huur blijft verschuldigd",
                AMOUNT,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _rent_goes_on,
        ),
    ),
    says={
        "lawful": Text(
            fr="La garantie est en ordre, autant qu'on le sache aujourd'hui.",
            nl="De waarborg is in orde, voor zover nu geweten.",
        ),
        "unlawful": Text(
            fr="La garantie n'est pas en ordre : voici ce que le locataire peut réclamer.",
            nl="De waarborg is niet in orde: dit kan de huurder eisen.",
        ),
        "uncertain": Text(
            fr="La réponse dépend d'un point que la loi laisse ouvert pour ce bail.",
            nl="Het antwoord hangt af van een punt dat de wet voor deze huur openlaat.",
        ),
    },
    values=(MOST_MONTHS, MOST_MONTHS_BANK, RELEASE_MONTHS, LATE_PERCENT),
    letters=("N1-16", "N1-27"),
    follows=(
        Follow(
            Text(fr="Aide pour la garantie", nl="Hulp voor de waarborg"),
            Text(
                fr="Le CPAS peut se porter garant auprès de la banque ; le Fonds du Logement peut avancer la somme.",
                nl="Het OCMW kan bij de bank borg staan; het Woningfonds kan de som voorschieten.",
            ),
        ),
    ),
)
