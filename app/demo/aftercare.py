"""What the demonstration tells of guidance at home, of decisions without names and of a case that was passed on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.aftercare.commands import NoteRelapse, NoteReview, NoteSignal, NoteVisit, SaveGoal, StartGuidance
from app.aftercare.queries import heads
from app.demo.stage import on
from app.foundation.run import run
from app.practice.commands import SaveEntry
from app.practice.queries import courts
from app.store.reading import Reader
from app.store.tables import Case
from app.transfer.commands import GiveFeedback, MakeTransfer, TakeFeedback, TakeIn
from app.transfer.queries import transfer, transfers
from app.transfer.sealed import FEEDBACK, TRANSFER, sealed

if TYPE_CHECKING:
    from app.demo.stage import Stage
    from app.foundation.identity import Actor

SCOPE = ("identity", "dwelling", "landlord", "debt", "steps")


def _version(stage: Stage) -> int:
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        return reader.one(Case, stage.case_id).version


def _begin(stage: Stage, day: date, review_on: date, after: str = "rehousing", **more: Any) -> int:
    command = StartGuidance(
        case_id=stage.case_id, version=_version(stage), begun_after=after, started_on=day, review_on=review_on,
        frequency="fortnightly", service="CPAS, équipe logement", worker="Fatima Benali", phone="02 000 00 20",
        **more,
    )  # fmt: skip
    with on(day):
        return run(stage.store, command, stage.actor)


def guide_settled_in(stage: Stage) -> None:
    """The household that was rehoused: goals in its words, visits, a signal, a review that is due."""
    plan_id = _begin(stage, date(2026, 4, 2), date(2026, 7, 9), next_visit_on=date(2026, 7, 14))
    own: dict[str, Any] = {"case_id": stage.case_id, "plan_id": plan_id}
    goals = (
        ("rent", "Payer le loyer avant le cinq, sans emprunter à ma sœur."),
        ("children", "Que les enfants finissent l'année dans leur école."),
        ("energy", "Comprendre la facture d'électricité."),
    )
    with on(date(2026, 4, 2)):
        for kind, words in goals:
            run(stage.store, SaveGoal(**own, kind=kind, words=words, agreed_on=date(2026, 4, 2)), stage.actor)
    visits = (
        (date(2026, 4, 16), "held", "Ordre permanent fait à la banque, le trois de chaque mois."),
        (date(2026, 5, 7), "nobody", ""),
        (date(2026, 6, 30), "held", "Facture de régularisation d'électricité lue ensemble ; plan demandé."),
    )
    for day, outcome, said in visits:
        with on(day):
            held = NoteVisit(
                **own, held_on=day, way="home", outcome=outcome, said=said, next_visit_on=date(2026, 7, 14)
            )
            run(stage.store, held, stage.actor)
    with on(date(2026, 6, 30)):
        seen = NoteSignal(
            **own, kind="utilities", seen_on=date(2026, 6, 30), told_by="household",
            words="Limiteur de puissance annoncé pour août.",
        )  # fmt: skip
        run(stage.store, seen, stage.actor)


def back_at_risk(stage: Stage) -> None:
    """CPAS, in Dutch: guidance ran, the home is threatened again, a second round begins in the same case."""
    stage.open(
        date(2025, 11, 3), first_name="Johan", last_name="Vermeiren", language="nl", concern="arrears",
        street="Jamarlaan", house_number="3", postal_code="1060", commune_nis="21013",
    )  # fmt: skip
    stage.event(
        date(2025, 12, 1), "rehousing_found", entry_on=date(2025, 12, 15), housing_kind="private",
        after_rehousing="aftercare",
    )  # fmt: skip
    plan_id = _begin(stage, date(2025, 12, 16), date(2026, 3, 16))
    own: dict[str, Any] = {"case_id": stage.case_id, "plan_id": plan_id}
    with on(date(2025, 12, 16)):
        words = "Elke maand eerst de huur, dan de rest."
        run(stage.store, SaveGoal(**own, kind="rent", words=words, agreed_on=date(2025, 12, 16)), stage.actor)
    with on(date(2026, 3, 16)):
        review = NoteReview(
            **own, version=_head(stage), held_on=date(2026, 3, 16), outcome="change", frequency="monthly",
            words="Het gaat goed, minder vaak mag.", next_on=date(2026, 6, 15),
        )  # fmt: skip
        run(stage.store, review, stage.actor)
    with on(date(2026, 6, 2)):
        for seen_on in (date(2026, 5, 5), date(2026, 6, 1)):
            signal = NoteSignal(**own, kind="unpaid_month", seen_on=seen_on, told_by="landlord")
            run(stage.store, signal, stage.actor)
        threatened = NoteRelapse(
            **own, version=_head(stage), on=date(2026, 6, 2), why="Werk kwijt; mei en juni niet betaald."
        )
        run(stage.store, threatened, stage.actor)
    _begin(stage, date(2026, 6, 4), date(2026, 7, 30), "crisis", keep_goals=True)


def _head(stage: Stage) -> int:
    with Reader.open(stage.store, stage.actor.organisation_id) as reader:
        return heads(reader, stage.case_id)[0].version


def passed_on(stage: Stage) -> None:
    """Non-profit service: arrears, the person agrees that the CPAS is told; the CPAS took it in and answered."""
    stage.open(
        date(2026, 6, 8), first_name="Imane", last_name="Tazi", language="fr", concern="arrears", minors=1,
        street="rue Coenraets", house_number="40", postal_code="1060", commune_nis="21013", phone="0470 00 00 08",
    )  # fmt: skip
    stage.lease(date(2026, 6, 8), type="main_residence_9y", written=True, starts_on=date(2021, 9, 1),
                rent_now_cents=79500)  # fmt: skip
    stage.landlord(
        date(2026, 6, 8), name="Jean Exemple", street="rue de l'Exemple", house_number="9", postal_code="1180",
        locality="Uccle",
    )  # fmt: skip
    stage.arrears(date(2026, 6, 8), 238500)
    stage.event(date(2026, 6, 8), "safety_asked", violence="none")
    stage.note(date(2026, 6, 9), "Accord signé pour transmettre au CPAS de Saint-Gilles.", kind="consent")
    make = MakeTransfer(
        case_id=stage.case_id, version=_version(stage), to="CPAS de Saint-Gilles", purpose="help",
        wanted="Je veux garder mon logement et payer ce que je dois petit à petit.", consent_form="signed",
        consent_given_on=date(2026, 6, 9), consent_until_on=date(2027, 6, 9), scope=SCOPE,
    )  # fmt: skip
    with on(date(2026, 6, 9)):
        stage.passed = run(stage.store, make, stage.actor)


def take_in(sender: Stage, receiver: Actor) -> None:
    """The CPAS takes in what was passed on, and word goes back."""
    with Reader.open(sender.store, sender.actor.organisation_id) as reader:
        made = transfer(reader, sender.case_id, sender.passed)
    with on(date(2026, 6, 11)):
        content = sealed(TRANSFER, made.payload, made.code)
        taken = TakeIn(content=content, code=made.code, looked=True, stage="arrears")
        case_id = run(sender.store, taken, receiver)
        with Reader.open(sender.store, receiver.organisation_id) as reader:
            kept = transfers(reader, case_id)[0]
        answer = GiveFeedback(
            case_id=case_id, transfer_id=kept.id, version=kept.version, agreed=True,
            answers=("registered", "appointment"), appointment="18 juin, 10 h, rue de l'Exemple 40",
            person="Fatima Benali, 02 000 00 20",
        )  # fmt: skip
        run(sender.store, answer, receiver)
        with Reader.open(sender.store, receiver.organisation_id) as reader:
            told = transfers(reader, case_id)[0]
        back = TakeFeedback(
            case_id=sender.case_id, transfer_id=made.id, version=made.version,
            content=sealed(FEEDBACK, told.feedback or {}, told.code),
        )  # fmt: skip
        run(sender.store, back, sender.actor)


DECISIONS = (
    (date(2026, 2, 10), "terms", ("good_faith", "children"), 18, "Paiements repris ; dix-huit mois accordés."),
    (date(2026, 3, 3), "refused", ("proportionality", "acts_of_others"), None, "Fait d’un enfant : disproportion."),
    (date(2026, 3, 24), "void", ("annex_missing",), None, "Requête sans l'attestation de domicile : nulle."),
    (date(2026, 4, 21), "eviction", ("absent",), None, "Par défaut, sans examen du décompte des charges."),
    (date(2026, 5, 19), "terms", ("defects", "rent_counted"), 12, "Humidité : une part du loyer retenue, douze mois."),
    (date(2026, 6, 9), "terms", ("centre_helped",), 24, "Le CPAS garantit deux mois ; vingt-quatre mensualités."),
    (date(2026, 6, 16), "terms", ("good_faith",), 6, "Afbetaling in zes maanden na een aanbod op de zitting."),
    (date(2026, 6, 23), "terms", ("children", "lawyer"), 12, "Twee kinderen op school; uitstel tot de zomer."),
)  # fmt: skip


def decisions(stage: Stage) -> None:
    """What judges decided, without names."""
    canton = next(iter(courts("fr")))
    for day, result, tags, months, summary in DECISIONS:
        command = SaveEntry(
            canton_id=canton, decided_on=day, kind="default" if "absent" in tags else "judgment",
            language="nl" if "maanden" in summary or "kinderen" in summary else "fr", result=result,
            claims=("arrears", "termination"), title_type="residential", arrears_months="3-5", tags=tags,
            term_months=months, summary=summary, names_checked=True,
        )  # fmt: skip
        with on(day):
            run(stage.store, command, stage.actor)
