"""New months of the health index: one person proposes a file of Statbel, another one approves or rejects it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.figures import readers
from app.foundation import clock
from app.foundation.command import Command
from app.foundation.errors import Invalid, StaleCase
from app.foundation.permissions import Permission
from app.store import health_index
from app.store.tables import HealthIndexRow, IndexImport, User
from workflows.figures.acceptance import NotAccepted, Observation, Proposal, propose
from workflows.figures.offered import month_name
from workflows.law import Reason, Text

if TYPE_CHECKING:
    from app.store.work import Work
    from workflows.figures.health_index import HealthIndex, IndexRow

LONGEST_REASON = 300

SAME_PERSON = Text(
    fr="Vous avez proposé ces mois vous-même. Demandez à une deuxième personne de comparer les chiffres avec "
    "ceux de Statbel et de les approuver.",
    nl="U hebt deze maanden zelf voorgesteld. Vraag een tweede persoon om de cijfers met die van Statbel te "
    "vergelijken en goed te keuren.",
)
ALREADY_DECIDED = Text(
    fr="Cette proposition a déjà été traitée. Revenez à la liste des propositions.",
    nl="Over dit voorstel is al beslist. Ga terug naar de lijst met voorstellen.",
)
NO_REASON = Text(
    fr="Dites pourquoi, en une phrase : la personne qui a proposé le fichier doit savoir quoi corriger.",
    nl="Zeg in één zin waarom: wie het bestand voorstelde, moet weten wat er verbeterd moet worden.",
)
REASON_TOO_LONG = Text(
    fr=f"Raccourcissez la raison à {LONGEST_REASON} caractères.",
    nl=f"Kort de reden in tot {LONGEST_REASON} tekens.",
)
NEEDS_A_PERSON = Text(
    fr="Seule une personne nommée peut le faire : indiquez son adresse.",
    nl="Alleen een persoon met naam kan dit doen: geef het adres op.",
)
_TABLE_MOVED = Reason(
    "table_changed_meanwhile",
    Text(
        fr="La table a changé depuis la proposition et le calcul donne maintenant d'autres valeurs. "
        "Rejetez cette proposition et importez à nouveau le fichier.",
        nl="De tabel is sinds het voorstel veranderd en de berekening geeft nu andere waarden. "
        "Wijs dit voorstel af en importeer het bestand opnieuw.",
    ),
)


@dataclass(frozen=True, kw_only=True)
class ProposeIndexImport(Command[int]):
    """Somebody offers a file with new months of the health index; returns the key of the proposal.

    Raises UnreadableFile when it is no file of Statbel, NotAccepted when its figures cannot join the table.
    """

    permission = Permission.FIGURES_PROPOSE
    content: bytes = field(repr=False)
    base: int | None = None

    def execute(self, work: Work) -> int:
        """Read the file, test every figure against the table in force, keep the file and the new rows."""
        person = _person(work)
        found = readers.reading(self.content)
        table = health_index.effective(work)
        proposal = propose(table, found.observations, as_of=clock.today(), base=self.base)
        if not proposal.rows:
            raise NotAccepted([_nothing_new(table, proposal)])
        kept = health_index.kept_form(proposal.rows)
        for other in health_index.hold_open_proposals(work):
            if other.rows == kept:
                raise NotAccepted([_already_proposed(other)])
        return work.add(
            IndexImport(
                file_sha256=work.keep_blob(self.content),
                file_format=found.format,
                rows=kept,
                months=[health_index.month_code(at) for at in proposal.months],
                status=health_index.PROPOSED,
                proposed_by_id=person.id,
                proposed_by_name=person.name,
                proposed_at=work.author.at,
            )
        ).id


@dataclass(frozen=True, kw_only=True)
class ApproveIndexImport(Command[int]):
    """A second person takes the proposed months into the table; returns the number of months.

    Raises NotAccepted when the figures no longer fit the table, Invalid when the same person proposed them.
    """

    permission = Permission.FIGURES_APPROVE
    import_id: int
    version: int | None = None

    def execute(self, work: Work) -> int:
        """Test the figures again against the table in force, then add them."""
        person = _person(work)
        proposal = _open_proposal(work, self.import_id, self.version)
        if person.id == proposal.proposed_by_id:
            raise Invalid("approve", SAME_PERSON)
        rows = health_index.rows_of(proposal.rows)
        _prove_again(health_index.effective(work), rows)
        for row in rows:
            work.add(
                HealthIndexRow(
                    import_id=proposal.id,
                    base=row.base,
                    year=row.year,
                    month=row.month,
                    value=str(row.value),
                    origin=row.origin,
                    second_source=row.second_source,
                )
            )
        _decide(proposal, health_index.APPROVED, person, work)
        return len(proposal.months)


@dataclass(frozen=True, kw_only=True)
class RejectIndexImport(Command[None]):
    """Somebody refuses proposed months, or takes the own proposal back, and says why."""

    permission = Permission.FIGURES_APPROVE
    import_id: int
    reason: str
    version: int | None = None

    def execute(self, work: Work) -> None:
        """Close the proposal; its rows never enter the table."""
        reason = self.reason.strip()
        if not reason:
            raise Invalid("reason", NO_REASON)
        if len(reason) > LONGEST_REASON:
            raise Invalid("reason", REASON_TOO_LONG)
        person = _person(work)
        proposal = _open_proposal(work, self.import_id, self.version)
        proposal.reason = reason
        _decide(proposal, health_index.REJECTED, person, work)


def _person(work: Work) -> User:
    """Return who acts: two named people stand behind every month, never the server."""
    if work.author.user_id is None:
        raise Invalid("person", NEEDS_A_PERSON)
    return work.one(User, work.author.user_id)


def _open_proposal(work: Work, import_id: int, version: int | None) -> IndexImport:
    """Return an open proposal. Raises NotFound, Invalid when it is decided, StaleCase."""
    for proposal in health_index.hold_open_proposals(work):
        if proposal.id == import_id:
            if version is not None and proposal.version != version:
                raise StaleCase
            return proposal
    work.one(IndexImport, import_id)
    raise Invalid("approve", ALREADY_DECIDED)


def _prove_again(table: HealthIndex, rows: tuple[IndexRow, ...]) -> None:
    offered = [Observation(row.year, row.month, row.base, row.value) for row in rows]
    proposal = propose(table, offered, as_of=clock.today())
    if not proposal.rows:
        raise NotAccepted([_nothing_new(table, proposal)])
    proved = {(row.base, row.year, row.month, row.value) for row in proposal.rows}
    if proved != {(row.base, row.year, row.month, row.value) for row in rows}:
        raise NotAccepted([_TABLE_MOVED])


def _decide(proposal: IndexImport, status: str, person: User, work: Work) -> None:
    proposal.status = status
    proposal.decided_by_id = person.id
    proposal.decided_by_name = person.name
    proposal.decided_at = work.author.at


def _nothing_new(table: HealthIndex, proposal: Proposal) -> Reason:
    last = table.last_month(2013)
    if last is None:
        raise ValueError("the table in force is empty")
    name = month_name(last)
    return Reason(
        "nothing_new",
        Text(
            fr=f"Rien de nouveau : les {proposal.identical} valeurs connues sont identiques et la table va déjà "
            f"jusqu'à {name.fr}. Statbel publie chaque mois vers la fin du mois même : revenez alors.",
            nl=f"Niets nieuws: de {proposal.identical} bekende waarden zijn identiek en de tabel loopt al "
            f"tot {name.nl}. Statbel publiceert elke maand tegen het einde van die maand: kom dan terug.",
        ),
    )


def _already_proposed(other: IndexImport) -> Reason:
    return Reason(
        "already_proposed",
        Text(
            fr=f"Ces mois sont déjà proposés (proposition {other.id}). Une deuxième personne peut les approuver.",
            nl=f"Deze maanden zijn al voorgesteld (voorstel {other.id}). Een tweede persoon kan ze goedkeuren.",
        ),
    )
