"""Keep a check in a case: facts, answer, versions; what it was told about lease and dwelling goes to the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from app.checks import case_facts
from app.checks.queries import Seen, rows_of
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, StaleCase
from app.foundation.permissions import Permission
from app.proceedings import incident
from app.store import facts as stored_facts
from app.store import health_index, incidents, procedure
from app.store.kept_checks import keep_answer, put_aside
from app.store.tables import Dwelling, EpbCertificate, Lease
from workflows.asked import ASKED
from workflows.checks import FactError
from workflows.engine import prevention_version
from workflows.law import Text

if TYPE_CHECKING:
    from app.checks.queries import CaseRows
    from app.store.tables import Case
    from app.store.work import Work

EVENT = "check_recorded"
CLOSED = Text(
    fr="Ce dossier est clos. Rouvrez-le d'abord, ou faites la vérification sans la conserver.",
    nl="Dit dossier is gesloten. Heropen het eerst, of doe het onderzoek zonder het te bewaren.",
)


@dataclass(frozen=True, kw_only=True)
class KeepCheck(Command[int]):
    """Keep facts and answer of a check in a case, write what is new to its lease and dwelling, follow its dates.

    Raises StaleCase when the case, its lease or its dwelling changed since ``seen``, Invalid when a fact is malformed
    or the case is closed, Refused when the workflow does not allow it.
    """

    permission: ClassVar[Permission] = Permission.CASE_WRITE
    case_id: int
    check: str
    facts: dict[str, Any]
    seen: Seen

    def execute(self, work: Work) -> int:
        """Return the key of the new record."""
        case = work.case(self.case_id)
        if case.closed_on is not None:
            raise Invalid("", CLOSED)
        rows = rows_of(work, self.case_id)
        if rows.seen(case) != self.seen:
            raise StaleCase
        figures = health_index.figures(work)
        check = ASKED[self.check]
        try:
            result = check.run(self.facts, figures)
        except FactError as error:
            raise Invalid(error.path, error.message) from error
        record = keep_answer(work, case, check, self.facts, result, figures)
        self._write_back(work, case, rows)
        if check.name == case_facts.PROCEDURE:
            told = case_facts.told_to_procedure(check.facts, self.facts, procedure.known(work, case.id))
            procedure.write(work, case, told, procedure.Told(source="check"))
        if check.name == incidents.CHECK:
            incident.told_by_check(work, case, record, check.facts)
        self._tell(work, case)
        put_aside(work, case, record)
        return record.id

    def _write_back(self, work: Work, case: Case, rows: CaseRows) -> None:
        lease = rows.lease or Lease(case_id=case.id)
        if case_facts.keep_lease(lease, self.facts) and rows.lease is None:
            work.add(lease)
        dwelling = rows.dwelling or Dwelling(case_id=case.id)
        if case_facts.keep_dwelling(dwelling, self.facts) and rows.dwelling is None:
            work.add(dwelling)
        listed = case_facts.certificates_from(self.facts)
        if listed is not None and listed != case_facts.certificate_values(rows.certificates):
            for old in rows.certificates:
                work.remove(old)
            work.flush()
            for values in listed:
                work.add(EpbCertificate(case_id=case.id, **values))
        case_facts.keep_landlord(rows.landlords, self.facts)

    def _tell(self, work: Work, case: Case) -> None:
        on = clock.local(work.author.at).date()
        inputs = {"check_name": self.check}
        known = stored_facts.case_facts(work, case, on=on, today=on, inputs=inputs)
        decision = prevention_version(case.workflow_version).decide(case.state, EVENT, known)
        work.record(case, decision, on, inputs)
