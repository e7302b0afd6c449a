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
from app.hotel_nights.commands import SaveStay
from app.level_three.commands import AddZoneNote
from app.own_copy.commands import Asked, GiveOwnCopy, NoteReceipt
from app.own_copy.words import PARTS
from app.partner_api.commands import CreateApiClient, NoteUse, RevokeApiClient
from app.proceedings.announcing import KINDS
from app.referrals.commands import (
    DraftReferral,
    ExcludeSolution,
    ImportPlaces,
    ProposePlace,
    StepReferral,
    SubmitReferral,
)
from app.referrals.place_files import read_text
from app.store.reading import Reader
from app.store.tables import Case, Consent, Incident, Letter, PlaceOffer, ReferralRequest
from app.webhooks.commands import AddEndpoint
from app.webhooks.signing import new_secret
from workflows.handover.sharing import TESTS
from workflows.referral.words import Why

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
PLACES: Final = {
    "fatima@cpas.example": """Votre clé;Solution;Pour qui;Caractéristiques;Commune;Libre jusqu'au;Bon à savoir
T1;Transit;Un parent avec enfants, Une famille;Sans escalier;Saint-Gilles;;Deux chambres, cuisine (inventé)
T2;Transit;Une personne seule, Un couple;;Saint-Gilles;17/07/2026;Studio meublé (inventé)
T3;Logement durable;Une famille;;Forest;;Bail glissant de trois ans (inventé)
""",
    "amina@seuil.example": """Uw sleutel;Oplossing;Dienst;Voor wie;Kenmerken;Gemeente;Vrij tot;Alleen rechtstreeks
K3;Onthaalhuis;Maison d'accueil (inventée);Alleenstaande, Ouder met kinderen;Dag en nacht open;Brussel;14/07/2026;nee
K4;Onthaalhuis;Maison d'accueil (inventée);Ouder met kinderen;Alleen vrouwen, Geheim adres;;;nee
K5;Onthaalhuis;Maison d'accueil (inventée);Alleenstaande;Huisdier toegelaten;Brussel;;ja
""",
}
"""The places of a day, as two services paste them."""


def listen(store: Store, administrator: Actor, secret_key: str) -> None:
    """Have an invented program told of what happens between services; its name leads nowhere."""
    secret = new_secret(secret_key)
    command = AddEndpoint(
        address="https://programme.seuil.example/limen", kinds=tuple(KINDS), own_acts=True, secret=secret
    )
    with on(BEFORE):
        run(store, command, administrator)


def lay_between(store: Store, actors: Mapping[str, Actor]) -> int:
    """Tell what happens between services; returns how many cases were added."""
    fatima, amina, ines = (
        actors[name] for name in ("fatima@cpas.example", "amina@seuil.example", "ines@brusshelp.example")
    )
    case_id = _locked_out(store, fatima)
    _evidence(store, fatima, case_id)
    _places(store, actors)
    _hotel(store, fatima, case_id)
    _to_the_mechanism(store, fatima, ines, case_id)
    _to_the_cpas(store, amina, fatima)
    _programs(store, actors["dries@seuil.example"])
    return _many_households(store, amina)


def _programs(store: Store, administrator: Actor) -> None:
    """Tell of a program that was used and of one that opens nothing any more; nobody ever sees a secret of theirs."""
    with on(BEFORE):
        for name, scopes in (("Tableau de suivi", ("referrals:read",)), ("Essai", ("places:read", "places:write"))):
            made = run(store, CreateApiClient(name=name, scopes=scopes), administrator)
            run(store, NoteUse(api_client_id=made.id), administrator)
    with on(DAY):
        run(store, RevokeApiClient(api_client_id=made.id), administrator)


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
        excluded={
            "return_home": Why("awaits_decision", "la serrure est changée, le juge n'a pas encore décidé"),
            "lasting": Why("tried_nothing_free"),
        },
        ethos_before="6.12",
        details={"preferences": "Saint-Gilles ou Forest, à pied de l'école", "avoid": "Anderlecht"},
    )  # fmt: skip
    with on(BEFORE):
        key = run(store, draft, actor)
        with Reader.open(store, actor.organisation_id) as reader:
            version = reader.one(ReferralRequest, key).version
        run(store, SubmitReferral(request_id=key, version=version), actor)
    _search(store, referral_service, key)


def _search(store: Store, referral_service: Actor, key: int) -> None:
    """Bruss'help understands the request and proposes a place of another service, which is to answer itself."""
    steps: tuple[tuple[str, dict[str, str]], ...] = (
        ("received", {}),
        ("understood", {}),
        ("routed", {"route": "brusshelp_places"}),
    )
    with on(DAY):
        for event, inputs in steps:
            step = StepReferral(request_id=key, version=_at(store, referral_service, key), event=event, on=DAY,
                                inputs=inputs)  # fmt: skip
            run(store, step, referral_service)
        with Reader.open(store, referral_service.organisation_id) as reader:
            place = next(row.id for row in reader.where(PlaceOffer, "id") if row.external_key == "K3")
        version = _at(store, referral_service, key)
        exclude = ExcludeSolution(
            request_id=key, version=version, solution="transit", code="tried_nothing_free", words="pas avant septembre"
        )
        run(store, exclude, referral_service)
        version = _at(store, referral_service, key)
        run(store, ProposePlace(request_id=key, version=version, solution="", offer_id=place), referral_service)


def _at(store: Store, actor: Actor, key: int) -> int:
    with Reader.open(store, actor.organisation_id) as reader:
        return reader.one(ReferralRequest, key).version


def _places(store: Store, actors: Mapping[str, Actor]) -> None:
    with on(DAY):
        for who, typed in PLACES.items():
            found = read_text(typed, own_name=True)
            run(store, ImportPlaces(rows=found.values(), whole_list=True), actors[who])


def _hotel(store: Store, actor: Actor, case_id: int) -> None:
    """Some nights in a hotel, paid by the CPAS, until the home may be entered again."""
    stay = SaveStay(
        case_id=case_id, kind="apartment_hotel", name="Appart'hôtel (inventé)", first_night_on=BEFORE,
        last_night_on=date(2026, 7, 14), night_cents=8950, meals_cents=4200, transport_cents=2160, paid_by="cpas",
        reason="illegal_eviction", needs_little_guidance=True, in_view="return_home",
        in_view_words="l'audience en référé", in_view_on=date(2026, 7, 15),
    )  # fmt: skip
    with on(DAY):
        run(store, stay, actor)


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
    _own_copy(store, actor, case_id)


def _own_copy(store: Store, actor: Actor, case_id: int) -> None:
    """The person asks what is known of them, and takes it home on a stick."""
    with Reader.open(store, actor.organisation_id) as reader:
        case = reader.one(Case, case_id)
        issued = reader.where(Letter, "id", case_id=case_id)
    given = GiveOwnCopy(
        case_id=case_id,
        asked=Asked(on=BEFORE, by="person"),
        language="nl" if case.language == "nl" else "fr",
        naming="named",
        parts=tuple(part.id for part in PARTS.values() if not part.sensitive),
        letters=tuple(row.id for row in issued if row.pdf_sha256),
        encrypted=True,
    )
    with on(DAY):
        key = run(store, given, actor)
        run(store, NoteReceipt(case_id=case_id, own_copy_id=key, received_on=DAY, way="by_hand"), actor)


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
