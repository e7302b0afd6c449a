"""Demonstration of outreach: tenants to reach, ways that are barred, a roll of hearings, the habits of two cantons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.checks.commands import KeepCheck
from app.checks.queries import facts_of_procedure, rows_of
from app.demo.stage import on
from app.foundation.run import run
from app.outreach.commands import PlanHearing, RecordAttempt, SaveCantonProfile, SaveContactRule
from app.procedure.commands import SaveCourt
from app.store.reading import Reader
from app.store.tables import Case

if TYPE_CHECKING:
    from app.demo.stage import Stage


def _attempt(stage: Stage, day: date, channel: str, outcome: str, **more: Any) -> None:
    with on(day):
        attempt = RecordAttempt(case_id=stage.case_id, attempted_on=day, channel=channel, outcome=outcome, **more)
        run(stage.store, attempt, stage.actor)


def _lease(stage: Stage, day: date, starts_on: date, rent_cents: int) -> None:
    stage.lease(
        day, type="main_residence_9y", written=True, signed_on=starts_on, starts_on=starts_on,
        base_rent_cents=rent_cents, rent_now_cents=rent_cents,
    )  # fmt: skip


def _court(stage: Stage, day: date, roll_number: str, language: str, hour: str) -> None:
    court = SaveCourt(
        case_id=stage.case_id, version=None, roll_number=roll_number, court_id="jp-sint-gillis", language=language,
        hearing_at=hour,
    )  # fmt: skip
    with on(day):
        run(stage.store, court, stage.actor)


def _petition(stage: Stage, day: date, **told: Any) -> None:
    """The petition is read: what it says goes into the check of judicial deadlines."""
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        seen = rows_of(reader, stage.case_id).seen(reader.one(Case, stage.case_id))
        facts = facts_of_procedure(reader, stage.case_id, day.isoformat())
    facts["petition"] = {**facts.get("petition", {}), **told}
    with on(day):
        run(
            stage.store,
            KeepCheck(case_id=stage.case_id, check="judicial_deadlines", facts=facts, seen=seen),
            stage.actor,
        )


def not_reached_yet(stage: Stage) -> None:
    """CPAS, in Dutch: three attempts by three ways stayed without answer; the hearing comes nearer."""
    day = date(2026, 6, 22)
    stage.open(
        day, first_name="Wim", last_name="De Backer", language="nl", concern="arrears", channel="other",
        phone="0471 22 33 44", safe_to_contact="unknown",
        street="Munthofstraat", house_number="118", postal_code="1060",
        commune_nis="21013",
    )  # fmt: skip
    _lease(stage, day, date(2022, 3, 1), 78000)
    stage.event(
        day, "claim_known", stage="centre_informed", known_through="registry_message", hearing_on=date(2026, 7, 23)
    )
    _court(stage, day, "26A01234", "fr", "09:00")
    _petition(
        stage, day, kind="petition", filed_on="2026-06-09", roll_entered_on="2026-06-10", convoked_on="2026-06-12",
        cpas_received_on="2026-06-22", seeks_eviction=True, for_arrears=True, defendant_registered=True,
        domicile_certificate_attached=True, formal_notice_attached=True, proof_of_sending_attached=False,
    )  # fmt: skip
    _attempt(stage, date(2026, 6, 23), "letter", "message_left", note="Brief met hulpaanbod, in het Nederlands.")
    _attempt(stage, date(2026, 6, 26), "call", "not_reached", attempted_time="11:10")
    _attempt(stage, date(2026, 6, 30), "call", "not_reached", attempted_time="18:40")
    _attempt(
        stage, date(2026, 7, 3), "visit", "not_reached", attempted_time="17:15", next_on=date(2026, 7, 9),
        next_channel="visit", note="Naam staat op de bel, derde verdieping. Kaartje zonder reden achtergelaten.",
    )  # fmt: skip


def not_at_home(stage: Stage) -> None:
    """CPAS: violence at home, so nothing goes there; a friend passes messages on."""
    day = date(2026, 6, 15)
    stage.open(
        day, first_name="Leïla", last_name="Haddad", language="fr", concern="arrears", channel="other", minors=2,
        phone="0488 10 20 30", safe_to_contact="with_care", contact_advice="SMS seulement, jamais après 16 heures",
        street="rue de la Victoire", house_number="36", postal_code="1060", commune_nis="21013",
    )  # fmt: skip
    _lease(stage, day, date(2020, 9, 1), 91000)
    stage.event(day, "safety_asked", violence="violence")
    stage.event(
        day, "claim_known", stage="centre_informed", known_through="registry_message", hearing_on=date(2026, 7, 9)
    )
    _court(stage, day, "26A01187", "fr", "14:00")
    rule = SaveContactRule(
        case_id=stage.case_id,
        barred=("letter", "call", "card"),
        safe_when="SMS, en semaine avant 16 heures",
        go_between="son amie, au cours de français",
    )
    with on(day):
        run(stage.store, rule, stage.actor)
    _attempt(stage, date(2026, 6, 16), "text_message", "reached", language="français")
    plan = PlanHearing(
        case_id=stage.case_id,
        hearing_on=date(2026, 7, 9),
        goes="colleague",
        goes_id=stage.actor.user_id,
        lawyer="Me Exemple",
        papers_ready=True,
    )
    with on(date(2026, 7, 1)):
        run(stage.store, plan, stage.actor)


def canton_habits(stage: Stage) -> None:
    """CPAS, in Dutch: what the team knows of Saint-Gilles, changed once; and a second door in one street."""
    first = SaveCantonProfile(
        canton_id="jp-sint-gillis", valid_from=date(2026, 1, 5), hearing_days=(4,), hearing_hours="14:00",
        phone="02 682 04 17", sends_by="post", languages=("fr", "nl"), source="gesprek met de griffie (voorbeeld)",
        reviewed_on=date(2026, 1, 5),
    )  # fmt: skip
    second = SaveCantonProfile(
        canton_id="jp-sint-gillis", valid_from=date(2026, 6, 1), hearing_days=(2, 4), hearing_hours="9:00, 14:00",
        room="zaal op het gelijkvloers", phone="02 682 04 17", sends_by="email", languages=("fr", "nl"),
        habits="Het OCMW wordt gehoord als de huurder akkoord gaat.\nHuurzaken worden als laatste opgeroepen "
        "(voorbeeld).",
        source="gesprek met de griffie (voorbeeld)", reviewed_on=date(2026, 6, 1),
    )  # fmt: skip
    with on(date(2026, 1, 5)):
        former = run(stage.store, first, stage.actor)
    with on(date(2026, 6, 1)):
        run(stage.store, replace(second, seen_id=former), stage.actor)
    day = date(2026, 7, 6)
    stage.open(
        day, first_name="Joseph", last_name="Mukendi", language="other", interpreter_language="lingala",
        concern="arrears", channel="other", safe_to_contact="yes", street="Munthofstraat",
        house_number="9", postal_code="1060",
        commune_nis="21013",
    )  # fmt: skip
    stage.event(
        day, "claim_known", stage="centre_informed", known_through="registry_message", hearing_on=date(2026, 7, 9)
    )
