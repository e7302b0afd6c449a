"""What a lease turns out to be: oral, between three and nine years, short and continued, extended, student."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.landlord_notice import sources
from workflows.checks.landlord_notice.sheet import (
    BOTH_REGIMES,
    LAWFUL,
    LEASE,
    NO_EFFECT,
    SINCE_2024,
    SUBJECT,
    TEXT_AND_COMMENTARY,
    UNCERTAIN,
    Sheet,
    card,
)
from workflows.checks.wording import day_fr, day_nl

if TYPE_CHECKING:
    from datetime import date

    from workflows.checks.landlord_notice.facts import Facts

ORAL = card(
    "6", "oral_lease_is_nine_years",
    ("Un bail verbal dure neuf ans",
     "Een mondelinge huurovereenkomst duurt negen jaar"), (LAWFUL,), sources.code("218, 237"),
)  # fmt: skip
BETWEEN = card(
    "6", "duration_between_3_and_9",
    ("Plus de trois et moins de neuf ans : réputé neuf ans",
     "Meer dan drie en minder dan negen jaar: geacht negen jaar"),
    (LAWFUL,), sources.code("237"), basis=TEXT_AND_COMMENTARY,
)  # fmt: skip
NINE_YEARS = card(
    "6", "short_becomes_nine_years",
    ("Le bail court devient un bail de neuf ans depuis son premier jour",
     "De korte huurovereenkomst wordt een huurovereenkomst van negen jaar vanaf de eerste dag"),
    (NO_EFFECT,), sources.code("238"), in_force=BOTH_REGIMES,
)  # fmt: skip
SECOND_EXTENSION = card(
    "6", "second_extension_void",
    ("Une seule prolongation depuis le 1er novembre 2024", "Maar één verlenging sinds 1 november 2024"), (NO_EFFECT,),
    sources.code("238"), sources.reform("31, 38"), in_force=SINCE_2024,
)  # fmt: skip
STUDENT = card(
    "6", "student_renewed_one_year",
    ("Le bail étudiant continue un an",
     "De studentenhuurovereenkomst loopt een jaar verder"), (NO_EFFECT,), sources.code("256"),
)  # fmt: skip
BY_ITSELF = card(
    "6", "short_lease_ends_by_itself",
    ("Moins de six mois : le bail prend fin de plein droit",
     "Minder dan zes maanden: de huurovereenkomst eindigt vanzelf"),
    (LAWFUL,), sources.code("238"),
)  # fmt: skip
ENDED_BY_ITSELF = card(
    "6", "short_lease_ended_by_itself",
    ("« Votre bail est fini » après un bail court",
     "‘Uw huurovereenkomst is afgelopen’ na een korte huurovereenkomst"), (LAWFUL, UNCERTAIN),
    sources.code("238"),
)  # fmt: skip
END_UNKNOWN = card(
    "6", "lease_end_unknown", ("La fin du bail n'est pas connue", "Het einde van de huurovereenkomst is niet gekend"),
    (UNCERTAIN,), sources.code("237-239"),
)  # fmt: skip
START_UNKNOWN = card(
    "6", "lease_start_unknown", ("Le début du bail n'est pas connu", ("Het begin van de "
    "huurovereenkomst is niet gekend")),
    (UNCERTAIN,), sources.code("237-239"),
)  # fmt: skip
CARDS = (
    ORAL, BETWEEN, NINE_YEARS, SECOND_EXTENSION, STUDENT, BY_ITSELF, ENDED_BY_ITSELF, END_UNKNOWN, START_UNKNOWN,
)  # fmt: skip


def about(facts: Facts) -> str:
    """Return what a change of the lease is about: the question itself when the lease is the question."""
    return SUBJECT if facts.subject == "lease_status" else LEASE


def oral(sheet: Sheet) -> None:
    """Say that an oral lease lasts nine years."""
    sheet.say(
        ORAL,
        LAWFUL,
        "Sans écrit, la loi fait de ce bail un bail de résidence principale de neuf ans.",
        "Zonder geschrift maakt de wet hiervan een huurovereenkomst van negen jaar voor een hoofdverblijfplaats.",
        about=LEASE,
    )


def between(sheet: Sheet) -> None:
    """Say that a lease of more than three and less than nine years lasts nine."""
    sheet.say(
        BETWEEN,
        LAWFUL,
        "Un bail conclu pour plus de trois ans et moins de neuf ans est réputé conclu pour neuf ans.",
        "Een huurovereenkomst voor meer dan drie en minder dan negen jaar wordt geacht voor "
        "negen jaar te zijn gesloten.",
        about=LEASE,
    )


def nine_years(sheet: Sheet, what: str, starts_on: date) -> None:
    """Say that a short lease has become a nine-year lease."""
    sheet.say(
        NINE_YEARS,
        NO_EFFECT,
        f"Le bail court est devenu un bail de neuf ans, qui se compte depuis le {day_fr(starts_on)}, au même loyer.",
        f"De korte huurovereenkomst is een huurovereenkomst van negen jaar geworden, te tellen "
        f"vanaf {day_nl(starts_on)}, "
        "tegen dezelfde huurprijs.",
        about=what,
        starts_on=starts_on,
    )


def second_extension(sheet: Sheet, what: str, starts_on: date) -> None:
    """Say that the second extension does not hold."""
    sheet.say(
        SECOND_EXTENSION,
        NO_EFFECT,
        "Une deuxième prolongation signée depuis le 1er novembre 2024 n'est plus possible : le bail est un bail de "
        f"neuf ans depuis le {day_fr(starts_on)}.",
        "Een tweede verlenging die sinds 1 november 2024 werd ondertekend kan niet meer: de huurovereenkomst is een "
        f"huurovereenkomst van negen jaar sinds {day_nl(starts_on)}.",
        about=what,
        starts_on=starts_on,
    )


def extension_unknown(sheet: Sheet, place: int) -> None:
    """Say that the day on which the second extension was signed decides."""
    sheet.say(
        END_UNKNOWN,
        UNCERTAIN,
        "Une deuxième prolongation ne vaut que si elle a été signée avant le 1er novembre 2024 : il faut savoir quand.",
        "Een tweede verlenging geldt enkel als ze vóór 1 november 2024 werd ondertekend: men moet weten wanneer.",
        missing=(f"lease.extensions[{place}].signed_on",),
    )


def continuation_unknown(sheet: Sheet, missing: tuple[str, ...]) -> None:
    """Say that nobody can tell whether a short lease went on."""
    sheet.say(
        END_UNKNOWN,
        UNCERTAIN,
        "Le bail court est arrivé à son terme. Il faut savoir si quelqu'un a donné congé à temps et si le locataire "
        "est resté sans opposition : sinon le bail est peut-être devenu un bail de neuf ans.",
        "De korte huurovereenkomst is afgelopen. Men moet weten of iemand op tijd heeft opgezegd en of de huurder "
        "zonder verzet is gebleven: anders is het misschien een huurovereenkomst van negen jaar geworden.",
        missing=missing,
    )


def student_runs_on(sheet: Sheet, what: str, ends_on: date) -> None:
    """Say that a student lease goes on."""
    sheet.say(
        STUDENT,
        NO_EFFECT,
        f"L'étudiant est resté sans opposition : le bail continue, la première fois jusqu'au {day_fr(ends_on)}.",
        f"De student is zonder verzet gebleven: de huurovereenkomst loopt verder, de eerste "
        f"keer tot {day_nl(ends_on)}.",
        about=what,
        ends_on=ends_on,
    )


def end_unknown(sheet: Sheet) -> None:
    """Say that the written end is missing."""
    sheet.say(
        END_UNKNOWN,
        UNCERTAIN,
        "Le dernier jour écrit dans le contrat n'est pas connu : aucune date ne peut être calculée.",
        "De laatste dag in het contract is niet gekend: er kan geen datum worden berekend.",
        missing=("lease.ends_on",),
    )


def start_unknown(sheet: Sheet) -> None:
    """Say that the start is missing."""
    sheet.say(
        START_UNKNOWN,
        UNCERTAIN,
        "Le premier jour du bail n'est pas connu : aucune date n'est devinée.",
        "De eerste dag van de huurovereenkomst is niet gekend: er wordt geen datum geraden.",
        missing=("lease.starts_on",),
    )
