"""On paper: the agenda of a meeting under references only, the sheet of an invitation, the plan for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.blocks import Block, blocks_pdf
from workflows.law import Text
from workflows.referral import group, words
from workflows.working_days import in_words

if TYPE_CHECKING:
    from datetime import date

    from app.advisory_group.queries import Item, Meeting, Plan
    from letters.context import Service
    from letters.text import Language

_GROUP: Final = Text("Groupe de travail d'avis", "Advieswerkgroep")
_AGENDA: Final = Text("Ordre du jour", "Agenda")
_WHO: Final = Text("Autour de la table, par fonction", "Aan tafel, per functie")
_NONE: Final = Text("Aucune demande", "Geen enkele vraag")
_NONE_TEXT: Final = Text(
    "Aucune demande ne peut être lue aujourd'hui.", "Geen enkele vraag mag vandaag gelezen worden."
)
_KEEP: Final = Text("À détruire après la réunion", "Te vernietigen na de vergadering")
_KEEP_TEXT: Final = Text(
    "Cette feuille ne porte que des références. Elle montre ce que l'accord de chaque personne permet le {day}. "
    "Un accord retiré vaut tout de suite, aussi pour cette feuille.",
    "Dit blad draagt alleen referenties. Het toont wat de toestemming van elke persoon toelaat op {day}. Een "
    "ingetrokken toestemming geldt meteen, ook voor dit blad.",
)
_SINCE: Final = Text("Demandé le {day}", "Gevraagd op {day}")
_DUE: Final = Text("Plan attendu au plus tard le {day}", "Plan verwacht ten laatste op {day}")
_PERSON_INVITED: Final = Text("Personne invitée le {day}, {how}", "Persoon uitgenodigd op {day}, {how}")
_REFERENCE_INVITED: Final = Text(
    "Personne de référence invitée le {day}, {how}", "Referentiepersoon uitgenodigd op {day}, {how}"
)
_NOT_INVITED: Final = Text("Pas encore invités tous les deux", "Nog niet allebei uitgenodigd")
_LANGUAGE: Final = Text("Langue : {what}", "Taal: {what}")
_INTERPRETER: Final = Text("Un interprète est prévu", "Er is een tolk voorzien")
_CAME: Final = Text("Venue : ____  Personne de référence : ____", "Aanwezig: ____  Referentiepersoon: ____")
_DECIDED: Final = Text("Décision : ", "Beslissing: ")

_FOR_YOU: Final = Text("Pour vous", "Voor u")
_INVITED: Final = Text("Une invitation pour parler de votre situation", "Een uitnodiging om over uw situatie te praten")
_WHEN: Final = Text("Quand", "Wanneer")
_WHERE: Final = Text("Où", "Waar")
_CALL: Final = Text("Par téléphone : {phone}", "Per telefoon: {phone}")
_WHAT: Final = Text("De quoi s'agit-il ?", "Waarover gaat het?")
_WHAT_TEXT: Final = Text(
    "Quelques professionnels cherchent avec vous une solution. Vous parlez et vous décidez avec eux. Ensuite vient un "
    "plan de six à neuf mois, si vous le voulez.",
    "Enkele professionals zoeken samen met u een oplossing. U praat mee en u beslist mee. Daarna komt een plan van zes "
    "tot negen maanden, als u dat wilt.",
)
_FREE: Final = Text("Vous êtes libre", "U bent vrij")
_FREE_POINTS: Final = (
    Text("Venir est gratuit.", "Komen is gratis."),
    Text("Vous pouvez venir avec quelqu'un.", "U mag iemand meebrengen."),
    Text("Vous pouvez dire non, maintenant ou plus tard.", "U mag nee zeggen, nu of later."),
    Text("Si vous ne venez pas, vous ne perdez rien.", "Als u niet komt, verliest u niets."),
    Text("Un interprète est possible, sans payer.", "Een tolk kan, zonder te betalen."),
)
_PLAN: Final = Text("Mon plan", "Mijn plan")
_FROM_TO: Final = Text("Du {begins} au {ends}", "Van {begins} tot {ends}")
_LENGTH: Final = Text("La durée", "De duur")
_GOAL_TEXT: Final = Text("Qui : {who}. Jusqu'au {day}.", "Wie: {who}. Tot {day}.")
_REACHED: Final = Text(" Fait le {day}.", " Gedaan op {day}.")
_REFERENCE: Final = Text("Mon service de référence", "Mijn referentiedienst")
_SAID: Final = Text("Ce que j'en dis", "Wat ik ervan zeg")
_MY_ANSWER: Final = {
    "agrees": Text("Je suis d'accord.", "Ik ben akkoord."),
    "disagrees": Text("Je ne suis pas d'accord. Je ne perds rien.", "Ik ben niet akkoord. Ik verlies niets."),
    "later": Text("Je veux y réfléchir.", "Ik wil erover nadenken."),
}
_NEXT: Final = Text("On en reparle", "We praten er opnieuw over")
_OVER: Final = Text("Le plan est terminé", "Het plan is afgelopen")
_RIGHTS: Final = Text("C'est moi qui décide", "Ik beslis")
_RIGHTS_POINTS: Final = (
    Text(
        "Je peux dire non à ce plan, ou à une partie. Je ne perds rien.",
        "Ik mag nee zeggen tegen dit plan of een deel ervan. Ik verlies niets.",
    ),
    Text("Je peux demander de le changer à tout moment.", "Ik mag altijd vragen om het te veranderen."),
    Text(
        "Je peux retirer mon accord : alors ce plan est effacé dans les deux services.",
        "Ik mag mijn toestemming intrekken: dan wordt dit plan bij de twee diensten gewist.",
    ),
)


def agenda_pdf(meeting: Meeting, language: Language, *, service: Service, on: date) -> bytes:
    """Return the agenda of a meeting: references, what a place must fit, days, and room to write."""
    blocks = [_on_agenda(one, language) for one in meeting.items if one.waits]
    if not blocks:
        blocks = [Block("folder", _NONE.of(language), _NONE_TEXT.of(language))]
    members = tuple(group.MEMBERS[one].of(language) for one in meeting.members)
    if members:
        blocks.insert(0, Block("hand", _WHO.of(language), points=members))
    today = in_words(on).of(language)
    blocks.append(Block("padlock", _KEEP.of(language), _KEEP_TEXT.of(language).format(day=today)))
    where = " · ".join(
        part for part in (in_words(meeting.meets_on).of(language), meeting.hour, meeting.place, meeting.phone) if part
    )
    return blocks_pdf(
        language,
        title=_AGENDA.of(language),
        kicker=_GROUP.of(language),
        meta=where,
        blocks=blocks,
        identifier=f"limen-group-{meeting.id}-{language}",
        service=service,
        on=on,
    )


def _on_agenda(one: Item, language: Language) -> Block:
    head = f"{one.reference} · {words.HOUSEHOLDS[one.household].of(language)}"
    points = [
        _SINCE.of(language).format(day=in_words(one.asked_on).of(language)),
        words.SOLUTIONS[one.solution_asked].of(language),
        *(group.CRITERIA[why].name.of(language) for why in one.why if not group.CRITERIA[why].item),
    ]
    if one.plan_due_on:
        points.append(_DUE.of(language).format(day=in_words(one.plan_due_on).of(language)))
    for day, how, said in (
        (one.person_invited_on, one.person_invited_how, _PERSON_INVITED),
        (one.reference_invited_on, one.reference_invited_how, _REFERENCE_INVITED),
    ):
        if day is not None:
            way = group.WAYS[how].of(language)
            points.append(said.of(language).format(day=in_words(day).of(language), how=way[0].lower() + way[1:]))
    if not one.invited:
        points.append(_NOT_INVITED.of(language))
    if one.language:
        points.append(_LANGUAGE.of(language).format(what=one.language))
    if one.interpreter:
        points.append(_INTERPRETER.of(language))
    points += [_CAME.of(language), f"{_DECIDED.of(language)}____________________________"]
    return Block("folder", head, points=tuple(points))


def invitation_pdf(item: Item, language: Language, *, service: Service, on: date) -> bytes:
    """Return the sheet that goes with an invitation: plain words, pictograms, no name."""
    where = tuple(
        part for part in (item.place, _CALL.of(language).format(phone=item.phone) if item.phone else "") if part
    )
    day = in_words(item.meets_on).of(language) if item.meets_on else ""
    blocks = (
        Block("calendar", _WHEN.of(language), ", ".join(part for part in (day, item.hour) if part)),
        Block("phone" if not item.place else "share", _WHERE.of(language), points=where),
        Block("letter", _WHAT.of(language), _WHAT_TEXT.of(language)),
        Block("hand", _FREE.of(language), points=tuple(one.of(language) for one in _FREE_POINTS)),
    )
    return blocks_pdf(
        language,
        title=_INVITED.of(language),
        kicker=_FOR_YOU.of(language),
        meta=item.reference,
        blocks=blocks,
        identifier=f"limen-group-invitation-{item.id}-{language}",
        service=service,
        on=on,
    )


def plan_pdf(plan: Plan, language: Language, *, service: Service, on: date) -> bytes:
    """Return the plan for the person to keep: goals with who and until when, what she said, what she may do."""
    begins, ends = in_words(plan.begins_on).of(language), in_words(plan.ends_on).of(language)
    blocks = [Block("calendar", _LENGTH.of(language), _FROM_TO.of(language).format(begins=begins, ends=ends))]
    for goal in plan.goals or ():
        said = _GOAL_TEXT.of(language).format(who=goal.who.rstrip("."), day=in_words(goal.until_on).of(language))
        if goal.reached_on:
            said += _REACHED.of(language).format(day=in_words(goal.reached_on).of(language))
        blocks.append(Block("folder", goal.words, said))
    if plan.operator:
        blocks.append(Block("share", _REFERENCE.of(language), plan.operator))
    answer = _MY_ANSWER[plan.answer].of(language) if plan.answer else ""
    if answer or plan.own_words:
        blocks.append(Block("hand", _SAID.of(language), answer, points=(plan.own_words,) if plan.own_words else ()))
    if plan.next_review_on:
        blocks.append(Block("calendar", _NEXT.of(language), in_words(plan.next_review_on).of(language)))
    else:
        blocks.append(Block("calendar", _OVER.of(language), in_words(plan.ended_on or plan.ends_on).of(language)))
    blocks.append(Block("stop", _RIGHTS.of(language), points=tuple(one.of(language) for one in _RIGHTS_POINTS)))
    return blocks_pdf(
        language,
        title=_PLAN.of(language),
        kicker=_FOR_YOU.of(language),
        meta=f"{plan.reference} · {in_words(on).of(language)}",
        blocks=blocks,
        identifier=f"limen-group-plan-{plan.id}-{plan.version}-{language}",
        service=service,
        on=on,
    )
