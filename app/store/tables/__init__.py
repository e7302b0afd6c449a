"""Every table, imported in one place so that none depends on the order of imports."""

from app.store.tables.action import CaseAction
from app.store.tables.advisory_group import (
    GroupItem,
    GroupMeeting,
    GroupPlan,
    GroupReview,
    GroupRhythm,
    HealthAgreement,
    MedicalQuestion,
)
from app.store.tables.api_client import AccessToken, ApiClient
from app.store.tables.audit import AccessEntry, AuditEntry, AuditHead
from app.store.tables.calendar_feed import CalendarFeed
from app.store.tables.case import Case, CaseEvent, EventCorrection, Note, Task
from app.store.tables.check import CheckRecord
from app.store.tables.consent import Consent, ConsentEvent
from app.store.tables.deadline import DueDate
from app.store.tables.debt import BudgetLine, DebtEntry, PlanInstalment, RepaymentPlan
from app.store.tables.defect import DefectPhoto, FoundDefect, WalkedRoom
from app.store.tables.document import Document
from app.store.tables.dwelling import Dwelling, EpbCertificate
from app.store.tables.evidence import (
    EvidenceBundle,
    EvidenceFile,
    EvidenceItem,
    EvidenceLoss,
    EvidenceStep,
    EvidenceWitness,
)
from app.store.tables.figures import HealthIndexRow, IndexImport
from app.store.tables.guidance import GuidanceGoal, GuidancePlan, GuidanceReview, GuidanceSignal, GuidanceVisit
from app.store.tables.hand_over import HandOver, HandOverEvent, HandOverPaper, ReceivedPaper
from app.store.tables.hotel import HotelExtension, HotelStay
from app.store.tables.household import OtherParty, Person
from app.store.tables.incident import (
    BuildingEvent,
    Incident,
    IncidentEntry,
    IncidentEvent,
    IncidentTrack,
    PoliceContact,
)
from app.store.tables.incident_talk import ComplaintTalk, IncidentStep
from app.store.tables.lease import ArrearsEntry, Lease
from app.store.tables.letter import Letter
from app.store.tables.level_three import LevelThreeOwner, ZoneNote
from app.store.tables.mediation import Commitment, Mediation, MediationProposal, MediationSession, MediationSide
from app.store.tables.official_message import ApiToken, MessageFile, OfficialMessage
from app.store.tables.organisation import Organisation
from app.store.tables.outbox import OutgoingMail
from app.store.tables.outreach import CantonProfile, ContactAttempt, ContactRule, HearingPlan
from app.store.tables.own_copy import OwnCopy, OwnCopyReceipt
from app.store.tables.practice import PracticeEntry
from app.store.tables.procedure import CourtProcedure, ProcedureEntry, RegionEvent
from app.store.tables.referral import (
    PlaceOffer,
    PlaceQuestion,
    PlaceShare,
    PriorityPartner,
    ReferralCall,
    ReferralEvent,
    ReferralProposal,
    ReferralRequest,
    ReferralWords,
)
from app.store.tables.secret_address import SecretAddress
from app.store.tables.transfer import CaseTransfer
from app.store.tables.user import FailedSignIn, LoginSession, RequestCount, User
from app.store.tables.webhook import WebhookDelivery, WebhookEndpoint

__all__ = [
    "AccessEntry",
    "AccessToken",
    "ApiClient",
    "ApiToken",
    "ArrearsEntry",
    "AuditEntry",
    "AuditHead",
    "BudgetLine",
    "BuildingEvent",
    "CalendarFeed",
    "CantonProfile",
    "Case",
    "CaseAction",
    "CaseEvent",
    "CaseTransfer",
    "CheckRecord",
    "Commitment",
    "ComplaintTalk",
    "Consent",
    "ConsentEvent",
    "ContactAttempt",
    "ContactRule",
    "CourtProcedure",
    "DebtEntry",
    "DefectPhoto",
    "Document",
    "DueDate",
    "Dwelling",
    "EpbCertificate",
    "EventCorrection",
    "EvidenceBundle",
    "EvidenceFile",
    "EvidenceItem",
    "EvidenceLoss",
    "EvidenceStep",
    "EvidenceWitness",
    "FailedSignIn",
    "FoundDefect",
    "GroupItem",
    "GroupMeeting",
    "GroupPlan",
    "GroupReview",
    "GroupRhythm",
    "GuidanceGoal",
    "GuidancePlan",
    "GuidanceReview",
    "GuidanceSignal",
    "GuidanceVisit",
    "HandOver",
    "HandOverEvent",
    "HandOverPaper",
    "HealthAgreement",
    "HealthIndexRow",
    "HearingPlan",
    "HotelExtension",
    "HotelStay",
    "Incident",
    "IncidentEntry",
    "IncidentEvent",
    "IncidentStep",
    "IncidentTrack",
    "IndexImport",
    "Lease",
    "Letter",
    "LevelThreeOwner",
    "LoginSession",
    "Mediation",
    "MediationProposal",
    "MediationSession",
    "MediationSide",
    "MedicalQuestion",
    "MessageFile",
    "Note",
    "OfficialMessage",
    "Organisation",
    "OtherParty",
    "OutgoingMail",
    "OwnCopy",
    "OwnCopyReceipt",
    "Person",
    "PlaceOffer",
    "PlaceQuestion",
    "PlaceShare",
    "PlanInstalment",
    "PoliceContact",
    "PracticeEntry",
    "PriorityPartner",
    "ProcedureEntry",
    "ReceivedPaper",
    "ReferralCall",
    "ReferralEvent",
    "ReferralProposal",
    "ReferralRequest",
    "ReferralWords",
    "RegionEvent",
    "RepaymentPlan",
    "RequestCount",
    "SecretAddress",
    "Task",
    "User",
    "WalkedRoom",
    "WebhookDelivery",
    "WebhookEndpoint",
    "ZoneNote",
]
