"""Our own sample messages: the layouts differ as those of registries and bailiffs do. Every person is invented."""

from __future__ import annotations

import io
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default
from functools import cache

import pypdfium2
from weasyprint import HTML

MONTH_FR = "juillet"


@dataclass(frozen=True)
class Sample:
    """A message and what a person reads in it."""

    name: str
    text: str
    says: dict[str, str]


CLAIM_FR = Sample(
    "claim_fr",
    """JUSTICE DE PAIX DU CANTON DE SAINT-GILLES
Parvis 1, 1060 Saint-Gilles

Saint-Gilles, le 2 juillet 2026

R.G. n° 26 A 1234

Communication au CPAS - article 233septies du Code bruxellois du Logement

En cause de : Madame VERMEIREN Lucie, avenue Louise 10, 1050 Ixelles
contre : Madame HADDAD Samira, née le 3 avril 1988, domiciliée rue de la Victoire 112 bte 3, 1060 Saint-Gilles

Une requête tendant à l'expulsion a été déposée le 29 juin 2026 et inscrite au rôle général le 30 juin 2026.
L'affaire sera introduite à l'audience du jeudi 20 août 2026 à 9h30.
Montant réclamé : 3.456,78 EUR.
""",
    {
        "kind": "claim", "roll_number": "26A1234", "court": "jp-sint-gillis", "hearing_on": "20/08/2026",
        "hearing_at": "09:30", "filed_on": "29/06/2026", "roll_entered_on": "30/06/2026", "first_name": "Samira",
        "last_name": "Haddad", "street": "rue de la Victoire", "house_number": "112", "box": "3",
        "postal_code": "1060", "landlord_name": "VERMEIREN Lucie", "claimed": "3456,78",
    },
)  # fmt: skip
CLAIM_NL = Sample(
    "claim_nl",
    """VREDEGERECHT MOLENBEEK
Mededeling aan het OCMW (art. 233septies Brusselse Huisvestingscode)

Rolnummer: 26A879
Datum: 01/07/2026

Eisende partij: BV Woonst Kanaal, Gentsesteenweg 4, 1080 Sint-Jans-Molenbeek
Verwerende partij: De heer Youssef BENALI
Adres van de woning: Ribaucourtstraat 57 bus 2, 1080 Sint-Jans-Molenbeek

Verzoekschrift neergelegd op 26/06/2026.
Zitting: maandag 17/08/2026 om 10u00
""",
    {
        "kind": "claim", "roll_number": "26A879", "hearing_on": "17/08/2026", "hearing_at": "10:00",
        "filed_on": "26/06/2026", "first_name": "Youssef", "last_name": "Benali", "street": "Ribaucourtstraat",
        "house_number": "57", "box": "2", "postal_code": "1080",
    },
)  # fmt: skip
DECISION_NL = Sample(
    "decision_nl",
    """VREDEGERECHT VAN HET TWEEDE KANTON SCHAARBEEK
Koningsstraat 271, 1030 Schaarbeek
A.R. nr. 26A2211
Inzake: De heer PEETERS Jan, wonende te 1180 Ukkel
Tegen: mevrouw Fatima EL AMRANI, wonende te Gallaitstraat 12 bus 2, 1030 Schaarbeek
Afschrift van het vonnis uitgesproken op 2 juli 2026.
""",
    {
        "kind": "decision", "roll_number": "26A2211", "court": "jp-schaarbeek-2", "judged_on": "02/07/2026",
        "first_name": "Fatima", "last_name": "El Amrani", "street": "Gallaitstraat", "house_number": "12", "box": "2",
        "postal_code": "1030",
    },
)  # fmt: skip
SERVICE_FR = Sample(
    "service_fr",
    """Étude d'huissiers de justice Lambert & Associés
Rue du Midi 20, 1000 Bruxelles
Nos réf. : 2026/4471

Bruxelles, le 6 juillet 2026

Concerne : signification d'un jugement - article 233undecies du Code bruxellois du Logement

Nous vous informons que le jugement rendu le 11 juin 2026 par la justice de paix d'Ixelles (R.G. 26A455) a été
signifié le 3 juillet 2026 à Monsieur DIALLO Mamadou.
Le bien est situé chaussée de Wavre 310, 1050 Ixelles.
""",
    {
        "kind": "service", "roll_number": "26A455", "service_on": "03/07/2026", "judged_on": "11/06/2026",
        "court": "jp-elsene", "street": "chaussée de Wavre", "house_number": "310", "postal_code": "1050",
    },
)  # fmt: skip
EVICTION_FR = Sample(
    "eviction_fr",
    """Huissier de justice
AVIS D'EXPULSION
Anderlecht, le 1er juillet 2026

Rôle : 26A98
Locataire : Monsieur Pierre JANSSENS
Logement : rue Wayez 45, 1070 Anderlecht

Le jugement a été signifié le 28/05/2026.
L'expulsion aura lieu le mercredi 29 juillet 2026 à 9 heures.
""",
    {
        "kind": "eviction_notice", "roll_number": "26A98", "eviction_on": "29/07/2026", "posted_on": "01/07/2026",
        "service_on": "28/05/2026", "first_name": "Pierre", "last_name": "Janssens", "street": "rue Wayez",
        "house_number": "45", "postal_code": "1070",
    },
)  # fmt: skip
MAYOR_NL = Sample(
    "mayor_nl",
    """GEMEENTE JETTE
Besluit van de burgemeester van 30 juni 2026: de woning gelegen Léopold I-straat 88, 1090 Jette wordt onbewoonbaar
verklaard. De bewoners moeten de woning verlaten uiterlijk op 31 juli 2026.
""",
    {
        "kind": "mayor_order", "issued_on": "30/06/2026", "evacuate_on": "31/07/2026", "house_number": "88",
        "postal_code": "1090",
    },
)  # fmt: skip
INCIDENTAL_FR = Sample(
    "incidental_fr",
    """Justice de paix du premier canton d'Anderlecht
Numéro de rôle : 26/A/310
Demande incidente d'expulsion par conclusions (article 233novies)
Partie défenderesse : Madame Rosa MENDES
Les parties sont convoquées par pli judiciaire du 30 juin 2026 à l'audience du 14 septembre 2026 à 14h00.
""",
    {
        "kind": "incidental_claim", "roll_number": "26A310", "court": "jp-anderlecht-1", "hearing_on": "14/09/2026",
        "convoked_on": "30/06/2026", "hearing_at": "14:00", "first_name": "Rosa", "last_name": "Mendes",
    },
)  # fmt: skip
SQUAT_NL = Sample(
    "squat_nl",
    """Vredegerecht Vorst
Verzoekschrift tot uitdrijving, bezetting zonder recht of titel (art. 1344octies Ger. W.)
Algemene rol 26A77, ingeschreven op de algemene rol op 3 juli 2026
Pand gelegen te Neerstalsesteenweg 120, 1190 Vorst
Zitting van 10 juli 2026 om 9 uur
""",
    {
        "kind": "squat_claim", "roll_number": "26A77", "court": "jp-vorst", "hearing_on": "10/07/2026",
        "roll_entered_on": "03/07/2026", "hearing_at": "09:00", "street": "Neerstalsesteenweg", "house_number": "120",
        "postal_code": "1190",
    },
)  # fmt: skip
SAMPLES = (CLAIM_FR, CLAIM_NL, DECISION_NL, SERVICE_FR, EVICTION_FR, MAYOR_NL, INCIDENTAL_FR, SQUAT_NL)


@cache
def pdf(text: str) -> bytes:
    """Return a page with words, as a registry prints it."""
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    made: bytes = HTML(string=f"<style>p{{margin:2pt 0;font:10pt sans-serif}}</style>{lines}").write_pdf()
    return made


@cache
def scan(text: str) -> bytes:
    """Return the same page as a picture in a PDF: nobody can read it but a person."""
    picture = pypdfium2.PdfDocument(pdf(text))[0].render(scale=0.8).to_pil().convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, "PDF")
    return buffer.getvalue()


def mail(
    *,
    text: str = "",
    html: str = "",
    attached: bytes = b"",
    message_id: str = "<1@registry.example>",
    charset: str = "utf-8",
    subject: str = "Communication",
    sender: str = "Greffe <j.p.stgilles@just.fgov.be>",
) -> bytes:
    """Return an e-mail as a server delivers it."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = sender, "cpas@example.org", subject
    made["Date"], made["Message-ID"] = "Thu, 02 Jul 2026 09:12:00 +0200", message_id
    if html:
        made.set_content(html, subtype="html", charset=charset)
    else:
        made.set_content(text or "Voir annexe.", charset=charset)
    if attached:
        made.add_attachment(attached, maintype="application", subtype="pdf", filename="requête.pdf")
    return made.as_bytes()


def forwarded(inner: bytes) -> bytes:
    """Return a mail that a colleague sent on as an attachment."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["Subject"], made["Message-ID"] = "collegue@cpas.example", "TR: greffe", "<2@cpas.example>"
    made.set_content("Pour toi.")
    made.add_attachment(BytesParser(policy=default).parsebytes(inner))
    return made.as_bytes()


def alternative(text: str, html: str) -> bytes:
    """Return a mail that says the same twice."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["Subject"], made["Message-ID"] = "griffie@just.example", "x", "<3@just.example>"
    made.set_content(text)
    made.add_alternative(html, subtype="html")
    return made.as_bytes()
