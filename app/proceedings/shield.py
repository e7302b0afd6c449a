"""Violence is known, or an address must stay secret: one place makes the home secret everywhere at once (M7.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.search import refresh_search_text
from app.store.tables import Dwelling

if TYPE_CHECKING:
    from app.store.tables import Case
    from app.store.work import Work


def hide_home(work: Work, case: Case) -> None:
    """Keep the address of the home out of lists, search, visits and letters; it never undoes itself."""
    for dwelling in work.where(Dwelling, case_id=case.id):
        if not dwelling.secret:
            dwelling.secret = True
            refresh_search_text(work, case)


def know_violence(work: Work, case: Case) -> None:
    """Note that there is violence at home: no talks with who is feared, no paper to the shared home."""
    if not case.violence:
        case.violence = True
    hide_home(work, case)
