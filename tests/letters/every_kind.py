"""A form that asks one question of every kind, written into a folder of its own."""

from __future__ import annotations

from pathlib import Path

from letters.spec import LetterSpec, read_spec

TOML = """
id = "every_kind"
code = "X-99"
title = { fr = "Toutes les questions", nl = "Alle vragen" }
purpose = { fr = "Essayer chaque question.", nl = "Elke vraag proberen." }
audience = "AUDIENCE"
format = "FORMAT"
SIGNATURES
language_profile = "L-PRIV"
tone = "T-ADM"
sending = ["S-HAND"]
law_version = 2025-01-01
verified_on = 2026-11-23
law = [{ fr = "Code bruxellois du Logement", nl = "Brusselse Huisvestingscode", article = "" }]
needs = ["tenants"]
uses = []

[[asks]]
id = "paid_on"
kind = "date"
label = { fr = "Payé le", nl = "Betaald op" }
default = "lease.starts_on"
[[asks]]
id = "room"
kind = "text"
label = { fr = "Pièce", nl = "Kamer" }
required = true
[[asks]]
id = "story"
kind = "paragraph"
label = { fr = "Récit", nl = "Verhaal" }
[[asks]]
id = "amount"
kind = "money"
label = { fr = "Montant", nl = "Bedrag" }
default = "lease.base_rent"
[[asks]]
id = "people"
kind = "number"
label = { fr = "Personnes", nl = "Personen" }
[[asks]]
id = "lives_there"
kind = "yes_no"
label = { fr = "Habite là", nl = "Woont daar" }
[[asks]]
id = "reason"
kind = "choice"
label = { fr = "Raison", nl = "Reden" }
options = [{ code = "illness", fr = "maladie", nl = "ziekte" }, { code = "age", fr = "âge", nl = "leeftijd" }]
[[asks]]
id = "proof_of_age"
kind = "text"
label = { fr = "Preuve de l'âge", nl = "Bewijs van leeftijd" }
required = true
when = { id = "reason", is = ["age"] }
[[asks]]
id = "papers"
kind = "choices"
label = { fr = "Papiers", nl = "Papieren" }
options = [{ code = "photo", fr = "photo", nl = "foto" }, { code = "bill", fr = "facture", nl = "rekening" }]
[[asks]]
id = "months"
kind = "rows"
label = { fr = "Mois", nl = "Maanden" }
help = { fr = "Une ligne par mois.", nl = "Een lijn per maand." }
lines = 2
columns = [
  { id = "due_on", kind = "date", label = { fr = "Le", nl = "Op" }, required = true },
  { id = "sum", kind = "money", label = { fr = "Somme", nl = "Som" } },
  { id = "kept", kind = "yes_no", label = { fr = "Tenu", nl = "Gehouden" } },
]
[[asks]]
id = "witness"
kind = "party"
label = { fr = "Témoin", nl = "Getuige" }
default = "agent"
"""
BODY = """
{% subject %}Essai{% endsubject %}
{% free "words" %}<p>{{ we("je", "nous") }}
{{ fill(tenants | map("tenant_name") | list | enumeration) }}</p>{% endfree %}
{% fixed "facts", "Titre." %}
<p>{{ fill(asked.paid_on, "date", "s") }} | {{ fill(asked.room) }} | {{ fill(asked.story) }} |
{{ fill(asked.amount, "money") }} | {{ fill(asked.people) }} | {{ tick(asked.lives_there, "OK") }} |
{{ fill(asked.reason, "here") }} | {{ fill(asked.proof_of_age) }}</p>
<p>{% for paper in asked.papers %}{{ paper | here }};{% endfor %}
{% for row in asked.months %}{{ row.due_on | date }}=
{{ fill(row.sum, "amount") }}={{ tick(row.kept, "") }};{% endfor %}</p>
<p>{{ fill(asked.witness, "civil_name") }}{% if blank %} BLANK{% endif %}</p>{{ ruled(2) }}
{% endfixed %}
"""
SIGNATURES = """
copies = [{ fr = "pour vous", nl = "voor u" }, { fr = "pour le bailleur", nl = "voor de verhuurder" }]
signatures = [
  { who = "tenants", fr = "Locataire", nl = "Huurder" }, { who = "landlords", fr = "Bailleur", nl = "Verhuurder" },
  { who = "office", fr = "Bureau", nl = "Kantoor" }, { who = "service", fr = "Service", nl = "Dienst" },
  { who = "other", fr = "Témoin", nl = "Getuige" },
]
"""


def every_kind(folder: Path, audience: str = "tenant", kind: str = "form") -> LetterSpec:
    """Write the form and read it."""
    home = folder / "every_kind"
    home.mkdir()
    text = TOML.replace("AUDIENCE", audience).replace("FORMAT", kind)
    text = text.replace("SIGNATURES", SIGNATURES if kind == "form" else "")
    (home / "letter.toml").write_text(text, encoding="utf-8")
    for language in ("fr", "nl"):
        (home / f"body.{language}.html").write_text(BODY, encoding="utf-8")
        (home / f"summary.{language}.html").write_text("<p>Résumé.</p>", encoding="utf-8")
        (home / f"adviser.{language}.html").write_text("<p>{{ asked.reason or 'rien' }}</p>", encoding="utf-8")
    return read_spec(home)
