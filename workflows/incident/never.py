"""What must never happen to a household (contract, section 8), in words for the people who help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEVER: Final[Mapping[str, Text]] = {
    "enter_unaccompanied_minor_in_referral": Text(
        fr="Inscrire un mineur étranger non accompagné dans l'orientation : la voie est la tutelle et l'aide à la "
        "jeunesse.",
        nl="Een niet-begeleide buitenlandse minderjarige in de doorverwijzing inschrijven: de weg is voogdij en "
        "jeugdhulp.",
    ),
    "refuse_minor": Text(fr="Refuser un enfant.", nl="Een kind weigeren."),
    "contact_partner": Text(fr="Contacter le ou la partenaire.", nl="De partner contacteren."),
    "letter_to_old_address": Text(fr="Écrire à l'ancienne adresse.", nl="Naar het oude adres schrijven."),
    "merge_with_partner_household": Text(
        fr="Joindre ce dossier à celui du partenaire.", nl="Dit dossier met dat van de partner samenvoegen."
    ),
    "address_in_shared_views": Text(
        fr="Montrer l'adresse dans une vue partagée.", nl="Het adres in een gedeelde weergave tonen."
    ),
    "family_option_by_default": Text(
        fr="Proposer d'office la famille ou le partenaire comme solution.",
        nl="Familie of partner zomaar als oplossing voorstellen.",
    ),
    "automatic_police_report": Text(
        fr="Prévenir la police sans l'accord de la personne.",
        nl="De politie verwittigen zonder akkoord van de persoon.",
    ),
    "wait_for_other_side_before_help": Text(
        fr="Attendre la version de l'autre partie avant d'aider.",
        nl="Wachten op de versie van de andere partij voor er hulp komt.",
    ),
    "treat_arrears_as_title": Text(
        fr="Traiter des loyers impayés comme un titre.", nl="Achterstallige huur als een titel behandelen."
    ),
    "treat_report_delay_as_late": Text(
        fr="Reprocher d'avoir attendu avant d'en parler.", nl="Iemand verwijten dat zij pas later sprak."
    ),
    "count_as_illegal_automatically": Text(
        fr="Compter comme illégal sans relecture juridique.", nl="Als illegaal tellen zonder juridische controle."
    ),
    "copy_class_between_units": Text(
        fr="Reprendre pour un voisin la réponse d'un autre ménage.",
        nl="Het antwoord van een ander gezin overnemen voor een buur.",
    ),
    "decide_moratorium_coverage": Text(
        fr="Décider soi-même si l'hiver protège cette occupation.",
        nl="Zelf beslissen of de winterregel deze bewoning beschermt.",
    ),
    "ask_employer_certificate_first": Text(
        fr="Demander d'abord une attestation de l'employeur.", nl="Eerst een attest van de werkgever vragen."
    ),
    "close_on_job_ended": Text(
        fr="Clôturer parce que le travail a pris fin.", nl="Afsluiten omdat het werk gedaan is."
    ),
    "publish_address": Text(fr="Publier l'adresse.", nl="Het adres bekendmaken."),
    "sum_as_certain": Text(fr="Annoncer une somme comme certaine.", nl="Een bedrag als zeker voorstellen."),
    "penalty_for_refusing_offer": Text(
        fr="Sanctionner le refus d'une proposition.", nl="Een geweigerd voorstel bestraffen."
    ),
    "landlord_blacklist": Text(
        fr="Tenir une liste noire de bailleurs.", nl="Een zwarte lijst van verhuurders bijhouden."
    ),
    "vulnerability_score": Text(
        fr="Donner à une personne une note de vulnérabilité.", nl="Iemand een kwetsbaarheidsscore geven."
    ),
}
"""Words by code, the most pressing first."""


def in_words(codes: Iterable[str]) -> tuple[Text, ...]:
    """Return what must not happen, the most pressing first. Raises KeyError for a code without words."""
    given = tuple(codes)
    unknown = [code for code in given if code not in NEVER]
    if unknown:
        raise KeyError(unknown[0])
    return tuple(words for code, words in NEVER.items() if code in given)
