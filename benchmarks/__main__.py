"""Measure everything and write the report: ``make bench`` (``--quick`` leaves the million out).

Every ratio has its floor in the same run. The report is ``benchmarks/report.md``, the figures are
``benchmarks/latest.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import checks, databases, engine, events, letters_pdf, searching, worklist

HERE = Path(__file__).parent
SMALL, LARGE = 100_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """What a ratio should reach: at most or at least ``limit``."""

    name: str
    says: str
    limit: float
    least: bool = False

    def reached_by(self, value: float) -> bool:
        """Say whether a value is good enough."""
        return value >= self.limit if self.least else value <= self.limit


TARGETS = (
    Target("letter_warm_vs_naive", "letter, warm, PDF/A-3a and PDF/UA-1 : bare WeasyPrint call", 0.9),
    Target("letter_warm_vs_cold", "cold command line : letter, warm", 8.0, least=True),
    Target("event_vs_raw_commit", "change of state : bare driver writing the same rows (SQLite)", 3.0),
    Target("worklist_vs_floor", "page of the worklist at 100,000 cases : bare Flask and keyset query (SQLite)", 10.0),
    Target("worklist_last_vs_first", "last page : first page at 100,000 cases", 1.2),
    Target("worklist_1m_vs_100k", "first page at 1,000,000 cases : at 100,000", 1.2),
    Target("checks_per_second", "indexation checks a second on one core", 2000.0, least=True),
)


@dataclass(slots=True)
class Measures:
    """What a run found: ratios by name, and milliseconds by database and call."""

    ratios: dict[str, float] = field(default_factory=dict)
    milliseconds: dict[str, dict[str, float]] = field(default_factory=dict)
    statements: dict[str, list[str]] = field(default_factory=dict)


def measure(*, quick: bool) -> Measures:
    """Run every measure. ``quick`` uses the small population alone."""
    found = Measures()
    print("checks …", flush=True)
    found.ratios |= checks.measure()
    found.milliseconds["engine"] = {"decision on one event": engine.measure() / 1000}
    print("letters …", flush=True)
    letter = letters_pdf.measure()
    found.ratios |= {name: value for name, value in letter.items() if not name.endswith("_ms")}
    found.milliseconds["letters"] = {
        name.removesuffix("_ms"): value for name, value in letter.items() if name.endswith("_ms")
    }
    for kind in databases.kinds():
        _databases(found, kind, quick=quick)
    return found


def _databases(found: Measures, kind: str, *, quick: bool) -> None:
    suffix = "" if kind == "sqlite" else f"_{kind}"
    print(f"{kind}: {SMALL:,} cases …", flush=True)
    with databases.populated(kind, SMALL, searchable=True) as store, tempfile.TemporaryDirectory() as folder:
        lists = worklist.measure(store, Path(folder), rounds=25)
        sought = searching.measure(store, rounds=15)
        changed = events.measure(store, rounds=120)
        found.statements[kind] = events.statements(store)
    best = {name: timing.best * 1000 for name, timing in lists.items()}
    found.milliseconds[f"worklist, {kind}, {SMALL:,} cases"] = best
    found.milliseconds[f"search, {kind}, {SMALL:,} cases"] = {
        name: timing.best * 1000 for name, timing in sought.items()
    }
    medians = {name: timing.median * 1000 for name, timing in changed.items()}
    found.milliseconds[f"event, {kind}"] = medians
    found.ratios[f"event_vs_raw_commit{suffix}"] = medians["command"] / medians["floor"]
    found.ratios[f"worklist_vs_floor{suffix}"] = best["first"] / best["floor"]
    found.ratios[f"worklist_last_vs_first{suffix}"] = best["last"] / best["first"]
    if quick or kind != "sqlite":  # the million is measured once: what grows with it would show there
        return
    print(f"{kind}: {LARGE:,} cases …", flush=True)
    with databases.populated(kind, LARGE, searchable=False) as store, tempfile.TemporaryDirectory() as folder:
        lists = worklist.measure(store, Path(folder), rounds=25)
    large = {name: timing.best * 1000 for name, timing in lists.items()}
    found.milliseconds[f"worklist, {kind}, {LARGE:,} cases"] = large
    found.ratios[f"worklist_1m_vs_100k{suffix}"] = large["first"] / best["first"]


def report(found: Measures, *, machine: str, when: str) -> str:
    """Return the report in Markdown."""
    lines = [
        "# What Limen takes, and against what",
        "",
        f"{machine} · {when} · made by `make bench`. Ratios compare with a floor measured in the same run; best of the",
        "rounds, for changes of state the median (a commit waits for the disk).",
        "",
        "| ratio | target | found | |",
        "|---|---|---|---|",
    ]
    for target in TARGETS:
        value = found.ratios.get(target.name)
        bound = f"{'≥' if target.least else '≤'} {target.limit:g}"
        shown = "not measured" if value is None else f"{value:,.2f}"
        mark = "" if value is None else ("reached" if target.reached_by(value) else "**missed**")
        lines.append(f"| {target.says} (`{target.name}`) | {bound} | {shown} | {mark} |")
    others = sorted(set(found.ratios) - {target.name for target in TARGETS})
    lines += [f"| `{name}` | | {found.ratios[name]:,.2f} | |" for name in others]
    lines += ["", "## Milliseconds"]
    for title, values in found.milliseconds.items():
        lines += ["", f"**{title}**", "", "| call | ms |", "|---|---|"]
        lines += [f"| {name} | {value:.2f} |" for name, value in values.items()]
    for kind, statements in found.statements.items():
        lines += ["", f"## Statements of one change of state, {kind}", ""]
        lines += [f"{number}. `{_short(one)}`" for number, one in enumerate(statements, 1)]
    notes = HERE / "notes.md"
    return "\n".join([*lines, "", notes.read_text(encoding="utf-8").strip(), ""])


def _short(statement: str) -> str:
    return statement if len(statement) <= 110 else f"{statement[:107]}…"


def _machine() -> str:
    model = next(
        (line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), platform.machine()
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def main() -> None:
    """Measure, and write report and figures."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100,000 cases only; files are not written")
    quick = parser.parse_args().quick
    found = measure(quick=quick)
    when, machine = datetime.now(UTC).isoformat(timespec="minutes"), _machine()
    text = report(found, machine=machine, when=when)
    print(text)
    if quick:
        return
    (HERE / "report.md").write_text(text, encoding="utf-8")
    latest = {
        "ratios": {name: round(value, 4) for name, value in sorted(found.ratios.items())},
        "milliseconds": found.milliseconds,
        "machine": machine,
        "when": when,
    }
    (HERE / "latest.json").write_text(json.dumps(latest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
