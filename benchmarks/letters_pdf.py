"""One letter: warm in the process, against a bare WeasyPrint call on the same page, and against a cold start."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.timing import in_turns
from letters.catalogue import CATALOGUE
from letters.html import render
from letters.pdf import STYLESHEETS, to_pdf
from letters.samples import sample

ROOT = Path(__file__).parents[1]


def measure() -> dict[str, float]:
    """Return ``letter_warm_vs_naive``, ``letter_warm_vs_cold`` and the milliseconds behind them."""
    from weasyprint import HTML  # noqa: PLC0415 — heavy import

    spec = CATALOGUE["contest_indexation"]
    context = sample(spec)
    html = render(spec, "fr", context)
    naive_page = html.replace("</head>", f"<style>{_styles()}</style></head>", 1)
    count = iter(range(10**9))

    def warm() -> bytes:
        page = html.replace("Monsieur,", f"Monsieur, {next(count)}", 1)  # another page each time: nothing from memory
        return to_pdf(page, language="fr", title="x", identifier="bench", author="x")

    def naive() -> bytes:
        pdf: bytes = HTML(string=naive_page, base_url=STYLESHEETS[0].as_uri()).write_pdf()
        return pdf

    found = in_turns({"warm": warm, "naive": naive}, rounds=15, clock=time.process_time)
    waited = in_turns({"warm": warm}, rounds=8)["warm"].best
    cold = min(_cold() for _ in range(3))
    return {
        "letter_warm_vs_naive": found["warm"].best / found["naive"].best,
        "letter_warm_vs_cold": cold / waited,
        "letter_warm_ms": found["warm"].best * 1000,
        "letter_naive_ms": found["naive"].best * 1000,
        "letter_cold_ms": cold * 1000,
    }


def _styles() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in STYLESHEETS)


def _cold() -> float:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            str(ROOT / ".venv" / "bin" / "limen"), "letter", "render", "contest_indexation",
            "--lang", "fr", "--sample", "--out", f"{folder}/letter.pdf",
        ]  # fmt: skip
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        return time.perf_counter() - begin
