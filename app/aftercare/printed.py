"""The plan on one page, for the fridge door of the household: its own words, who comes, when, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.pdf import to_pdf
from letters.told import Part, Row, told_sheet
from workflows import aftercare as words
from workflows.law import Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from datetime import date

    from app.aftercare.queries import PlanCard
    from letters.context import Service
    from letters.text import Language

TITLE = Text("Notre plan d'accompagnement", "Ons begeleidingsplan")
_KICKER = Text("Pour vous", "Voor u")
_WHO = Text("Qui vient, quand", "Wie komt, wanneer")
_GOALS = Text("Ce que nous voulons atteindre", "Wat we willen bereiken")
_NO_GOALS = Text("À remplir ensemble :", "Samen in te vullen:")
_CALL = Text("Quelque chose change ?", "Verandert er iets?")
_CALL_TEXT = Text(
    "Un loyer que vous ne pouvez pas payer, une lettre que vous ne comprenez pas, un conflit, une coupure annoncée : "
    "appelez tout de suite. Plus tôt on le sait, plus on peut faire.",
    "Een huur die u niet kunt betalen, een brief die u niet begrijpt, een conflict, een aangekondigde afsluiting: bel "
    "meteen. Hoe vroeger we het weten, hoe meer we kunnen doen.",
)
_RIGHTS = Text(
    "L'accompagnement est volontaire. Vous pouvez le changer ou l'arrêter à tout moment, sans perdre un droit.",
    "De begeleiding is vrijwillig. U kunt ze op elk moment aanpassen of stoppen, zonder een recht te verliezen.",
)
_LABELS = {
    "service": Text("Service", "Dienst"),
    "worker": Text("Qui vient", "Wie komt"),
    "phone": Text("Téléphone", "Telefoon"),
    "frequency": Text("Combien de fois", "Hoe vaak"),
    "next": Text("Prochaine visite", "Volgend bezoek"),
    "review": Text("Nous regardons ensemble le", "Samen bekijken we het op"),
    "end": Text("Prévu jusqu'au", "Voorzien tot"),
    "signed": Text("Signatures, si vous le souhaitez", "Handtekeningen, als u dat wilt"),
}


def plan_pdf(card: PlanCard, language: Language, *, reference: str, service: Service | None, printed_on: date) -> bytes:
    """Return the plan of a round as PDF, without anything that was only noted for colleagues."""
    head = card.head

    def day(on: date | None) -> str:
        return "" if on is None else in_words(on).of(language)

    values = {
        "service": head.service or (service.name.of(language) if service else ""),
        "worker": head.worker,
        "phone": head.phone,
        "frequency": words.FREQUENCIES[head.frequency].of(language),
        "next": day(head.next_visit_on),
        "review": day(head.review_on),
        "end": day(head.planned_end_on),
    }
    goals = [Row(words.GOAL_KINDS[goal.kind].of(language), goal.words) for goal in card.goals if goal.status == "open"]
    parts = (
        Part(_WHO.of(language), rows=tuple(Row(_LABELS[name].of(language), text) for name, text in values.items())),
        Part(
            _GOALS.of(language),
            rows=tuple(goals),
            text="" if goals else _NO_GOALS.of(language),
            lines=0 if goals else 4,
        ),
        Part(_CALL.of(language), text=_CALL_TEXT.of(language)),
        Part(_LABELS["signed"].of(language), text=_RIGHTS.of(language), lines=1),
    )
    html = told_sheet(
        language,
        title=TITLE.of(language),
        kicker=_KICKER.of(language),
        meta=f"{reference} · {day(printed_on)}",
        parts=parts,
        service=service,
    )
    return to_pdf(
        html,
        language=language,
        title=TITLE.of(language),
        identifier=f"limen-guidance-{head.id}-{head.version}-{language}",
        author=service.name.of(language) if service else "Limen",
        created_on=printed_on,
    )
