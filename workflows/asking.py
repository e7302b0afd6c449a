"""What an event asks of the person who records it, and what is said when an answer is missing or wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from workflows.definition import START, InputKind
from workflows.guarding import reason

if TYPE_CHECKING:
    from workflows.definition import Event, Input, Target, Workflow
    from workflows.facts import CaseFacts
    from workflows.law import Reason, Text

_PYTHON: Final = {
    InputKind.DATE: date,
    InputKind.CODE: str,
    InputKind.TEXT: str,
    InputKind.MONEY: int,
    InputKind.YES_NO: bool,
}


def unanswered(event: Event, facts: CaseFacts) -> tuple[Target | None, tuple[Reason, ...]]:
    """Return the chosen target and what is wrong with the answers: missing, of the wrong kind, contradictory.

    Raises ValueError when an input is given that the event does not ask.
    """
    target = event.target(facts.word_of(event.chosen_by) if event.chosen_by else "")
    asked = event.inputs if target is None or not target.inputs else (*event.inputs, *target.inputs)
    wrong = [why for declared in asked if (why := _wrong(declared, facts)) is not None]
    if len(facts.inputs) > 0:
        _refuse_strangers(event, facts)
    if facts.today is not None and facts.day > facts.today:
        wrong.append(
            reason(
                "date_in_future",
                "La date de l'événement est dans le futur. Notez l'événement quand il a eu lieu.",
                "De datum van de gebeurtenis ligt in de toekomst. Noteer de gebeurtenis wanneer ze gebeurd is.",
            )
        )
    return target, tuple(wrong)


def _wrong(declared: Input, facts: CaseFacts) -> Reason | None:
    value = facts.inputs.get(declared.id)
    label = declared.label
    if value is None or value == "":
        if not declared.required:
            return None
        return reason(
            f"missing_{declared.id}",
            f"Il manque une réponse : « {label.fr} ».",
            f"Er ontbreekt een antwoord: “{label.nl}”.",
        )
    wanted = _PYTHON[declared.kind]
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        return reason(
            f"invalid_{declared.id}",
            f"Cette réponse n'est pas valable : « {label.fr} ».",
            f"Dit antwoord is niet geldig: “{label.nl}”.",
        )
    return _wrong_code(declared, value, facts) if declared.kind is InputKind.CODE else None


def _wrong_code(declared: Input, value: object, facts: CaseFacts) -> Reason | None:
    code = declared.code(str(value))
    label = declared.label
    if code is None:
        return reason(
            f"invalid_{declared.id}",
            f"Choisissez une réponse de la liste : « {label.fr} ».",
            f"Kies een antwoord uit de lijst: “{label.nl}”.",
        )
    if code.fits and facts.word_of(declared.fits_input) not in code.fits:
        return reason(
            f"does_not_fit_{declared.id}",
            f"« {code.label.fr} » ne va pas avec l'autre réponse choisie. Corrigez l'une des deux.",
            f"“{code.label.nl}” past niet bij het andere gekozen antwoord. Verbeter een van beide.",
        )
    return None


def _refuse_strangers(event: Event, facts: CaseFacts) -> None:
    known = {declared.id for declared in event.inputs}
    known.update(declared.id for target in event.targets for declared in target.inputs)
    if strangers := facts.inputs.keys() - known:
        raise ValueError(f"{event.id} does not ask {sorted(strangers)}")


def not_from_here(workflow: Workflow, event: Event) -> Reason:
    """Return why an event is not possible in a state it does not start from: where it is possible."""
    named = [state for name in event.selectors if (state := workflow.states.get(name)) is not None]
    places = [_place(workflow, name) for name in event.selectors if name not in workflow.states]
    french = [place[0] for place in places] + [f"« {state.label.fr} »" for state in named]
    dutch = [place[1] for place in places] + [f"“{state.label.nl}”" for state in named]
    return reason(
        "not_from_here",
        f"Possible à partir de : {', '.join(french)}.",
        f"Mogelijk vanuit: {', '.join(dutch)}.",
    )


def unknown_event(event: str) -> Reason:
    """Return the reason for an event that this version of the workflow does not have."""
    return reason(
        "unknown_event",
        f"L'événement « {event} » n'existe pas dans la version que suit ce dossier.",
        f"De gebeurtenis “{event}” bestaat niet in de versie die dit dossier volgt.",
    )


def no_last_state() -> Reason:
    """Return the reason when a case is to go on where it was, and nobody knows where that is."""
    return reason(
        "last_open_state_unknown",
        "On ne sait pas où en était ce dossier. Choisissez de recommencer la collecte des faits.",
        "Het is niet bekend waar dit dossier stond. Kies om de feiten opnieuw te verzamelen.",
    )


def _place(workflow: Workflow, selector: str) -> tuple[str, str]:
    if selector == START:
        return "l'ouverture d'un dossier", "het openen van een dossier"
    if selector == "any":
        return "tout dossier, même fermé", "elk dossier, ook gesloten"
    if selector == "any_open":
        return "tout dossier ouvert", "elk open dossier"
    if selector in workflow.groups:
        group = workflow.groups[selector].label
        return f"« {group.fr} »", f"“{group.nl}”"
    label: Text = workflow.level(selector.removeprefix("level_")).label
    return f"la phase « {label.fr} »", f"de fase “{label.nl}”"
