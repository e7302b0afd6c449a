"""What happens between the services of the demonstration: many households, consents, a hand-over, a place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.buildings.commands import AddHouseholds, Household, SaveBuildingEvent
from app.consents.commands import AskConsent, GiveConsent
from app.demo import pictures
from app.demo.stage import on
from app.documents.commands import AddDocument
from app.evidence.commands import AddEvidence, Said, SaveLoss
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.handovers.commands import SendHandOver
from app.level_three.commands import AddZoneNote
from app.referrals.commands import DraftReferral, OfferPlace, SubmitReferral
from app.store.reading import Reader
from app.store.tables import Case, Consent, Incident, ReferralRequest
from workflows.handover.sharing import TESTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.foundation.identity import Actor
    from app.store.base import Store

DAY: Final = date(2026, 7, 8)
BEFORE: Final = date(2026, 7, 7)
UNTIL: Final = date(2027, 1, 7)
PUT_OUT: Final = {
    "put_out_by": "landlord",
    "home_status": "access_barred",
    "acts": ["lock_changed", "belongings_kept"],
    "title.status": "none",
    "occupancy.basis": "room",
}
ROOMS: Final = (
    Household(unit="1", floor="0", called="Monsieur Idriss", facts={**PUT_OUT, "wish": "back_in"}),
    Household(unit="2", floor="1", facts={**PUT_OUT, "wish": "leave_with_damages", "household.minors": 1}),
    Household(unit="3", floor="1", called="Mevrouw Bo", language="nl", facts={**PUT_OUT, "wish": "back_in"}),
    Household(unit="4", floor="2", facts={**PUT_OUT, "home_status": "still_inside", "acts": ["threat_words"]}),
    Household(unit="5", floor="2", facts={}),
)  # fmt: skip
"""Rooms of one house: each household has its own answer, and of one hardly anything is known."""
PLACES: Final = (
    ("transit", "Logement de transit (inventé)", "21013"),
    ("reception_house", "Maison d'accueil (inventée)", "21004"),
)


def lay_between(store: Store, actors: Mapping[str, Actor]) -> int:
    """Tell what happens between services; returns how many cases were added."""
    fatima, amina, ines = (
        actors[name] for name in ("fatima@cpas.example", "amina@seuil.example", "ines@brusshelp.example")
    )
    case_id = _locked_out(store, fatima)
    _evidence(store, fatima, case_id)
    _to_the_mechanism(store, fatima, ines, case_id)
    _to_the_cpas(store, amina, fatima)
    return _many_households(store, amina)


def _agree(store: Store, actor: Actor, to: Actor, ask: AskConsent) -> int:
    with on(BEFORE):
        key = run(store, ask, actor)
        with Reader.open(store, actor.organisation_id) as reader:
            version = reader.one(Consent, key).version
        give = GiveConsent(
            case_id=ask.case_id, consent_id=key, version=version, given_on=BEFORE, form="signed", ends_on=UNTIL,
            explained_in="français", tests=tuple(test.id for test in TESTS),
        )  # fmt: skip
        run(store, give, actor)
    if to.organisation_id != ask.recipient_organisation_id:
        raise ValueError(to)
    return key


def _locked_out(store: Store, actor: Actor) -> int:
    with Reader.open(store, actor.organisation_id) as reader:
        return next(row.case_id for row in reader.where(Incident, "id") if row.class_code == "A")


def _evidence(store: Store, actor: Actor, case_id: int) -> None:
    lock = pictures.photo("serrure remplacée", wall=(186, 176, 160), stain=(82, 84, 92), seed=31)
    said = Said(
        kind="photo", shows="La nouvelle serrure de la porte du deuxième étage", taken_on=date(2026, 7, 6),
        taken_hour="12:40", taken_by="Yasmine Haddad", original_stays="person",
    )  # fmt: skip
    with on(BEFORE):
        run(store, AddEvidence(case_id=case_id, files=(prepared(lock),), said=said), actor)
        loss = SaveLoss(case_id=case_id, what="Médicaments de l'aîné", state="kept", essential=True)
        run(store, loss, actor)


def _to_the_mechanism(store: Store, actor: Actor, referral_service: Actor, case_id: int) -> None:
    ask = AskConsent(
        case_id=case_id, recipient="brusshelp", recipient_organisation_id=referral_service.organisation_id,
        purpose="referral", items=("identity", "household"),
    )  # fmt: skip
    consent_id = _agree(store, actor, referral_service, ask)
    draft = DraftReferral(
        case_id=case_id, consent_id=consent_id, solution_asked="transit", household="single_parent",
        wish="Rester près de l'école des enfants, à Saint-Gilles ou à Forest",
        excluded={"return_home": "la serrure est changée, le juge n'a pas encore décidé", "lasting": "rien de libre"},
    )  # fmt: skip
    with on(BEFORE):
        key = run(store, draft, actor)
        with Reader.open(store, actor.organisation_id) as reader:
            version = reader.one(ReferralRequest, key).version
        run(store, SubmitReferral(request_id=key, version=version), actor)
        for solution, provider, nis in (
            ("transit", "Logement de transit (démo)", "21013"),
            ("reception_house", "Maison d'accueil (démo)", "21004"),
        ):
            offer = OfferPlace(solution=solution, provider=provider, commune_nis=nis, free_from=DAY)
            run(store, offer, referral_service)


def _to_the_cpas(store: Store, actor: Actor, cpas: Actor) -> None:
    with Reader.open(store, actor.organisation_id) as reader:
        case = next(row for row in reader.where(Case, "id") if row.level == "1" and row.identity == "named")
        case_id = case.id
    ask = AskConsent(
        case_id=case_id, recipient="cpas", recipient_organisation_id=cpas.organisation_id, purpose="hand_over",
        items=("identity", "dwelling", "debt", "steps", "documents"),
    )  # fmt: skip
    consent_id = _agree(store, actor, cpas, ask)
    lease = pictures.photo("bail signé", wall=(206, 200, 190), stain=(120, 116, 108), seed=47)
    with on(BEFORE):
        kept = AddDocument(case_id=case_id, file=prepared(lease), kind="lease", title="Bail, première page")
        run(store, kept, actor)
    with Reader.open(store, actor.organisation_id) as reader:
        version = reader.one(Case, case_id).version
    send = SendHandOver(
        case_id=case_id, version=version, consent_id=consent_id, wanted="Une aide pour la garantie locative"
    )
    with on(DAY):
        run(store, send, actor)


def _many_households(store: Store, actor: Actor) -> int:
    event = SaveBuildingEvent(
        street="rue Heyvaert", house_number="130", commune_nis="21001", postal_code="1070", occurred_on=BEFORE,
        units_hit=len(ROOMS) + 4, note="Chambres meublées, trois étages. Deux accès : la rue et la cour.",
    )  # fmt: skip
    with on(DAY):
        made = run(store, AddHouseholds(event_id=run(store, event, actor), households=ROOMS), actor)
        note = AddZoneNote(
            place_id="commune-21001", kind="contact", agreed_on=BEFORE,
            text="Le service logement rappelle le matin, avant dix heures (inventé pour la démonstration).",
        )  # fmt: skip
        run(store, note, actor)
    return len(made)
