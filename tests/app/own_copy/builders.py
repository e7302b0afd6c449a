"""A case with something in every part, each with a word that stands nowhere else."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pikepdf

from app.cases.commands import AddNote
from app.consents.commands import AskConsent
from app.debt.commands import SaveDebtEntry, Written
from app.demo.stage import Stage
from app.documents.commands import AddDocument
from app.foundation.command import Command
from app.foundation.identity import Actor
from app.foundation.permissions import Permission
from app.foundation.run import run
from app.foundation.workshop import prepared
from app.hotel_nights.commands import ExtendStay, SaveStay
from app.own_copy.content import Choice
from app.own_copy.packing import Made, made
from app.procedure.commands import SaveCourt
from app.safety.commands import KeepSecretAddress
from app.store import blobs
from app.store.base import Store
from app.store.reading import Reader
from app.store.tables import (
    Case,
    Consent,
    CourtProcedure,
    GroupItem,
    GroupPlan,
    GroupReview,
    HealthAgreement,
    MedicalQuestion,
    ReferralProposal,
    ReferralRequest,
)
from app.store.tables.organisation import OrganisationKind
from app.store.work import Work
from app.transfer.commands import MakeTransfer
from tests.app.documents import files
from tests.app.evidence.builders import add, bundle
from tests.app.incidents.builders import LOCK_CHANGED, open_incident, report
from tests.conftest import make_team

DAY = date(2026, 7, 8)
FIRST, LAST = "Zorbanique", "van den Quistelroy"
CHILD = "Wimpelina"
PHONE = "0470 99 88 77"
CANARIES = {
    "who": "Wimpelina",
    "dwelling": "2019-05-17",
    "landlord": "Bailleurix",
    "debt": "Ledgercanary",
    "procedure": "26A4711X",
    "steps": "Demander un premier avis juridique",
    "checks": "ejustice.just.fgov.be",
    "consents": "Consentorium",
    "exchanges": "Echangeria",
    "hotel_nights": "fell_through",
    "advisory_group": "Doelcanary",
    "incident": "put_out_by",
    "notes": "Notulacanary",
    "health": "household.medical_need",
    "medical_focal_point": "Zorgcanary",
    "violence": "Voorzichtigcanary",
    "residence": "residence_risk",
    "secret_address": "Zwijgzaamlaan",
}
"""By part, what stands in that part of a French copy, in the file for programs or on a page, and in no other."""
OLD_STREET = "Schuilgangsteeg"
HOTEL = "Hotel Slaapcanary"
PAPER = "Leasecanary"


@dataclass
class Full:
    """The case, and the keys of what can go along."""

    store: Store
    actor: Actor
    case_id: int
    letter_id: int
    lease_id: int
    photo_id: int
    medical_id: int
    bundle_id: int
    texts: dict[str, bytes] = field(default_factory=dict)

    def fetch(self, digest: str) -> bytes:
        return blobs.fetch(self.store.blob_dir, digest)

    def make(self, *, actor: Actor | None = None, **chosen: Any) -> Made:
        """Make a copy as the page does."""
        choice = Choice(**({"language": "fr"} | chosen))
        who = actor or self.actor
        with Reader.open(self.store, who.organisation_id) as reader:
            return made(reader, self.case_id, choice, self.fetch, user_id=who.user_id, asked_on=DAY)


def a_pdf(words: str) -> bytes:
    """A page with words on it."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(
                F=pikepdf.Dictionary(
                    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
                )
            )
        )
        page.obj.Contents = pdf.make_stream(f"BT /F 12 Tf 50 500 Td ({words}) Tj ET".encode())
        pdf.save(buffer)
    return buffer.getvalue()


@dataclass(frozen=True, kw_only=True)
class BeforeTheGroup(Command[None]):
    """What stands between two services once the group has decided and the focal point has answered."""

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    receiver_id: int

    def execute(self, work: Work) -> None:
        """Write the rows."""
        consent = work.where(Consent, case_id=self.case_id)[0]
        both = {"sender_id": work.author.organisation_id, "receiver_id": self.receiver_id}
        dated = {**both, "recorded_at": work.author.at}
        request = ReferralRequest(
            **dated, workflow_version=date(2024, 4, 15), state="waiting", sent_case_id=self.case_id, reference="BH-7",
            consent_id=consent.id, consent_until_on=date(2027, 7, 1), payload={"wish": "rester ici"},
            household="family", solution_asked="lasting", identified_on=DAY, ranked_since=DAY, excluded={},
        )  # fmt: skip
        work.add(request)
        of_request = {**dated, "request_id": request.id}
        work.add(ReferralProposal(**of_request, solution="transit", offered_by="Le Pont", proposed_on=DAY))
        item = GroupItem(
            **of_request, case_id=self.case_id, asked_by="partner", asked_on=DAY, meets_on=DAY, hour="14:00",
            place="Vergaderzaal", phone="02 200 00 80", person_invited_on=DAY, person_invited_how="phone",
            person_came="yes", outcome="plan", outcome_on=DAY,
            payload={"why": ["combination", "health"], "decided": f"Un plan pour {FIRST}"},
        )  # fmt: skip
        work.add(item)
        goals = [
            {"words": f"{CANARIES['advisory_group']} {LAST}", "who": FIRST, "until_on": "2026-12-01", "reached_on": ""},
            {
                "words": "Partir loin du geweld",
                "who": "le service",
                "until_on": "2027-01-01",
                "reached_on": "2026-07-08",
            },
        ]
        plan = GroupPlan(
            **of_request, case_id=self.case_id, item_id=item.id, made_on=DAY, begins_on=DAY, ends_on=date(2027, 1, 7),
            payload={"goals": goals, "own_words": "Enfin du calme"}, person_answer="agrees", person_answered_on=DAY,
            operator="Maison X", next_review_on=date(2026, 9, 1),
        )  # fmt: skip
        work.add(plan)
        work.add(GroupReview(**dated, plan_id=plan.id, reviewed_on=DAY, words="On avance"))
        agreed = {"consent_id": consent.id, "given_on": DAY, "until_on": date(2027, 7, 1)}
        work.add(HealthAgreement(**of_request, **agreed))
        question = MedicalQuestion(
            **of_request, asked_on=DAY, question=f"{CANARIES['medical_focal_point']} : une infirmière, santé fragile",
            answer="needed", answer_words="un ascenseur", answered_by="nurse", answered_on=DAY,
        )  # fmt: skip
        work.add(question)


def before_the_group(store: Store, actor: Actor, case_id: int) -> None:
    """Have the case pass before the group of a referral service, and sleep some nights in a hotel."""
    with Reader.open(store, None) as reader:
        number = len(reader.where(ReferralRequest))
    helper = make_team(store, f"BH{number}", OrganisationKind.BRUSSHELP)
    run(store, BeforeTheGroup(case_id=case_id, receiver_id=helper.organisation_id), actor)
    stay = SaveStay(
        case_id=case_id, kind="hotel", name=HOTEL, first_night_on=DAY, last_night_on=date(2026, 7, 12),
        night_cents=8950, paid_by="cpas", reason="violence", reason_words="menacée", in_view="lasting",
        in_view_on=date(2026, 7, 13),
    )  # fmt: skip
    key = run(store, stay, actor)
    longer = ExtendStay(
        case_id=case_id, stay_id=key, version=1, last_night_on=date(2026, 7, 14), reason=CANARIES["hotel_nights"]
    )
    run(store, longer, actor)


def full_case(store: Store, actor: Actor, *, secret: bool = True) -> Full:
    """Open the case and fill every part of it."""
    stage = Stage(store, actor)
    stage.open(
        DAY, first_name=FIRST, last_name=LAST, phone=PHONE, street=OLD_STREET, house_number="58",
        postal_code="1060", commune_nis="21013", contact_advice=CANARIES["violence"],
    )  # fmt: skip
    case_id = stage.case_id
    stage.person(DAY, role="minor", first_name=CHILD, last_name=LAST, birth_year=2016)
    stage.lease(
        DAY, type="main_residence_9y", written=True, signed_on=date(2019, 5, 17), starts_on=date(2019, 6, 1),
        base_rent_cents=73100, rent_now_cents=81250,
    )  # fmt: skip
    stage.landlord(
        DAY, name=f"{CANARIES['landlord']} Quistelroy", street="rue du Loyer", house_number="4", postal_code="1000",
        locality="Bruxelles",
    )  # fmt: skip
    stage.arrears(DAY, 162500, disputed=20000)
    entry = Written(kind="rent", entry_on=DAY, amount_cents=81250, label=f"{CANARIES['debt']} {FIRST}")
    run(store, SaveDebtEntry(case_id=case_id, written=entry), actor)
    stage.check(DAY, made_on="2026-06-20", written=True, rent_asked="900.00")
    letter_id = stage.letter(DAY, "request_lease_documents", "fr")
    stage.action(DAY, "legal_aid_first_line")
    said = f"{CANARIES['notes']} : {FIRST} dit que {LAST.upper()} habite {OLD_STREET} 58, zorbanique@example.org."
    run(store, AddNote(case_id=case_id, kind="talk", happened_on=DAY, text=said), actor)
    stage.note(DAY, "x", kind="consent")
    asked = AskConsent(
        case_id=case_id, recipient="lawyer", recipient_name=f"{CANARIES['consents']}, pour {FIRST}", purpose="defence",
        items=("identity", "violence"), sensitive_confirmed=True,
    )  # fmt: skip
    run(store, asked, actor)
    with Reader.open(store, actor.organisation_id) as reader:
        seen, court = reader.one(Case, case_id).version, reader.where(CourtProcedure, case_id=case_id)
    transfer = MakeTransfer(
        case_id=case_id, version=seen, to=CANARIES["exchanges"], purpose="help", wanted="x", consent_form="signed",
        consent_given_on=DAY, consent_until_on=date(2027, 7, 1), scope=("identity",),
    )  # fmt: skip
    run(store, transfer, actor)
    run(store, SaveCourt(case_id=case_id, version=court[0].version if court else None,
                         roll_number=CANARIES["procedure"]), actor)  # fmt: skip
    facts = {**LOCK_CHANGED, "occurred_from": "2026-07-08", "violence.domestic": secret, "put_out_by": "landlord",
             "household.medical_need": True, "residence_risk": "none"}  # fmt: skip
    open_incident(store, actor, facts, case_id, report=report(DAY))
    before_the_group(store, actor, case_id)
    if secret:
        run(store, KeepSecretAddress(case_id=case_id, street=CANARIES["secret_address"], house_number="12"), actor)
    keep = {
        "lease": (a_pdf(PAPER), "lease"),
        "photo": (files.photo(), "photo"),
        "medical": (a_pdf("Medisch"), "medical"),
    }
    kept = {
        name: run(store, AddDocument(case_id=case_id, file=prepared(content), kind=kind, title=f"{name} {LAST}"), actor)
        for name, (content, kind) in keep.items()
    }
    item_id = add(store, actor, case_id, shows="La serrure changée")
    return Full(
        store, actor, case_id, letter_id, kept["lease"], kept["photo"], kept["medical"],
        bundle(store, actor, case_id, items=(item_id,)),
    )  # fmt: skip


def members(archive: bytes) -> dict[str, bytes]:
    """Return the files of an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def words_in(archive: bytes, folder: Path, *, but: str = " ") -> str:
    """Return every byte of every member as text, and the words of every PDF; members ``but`` begins are left out."""
    found = []
    for name, content in members(archive).items():
        if name.startswith(but):
            continue
        found += [name, content.decode("utf-8", "replace")]
        if content.startswith(b"%PDF"):
            found.append(pdf_words(content, folder))
    return "\n".join(found)


def pdf_words(content: bytes, folder: Path) -> str:
    """Return the words of a PDF on one line, and once more without hyphens at the end of lines."""
    path = folder / "read.pdf"
    path.write_bytes(content)
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    return " ".join((re.sub(r"\s+", " ", said), re.sub(r"[-\s]+", "", said)))
