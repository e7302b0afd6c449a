"""The questions of the first minute on paper, blank, in the order of the screen: typed in later with the real day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from app.incidents.fast_forms import ACT_GROUPS, FACTS, PLACES
from letters.checklist import BlankChecklist, Question, Section, blank_checklist
from letters.pdf import to_pdf
from letters.text import Both

if TYPE_CHECKING:
    from letters.context import Service
    from letters.text import Language

READ_ON: Final = date(2026, 11, 23)
_YES_NO: Final = "yes_no"


def _codes(path: str, *only: str) -> tuple[Both, ...]:
    return tuple(Both(code.label.fr, code.label.nl) for code in FACTS[path].codes if not only or code.value in only)


SECTIONS: Final = (
    Section(
        Both("D'abord le danger", "Eerst het gevaar"),
        (
            Question(
                Both("Quelqu'un est-il en danger ? Alors 112 ou 101.", "Is iemand in gevaar? Dan 112 of 101."), _YES_NO
            ),
            Question(Both("Quel danger ?", "Welk gevaar?"), "choice", options=_codes("danger_now")),
        ),
    ),
    Section(
        Both("Où et quand", "Waar en wanneer"),
        (
            Question(Both("Commune, rue, numéro", "Gemeente, straat, nummer"), "text"),
            Question(Both("Appartement ou chambre, étage", "Appartement of kamer, verdieping"), "text"),
            Question(Both("Quel jour ?", "Welke dag?"), "date"),
            Question(Both("Vers quelle heure ?", "Rond welk uur?"), "text"),
        ),
    ),
    Section(
        Both("Ce qui a été fait", "Wat er gedaan is"),
        (
            *(
                Question(Both(group.title.fr, group.title.nl), "choice", options=_codes("acts", *group.codes))
                for group in ACT_GROUPS.values()
            ),
            Question(
                Both("Que reste-t-il du logement ?", "Wat blijft er van de woning over?"),
                "choice",
                options=_codes("home_status"),
            ),
            Question(Both("Qui l'a fait ?", "Wie deed het?"), "choice", options=_codes("put_out_by")),
            Question(
                Both("Un jugement ou un ordre a-t-il été montré ?", "Is een vonnis of bevel getoond?"),
                "choice",
                options=_codes("title.status"),
            ),
        ),
    ),
    Section(
        Both("Les personnes et cette nuit", "De mensen en vannacht"),
        (
            Question(Both("Combien d'adultes ?", "Hoeveel volwassenen?"), "number"),
            Question(Both("Combien d'enfants ?", "Hoeveel kinderen?"), "number"),
            Question(
                Both(
                    "Un mineur étranger sans parents ? Alors Service des Tutelles, Fedasil ou aide à la jeunesse.",
                    "Een buitenlandse minderjarige zonder ouders? Dan Dienst Voogdij, Fedasil of jeugdhulp.",
                ),
                _YES_NO,
            ),
            Question(Both("Grossesse, médicaments, appareil ?", "Zwangerschap, geneesmiddelen, toestel?"), _YES_NO),
            Question(
                Both("Où le ménage dort-il cette nuit ?", "Waar slaapt het gezin vannacht?"),
                "choice",
                options=_codes("tonight.place", *PLACES),
            ),
            Question(Both("Un endroit sûr pour cette nuit ?", "Een veilige plek voor vannacht?"), _YES_NO),
            Question(Both("Jusqu'à quel jour ?", "Tot welke dag?"), "date"),
            Question(Both("Peur de quelqu'un à la maison ?", "Bang voor iemand thuis?"), _YES_NO),
            Question(Both("Combien d'autres ménages touchés ?", "Hoeveel andere gezinnen getroffen?"), "number"),
            Question(Both("Que veut la personne ?", "Wat wil de persoon?"), "choice", options=_codes("wish")),
            Question(Both("La police a-t-elle été appelée ?", "Is de politie gebeld?"), _YES_NO),
            Question(
                Both("La police : qu'a-t-elle fait ?", "De politie: wat deed ze?"),
                "choice",
                options=_codes("police.outcome"),
            ),
            Question(Both("Numéro du procès-verbal", "Nummer van het proces-verbaal"), "text"),
        ),
    ),
    Section(
        Both("Qui le raconte, et contact", "Wie het vertelt, en contact"),
        (
            Question(
                Both("Qui le raconte ?", "Wie vertelt het?"),
                "choice",
                options=(
                    Both("La personne", "De persoon"),
                    Both("Quelqu'un pour la personne", "Iemand voor de persoon"),
                    Both("Un service, ou nous l'avons vu", "Een dienst, of wij zagen het"),
                ),
            ),
            Question(
                Both(
                    "Si quelqu'un d'autre le raconte : la personne l'a-t-elle demandé ?",
                    "Als iemand anders het vertelt: vroeg de persoon dat?",
                ),
                _YES_NO,
            ),
            Question(
                Both(
                    "Comment appeler la personne ? (peut rester vide)", "Hoe noemen we de persoon? (mag leeg blijven)"
                ),
                "text",
            ),
            Question(Both("Téléphone", "Telefoon"), "text"),
            Question(Both("Comment joindre la personne sans danger", "Hoe de persoon veilig te bereiken"), "text"),
            Question(Both("Langue", "Taal"), "text"),
            Question(Both("Raconté le", "Verteld op"), "date"),
        ),
    ),
)
SHEET: Final = BlankChecklist(
    title=Both("Expulsion illégale : la première minute", "Illegale uithuiszetting: de eerste minuut"),
    intro=Both(
        "Ce qu'on ne sait pas reste vide. À encoder ensuite, avec le jour où on l'a raconté.",
        "Wat niet geweten is, blijft leeg. Daarna ingeven, met de dag waarop het verteld werd.",
    ),
    sections=SECTIONS,
    verified_on=READ_ON,
)


def paper_pdf(language: Language, *, service: Service | None) -> bytes:
    """Return the blank sheet as PDF."""
    return to_pdf(
        blank_checklist(replace(SHEET, service=service), language),
        language=language,
        title=SHEET.title.of(language),
        identifier=f"incident-paper:{language}",
        author=service.name.of(language) if service else "Limen",
        created_on=READ_ON,
    )
