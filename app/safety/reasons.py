"""Why something about a secret address is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NO_STREET: Final = Text(fr="Écrivez la rue et le numéro.", nl="Schrijf de straat en het nummer.")
NOBODY_NAMED: Final = Text(
    fr="Laissez au moins une personne qui peut lire l'adresse. Si plus personne n'en a besoin, effacez-la.",
    nl="Laat minstens één persoon die het adres mag lezen. Heeft niemand het nog nodig, wis het dan.",
)
NOT_A_COLLEAGUE: Final = Text(
    fr="Choisissez une personne de l'équipe qui suit des dossiers.",
    nl="Kies iemand van het team die dossiers opvolgt.",
)
ONLY_NAMED: Final = Text(
    fr="Seules les personnes désignées peuvent le faire. Demandez-le à l'une d'elles.",
    nl="Alleen wie aangewezen is, kan dit doen. Vraag het aan een van hen.",
)
NOT_KNOWN: Final = Text(fr="Aucune adresse secrète n'est notée.", nl="Er is geen geheim adres genoteerd.")
KNOWN_ALREADY: Final = Text(
    fr="Une adresse secrète est déjà notée. Une personne désignée peut la remplacer.",
    nl="Er is al een geheim adres genoteerd. Wie aangewezen is, kan het vervangen.",
)
