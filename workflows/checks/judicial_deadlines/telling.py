"""How each deadline is counted, step by step, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.checks.judicial_deadlines.calendar import CONTEST, DEFAULT, PLAN, READINGS, Windows
from workflows.checks.wording import day_fr, day_nl
from workflows.law import Text
from workflows.working_days import in_words, is_working_day, legal_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workflows.checks.judicial_deadlines.facts import Term

Pair = tuple[str, str]

_EVENTS: Final[dict[str, tuple[Pair, Pair]]] = {
    "formal_notice_term": (("Mise en demeure envoyée le", "Ingebrekestelling verstuurd op"), ("1 mois", "1 maand")),
    "hearing_with_eviction": (
        ("Inscription au rôle ou citation le", "Inschrijving op de rol of dagvaarding op"),
        ("40 jours, un minimum d'après la jurisprudence et la doctrine publiées",
         "40 dagen, een minimum volgens de gepubliceerde rechtspraak en rechtsleer"),
    ),
    "hearing_without_eviction": (
        ("Inscription au rôle ou citation le", "Inschrijving op de rol of dagvaarding op"), ("15 jours", "15 dagen"),
    ),
    "hearing_incidental_claim": (
        ("Nouvelle convocation le", "Nieuwe oproeping op"), ("40 jours", "40 dagen"),
    ),
    "appeal": (("Signification le", "Betekening op"), ("1 mois", "1 maand")),
    "goods_storage": (
        ("Biens mis sur la voie publique le", "Goederen op de openbare weg gezet op"), ("6 mois", "6 maanden"),
    ),
    "squat_hearing": (("Inscription au rôle le", "Inschrijving op de rol op"), ("8 jours", "8 dagen")),
    "squat_objection_claim": (("Convocation le", "Oproeping op"), ("2 jours", "2 dagen")),
    "squat_objection_judgment": (("Signification le", "Betekening op"), ("2 jours", "2 dagen")),
    "prosecutor_leave": (("Ordonnance notifiée le", "Bevel ter kennis gebracht op"), ("8 jours", "8 dagen")),
    "prosecutor_appeal": (("Ordonnance notifiée le", "Bevel ter kennis gebracht op"), ("8 jours", "8 dagen")),
}  # fmt: skip
"""What starts a deadline and what is added, for those that are one addition."""


def counted(code: str, start: date, end: date | None, windows: Windows) -> tuple[Text, ...]:
    """Return the steps of a deadline: the event, what is added, what is moved, the result in each reading."""
    if code in _SENTENCES:
        return _SENTENCES[code](start, windows)
    event, length = _EVENTS[code]
    end = end or start
    return (sum_of(event, start, length, end), *_result(code, end, windows))


def sum_of(event: Pair, start: date, length: Pair, end: date) -> Text:
    """Return ``Signification le 15 septembre 2026 + 1 mois = 15 octobre 2026 (jeudi).``."""
    words = in_words(end)
    return Text(
        fr=f"{event[0]} {day_fr(start)} + {length[0]} = {day_fr(end)} ({words.fr.split()[0]}).",
        nl=f"{event[1]} {day_nl(start)} + {length[1]} = {day_nl(end)} ({words.nl.split()[0]}).",
    )


def _result(code: str, end: date, windows: Windows) -> Iterator[Text]:
    if code == "appeal":
        yield from _appeal(end, windows)
    elif windows[DEFAULT].first is not None:
        yield from _moved(end, windows)
        yield from _to_working_day(windows)
        yield possible(windows)
    else:
        yield from _moved(end, windows)


def possible(windows: Windows) -> Text:
    """Return the first possible day in each reading."""
    days = [windows[reading].first for reading in READINGS]
    if len(set(days)) == 1 and days[0] is not None:
        return Text(
            fr=f"Possible dès le {day_fr(days[0])} dans les trois lectures.",
            nl=f"Mogelijk vanaf {day_nl(days[0])} in de drie lezingen.",
        )
    plan, default, contest = (in_each(day) for day in days)
    return Text(
        fr=f"Possible dès : lecture prudente, {plan.fr} ; lecture littérale, {default.fr} ; lecture à plaider, "
        f"{contest.fr}.",
        nl=f"Mogelijk vanaf: voorzichtige lezing, {plan.nl}; letterlijke lezing, {default.nl}; te verdedigen lezing, "
        f"{contest.nl}.",
    )


def in_each(day: date | None) -> Text:
    """Return a day as people read it, or that it is not known."""
    if day is None:
        return Text(fr="inconnu", nl="onbekend")
    return Text(fr=day_fr(day), nl=day_nl(day))


def _moved(end: date, windows: Windows) -> Iterator[Text]:
    last = windows[CONTEST].last
    if last is not None and last != end and not is_working_day(end):
        yield Text(
            fr="Ce jour n'est pas un jour ouvrable : si l'article 53 du Code judiciaire vaut ici, le dernier jour est "
            f"le {day_fr(last)}. C'est une déduction.",
            nl="Die dag is geen werkdag: als artikel 53 van het Gerechtelijk Wetboek hier geldt, is de laatste dag "
            f"{day_nl(last)}. Dat is een afleiding.",
        )


def _to_working_day(windows: Windows) -> Iterator[Text]:
    first, last = windows[DEFAULT].first, windows[DEFAULT].last
    if first is not None and last is not None and (first - last).days > 1:
        yield Text(
            fr="Le lendemain n'est pas un jour ouvrable : une audience ou une expulsion attend le suivant, le "
            f"{day_fr(first)}.",
            nl=f"De dag erna is geen werkdag: een zitting of een uithuiszetting wacht op de volgende, {day_nl(first)}.",
        )


def _appeal(end: date, windows: Windows) -> Iterator[Text]:
    plan, default = (windows[reading].last or end for reading in (PLAN, DEFAULT))
    if plan != default:
        yield Text(
            fr="La signification est de la veille des vacances judiciaires : si le délai commence le lendemain, il va "
            f"jusqu'au {day_fr(default)} ; s'il commence le jour même, il finit le {day_fr(plan)}. Comptez sur le "
            "plus tôt.",
            nl="De betekening valt de dag vóór de gerechtelijke vakantie: begint de termijn de dag erna, dan loopt hij "
            f"tot {day_nl(default)}; begint hij dezelfde dag, dan eindigt hij op {day_nl(plan)}. Reken op de "
            "vroegste.",
        )
    elif (default - end).days > 4:
        yield Text(
            fr="Le délai commence et finit pendant les vacances judiciaires : il va jusqu'au "
            f"{day_fr(default)} (Code judiciaire, art. 50).",
            nl=f"De termijn begint en eindigt in de gerechtelijke vakantie: hij loopt tot {day_nl(default)} "
            "(Gerechtelijk Wetboek, art. 50).",
        )
    elif default != end:
        yield Text(
            fr=f"Ce jour n'est pas un jour ouvrable : reporté au {day_fr(default)} (Code judiciaire, art. 53).",
            nl=f"Die dag is geen werkdag: verschoven naar {day_nl(default)} (Gerechtelijk Wetboek, art. 53).",
        )


def month(served_on: date, told_on: date | None, windows: Windows) -> tuple[Text, ...]:
    """Return how the month after the service is counted, or that it is suspended."""
    if told_on is None:
        return (
            Text(
                fr="Le mois est suspendu tant que l'huissier n'a pas informé le CPAS de la signification : interrogez "
                "l'huissier.",
                nl="De maand is geschorst zolang de gerechtsdeurwaarder het OCMW niet van de betekening op de hoogte "
                "heeft gebracht: vraag het na bij de gerechtsdeurwaarder.",
            ),
        )
    start = max(served_on, told_on)
    end = windows[DEFAULT].last or start
    if told_on == served_on:
        begin = Text(
            fr=f"Jugement signifié le {day_fr(served_on)}, CPAS informé le même jour : le mois court depuis ce jour.",
            nl=f"Vonnis betekend op {day_nl(served_on)}, OCMW dezelfde dag op de hoogte gebracht: de maand loopt vanaf "
            "die dag.",
        )
    else:
        begin = Text(
            fr=f"Jugement signifié le {day_fr(served_on)}, CPAS informé le {day_fr(told_on)} : le mois court depuis la "
            f"plus tardive des deux dates, le {day_fr(start)}.",
            nl=f"Vonnis betekend op {day_nl(served_on)}, OCMW op de hoogte gebracht op {day_nl(told_on)}: de maand "
            f"loopt vanaf de laatste van beide data, {day_nl(start)}.",
        )
    return (begin, *_month_end(end, windows))


def _month_end(end: date, windows: Windows) -> Iterator[Text]:
    yield Text(
        fr=f"+ 1 mois : {day_fr(end)}. Lecture prudente : expulsion possible ce jour-là ; lecture littérale : le "
        "lendemain.",
        nl=f"+ 1 maand: {day_nl(end)}. Voorzichtige lezing: uithuiszetting mogelijk op die dag; letterlijke lezing: "
        "de dag erna.",
    )
    yield from _moved(end, windows)


def judge_term(term: Term, served_on: date, runs_from: date | None, windows: Windows) -> tuple[Text, ...]:
    """Return how a term set by judge or agreement is counted."""
    who = ("par un accord", "door een akkoord") if term.set_by == "agreement" else ("par le juge", "door de rechter")
    if term.until is not None:
        length = (f"jusqu'au {day_fr(term.until)}", f"tot {day_nl(term.until)}")
    elif term.days is not None:
        length = (f"de {term.days} jours", f"van {term.days} dagen")
    else:
        length = (f"de {term.months} mois", f"van {term.months} {'maand' if term.months == 1 else 'maanden'}")
    texts = [
        Text(
            fr=f"Délai {length[0]} fixé {who[0]} : il remplace le mois, il ne s'y ajoute pas.",
            nl=f"Termijn {length[1]} bepaald {who[1]}: hij vervangt de maand en komt er niet bij.",
        ),
        possible(windows),
    ]
    if runs_from != served_on:
        texts.append(
            Text(
                fr=f"La lecture prudente compte depuis la signification, le {day_fr(served_on)} ; les autres depuis "
                "l'information du CPAS. C'est une déduction : la loi ne le dit pas.",
                nl=f"De voorzichtige lezing telt vanaf de betekening, {day_nl(served_on)}; de andere vanaf de "
                "mededeling aan het OCMW. Dat is een afleiding: de wet zegt het niet.",
            )
        )
    return tuple(texts)


def notice(posted_on: date, days: int, windows: Windows) -> tuple[Text, ...]:
    """Return how the working days of the eviction notice are counted."""
    plan, default, contest = (in_each(windows[reading].last) for reading in READINGS)
    return (
        Text(
            fr=f"Avis posté le {day_fr(posted_on)} + {days} jours ouvrables. Samedis comptés : {plan.fr} ; du lundi au "
            f"vendredi : {default.fr} ; à partir du troisième jour ouvrable après l'envoi : {contest.fr}. Ces lectures "
            "sont des déductions.",
            nl=f"Bericht gepost op {day_nl(posted_on)} + {days} werkdagen. Met de zaterdagen: {plan.nl}; van maandag "
            f"tot vrijdag: {default.nl}; vanaf de derde werkdag na de verzending: {contest.nl}. Deze lezingen zijn "
            "afleidingen.",
        ),
        *_skipped(posted_on, windows),
        Text(
            fr="Expulsion possible le jour ouvrable suivant.",
            nl="Uithuiszetting mogelijk op de eerstvolgende werkdag.",
        ),
    )


def _skipped(posted_on: date, windows: Windows) -> Iterator[Text]:
    """Return the legal holidays on the way that are no weekend days: they are not counted."""
    last = windows[CONTEST].last or posted_on
    passed = sorted(
        holiday
        for year in range(posted_on.year, last.year + 1)
        for holiday in legal_holidays(year)
        if posted_on < holiday <= last and holiday.weekday() < 6
    )
    if passed:
        yield Text(
            fr=f"Jours fériés sautés : {', '.join(day_fr(holiday) for holiday in passed)}.",
            nl=f"Overgeslagen feestdagen: {', '.join(day_nl(holiday) for holiday in passed)}.",
        )


def _rehousing(_start: date, windows: Windows) -> tuple[Text, ...]:
    last = windows[DEFAULT].last
    texts = [
        Text(
            fr=f"Relogement effectif au plus tard un mois après l'avis : {in_each(last).fr}.",
            nl=f"Herhuisvesting ten laatste één maand na het bericht: {in_each(last).nl}.",
        )
    ]  # fmt: skip
    return (*texts, *(_moved(last, windows) if last is not None else ()))


def _extension(start: date, windows: Windows) -> tuple[Text, ...]:
    last = in_each(windows[DEFAULT].last)
    return (
        Text(
            fr=f"Fin du bail le {day_fr(start)} ; un mois avant : {last.fr}. La lettre recommandée part au plus tard "
            "le dernier jour ouvrable avant, d'après des commentaires publiés.",
            nl=f"Einde van de huur op {day_nl(start)}; één maand vroeger: {last.nl}. De aangetekende brief vertrekt "
            "uiterlijk op de laatste werkdag ervoor, volgens gepubliceerde commentaren.",
        ),
    )


def _fund(start: date, windows: Windows) -> tuple[Text, ...]:
    last = in_each(windows[DEFAULT].last)
    return (
        Text(
            fr=f"Le bailleur peut demander au Fonds du {day_fr(start)} au {last.fr}, d'après des commentaires publiés.",
            nl=f"De verhuurder kan het Fonds aanspreken van {day_nl(start)} tot {last.nl}, volgens gepubliceerde "
            "commentaren.",
        ),
    )


def _cessation(start: date, windows: Windows) -> tuple[Text, ...]:
    first, last = in_each(windows[DEFAULT].first), in_each(windows[DEFAULT].last)
    return (
        Text(
            fr=f"Pli judiciaire du {day_fr(start)} + 3 à 8 jours : audience du {first.fr} au {last.fr}.",
            nl=f"Gerechtsbrief van {day_nl(start)} + 3 tot 8 dagen: zitting van {first.nl} tot {last.nl}.",
        ),
    )


def _squat_term(start: date, windows: Windows) -> tuple[Text, ...]:
    first = in_each(windows[DEFAULT].first)
    return (
        Text(
            fr=f"Jugement signifié le {day_fr(start)} : expulsion possible dès le huitième jour, le {first.fr}.",
            nl=f"Vonnis betekend op {day_nl(start)}: uithuiszetting mogelijk vanaf de achtste dag, {first.nl}.",
        ),
    )


def _copy(start: date, windows: Windows) -> tuple[Text, ...]:
    first = in_each(windows[DEFAULT].first)
    return (
        Text(
            fr=f"Après 4 jours depuis le {day_fr(start)} : copie au CPAS à partir du {first.fr}, sauf opposition.",
            nl=f"Na 4 dagen vanaf {day_nl(start)}: kopie aan het OCMW vanaf {first.nl}, behalve bij verzet.",
        ),
    )


def _longest(start: date, windows: Windows) -> tuple[Text, ...]:
    last = in_each(windows[DEFAULT].last)
    return (
        Text(
            fr=f"Le juge peut allonger le délai jusqu'au {last.fr} au plus, compté depuis la signification du "
            f"{day_fr(start)}.",
            nl=f"De rechter kan de termijn verlengen tot uiterlijk {last.nl}, geteld vanaf de betekening van "
            f"{day_nl(start)}.",
        ),
    )


def _evacuation(start: date, windows: Windows) -> tuple[Text, ...]:
    first = windows[DEFAULT].first
    if first is None:
        return (
            Text(
                fr=f"Arrêté du {day_fr(start)} : le jour d'évacuation se trouve dans l'arrêté.",
                nl=f"Besluit van {day_nl(start)}: de dag van ontruiming staat in het besluit.",
            ),
        )
    return (
        Text(
            fr=f"Arrêté du {day_fr(start)} : évacuation le {day_fr(first)}. Ni mois, ni avis, ni moratoire.",
            nl=f"Besluit van {day_nl(start)}: ontruiming op {day_nl(first)}. Geen maand, geen bericht, geen "
            "moratorium.",
        ),
    )


_SENTENCES: Final = {
    "rehousing_proof": _rehousing,
    "lease_extension_request": _extension,
    "fund_claim": _fund,
    "cessation_hearing": _cessation,
    "squat_term": _squat_term,
    "squat_cpas_copy_claim": _copy,
    "squat_cpas_copy_judgment": _copy,
    "squat_longest_term": _longest,
    "administrative_evacuation": _evacuation,
}
"""Deadlines that say in a sentence of their own how they are counted."""
