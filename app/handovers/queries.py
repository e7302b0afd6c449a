"""What the pages of a hand-over show: only what may be read today. Frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.directory.queries import UnknownBody, cpas_for_commune
from app.foundation import clock
from app.foundation.i18n import _
from app.handovers import papers as going
from app.handovers import payload as leaving
from app.proceedings import handing
from app.store import consents, hand_overs, incidents
from app.store.errors import NotFound
from app.store.tables import (
    Case,
    Consent,
    Dwelling,
    HandOver,
    HandOverEvent,
    HandOverPaper,
    ReceivedPaper,
)
from app.store.tables.organisation import OrganisationKind
from app.store.team import centres as services_by_commune
from app.store.team import organisation_names, own_organisation
from workflows.engine import version
from workflows.handover import competence

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from app.directory.queries import Body
    from app.handovers.papers import Papers
    from app.store.reading import Reader
    from app.store.tables import Organisation
    from workflows.definition import State
    from workflows.handover.competence import Competence
    from workflows.law import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a hand-over."""

    event: str
    label: Text
    on: date
    by_id: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that goes along, as both services see it."""

    id: int
    words: Text
    title: str
    dated_on: date | None
    media_type: str
    size: int
    sha256: str
    origin_sha256: str
    preview_sha256: str | None
    apart: bool
    """Of a sensitive kind: opened on purpose only."""


@dataclass(frozen=True, slots=True)
class HandOverCard:
    """One hand-over as one of its two services sees it. ``told``: what may be read today, None when nothing may."""

    id: int
    version: int
    ours: bool
    """We sent it."""
    state: State
    kind: str
    other_fr: str
    other_nl: str
    reference: str
    name: str
    """Of our own case, once there is one; nothing of another service's."""
    sent_case_id: int | None
    received_case_id: int | None
    told: dict[str, Any] | None
    conflict: str
    sent_on: date
    answer_by_on: date
    late: bool
    answered_on: date | None
    refusal_reason: str
    refusal_words: str
    feedback: str
    feedback_on: date | None
    noted_on: date | None
    consent_until_on: date
    withdrawn_on: date | None
    ended_on: date | None
    """Last day of the consent, once it is over."""
    stop_noted_on: date | None
    competent_nis: str
    """Commune whose CPAS is competent as far as what came tells, when it is another than ours."""
    forward_to_nis: str
    forward_by_on: date | None
    forwarded_on: date | None
    news: dict[str, Any] | None
    news_noted_on: date | None
    turn: str
    """What waits for us: kinds of app.store.hand_overs.Waiting; empty: nothing does."""
    papers: tuple[Paper, ...] = ()
    """The papers that may be opened today; read for one hand-over, not for a list."""
    taken: int = 0
    """So many documents of our own case came with it."""
    steps: tuple[Step, ...] = ()

    @property
    def waits_here(self) -> bool:
        """Tell whether it is our turn."""
        return bool(self.turn)


def what_waits(kind: str) -> str:
    """Return what waits between two services, for pages and mails: the kinds of app.store.between_services."""
    said = {
        "answer": _("Another service waits for your answer"),
        "decide": _("Possible conflict of interest: the coordinator decides"),
        "forward": _("Forward the request to the competent CPAS"),
        "stop": _("The person withdrew the consent: stop using what came"),
        "over": _("The consent is over: stop using what came"),
        "late": _("No answer in time: call, or take the case back"),
        "note": _("An answer came: note it in the case"),
        "ask_again": _("The consent for a request is over: ask the person again, or close the request"),
        "unreadable": _("The consent for a request is over: nothing can be read until the person agrees again"),
        "news": _("News came: take it into the case"),
    }
    return said[kind]


def keys(reader: Reader, *, states: Collection[str] = (), since: date | None = None) -> tuple[int, ...]:
    """Return the keys of the hand-overs of the own service, the oldest first; those with a step written since a day.

    What another service handed over and the person took back is not among them: nothing of it is left to read.
    """
    touched = None if since is None else hand_overs.touched_since(reader, clock.midnight(since))
    rows = {row.id: row for row in hand_overs.sent(reader)}
    rows |= {row.id: row for row in hand_overs.received(reader) if row.state != "stopped"}
    return tuple(
        key
        for key, row in sorted(rows.items())
        if (not states or row.state in states) and (touched is None or key in touched)
    )


def cards(
    reader: Reader, *, case_id: int | None = None, only: Collection[int] | None = None
) -> tuple[HandOverCard, ...]:
    """Return the hand-overs of the own service, or of one of its cases: those that wait here first, then the newest.

    ``only``: those with these keys, as far as the own service sees them.
    """
    rows = [*hand_overs.received(reader), *hand_overs.sent(reader)]
    if only is not None:
        rows = [row for row in rows if row.id in only]
    if case_id is not None:
        rows = [row for row in rows if case_id in (row.sent_case_id, row.received_case_id)]
    names = organisation_names(reader) if rows else {}
    us = own_organisation(reader)
    found = [_card(reader, row, names, us) for row in {row.id: row for row in rows}.values()]
    return tuple(sorted(found, key=lambda one: (not one.waits_here, -one.id)))


def card(reader: Reader, hand_over_id: int) -> HandOverCard:
    """Return one hand-over of the own service with its papers and steps. Raises NotFound."""
    row = reader.one(HandOver, hand_over_id)
    found = _card(reader, row, organisation_names(reader), own_organisation(reader))
    machine = version("handover", row.workflow_version).workflow
    events = reader.where(HandOverEvent, "id", hand_over_id=row.id)
    return replace(
        found,
        papers=tuple(_paper(one) for one in hand_overs.papers(reader, row, reader.organisation_id, clock.today())),
        taken=len(reader.where(ReceivedPaper, hand_over_id=row.id)),
        steps=tuple(
            Step(event.event, machine.events[event.event].label, event.happened_on, event.by_id) for event in events
        ),
    )


@dataclass(frozen=True, slots=True)
class Usable:
    """A consent under which a case may be handed over today."""

    id: int
    recipient_name: Text
    purpose: str
    ends_on: date | None


def usable(reader: Reader, case_id: int) -> tuple[Usable, ...]:
    """Return the consents of a case that name another service of this installation and a purpose of handing over."""
    return tuple(
        Usable(one.id, consents.recipient(reader, one), one.purpose, one.ends_on)
        for one in consents.in_force(reader, case_id, clock.today())
        if one.recipient_organisation_id is not None and one.purpose in handing.KINDS
    )


@dataclass(frozen=True, slots=True)
class Leaving:
    """What would leave under a consent, the papers to choose from, and those that stay."""

    told: dict[str, Any]
    papers: Papers


def would_leave(
    reader: Reader, case_id: int, consent_id: int, wanted: str, worker: str, *, keys: Collection[str] | None = None
) -> Leaving:
    """Return what would leave under a consent, to be looked at before it is sent. Raises NotFound.

    ``keys``: the papers that are ticked; None: those that are ticked from the start.
    """
    case, rows = reader.one(Case, case_id), reader.where(Consent, id=consent_id, case_id=case_id)
    if not rows:
        raise NotFound
    found = going.papers(reader, case, rows[0])
    picked = [one for one in found.offered if (one.ticked if keys is None else one.key in keys)]
    sender = leaving.sender_of(own_organisation(reader), worker)
    return Leaving(leaving.made(reader, case, rows[0], wanted, sender, picked), found)


@dataclass(frozen=True, slots=True)
class Centre:
    """A competent CPAS: the rule that names it, why, which service of this installation it is, whether it is ours."""

    body: Body
    rule: Text
    because: Text
    service_id: int | None
    ours: bool


@dataclass(frozen=True, slots=True)
class Centres:
    """The competent CPAS for aid, and for the messages of registry and bailiff.

    ``ask``: the person is out of the home, and nobody noted in which commune.
    """

    aid: Centre | None
    notices: Centre | None
    ask: bool


def centres(reader: Reader, case_id: int) -> Centres:
    """Return which CPAS is competent for a case, by the rules and with the reason. Raises NotFound."""
    reader.one(Case, case_id)
    homes = reader.where(Dwelling, case_id=case_id)
    home = homes[0].commune_nis or "" if homes else ""
    known = incidents.known(reader, case_id)
    stay = str(known.get("cpas.stay_commune_nis") or "")
    at_home = known.get("home_status", leaving.AT_HOME[0]) in leaving.AT_HOME
    services, us = services_by_commune(reader), own_organisation(reader)
    own = {us.commune_nis, *us.serves_communes} if us.kind is OrganisationKind.CPAS else set()
    aid, notices = competence.for_aid(home, stay, at_home=at_home), competence.for_notices(home)
    return Centres(_centre(aid, services, own), _centre(notices, services, own), ask=aid is None and not at_home)


def _centre(found: Competence | None, services: dict[str, int], own: set[str]) -> Centre | None:
    body = None if found is None else centre_of(found.nis)
    if found is None or body is None:
        return None
    return Centre(body, found.rule, found.because, services.get(found.nis), found.nis in own)


def centre_of(nis: str) -> Body | None:
    """Return the CPAS of a commune, ``None`` when there is none of that code."""
    try:
        return cpas_for_commune(nis)
    except UnknownBody:
        return None


def _name_of(reader: Reader, case_id: int | None) -> str:
    return "" if case_id is None else reader.one(Case, case_id).display_name


def _card(reader: Reader, row: HandOver, names: dict[int, tuple[str, str]], us: Organisation) -> HandOverCard:
    today = clock.today()
    machine = version("handover", row.workflow_version).workflow
    ours = row.sender_id == reader.organisation_id
    other = names[row.receiver_id if ours else row.sender_id]
    conflict = "none" if ours else row.conflict
    if not ours and conflict == "none" and row.state in handing.ANSWERABLE and handing.may_conflict(reader, row):
        conflict = "possible"
    told = None if conflict == "possible" else hand_overs.content(row, reader.organisation_id, today)
    return HandOverCard(
        id=row.id,
        version=row.version,
        ours=ours,
        state=machine.states[row.state],
        kind=row.kind,
        other_fr=other[0],
        other_nl=other[1],
        reference=row.sent_reference,
        name=_name_of(reader, row.sent_case_id if ours else row.received_case_id),
        sent_case_id=row.sent_case_id if ours else None,
        received_case_id=None if ours else row.received_case_id,
        told=told,
        conflict=conflict,
        sent_on=row.sent_on,
        answer_by_on=row.answer_by_on,
        late=row.state == "sent" and row.answer_by_on < today,
        answered_on=row.answered_on,
        refusal_reason=row.refusal_reason,
        refusal_words=row.refusal_words,
        feedback=row.feedback,
        feedback_on=row.feedback_on,
        noted_on=row.noted_on,
        consent_until_on=row.consent_until_on,
        withdrawn_on=row.withdrawn_on,
        ended_on=row.ended_on,
        stop_noted_on=row.stop_noted_on,
        competent_nis="" if ours else leaving.competent_nis(told, us),
        forward_to_nis=row.forward_to_nis,
        forward_by_on=None if ours else row.forward_by_on,
        forwarded_on=row.forwarded_on,
        news=row.news,
        news_noted_on=row.news_noted_on,
        turn=(hand_overs.turn(row, reader.organisation_id, today) or ("",))[0],
    )


def _paper(row: HandOverPaper) -> Paper:
    return Paper(
        id=row.id,
        words=going.words_of_kind(row.source, row.kind),
        title=row.title,
        dated_on=row.dated_on,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        origin_sha256=row.origin_sha256,
        preview_sha256=row.preview_sha256,
        apart=going.is_apart(row.source, row.kind),
    )


def paper(reader: Reader, hand_over_id: int, paper_id: int) -> Paper:
    """Return a paper that may be opened today by the own service. Raises NotFound for any other."""
    found = next((one for one in card(reader, hand_over_id).papers if one.id == paper_id), None)
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Share:
    """One hand-over as the person reads of it: when, to whom, how it stands, which papers may still be opened."""

    consent_id: int | None
    sent_on: date
    answered_on: date | None
    state: State
    refused_because: Text | None
    papers: tuple[Text, ...]
    stop_noted_on: date | None


def shares(reader: Reader, case_id: int) -> tuple[Share, ...]:
    """Return the hand-overs of a case to other services, the earliest first."""
    today, found = clock.today(), []
    for row in reader.where(HandOver, "id", sent_case_id=case_id):
        machine = version("handover", row.workflow_version).workflow
        reason = machine.inputs["refusal_reason"].code(row.refusal_reason)
        readable = hand_overs.content(row, row.receiver_id, today) is not None
        papers = reader.where(HandOverPaper, "id", hand_over_id=row.id) if readable else ()
        found.append(
            Share(
                row.consent_id,
                row.sent_on,
                row.answered_on,
                machine.states[row.state],
                None if reason is None else reason.label,
                tuple(going.words_of_kind(one.source, one.kind) for one in papers),
                row.stop_noted_on,
            )
        )
    return tuple(found)
