"""The trail in plain words: what each command, table and action means to a reader who is no programmer."""

from __future__ import annotations

from app.foundation.i18n import _


def command_words() -> dict[str, str]:
    """Return what each command does, in the reader's language."""
    return {
        "CreateOrganisation": _("Organisation set up"),
        "UpdateLetterhead": _("Letterhead changed"),
        "CreateUser": _("Person added"),
        "UpdateUser": _("Person changed"),
        "SetPassword": _("Password set by an administrator"),
        "ChangeOwnPassword": _("Own password changed"),
        "UpdateOwnAccount": _("Own account changed"),
        "ProposeIndexImport": _("Index months proposed"),
        "ApproveIndexImport": _("Index months approved"),
        "RejectIndexImport": _("Index months rejected"),
        "OpenCase": _("Case opened"),
        "UpdateCase": _("Case changed"),
        "CorrectEvent": _("Day of an event corrected"),
        "QueueReminders": _("Reminders prepared"),
        "RenewCalendarFeed": _("Address of a calendar made"),
        "WithdrawCalendarFeed": _("Address of a calendar withdrawn"),
        "ReopenCase": _("Case reopened"),
        "RecordEvent": _("Event of a case recorded"),
        "AddNote": _("Note added"),
        "AddDocument": _("Document added"),
        "AddDocuments": _("Documents added"),
        "ChangeDocument": _("What is said of a document changed"),
        "MakeWorkingCopy": _("Working copy of a document made"),
        "RemoveDocument": _("Document removed"),
        "SaveRoom": _("Room of the dwelling looked at"),
        "SavePerson": _("Member of the household saved"),
        "RemovePerson": _("Member of the household removed"),
        "SaveParty": _("Landlord or other party saved"),
        "RemoveParty": _("Landlord or other party removed"),
        "SaveDwelling": _("Dwelling changed"),
        "SaveCertificates": _("EPB certificates changed"),
        "SaveLease": _("Lease changed"),
        "SaveArrears": _("Arrears saved"),
        "RemoveArrears": _("Arrears removed"),
        "AddTask": _("Task added"),
        "CompleteTask": _("Task done"),
        "ReopenTask": _("Task to be done again"),
        "MarkDueDate": _("Due date met or dropped"),
        "StartAction": _("Action for a household begun"),
        "SaveAction": _("Action for a household changed"),
        "ChangeActionStatus": _("Action for a household: status changed"),
        "ProposeMediation": _("Mediation proposed"),
        "SaveSide": _("Side of a mediation saved"),
        "NoteSession": _("Talk of a mediation noted"),
        "MakeProposal": _("Proposal of a mediation noted"),
        "AnswerProposal": _("Proposal of a mediation answered"),
        "RecordAgreement": _("Agreement noted"),
        "SettleCommitment": _("Promise of an agreement settled"),
        "StartRespite": _("Respite noted"),
        "ReturnHome": _("Return home noted"),
        "EndMediation": _("Mediation ended"),
        "StartGuidance": _("Home guidance begun"),
        "ChangeGuidance": _("Plan of home guidance changed"),
        "SaveGoal": _("Goal of a household saved"),
        "NoteVisit": _("Contact of home guidance noted"),
        "PrepareReview": _("Review of home guidance due"),
        "NoteReview": _("Review of home guidance noted"),
        "NoteSignal": _("Signal noted"),
        "SettleSignal": _("Signal settled"),
        "NoteRelapse": _("New threat to the home noted"),
        "EndGuidance": _("Home guidance ended"),
        "SaveEntry": _("Decision in the practice log saved"),
        "KeepDecision": _("Document of a decision kept"),
        "WithdrawEntry": _("Decision taken out of the practice log"),
        "MakeTransfer": _("Case passed on to another service"),
        "TakeIn": _("Case taken in from another service"),
        "GiveFeedback": _("Answer to a transfer made"),
        "TakeFeedback": _("Answer to a transfer taken in"),
        "KeepCheck": _("Check kept in a case"),
        "PrepareLetter": _("Letter prepared"),
        "SaveDraft": _("Draft of a letter saved"),
        "DiscardDraft": _("Draft of a letter discarded"),
        "IssueLetter": _("Letter issued"),
        "RecordSending": _("Sending of a letter recorded"),
        "RecordAnswer": _("Answer to a letter recorded"),
    }


def table_words() -> dict[str, str]:
    """Return what kind of record each table holds, in the reader's language."""
    return {
        "arrears_entries": _("arrears"),
        "case_actions": _("action for a household"),
        "calendar_feeds": _("address of a calendar"),
        "case_events": _("event of a case"),
        "cases": _("case"),
        "check_records": _("kept check"),
        "defect_photos": _("photo of a defect"),
        "commitments": _("promise of an agreement"),
        "documents": _("document"),
        "due_dates": _("due date"),
        "dwellings": _("dwelling"),
        "epb_certificates": _("EPB certificate"),
        "found_defects": _("defect of the dwelling"),
        "event_corrections": _("corrected day"),
        "case_transfers": _("transfer of a case"),
        "guidance_goals": _("goal of a household"),
        "guidance_plans": _("plan of home guidance"),
        "guidance_reviews": _("review of home guidance"),
        "guidance_signals": _("signal"),
        "guidance_visits": _("contact of home guidance"),
        "practice_entries": _("decision in the practice log"),
        "health_index_rows": _("figure of the health index"),
        "index_imports": _("proposal of index months"),
        "leases": _("lease"),
        "letters": _("letter"),
        "mediation_proposals": _("proposal of a mediation"),
        "mediation_sessions": _("talk of a mediation"),
        "mediation_sides": _("side of a mediation"),
        "mediations": _("mediation"),
        "notes": _("note"),
        "organisations": _("organisation"),
        "other_parties": _("landlord or other party"),
        "people": _("member of the household"),
        "tasks": _("task"),
        "users": _("account"),
        "walked_rooms": _("room of the dwelling"),
    }


def action_words() -> dict[str, str]:
    """Return what happened to a record, in the reader's language."""
    return {"created": _("added"), "changed": _("changed"), "deleted": _("removed")}


def why_broken() -> dict[str, str]:
    """Return what is wrong with a chain, in the reader's language."""
    return {
        "entry missing": _("An entry is missing."),
        "link to the previous entry altered": _("The link to the entry before it was altered."),
        "content altered": _("The content of the entry was altered."),
        "last entries missing": _("The last entries are missing."),
        "end of the chain missing": _("The mark of the end of the chain is missing."),
    }
