"""How the notice came: receipt, form, addressees, author (sections 5 and 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.receipt import ELECTRONIC, unproven
from workflows.checks.landlord_notice.sheet import (
    COMMENTED,
    INFERRED,
    INFORMATION,
    LAWFUL,
    NO_EFFECT,
    SUBJECT,
    TEXT,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    UNLAWFUL,
    VOIDABLE,
    Sheet,
    card,
)

if TYPE_CHECKING:
    from workflows.checks.landlord_notice.facts import Sending
    from workflows.checks.landlord_notice.judging import Judging
    from workflows.checks.landlord_notice.receipt import Receipt

GUARD_BAND = card(
    "5", "receipt_guard_band",
    ("Réception trop proche d'une limite", "Ontvangst te dicht bij een uiterste dag"), (UNCERTAIN,),
    sources.JUDICIAL_CODE, basis=INFERRED,
    doubt=(
        ("La présomption du troisième jour ouvrable est écrite pour la procédure ; son usage pour un congé et le "
        "report des délais se discutent."),
        ("Het vermoeden van de derde werkdag is geschreven voor de procedure; het gebruik ervan voor een opzegging en "
        "de verschuiving van termijnen zijn betwist."),
    ),
)  # fmt: skip
UNPROVEN = card(
    "5", "receipt_unproven", ("Rien ne prouve la réception", "Niets bewijst de ontvangst"), (UNCERTAIN,),
    sources.code("231"), basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
LOST = card(
    "5", "letter_lost", ("Lettre perdue, jamais présentée", "Verloren brief, nooit aangeboden"), (NO_EFFECT,),
    sources.FORM, basis=COMMENTED,
)  # fmt: skip
REGISTERED_REQUIRED = card(
    "7", "form_registered_required",
    ("Colocation : lettre recommandée exigée", "Medehuur: aangetekende brief vereist"), (UNLAWFUL,),
    sources.code("260"), basis=TEXT,
)  # fmt: skip
ELECTRONIC_MOTIVATED = card(
    "13", "form_electronic_motivated",
    ("Congé motivé par courriel ou SMS", "Gemotiveerde opzegging per e-mail of sms"), (UNCERTAIN,),
    sources.code("237"), basis=INFERRED,
    doubt=(
        "La forme du congé est libre, mais la preuve des mentions obligatoires est fragile.",
        "De vorm van de opzegging is vrij, maar het bewijs van de verplichte vermeldingen is zwak.",
    ),
)  # fmt: skip
ORAL_MOTIVATED = card(
    "13", "oral_motivated", ("Congé motivé de vive voix", "Mondelinge gemotiveerde opzegging"), (UNCERTAIN,),
    sources.code("237"), basis=INFERRED,
    doubt=(
        "Un congé qui doit énoncer un motif peut difficilement être verbal.",
        "Een opzegging die een motief moet vermelden kan moeilijk mondeling zijn.",
    ),
)  # fmt: skip
SPOUSE = card(
    "13", "addressee_spouse",
    ("Époux et cohabitants légaux : un congé à chacun", "Echtgenoten en wettelijk samenwonenden: elk een opzegging"),
    (VOIDABLE, UNCERTAIN, LAWFUL), sources.SPOUSES, basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
SOME_TENANTS = card(
    "13", "addressee_some_tenants",
    ("Tous les locataires ne sont pas visés", "Niet alle huurders zijn aangeschreven"), (UNCERTAIN,),
    sources.code("237"), basis=COMMENTED,
)  # fmt: skip
ONE_CO_OWNER = card(
    "13", "author_one_co_owner", ("Un seul copropriétaire a signé", "Eén mede-eigenaar heeft ondertekend"),
    (UNCERTAIN,), sources.code("237"), basis=INFERRED,
)  # fmt: skip
UNMANDATED = card(
    "13", "author_unmandated_agent", ("Signé sans mandat", "Ondertekend zonder mandaat"), (UNCERTAIN,),
    sources.code("237"), basis=INFERRED,
)  # fmt: skip
HOSPITAL = card(
    "13", "notice_during_hospital_stay",
    ("Congé pendant un séjour à l'hôpital", "Opzegging tijdens een ziekenhuisverblijf"), (UNCERTAIN,),
    sources.DISCRIMINATION, basis=TEXT_AND_INFERENCE,
)  # fmt: skip
CARDS = (
    GUARD_BAND, UNPROVEN, LOST, REGISTERED_REQUIRED, ELECTRONIC_MOTIVATED, ORAL_MOTIVATED, SPOUSE, SOME_TENANTS,
    ONE_CO_OWNER, UNMANDATED, HOSPITAL,
)  # fmt: skip

COUPLES = frozenset({"married", "legal_cohabitants"})
MOTIVATED = frozenset({"personal_occupation", "works", "works_several_dwellings"})


def received(sheet: Sheet, sending: Sending, receipt: Receipt) -> None:
    """Say when nothing proves that an act arrived, or that it never did."""
    if receipt.basis == "lost":
        sheet.say(
            LOST,
            NO_EFFECT,
            "La lettre a été perdue et jamais présentée : elle ne produit aucun effet.",
            "De brief is verloren en nooit aangeboden: hij heeft geen gevolg.",
        )
        return
    missing = unproven(sending, receipt)
    if missing is not None:
        sheet.say(
            UNPROVEN,
            UNCERTAIN,
            "Rien ne prouve que la lettre ou le message est arrivé, ni quel jour. C'est à l'expéditeur de le prouver.",
            "Niets bewijst dat de brief of het bericht is aangekomen, noch op welke dag. De "
            "afzender moet dat bewijzen.",
            missing=missing,
        )


def guard_band(sheet: Sheet, sending: Sending, *, decides: bool, presumed: bool = True) -> None:
    """Say that the day of receipt lies too near a limit; ``decides``: the answer itself hangs on it."""
    if decides:
        sheet.say(
            GUARD_BAND,
            UNCERTAIN,
            "La réception est à quelques jours de la date limite : une preuve de présentation, ou la façon de compter, "
            "peut changer la réponse.",
            "De ontvangst ligt enkele dagen van de uiterste dag: een bewijs van aanbieding, of de manier van tellen, "
            "kan het antwoord wijzigen.",
            about=SUBJECT,
            missing=(f"{sending.path}.presented_on", f"{sending.path}.received_on") if presumed else (),
        )
        return
    sheet.say(
        GUARD_BAND,
        UNCERTAIN,
        "La date de réception n'est pas prouvée ; une preuve de présentation peut changer la réponse.",
        "De datum van ontvangst is niet bewezen; een bewijs van aanbieding kan het antwoord wijzigen.",
        about=INFORMATION,
    )


def formal(j: Judging) -> None:
    """Judge receipt, form, addressees and author of the landlord's notice."""
    received(j.sheet, j.notice.sending, j.receipt)
    _motivated(j)
    _addressees(j)
    _author(j)


def _motivated(j: Judging) -> None:
    form = j.notice.sending.form
    if j.notice.ground not in MOTIVATED:
        return
    if form in ELECTRONIC:
        j.sheet.say(
            ELECTRONIC_MOTIVATED,
            UNCERTAIN,
            "Ce congé doit énoncer un motif et des mentions ; par courriel ou SMS, un juge peut l'écarter. Ceci est "
            "une déduction, à confirmer par un juriste.",
            "Deze opzegging moet een motief en vermeldingen bevatten; per e-mail of sms kan een rechter ze afwijzen. "
            "Dit is een afleiding, te bevestigen door een jurist.",
        )
    elif form == "oral":
        j.sheet.say(
            ORAL_MOTIVATED,
            UNCERTAIN,
            "Ce congé doit énoncer un motif et des mentions : de vive voix, il est sans doute irrégulier. Ceci est une "
            "déduction, à confirmer par un juriste.",
            "Deze opzegging moet een motief en vermeldingen bevatten: mondeling is ze wellicht onregelmatig. Dit is "
            "een afleiding, te bevestigen door een jurist.",
        )


def _addressees(j: Judging) -> None:
    addressees, couple = j.notice.addressees, j.facts.couple
    if couple in COUPLES:
        if addressees != "every_tenant_separately":
            _spouse(j)
        return
    several = (j.facts.tenants_count or 0) > 1
    if addressees == "some_tenants_only" and (several or j.facts.tenants_count is None):
        missing: tuple[str, ...] = ()
    elif addressees is None and several:
        missing = ("notice.addressees",)
    else:
        return
    j.sheet.say(
        SOME_TENANTS,
        UNCERTAIN,
        "Tous les locataires doivent être visés par le congé. Si l'un d'eux ne l'a pas reçu, l'effet du congé se "
        "discute.",
        "Alle huurders moeten de opzegging krijgen. Kreeg een van hen ze niet, dan is het gevolg ervan betwist.",
        missing=missing,
    )


def _spouse(j: Judging) -> None:
    known, addressees = j.facts.couple_known, j.notice.addressees
    if known is False:
        j.sheet.say(
            SPOUSE,
            LAWFUL,
            "Le bailleur ne savait pas que les locataires sont mariés ou cohabitants légaux : le congé reste valable "
            "sans envoi séparé.",
            "De verhuurder wist niet dat de huurders gehuwd of wettelijk samenwonend zijn: de opzegging blijft geldig "
            "zonder afzonderlijke verzending.",
        )
    elif addressees == "some_tenants_only" and known:
        j.sheet.say(
            SPOUSE,
            VOIDABLE,
            "Le bailleur savait que les locataires sont mariés ou cohabitants légaux : chacun devait recevoir son "
            "propre congé. Celui qui n'a rien reçu peut invoquer la nullité.",
            "De verhuurder wist dat de huurders gehuwd of wettelijk samenwonend zijn: elk moest een eigen opzegging "
            "krijgen. Wie niets kreeg, kan de nietigheid inroepen.",
        )
    else:
        missing = (
            *(("tenants.couple_known_to_landlord",) if known is None else ()),
            *(("notice.addressees",) if addressees is None else ()),
        )
        j.sheet.say(
            SPOUSE,
            UNCERTAIN,
            "Les époux et les cohabitants légaux doivent chacun recevoir leur propre congé. Il faut savoir à qui la "
            "lettre était adressée et si le bailleur connaissait le couple ; une seule lettre aux "
            "deux noms se discute.",
            "Echtgenoten en wettelijk samenwonenden moeten elk een eigen opzegging krijgen. Men moet weten aan wie de "
            "brief gericht was en of de verhuurder het koppel kende; één brief met beide namen is betwist.",
            missing=missing,
        )


def _author(j: Judging) -> None:
    if j.notice.sent_by == "one_co_owner":
        j.sheet.say(
            ONE_CO_OWNER,
            UNCERTAIN,
            "Un seul copropriétaire a signé : sans l'accord des autres, la validité du congé se discute.",
            "Slechts één mede-eigenaar ondertekende: zonder akkoord van de anderen is de geldigheid betwist.",
        )
    elif j.notice.sent_by == "unmandated_agent":
        j.sheet.say(
            UNMANDATED,
            UNCERTAIN,
            "Celui qui a signé n'avait pas de mandat du bailleur : la validité du congé se discute.",
            "Wie ondertekende had geen mandaat van de verhuurder: de geldigheid van de opzegging is betwist.",
        )


def hospital(j: Judging) -> None:
    """Flag a notice during a hospital stay; the verdict does not change."""
    if j.facts.in_hospital:
        j.sheet.say(
            HOSPITAL,
            UNCERTAIN,
            "Un congé donné pendant un séjour à l'hôpital peut cacher une discrimination liée à la santé : posez la "
            "question à Unia. Le résultat du contrôle ne change pas.",
            "Een opzegging tijdens een ziekenhuisverblijf kan wijzen op discriminatie wegens gezondheid: vraag raad "
            "aan Unia. Het resultaat van de controle verandert niet.",
            about=INFORMATION,
        )
