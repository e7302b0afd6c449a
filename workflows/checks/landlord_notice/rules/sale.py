"""Sale of the dwelling: the buyer steps into the lease; until October 2024 he sometimes had a right of his own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.dates import add_months, after
from workflows.checks.landlord_notice.rules import timing
from workflows.checks.landlord_notice.rules.routes import BEFORE_2018
from workflows.checks.landlord_notice.sheet import (
    BOTH_REGIMES,
    INFORMATION,
    LAWFUL,
    NO_EFFECT,
    REFER,
    SUBJECT,
    TEXT_AND_COMMENTARY,
    TEXT_AND_INFERENCE,
    UNCERTAIN,
    UNLAWFUL,
    card,
)
from workflows.checks.landlord_notice.terms import NO_REASON, WORKS
from workflows.checks.landlord_notice.values import ACQUIRER_MONTHS, CODE_2018, CODE_2024
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.judging import Judging

NOT_OWNER = card(
    "7", "author_not_yet_owner", ("L'acheteur a écrit avant l'acte", "De koper schreef vóór de akte"),
    (UNLAWFUL, UNCERTAIN), sources.code("229"), basis=TEXT_AND_INFERENCE, in_force=BOTH_REGIMES,
)  # fmt: skip
BOUND = card(
    "7", "acquirer_bound", ("L'acheteur est lié par le bail", "De koper is gebonden door de huurovereenkomst"),
    (UNLAWFUL, UNCERTAIN, LAWFUL), sources.code("229"), sources.reform("25, 38"), in_force=BOTH_REGIMES,
)  # fmt: skip
WINDOW = card(
    "7", "acquirer_window_2018_2024",
    ("Vente de 2018 à octobre 2024 : l'ancien droit de l'acheteur",
     "Verkoop van 2018 tot oktober 2024: het oude recht van de koper"),
    (LAWFUL, UNLAWFUL, NO_EFFECT, UNCERTAIN), sources.code("229"), basis=TEXT_AND_COMMENTARY,
    doubt=(
        "Locataire dans le logement depuis moins de six mois, sans date certaine : l'acheteur est-il lié ?",
        "Huurder minder dan zes maanden in de woning, zonder vaste dagtekening: is de koper gebonden?",
    ),
)  # fmt: skip
CARDS = (NOT_OWNER, BOUND, WINDOW)

CLAIM = "acquirer_not_bound"
SPECIAL = frozenset({"personal_occupation", "works", "no_reason"})
SIX_MONTHS = 6


def buyer(j: Judging) -> bool:
    """Judge what the sale changes; return whether the ordinary ground must still be judged."""
    ground, sale = j.notice.ground, j.facts.sale
    if ground != CLAIM and j.notice.sent_by != "buyer":
        return True
    if sale.deed_on is None:
        j.sheet.say(
            BOUND,
            UNCERTAIN,
            "Le jour de l'acte de vente décide des droits de l'acheteur : il faut le connaître.",
            "De dag van de verkoopakte bepaalt de rechten van de koper: men moet die kennen.",
            missing=("sale.deed_on",),
        )
        return ground != CLAIM
    if sale.deed_on < CODE_2018:
        j.sheet.say(
            BEFORE_2018,
            REFER,
            "La vente date d'avant le 1er janvier 2018 : l'ancienne loi fédérale vaut, un spécialiste doit répondre.",
            "De verkoop dateert van vóór 1 januari 2018: de oude federale wet geldt, een specialist moet antwoorden.",
        )
        return False
    if not _owner(j, sale.deed_on):
        return False
    if sale.deed_on >= CODE_2024 or sale.certain_date:
        return _bound(j)
    return _old_right(j, sale.deed_on)


def _owner(j: Judging, deed_on: date) -> bool:
    received_on = j.receipt.on
    if received_on is None or received_on >= deed_on:
        return True
    old = deed_on < CODE_2024
    j.sheet.say(
        NOT_OWNER,
        UNLAWFUL if old else UNCERTAIN,
        f"Le congé est arrivé avant l'acte de vente du {day_fr(deed_on)} : celui qui l'a donné n'était pas encore "
        "propriétaire.",
        f"De opzegging kwam vóór de verkoopakte van {day_nl(deed_on)}: wie opzegde was nog geen eigenaar.",
        deed_on=deed_on,
    )
    return not old


def _bound(j: Judging) -> bool:
    claim = j.notice.ground == CLAIM
    if claim:
        j.sheet.say(
            BOUND,
            UNLAWFUL,
            "L'acheteur est lié par le bail comme le vendeur : il ne peut pas l'écarter. Le bail continue aux mêmes "
            "conditions.",
            "De koper is gebonden door de huurovereenkomst zoals de verkoper: hij kan ze niet opzij zetten. De "
            "huurovereenkomst loopt verder onder dezelfde voorwaarden.",
        )
        return False
    j.sheet.say(
        BOUND,
        LAWFUL,
        "L'acheteur est lié par le bail : il n'a que les motifs et les délais ordinaires d'un bailleur.",
        "De koper is gebonden door de huurovereenkomst: hij heeft enkel de gewone gronden en "
        "termijnen van een verhuurder.",
        about=INFORMATION,
    )
    return True


def _old_right(j: Judging, deed_on: date) -> bool:
    sale, claim = j.facts.sale, j.notice.ground == CLAIM
    occupied_since = sale.occupied_since or j.kind.starts_on
    missing = (
        *(("sale.lease_had_certain_date",) if sale.certain_date is None else ()),
        *(("lease.starts_on",) if occupied_since is None else ()),
    )
    if missing or occupied_since is None:
        j.sheet.say(
            WINDOW,
            UNCERTAIN,
            "Pour une vente de 2018 à octobre 2024, il faut savoir si le bail était enregistré avant l'acte et depuis "
            "quand le locataire habitait là.",
            "Voor een verkoop van 2018 tot oktober 2024 moet men weten of de huurovereenkomst vóór de akte "
            "geregistreerd was en sinds wanneer de huurder er woonde.",
            missing=missing,
        )
        return not claim
    if add_months(occupied_since, SIX_MONTHS) > deed_on:
        j.sheet.say(
            WINDOW,
            UNCERTAIN,
            "Le locataire habitait là depuis moins de six mois lors de l'acte, sans bail enregistré : il se discute si "
            "l'acheteur est lié.",
            "De huurder woonde er minder dan zes maanden bij de akte, zonder geregistreerde huurovereenkomst: het is "
            "betwist of de koper gebonden is.",
        )
        return not claim
    if claim:
        return _bound(j)
    return _window(j, deed_on)


def _window(j: Judging, deed_on: date) -> bool:
    limit, received_on, ground = after(deed_on, ACQUIRER_MONTHS), j.receipt.on, j.notice.ground
    if ground not in SPECIAL:
        return _bound(j)
    if received_on is None or received_on <= limit:
        j.window_right = True
        j.sheet.say(
            WINDOW,
            LAWFUL,
            f"L'acheteur d'avant le 1er novembre 2024 pouvait donner congé à tout moment, avec six mois, par un congé "
            f"reçu jusqu'au {day_fr(limit)}.",
            f"De koper van vóór 1 november 2024 kon op elk moment opzeggen, met zes maanden, met een opzegging "
            f"ontvangen tot {day_nl(limit)}.",
            latest_receipt_on=limit,
        )
        return True
    clock = {"works": WORKS, "no_reason": NO_REASON}.get(ground or "")
    ordinary = clock is None or timing.aimed_at(j, clock)[0] is not None
    j.sheet.say(
        WINDOW,
        NO_EFFECT,
        f"Le droit propre de l'acheteur était perdu après le {day_fr(limit)} : seuls les motifs et les dates "
        "ordinaires restent.",
        f"Het eigen recht van de koper was verloren na {day_nl(limit)}: enkel de gewone gronden en dagen blijven over.",
        about=INFORMATION if ordinary else SUBJECT,
        latest_receipt_on=limit,
    )
    return ordinary
