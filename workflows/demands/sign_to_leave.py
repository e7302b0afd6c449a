"""« Signez ici pour partir »: ending the lease by mutual agreement. Our own deduction; CBL art. 216, 250-252."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, card, demand
from workflows.demands.kernel.facts import AS_OF, DEMAND, WHAT_HAPPENED, yes_no
from workflows.demands.kernel.words import aside, breached, inferred, kept, left_open, reading, warning
from workflows.law import Text

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

IMPERATIVE = sources.code_2017("216")

SIGNED = yes_no(
    "agreement.signed",
    DEMAND,
    Text(fr="Le papier a-t-il été signé ?", nl="Is het papier getekend?"),
    Text(
        fr="Ne signez rien le jour même. Un papier signé est difficile à défaire.",
        nl="Teken niets op de dag zelf. Een getekend papier is moeilijk ongedaan te maken.",
    ),
)
PRESSURE = yes_no(
    "agreement.pressure",
    WHAT_HAPPENED,
    Text(
        fr="Y a-t-il eu des menaces, une pression, ou pas le temps de lire ?",
        nl="Waren er bedreigingen, druk, of geen tijd om te lezen?",
    ),
    Text(
        fr="Menace de police, de serrure, d'affaires jetées ; visite à plusieurs ; « signez tout de suite ».",
        nl="Dreigen met politie, slot of spullen buiten; met meer aan de deur; “teken nu meteen”.",
    ),
)
UNDERSTOOD = yes_no(
    "agreement.understood",
    WHAT_HAPPENED,
    Text(
        fr="Le locataire a-t-il compris le texte, dans une langue qu'il lit ?",
        nl="Begreep de huurder de tekst, in een taal die de huurder leest?",
    ),
    Text(
        fr="Notez qui a expliqué le texte et dans quelle langue.", nl="Noteer wie de tekst uitlegde en in welke taal."
    ),
)
EVERYONE = yes_no(
    "agreement.everyone_signed",
    WHAT_HAPPENED,
    Text(
        fr="Tous les locataires (et l'époux ou le cohabitant légal) ont-ils signé ?",
        nl="Hebben alle huurders (en de echtgenoot of wettelijk samenwonende) getekend?",
    ),
    Text(
        fr="Le logement familial ne peut pas être abandonné par un seul des époux.",
        nl="Eén echtgenoot alleen kan de gezinswoning niet opgeven.",
    ),
)


def _free(known: Known) -> Said:
    known.need(SIGNED.path, PRESSURE.path)
    signed, pressure = known.yes(SIGNED.path), known.yes(PRESSURE.path)
    if not signed and pressure:
        return breached(
            *inferred(
                "Personne ne peut être forcé à signer ou à partir : seul un juge peut ordonner une expulsion.",
                "Niemand mag gedwongen worden om te tekenen of te vertrekken: enkel een rechter kan dat bevelen.",
            )
        )
    if not signed:
        return kept(
            *inferred(
                "Une fin d'un commun accord peut être proposée ; le locataire peut dire non.",
                "Een einde met onderling akkoord mag voorgesteld worden; de huurder mag nee zeggen.",
            )
        )
    known.need(UNDERSTOOD.path)
    if pressure or not known.yes(UNDERSTOOD.path):
        return left_open(
            *inferred(
                "L'accord n'était peut-être pas libre : un juge peut l'annuler. Écrivez tout de suite au propriétaire "
                "et voyez un avocat.",
                "Het akkoord was misschien niet vrij: een rechter kan het vernietigen. Schrijf de verhuurder meteen "
                "en ga naar een advocaat.",
            ),
            reading(
                "unlawful", "L'accord est annulé : le bail continue.", "Het akkoord is nietig: de huur loopt door."
            ),
            reading("lawful", "L'accord tient.", "Het akkoord blijft gelden."),
        )
    return kept(
        *inferred(
            "Un accord libre et compris met fin au bail à la date convenue.",
            "Een vrij en begrepen akkoord beëindigt de huur op de afgesproken dag.",
        )
    )


def _everyone(known: Known) -> Said:
    if not known.yes(SIGNED.path):
        return aside("Rien n'est signé.", "Er is niets getekend.")
    if known.yes(EVERYONE.path):
        return kept("Tout le monde a signé.", "Iedereen heeft getekend.")
    return left_open(
        *inferred(
            "Il manque une signature : l'accord ne lie sans doute pas la personne qui n'a pas signé.",
            "Er ontbreekt een handtekening: het akkoord bindt wie niet tekende wellicht niet.",
        ),
        reading(
            "unlawful",
            "Le bail continue pour qui n'a pas signé.",
            "De huur loopt door voor wie niet tekende.",
            leaning=True,
        ),
        reading("lawful", "Une signature suffit.", "Eén handtekening volstaat."),
    )


def _lost(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        *inferred(
            "Qui signe renonce le plus souvent aux indemnités et au temps que donne un congé, et peut-être à la "
            "prorogation pour circonstances exceptionnelles (les sources se contredisent).",
            "Wie tekent, verliest meestal de vergoedingen en de tijd die een opzegging geeft, en misschien de "
            "verlenging wegens buitengewone omstandigheden (de bronnen spreken elkaar tegen).",
        )
    )


_IN_FORCE = (sources.TITLE_XI_FROM,)
_DEDUCED = (Basis.INFERENCE,)

DECLARATION = demand(
    __file__,
    number="6.11",
    title=Text(
        fr="Le propriétaire dit : « signez ici pour partir »", nl="De verhuurder zegt: “teken hier om te vertrekken”"
    ),
    about=Text(
        fr="On peut mettre fin au bail d'un commun accord, mais personne n'y est obligé, et on y perd des droits.",
        nl="Een huur kan met onderling akkoord eindigen, maar niemand is verplicht, en men verliest er rechten mee.",
    ),
    facts=(AS_OF, SIGNED, PRESSURE, UNDERSTOOD, EVERYONE),
    points=(
        Point(
            card("free", "Un accord libre", "Een vrij akkoord", IMPERATIVE, basis=_DEDUCED, in_force=_IN_FORCE), _free
        ),
        Point(
            card(
                "everyone",
                "Tous ont signé",
                "Iedereen heeft getekend",
                IMPERATIVE,
                basis=_DEDUCED,
                in_force=_IN_FORCE,
            ),
            _everyone,
        ),
        Point(
            card(
                "lost",
                "Ce que l'on perd en signant",
                "Wat u verliest door te tekenen",
                sources.code_2024("250-252"),
                sources.AFTER_AGREEMENT,
                basis=(Basis.COMMENTARY, Basis.INFERENCE),
                in_force=(sources.TITLE_XI_FROM, sources.NEW_LEASES_FROM),
                blocking=False,
                doubt=Text(
                    fr="Une prorogation reste-t-elle possible après un accord ?",
                    nl="Blijft een verlenging mogelijk na een akkoord?",
                ),
            ),
            _lost,
        ),
    ),
    says={
        "lawful": Text(
            fr="On peut vous le proposer ; vous n'êtes jamais obligé de signer.",
            nl="Men mag het u voorstellen; u bent nooit verplicht te tekenen.",
        ),
        "unlawful": Text(
            fr="On ne peut pas vous forcer à signer ni à partir.",
            nl="Men mag u niet dwingen om te tekenen of te vertrekken.",
        ),
        "uncertain": Text(
            fr="L'accord signé n'est peut-être pas valable : agissez vite, avec un avocat.",
            nl="Het getekende akkoord is misschien niet geldig: reageer snel, met een advocaat.",
        ),
    },
    letters=("N1-21",),
    follows=(
        Follow(
            Text(fr="Avant de signer", nl="Voor u tekent"),
            Text(
                fr="Emportez le papier, faites-le lire, demandez par écrit une date et une indemnité.",
                nl="Neem het papier mee, laat het lezen, vraag schriftelijk een datum en een vergoeding.",
            ),
        ),
    ),
)
