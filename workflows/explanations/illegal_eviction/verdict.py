"""The verdict in plain words, and what it may still turn out to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.reading import joined
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.explanations.declaration import Facts, Result

WORDS: Mapping[str, Text] = {
    "illegal_eviction": Text(fr="Expulsion illégale", nl="Illegale uithuiszetting"),
    "illegal_deprivation": Text(
        fr="Logement rendu invivable sans titre", nl="Woning onbewoonbaar gemaakt zonder titel"
    ),
    "threat_of_illegal_eviction": Text(fr="Menace d'expulsion illégale", nl="Dreigende illegale uithuiszetting"),
    "title_to_review": Text(fr="Titre à relire aujourd'hui", nl="Titel vandaag na te lezen"),
    "administrative_order": Text(fr="Ordre administratif", nl="Administratief bevel"),
    "order_against_occupant": Text(
        fr="Décision contre un occupant sans titre", nl="Beslissing tegen een bewoner zonder titel"
    ),
    "put_out_by_private_host": Text(fr="Mis dehors par un proche", nl="Buitengezet door een naaste"),
    "not_yet_known": Text(fr="Pas encore clair", nl="Nog niet duidelijk"),
}
_SENTENCES: Mapping[str, Text] = {
    "illegal_eviction": Text(
        fr="D'après ce qui est dit, le ménage a été mis dehors sans décision d'un juge. C'est interdit.",
        nl="Volgens wat gezegd wordt, is het gezin buitengezet zonder beslissing van een rechter. Dat mag niet.",
    ),
    "illegal_deprivation": Text(
        fr="D'après ce qui est dit, le logement a été coupé, abîmé ou bloqué sans décision d'un juge. C'est interdit.",
        nl="Volgens wat gezegd wordt, is de woning afgesloten, beschadigd of versperd zonder beslissing van een "
        "rechter. Dat mag niet.",
    ),
    "threat_of_illegal_eviction": Text(
        fr="Le ménage est encore chez lui. Il n'a pas à partir tant qu'aucun juge n'en a décidé.",
        nl="Het gezin is nog thuis. Het hoeft niet weg zolang geen rechter dat beslist heeft.",
    ),
    "title_to_review": Text(
        fr="Un titre existe. Un juriste le relit aujourd'hui : rien n'est encore dit sur sa validité.",
        nl="Er is een titel. Een jurist leest hem vandaag na: over de geldigheid is nog niets gezegd.",
    ),
    "administrative_order": Text(
        fr="C'est un ordre de la commune ou de l'inspection. La suite est le relogement.",
        nl="Het is een bevel van de gemeente of de inspectie. Wat volgt, is herhuisvesting.",
    ),
    "order_against_occupant": Text(
        fr="Un juge a décidé contre une occupation sans titre. Une place peut toujours être cherchée.",
        nl="Een rechter besliste tegen een bezetting zonder titel. Een plaats zoeken kan nog altijd.",
    ),
    "put_out_by_private_host": Text(
        fr="Le ménage a été mis dehors par un proche ou par son hôte. Le droit du bail ne s'applique pas, mais "
        "la force reste interdite.",
        nl="Het gezin is buitengezet door een naaste. Het huurrecht geldt niet, maar geweld blijft verboden.",
    ),
    "not_yet_known": Text(
        fr="On ne sait pas encore de quoi il s'agit. L'aide urgente commence sans attendre.",
        nl="Men weet nog niet waarover het gaat. De dringende hulp begint zonder te wachten.",
    ),
}
_CLASSES: Mapping[str, Text] = {
    "A": Text(fr="une expulsion illégale", nl="een illegale uithuiszetting"),
    "A_partial": Text(
        fr="un logement rendu invivable sans titre", nl="een woning die zonder titel onbewoonbaar is gemaakt"
    ),
    "B": Text(fr="un titre à relire", nl="een titel om na te lezen"),
    "C": Text(fr="un ordre administratif", nl="een administratief bevel"),
    "D": Text(fr="une décision contre un occupant sans titre", nl="een beslissing tegen een bewoner zonder titel"),
    "E": Text(fr="une mise dehors par un proche", nl="een buitenzetting door een naaste"),
}


def sentence(facts: Facts, result: Result) -> Text:  # noqa: ARG001 — one signature for all checks
    """Return the verdict as a few sentences for the person at the table, with what it may still be."""
    told = _SENTENCES[result["verdict"]]
    if not result["class_alternatives"]:
        return told
    others = joined((_CLASSES[name] for name in result["class_alternatives"]), "ou", "of")
    return Text(fr=f"{told.fr} Ce peut être {others.fr}.", nl=f"{told.nl} Het kan {others.nl} zijn.")
