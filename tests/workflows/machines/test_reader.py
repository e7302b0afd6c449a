"""A table with a mistake stops the application: every mistake, with the file and the key in the message."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workflows.reader import KnownNames, read

NAMES = KnownNames(
    frozenset({"papers_complete"}),
    frozenset({"answer"}),
    frozenset({"always"}),
    {"service.on": frozenset(), "service.told": frozenset()},
)

GOOD = """
id = "sample"
valid_from = 2024-11-01
title = { fr = "Essai", nl = "Proef" }
common_inputs = ["note"]

[actors]
adviser = { fr = "le service", nl = "de dienst" }

[sources.code]
act = "Code / Code"
article = "1"
url = "https://example.org"
read_on = 2026-11-23

[levels.work]
label = { fr = "Travail", nl = "Werk" }
[levels.end]
label = { fr = "Fin", nl = "Einde" }

[groups.busy]
label = { fr = "en travail", nl = "aan het werk" }
states = ["first", "second"]

[[usual_paths]]
states = ["first", "second", "done"]

[states.first]
level = "work"
label = { fr = "Premier", nl = "Eerste" }
means = { fr = "Le premier état.", nl = "De eerste toestand." }
who_acts = "adviser"
[states.second]
level = "work"
label = { fr = "Deuxième", nl = "Tweede" }
means = { fr = "Le deuxième état.", nl = "De tweede toestand." }
who_acts = "adviser"
[states.done]
level = "end"
label = { fr = "Fini", nl = "Klaar" }
means = { fr = "Le dernier état.", nl = "De laatste toestand." }
who_acts = "adviser"
final = true

[inputs.note]
kind = "text"
label = { fr = "Note", nl = "Nota" }
[inputs.where]
kind = "code"
required = true
label = { fr = "Où ?", nl = "Waar?" }
help = { fr = "Aide", nl = "Hulp" }
[inputs.where.codes]
on = { fr = "Continuer", nl = "Verder" }
out = { fr = "Finir", nl = "Eindigen" }
[inputs.why]
kind = "code"
label = { fr = "Pourquoi ?", nl = "Waarom?" }
fits_input = "where"
[inputs.why.codes]
tired = { fr = "Fatigue", nl = "Moe", fits = ["out"], reference = "X1", help = { fr = "Repos", nl = "Rust" } }
other = { fr = "Autre", nl = "Andere" }

[events.opened]
label = { fr = "Ouvert", nl = "Geopend" }
action = { fr = "Ouvrir", nl = "Openen" }
from = ["start"]
to = "first"
[events.moved]
label = { fr = "Avancé", nl = "Verder" }
action = { fr = "Avancer", nl = "Verdergaan" }
from = ["first"]
to = { by = "where", on = "second", out = "done" }
guards = ["papers_complete"]
deadlines = ["answer"]
letters = ["letter"]
inputs = ["where"]
law = ["code"]
advice = [ { in = ["first"], if = "always", why = { fr = "Parce que.", nl = "Omdat." } } ]
[events.moved.when.out]
guards = []
inputs = ["why"]
[events.finished]
label = { fr = "Fini", nl = "Klaar" }
action = { fr = "Finir", nl = "Afronden" }
from = ["second"]
to = "done"
writes = { "service.on" = "day", "service.told" = true }
[events.noted]
label = { fr = "Noté", nl = "Genoteerd" }
action = { fr = "Noter", nl = "Noteren" }
from = ["busy"]
to = "same"

[regions.side]
title = { fr = "À côté", nl = "Ernaast" }
level = "work"
[regions.side.states.open]
label = { fr = "Ouvert", nl = "Open" }
means = { fr = "Ouvert.", nl = "Open." }
who_acts = "adviser"
[regions.side.states.shut]
label = { fr = "Fermé", nl = "Dicht" }
means = { fr = "Fermé.", nl = "Dicht." }
who_acts = "adviser"
final = true
[regions.side.events.opened]
label = { fr = "Ouvert", nl = "Geopend" }
action = { fr = "Ouvrir", nl = "Openen" }
from = ["start"]
to = "open"
[regions.side.events.shut]
label = { fr = "Fermé", nl = "Gesloten" }
action = { fr = "Fermer", nl = "Sluiten" }
from = ["open"]
to = "shut"
"""


def _write(tmp_path: Path, text: str, name: str = "2024-11-01.toml", folder: str = "sample") -> Path:
    (tmp_path / folder).mkdir(exist_ok=True)
    path = tmp_path / folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_event_tells_facts_its_day_its_answers_and_what_counts_no_longer(tmp_path: Path) -> None:
    day = date(2026, 11, 20)
    finished = read(_write(tmp_path, GOOD), NAMES).events["finished"]
    assert finished.told(day, {}) == {"service.on": day, "service.told": True}
    asked = GOOD.replace('"service.on" = "day"', '"service.on" = "nothing"')
    gone = read(_write(tmp_path, asked), NAMES).events["finished"]
    assert gone.told(day, {}) == {"service.on": None, "service.told": True}


def test_a_good_table_is_read(tmp_path: Path) -> None:
    workflow = read(_write(tmp_path, GOOD), NAMES)
    assert list(workflow.states) == ["first", "second", "done"]
    assert workflow.events["noted"].sources == ("first", "second")
    assert workflow.events["moved"].selectors == ("first",)
    assert [asked.id for asked in workflow.events["moved"].inputs] == ["where", "note"]
    assert [target.choice for target in workflow.events["moved"].targets] == ["on", "out"]
    assert workflow.inputs["why"].codes[0].reference == "X1"
    assert workflow.usual_steps == {("first", "second"), ("second", "done")}
    assert list(workflow.regions["side"].states) == ["open", "shut"]
    assert workflow.regions["side"].file == "sample/2024-11-01.toml: regions.side"
    assert workflow.level("end").label.nl == "Einde"
    assert workflow.outcomes() == ()
    with pytest.raises(KeyError):
        workflow.level("nowhere")


WRONG: dict[str, tuple[str, str, str]] = {
    "unknown key at the top": ('id = "sample"', 'id = "sample"\ncolour = "red"', "colour: unknown key"),
    "unknown key of a state": (
        'who_acts = "adviser"\nfinal',
        'who_acts = "adviser"\nhue = 1\nfinal',
        "states.done.hue",
    ),
    "unknown key of an event": ('from = ["second"]', 'from = ["second"]\nhue = 1', "events.finished.hue: unknown key"),
    "missing language": (
        '{ fr = "Deuxième", nl = "Tweede" }',
        '{ fr = "Deuxième" }',
        "states.second.label.nl: is miss",
    ),
    "empty language": ('nl = "Tweede"', 'nl = " "', "states.second.label: both languages"),
    "third language": ('nl = "Tweede" }', 'nl = "Tweede", en = "Second" }', "states.second.label.en: unknown key"),
    "missing label": ('label = { fr = "Note", nl = "Nota" }\n', "", "inputs.note.label: is missing"),
    "label not a table": (
        'label = { fr = "Note", nl = "Nota" }',
        'label = "Note"',
        "inputs.note.label: must be a table",
    ),
    "unknown level": ('level = "end"', 'level = "sky"', "states.done.level: 'sky' is not known"),
    "unknown actor": ('who_acts = "adviser"\nfinal', 'who_acts = "moon"\nfinal', "states.done.who_acts: 'moon'"),
    "unknown kind": ('kind = "text"', 'kind = "colour"', "inputs.note.kind: 'colour' is not known"),
    "codes of a text": ('nl = "Nota" }', 'nl = "Nota" }\ncodes = { a = { fr = "a", nl = "a" } }', "inputs.note.codes"),
    "code without codes": ('kind = "text"', 'kind = "code"', "inputs.note.codes: codes belong"),
    "required not a flag": ("required = true", 'required = "yes"', "inputs.where.required: must be a bool"),
    "number for a name": ('reference = "X1"', "reference = 1", "reference: must be a str"),
    "unknown guard": ('["papers_complete"]', '["papers_eaten"]', "events.moved.guards: 'papers_eaten' is not known"),
    "unknown deadline": ('deadlines = ["answer"]', 'deadlines = ["never"]', "events.moved.deadlines: 'never'"),
    "unknown input": ('inputs = ["where"]', 'inputs = ["where", "when"]', "events.moved.inputs: 'when' is not known"),
    "unknown source": ('law = ["code"]', 'law = ["bible"]', "events.moved.law: 'bible' is not known"),
    "unknown condition": ('if = "always"', 'if = "never"', "events.moved.advice[0].if: 'never' is not known"),
    "unknown state of advice": ('in = ["first"]', 'in = ["third"]', "events.moved.advice[0].in: 'third' is not known"),
    "advice for no state": ('in = ["first"]', "in = []", "events.moved.advice[0].in: is missing or empty"),
    "unknown state in from": ('from = ["second"]', 'from = ["third"]', "events.finished.from: 'third' is not known"),
    "unknown fact": ('{ "service.on" =', '{ "service.off" =', "events.finished.writes: 'service.off' is no fact"),
    "code the fact has not": ('= "day"', '= "=day"', "events.finished.writes: '=day' is no code of 'service.on'"),
    "fact nobody tells": ('= "day"', '= "night"', "events.finished.writes: 'night' is not asked by the event"),
    "empty from": ('from = ["second"]', "from = []", "events.finished.from: is missing or empty"),
    "state named twice": (
        'from = ["second"]',
        'from = ["second", "level_work"]',
        "events.finished.from: 'level_work' rep",
    ),
    "name written twice": (
        'from = ["second"]',
        'from = ["second", "second"]',
        "events.finished.from: says the same tw",
    ),
    "unknown target": (
        'from = ["second"]\nto = "done"',
        'from = ["second"]\nto = "gone"',
        "events.finished.to: 'gone'",
    ),
    "missing target": ('from = ["second"]\nto = "done"', 'from = ["second"]', "events.finished.to: is missing"),
    "unknown chosen target": ('out = "done" }', 'out = "gone" }', "events.moved.to.out: 'gone' is not known"),
    "choice by nothing": ('by = "where", ', "", "events.moved.to.by: is missing"),
    "choice not a code": ('out = "done" }', 'away = "done" }', "events.moved.when: ['out'] are not among the choices"),
    "details without choice": (
        'from = ["second"]',
        'from = ["second"]\nwhen = { a = {} }',
        "events.finished.when: unkn",
    ),
    "unknown detail": (
        "[events.moved.when.out]",
        "[events.moved.when.out]\nhue = 1",
        "events.moved.when.out.hue: unkn",
    ),
    "choice is not asked": ('inputs = ["where"]', "inputs = []", "events.moved: where must be a required input"),
    "two choices, one state": (
        'on = "second", out = "done"',
        'on = "done", out = "done"',
        "two choices lead to the same",
    ),
    "codes and choices differ": (
        'out = { fr = "Finir", nl = "Eindigen" }',
        "",
        "fits: ['out'] are not codes|the choices",
    ),
    "unreachable state": (
        'on = "second", out = "done"',
        'on = "first", out = "done"',
        "states.second: no event leads here",
    ),
    "dead end": (
        'from = ["second"]\nto = "done"',
        'from = ["second"]\nto = "second"',
        "states.second: no event leads away",
    ),
    "path without event": (
        'states = ["first", "second", "done"]',
        'states = ["second", "first"]',
        "usual_paths: no event",
    ),
    "path of unknown states": (
        'states = ["first", "second", "done"]',
        'states = ["first", "x"]',
        "usual_paths[0].states: ",
    ),
    "fits an unknown word": ('fits = ["out"]', 'fits = ["up"]', "inputs.why.codes.tired.fits: ['up'] are not codes"),
    "fits an unknown input": (
        'fits_input = "where"',
        'fits_input = "sky"',
        "inputs.why.fits_input: 'sky' is not known",
    ),
    "fits without input": ('fits_input = "where"\n', "", "inputs.why: fits needs fits_input"),
    "unused input": ('inputs = ["why"]\n', "", "inputs.why: is declared but never used"),
    "unused source": ('law = ["code"]\n', "", "sources.code: is declared but never used"),
    "unused actor": ("[actors]", '[actors]\nmoon = { fr = "lune", nl = "maan" }', "actors.moon: is declared but never"),
    "unused level": (
        "[levels.end]",
        '[levels.sky]\nlabel = { fr = "c", nl = "h" }\n[levels.end]',
        "levels.sky: is declared",
    ),
    "group without states": ('states = ["first", "second"]', "states = []", "groups.busy.states: must name states"),
    "group named as a state": ("[groups.busy]", "[groups.first]", "groups.first.states: must name states"),
    "unknown common input": (
        'common_inputs = ["note"]',
        'common_inputs = ["noted"]',
        "common_inputs: 'noted' is not known",
    ),
    "date as text": ("read_on = 2026-11-23", 'read_on = "2026-11-23"', "sources.code.read_on: must be a date"),
    "moment instead of a date": (
        "read_on = 2026-11-23",
        "read_on = 2026-11-23T10:00:00",
        "sources.code.read_on: must be",
    ),
    "unknown key of a source": ('article = "1"', 'article = "1"\nyear = 2', "sources.code.year: unknown key"),
    "outcome without outcomes": (
        'to = "same"',
        'to = "same"\noutcome = "won"',
        "events.noted.outcome: 'won' is not known",
    ),
    "region on an unknown level": ('level = "work"\n[regions', 'level = "sky"\n[regions', "regions.side.level: 'sky'"),
    "level in a region's state": (
        "[regions.side.states.open]",
        '[regions.side.states.open]\nlevel = "work"',
        "open.level",
    ),
    "dead end in a region": (
        'who_acts = "adviser"\nfinal = true\n[regions',
        'who_acts = "adviser"\n[regions',
        "states.shut",
    ),
}


@pytest.mark.parametrize(("good", "bad", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, good: str, bad: str, said: str) -> None:
    assert good in GOOD, "the sample changed"
    with pytest.raises(ValueError, match="2024-11-01") as refused:
        read(_write(tmp_path, GOOD.replace(good, bad, 1)), NAMES)
    assert str(refused.value).startswith("sample/2024-11-01.toml: ")
    assert any(part in str(refused.value) for part in said.split("|")), str(refused.value)


def test_the_choices_are_the_codes(tmp_path: Path) -> None:
    more = GOOD.replace("[inputs.where.codes]", '[inputs.where.codes]\nback = { fr = "Retour", nl = "Terug" }')
    with pytest.raises(ValueError, match=r"events\.moved: the choices are not the codes of where"):
        read(_write(tmp_path, more), NAMES)


def test_the_name_of_the_file_is_the_day_of_entry_into_force(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="valid_from: differs from the name of the file"):
        read(_write(tmp_path, GOOD, "2025-01-01.toml"), NAMES)


def test_the_name_of_the_folder_is_the_id(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="id: differs from the name of the folder"):
        read(_write(tmp_path, GOOD, folder="other"), NAMES)


def test_an_outcome_fixed_by_an_event_is_one_of_the_outcomes(tmp_path: Path) -> None:
    text = GOOD.replace("[inputs.note]", OUTCOME + "[inputs.note]").replace(
        'from = ["second"]\nto = "done"', 'from = ["second"]\nto = "done"\noutcome = "won"\ninputs = ["outcome"]'
    )
    workflow = read(_write(tmp_path, text), NAMES)
    assert workflow.events["finished"].outcome == "won"
    assert [code.value for code in workflow.outcomes()] == ["won"]


OUTCOME = """
[inputs.outcome]
kind = "code"
label = { fr = "Issue", nl = "Uitkomst" }
[inputs.outcome.codes]
won = { fr = "Gagné", nl = "Gewonnen" }
"""
