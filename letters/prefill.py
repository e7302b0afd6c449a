"""From the answer of the rent check to the facts of a letter: plain contract JSON in, plain context parts out."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from letters.grounds import grounds_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_CENT = Decimal("0.01")


def indexation_parts(result: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``lease``, ``rent``, ``epb``, ``registration``, ``request``, ``grounds`` and ``calculation``.

    ``result`` and ``facts`` are the nested JSON of the ``rent_indexation`` contract; the parts are merged by the
    caller into the plain dict given to ``LetterContext.from_dict``. What is unknown is left out.
    """
    lease, request, amounts = facts.get("lease") or {}, facts.get("request") or {}, result.get("amounts") or {}
    registration = facts.get("registration") or {}
    federal, regional = registration.get("federal") or {}, registration.get("regional") or {}
    parts: dict[str, Any] = {
        "lease": {
            "form": _form(lease.get("written")),
            "signed_on": lease.get("signed_on"),
            "starts_on": lease.get("starts_on"),
            "base_rent": amounts.get("base_rent") or lease.get("base_rent"),
            "last_increase_on": lease.get("last_increase_on"),
            "clause_ceiling": lease.get("clause_ceiling"),
            "main_residence": _main_residence(lease.get("type")),
        },
        "rent": {
            "before": lease.get("rent_before_request"),
            "asked": amounts.get("rent_asked"),
            "asked_from": request.get("applies_from"),
            "due": amounts.get("rent_due"),
            "ceiling": amounts.get("ceiling"),
            "due_from": result.get("due_from"),
        },
        "epb": _epb(facts),
        "registration": {
            "federal": federal.get("done", True if federal.get("on") else None),
            "federal_on": federal.get("on"),
            "regional": regional.get("done", True if regional.get("on") else None),
            "regional_on": regional.get("on"),
        },
        "request": {"made_on": request.get("made_on"), "written": request.get("written")},
    }
    parts = {name: {k: v for k, v in part.items() if v is not None} for name, part in parts.items()}
    parts["grounds"] = list(grounds_of(result, facts))
    if calculation := _calculation(result):
        parts["calculation"] = calculation
    return parts


def _form(written: bool | None) -> str | None:  # noqa: FBT001 — a fact of the contract, None when unknown
    return None if written is None else "written" if written else "oral"


def _main_residence(kind: str | None) -> bool | None:
    return None if kind is None else kind.startswith("main_residence")


def _epb(facts: Mapping[str, Any]) -> dict[str, Any]:
    certificates = (facts.get("epb") or {}).get("certificates")
    if not certificates:
        return {"presented": False} if certificates == [] else {}
    given = [c for c in certificates if c.get("communicated") or c.get("communicated_on")]
    chosen = (given or certificates)[-1]
    unknown = not given and any(c.get("communicated") is None for c in certificates)
    return {
        "presented": None if unknown else bool(given),
        "letter": chosen.get("class"),
        "issued_on": chosen.get("issued_on"),
        "valid_until": chosen.get("valid_until"),
        "presented_on": chosen.get("communicated_on"),
    }


def _calculation(result: Mapping[str, Any]) -> dict[str, Any] | None:
    amounts, indices = result.get("amounts") or {}, result.get("indices")
    if not indices or not amounts.get("ceiling") or not amounts.get("base_rent"):
        return None
    factor = (result.get("correction_factor") or {}).get("value")
    plain = {
        "base_rent": amounts["base_rent"],
        "start_month": indices["start"]["month"],
        "start_index": indices["start"]["value"],
        "new_month": indices["new"]["month"],
        "new_index": indices["new"]["value"],
        "index_base": indices["base"],
        "ceiling": amounts["ceiling"],
        "factor": factor,
        "anniversary": result.get("anniversary"),
    }
    if not _formula_gives(plain):
        plain["steps"] = list(result["calculation"])
    return {name: value for name, value in plain.items() if value is not None}


def _formula_gives(plain: Mapping[str, Any]) -> bool:
    """Tell whether the plain formula gives the ceiling; in the freeze year, or under a clause, it does not."""
    product = Decimal(plain["base_rent"]) * Decimal(plain["new_index"]) / Decimal(plain["start_index"])
    product *= Decimal(plain["factor"] or 1)
    return product.quantize(_CENT, ROUND_HALF_UP) == Decimal(plain["ceiling"])
