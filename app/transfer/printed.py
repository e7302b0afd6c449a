"""The same on paper: what was passed on, and what was answered. The person gets a copy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.documents.labels import bytes_in_words
from app.foundation.belgian import money_of_cents, phone_blocks
from app.foundation.i18n import speaking
from app.transfer.words import ANSWERS, CONSENT_FORMS, PURPOSES, SCOPE
from letters.pdf import to_pdf
from letters.text import in_a_row
from letters.told import Part, Row, told_sheet
from workflows.handover import sharing
from workflows.law import Text
from workflows.working_days import in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.text import Language

TITLE = Text("Transmission à un autre service", "Overdracht aan een andere dienst")
ANSWER = Text("Nouvelles au service qui a transmis", "Bericht aan de dienst die overdroeg")
WORDS = {
    "who": Text("Qui transmet, à qui", "Wie draagt over, aan wie"),
    "who_answers": Text("Qui répond", "Wie antwoordt"),
    "from": Text("De", "Van"),
    "to": Text("À", "Aan"),
    "purpose": Text("Pour", "Voor"),
    "phone": Text("Téléphone", "Telefoon"),
    "email": Text("E-mail", "E-mail"),
    "made_on": Text("Fait le", "Opgemaakt op"),
    "consent": Text("L'accord de la personne", "Het akkoord van de persoon"),
    "given_on": Text("Donné le", "Gegeven op"),
    "until_on": Text("Valable jusqu'au", "Geldig tot"),
    "form": Text("Comment", "Hoe"),
    "scope": Text("Pour transmettre", "Om door te geven"),
    "people": Text("Ménage", "Huishouden"),
    "language": Text("Langue", "Taal"),
    "interpreter_language": Text("Interprète", "Tolk"),
    "safe_to_contact": Text("Contact sûr", "Veilig contact"),
    "contact_advice": Text("Conseil pour le contact", "Raad voor het contact"),
    "violence": Text("Violence", "Geweld"),
    "address": Text("Adresse", "Adres"),
    "written": Text("Bail écrit", "Schriftelijke huurovereenkomst"),
    "signed_on": Text("Signé le", "Ondertekend op"),
    "starts_on": Text("Début", "Begin"),
    "ends_on": Text("Fin", "Einde"),
    "base_rent_cents": Text("Loyer de base", "Basishuur"),
    "charges_cents": Text("Charges", "Lasten"),
    "rent_now_cents": Text("Loyer actuel", "Huidige huur"),
    "roll_number": Text("Numéro de rôle", "Rolnummer"),
    "filed_on": Text("Demande déposée le", "Vordering ingediend op"),
    "hearing_on": Text("Audience le", "Zitting op"),
    "judged_on": Text("Jugement du", "Vonnis van"),
    "served_on": Text("Signifié le", "Betekend op"),
    "owed": Text("Dû au", "Verschuldigd op"),
    "wanted": Text("La demande, dans les mots de la personne", "De vraag, in de woorden van de persoon"),
    "appointment": Text("Rendez-vous", "Afspraak"),
    "person": Text("Qui suit", "Wie opvolgt"),
    "none": Text("Pas encore de démarche", "Nog geen stap"),
    "words": Text("Encore ceci", "Ook dit nog"),
    "note": Text("À savoir", "Goed om te weten"),
    "reported_on": Text("Signalé le", "Gemeld op"),
    "word": Text("Réponse", "Antwoord"),
    "done_on": Text("Faite le", "Gedaan op"),
    "law": Text("Version des règles", "Versie van de regels"),
    "done": Text("Ce qui a été fait", "Wat er gedaan is"),
    "asked": Text("Ce que vous avez demandé", "Wat u vroeg"),
}
MORE = {
    "incident": Text("L'expulsion illégale : les faits", "De illegale uithuiszetting: de feiten"),
    "documents": Text("Les documents qui sont joints", "De documenten die meegaan"),
}
"""Parts that only a hand-over inside one installation has."""
CHECK = Text("Vérification\u00a0: ", "Onderzoek: ")
NO_DEBT = Text("Aucune dette n'est notée", "Er is geen schuld genoteerd")
NO_PAPER = Text("Aucun document n'est joint", "Er gaat geen document mee")
YES, NO = Text("oui", "ja"), Text("non", "nee")
LANGUAGES = {"fr": Text("français", "Frans"), "nl": Text("néerlandais", "Nederlands"), "other": Text("autre", "andere")}
CONTACT = {
    "yes": YES,
    "with_care": Text("oui, avec prudence", "ja, voorzichtig"),
    "no": Text("non : attendre qu'elle se manifeste", "nee: wachten tot ze zelf contact neemt"),
    "unknown": Text("pas demandé", "niet gevraagd"),
}
RIGHTS = Text(
    "Rien d'autre n'a été transmis. L'accord peut être retiré à tout moment, par écrit ou oralement, auprès de l'un "
    "des deux services. Refuser ne coûte aucun droit.",
    "Niets anders werd doorgegeven. De toestemming kan op elk moment worden ingetrokken, schriftelijk of mondeling, "
    "bij een van beide diensten. Weigeren kost geen enkel recht.",
)


class _Shown:
    """Turns the plain values of a file into words of a language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def of(self, both: Text) -> str:
        return both.of(self.language)

    def lower(self, both: Text) -> str:
        words = self.of(both)
        return words[:1].lower() + words[1:]

    def value(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return self.of(YES if value else NO)
        if value is None or value == "":
            return ""
        if name == "phone":
            return phone_blocks(value)
        if name.endswith("_on"):
            return in_words(date.fromisoformat(value)).of(self.language)
        if name.endswith("_cents"):
            return money_of_cents(value, self.language)
        return str(value)

    def size(self, size: int) -> str:
        with speaking(self.language):
            return bytes_in_words(size).replace(" ", "\u00a0")

    def row(self, name: str, value: Any) -> Row:
        return Row(self.of(WORDS[name]), self.value(name, value))

    def rows(self, told: dict[str, Any], *names: str) -> tuple[Row, ...]:
        return tuple(self.row(name, told[name]) for name in names if told.get(name) not in (None, ""))


def parts(payload: dict[str, Any], language: Language) -> list[Part]:
    """Return what a transfer tells as headed parts; the page on the screen shows the same."""
    shown = _Shown(language)
    consent, told, sender = payload["consent"], payload["case"], payload["from"]
    found = [
        Part(
            shown.of(WORDS["who"]),
            rows=(
                shown.row("from", f"{sender[f'name_{language}']} ({sender['worker']})"),
                *shown.rows(sender, "phone", "email"),
                shown.row("to", payload.get("to_nl" if language == "nl" else "to") or payload["to"]),
                shown.row("purpose", shown.of({**sharing.PURPOSES, **PURPOSES}[payload["purpose"]])),
                *shown.rows(payload, "made_on"),
            ),
        ),
        Part(
            shown.of(WORDS["consent"]),
            rows=(
                shown.row("form", shown.of(CONSENT_FORMS[consent["form"]])),
                *shown.rows(consent, "given_on", "until_on"),
                shown.row("scope", in_a_row(map(shown.lower, _agreed(consent)), language)),
            ),
        ),
    ]
    if payload["wanted"]:
        found.append(Part(shown.of(WORDS["wanted"]), text=payload["wanted"]))
    makers: dict[str, Callable[[_Shown, Any], tuple[Row, ...]]] = {
        "identity": _identity,
        "dwelling": _dwelling,
        "landlord": _landlord,
        "debt": _debt,
        "procedure": _procedure,
        "steps": _steps,
        "incident": _incident,
        "documents": _documents,
    }
    found += [
        Part(shown.of(SCOPE[name] if name in SCOPE else MORE[name]), rows=make(shown, told[name]))
        for name, make in makers.items()
        if name in told
    ]
    found += [_check(shown, one) for one in told.get("checks", ())]
    if "safety" in told:
        found.append(Part(shown.of(SCOPE["violence"]), rows=shown.rows(told["safety"], "violence", "contact_advice")))
    return found


def _agreed(consent: dict[str, Any]) -> list[Text]:
    """Return what was agreed to: the kinds of data of a consent, or the sections of a file."""
    if "items" in consent:
        return [sharing.ITEMS[item].name for item in consent["items"]]
    return [SCOPE[name] for name in consent["scope"]]


def _identity(shown: _Shown, told: dict[str, Any]) -> tuple[Row, ...]:
    names = [f"{one['first_name']} {one['last_name']}".strip() for one in told["people"]]
    people = ", ".join(name for name in (told["pseudonym"], *names) if name)
    count = str(len(told["people"]))
    return (
        shown.row("people", f"{people} ({count})"),
        *shown.rows(told, "phone", "email"),
        shown.row("language", shown.of(LANGUAGES[told["language"]])),
        *shown.rows(told, "interpreter_language"),
        shown.row("safe_to_contact", shown.of(CONTACT[told["safe_to_contact"]])),
    )


def _address(told: dict[str, Any]) -> str:
    town = f"{told['postal_code']} {told.get('locality', '')}".strip()
    return ", ".join(part for part in (f"{told['street']} {told['house_number']} {told['box']}".strip(), town) if part)


def _dwelling(shown: _Shown, told: dict[str, Any]) -> tuple[Row, ...]:
    address = _address(told["address"]) if told["address"] else ""
    names = ("written", "signed_on", "starts_on", "ends_on", "base_rent_cents", "charges_cents", "rent_now_cents")
    return (*((shown.row("address", address),) if address else ()), *shown.rows(told, *names))


def _landlord(shown: _Shown, told: list[dict[str, Any]]) -> tuple[Row, ...]:
    reached = [(one["name"], (_address(one), shown.value("phone", one["phone"]))) for one in told]
    return tuple(Row(name, " · ".join(filter(None, ways))) for name, ways in reached)


def _debt(shown: _Shown, told: list[dict[str, Any]]) -> tuple[Row, ...]:
    label = shown.of(WORDS["owed"])
    rows = tuple(
        Row(f"{label} {shown.value('stated_on', one['stated_on'])}", shown.value("_cents", one["amount_cents"]))
        for one in told
    )
    return rows or (Row(shown.of(NO_DEBT), "–"),)


def _procedure(shown: _Shown, told: dict[str, Any]) -> tuple[Row, ...]:
    return shown.rows(told, "roll_number", "filed_on", "hearing_on", "judged_on", "served_on")


def _steps(shown: _Shown, told: list[dict[str, Any]]) -> tuple[Row, ...]:
    found = tuple(Row(shown.value("step_on", one["on"]), one[shown.language]) for one in told)
    return found or (Row(shown.of(WORDS["none"]), "–"),)


def _incident(shown: _Shown, told: dict[str, Any]) -> tuple[Row, ...]:
    """Return the facts of an illegal eviction: each line ends its question and gives the answer."""
    first = Row(shown.of(WORDS["reported_on"]), shown.value("reported_on", told["reported_on"]))
    lines = (one[shown.language].rpartition("?") for one in told["lines"])
    return (first, *(Row(f"{asked}{mark}".strip(), words.strip()) for asked, mark, words in lines))


def _documents(shown: _Shown, told: list[dict[str, Any]]) -> tuple[Row, ...]:
    rows = tuple(Row(one.get(shown.language) or one["kind"], _paper(shown, one)) for one in told)
    return rows or (Row(shown.of(NO_PAPER), "–"),)


def _paper(shown: _Shown, one: dict[str, Any]) -> str:
    said = [one["title"], shown.value("paper_on", one["on"])]
    if one.get("size") is not None:
        said.append(shown.size(one["size"]))
    return " · ".join(part for part in said if part) or "–"


def _check(shown: _Shown, told: dict[str, Any]) -> Part:
    """Return a kept check: its answer, its day, its rules, and the facts it was given on where they pass."""
    lines = [one[shown.language] for one in told.get("lines", ())]
    return Part(
        f"{shown.of(CHECK)}{told[shown.language]}",
        rows=(
            Row(shown.of(WORDS["word"]), told[f"word_{shown.language}"]),
            shown.row("done_on", told["on"]),
            Row(shown.of(WORDS["law"]), told["law"][:12]),
            *(Row(asked, words) for asked, words in lines),
        ),
    )


def answer_parts(payload: dict[str, Any], language: Language) -> list[Part]:
    """Return what was answered as headed parts."""
    shown = _Shown(language)
    sender = payload["from"]
    done = " ".join(shown.of(ANSWERS[code]) for code in payload["answers"])
    return [
        *([Part(shown.of(WORDS["asked"]), text=payload["asked"])] if payload.get("asked") else []),
        Part(
            shown.of(WORDS["who_answers"]),
            rows=(
                shown.row("from", f"{sender[f'name_{language}']} ({sender['worker']})"),
                *shown.rows(sender, "phone", "email"),
                *shown.rows(payload, "made_on"),
            ),
        ),
        *([Part(shown.of(WORDS["done"]), text=done)] if done else []),
        *(
            [Part(shown.of(WORDS["note"]), rows=more)]
            if (more := shown.rows(payload, "appointment", "person", "words"))
            else []
        ),
    ]


def transfer_pdf(payload: dict[str, Any], language: Language) -> bytes:
    """Return a transfer on paper."""
    return _pdf(TITLE, [*parts(payload, language), _rights(language)], payload, language)


def answer_pdf(payload: dict[str, Any], language: Language) -> bytes:
    """Return an answer on paper."""
    return _pdf(ANSWER, answer_parts(payload, language), payload, language)


def _rights(language: Language) -> Part:
    return Part(WORDS["note"].of(language), text=RIGHTS.of(language))


def _pdf(title: Text, found: list[Part], payload: dict[str, Any], language: Language) -> bytes:
    sender = payload["from"][f"name_{language}"]
    html = told_sheet(language, title=title.of(language), kicker=sender, meta=payload["id"], parts=found)
    return to_pdf(
        html,
        language=language,
        title=title.of(language),
        identifier=f"limen-{payload['id']}-{language}",
        author=sender,
        created_on=date.fromisoformat(payload["made_on"]),
    )
