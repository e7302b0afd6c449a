"""Why hotel nights are not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows import hotel
from workflows.law import Text

NOT_OFFERED: Final = Text(fr="Choisissez une réponse de la liste.", nl="Kies een antwoord uit de lijst.")
CASE_CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour y noter des nuits d'hôtel.",
    nl="Dit dossier is afgesloten. Heropen het om er hotelnachten te noteren.",
)
TOO_EARLY: Final = Text(
    fr="Ici, le logement peut encore être gardé : l'hôtel est pour une expulsion (niveaux 2 et 3) ou une orientation "
    "en cours.",
    nl="Hier kan de woning nog behouden worden: het hotel is voor een uithuiszetting (niveaus 2 en 3) of een lopende "
    "doorverwijzing.",
)
NO_NAME: Final = Text(fr="Écrivez le nom de l'hôtel, sans adresse.", nl="Schrijf de naam van het hotel, zonder adres.")
NO_ADDRESS: Final = Text(
    fr="Ceci ressemble à une adresse : le nom suffit, personne ne doit pouvoir y aller en lisant ceci.",
    nl="Dit lijkt op een adres: de naam volstaat, niemand mag hier lezen waar het is.",
)
LAST_BEFORE_FIRST: Final = Text(
    fr="La dernière nuit ne peut pas venir avant la première.", nl="De laatste nacht kan niet voor de eerste komen."
)
TOO_LONG: Final = Text(
    fr=f"Plus de {hotel.LONGEST_NIGHTS} nuits : vérifiez les dates, et prolongez plutôt avec un motif.",
    nl=f"Meer dan {hotel.LONGEST_NIGHTS} nachten: controleer de data, en verleng liever met een reden.",
)
NO_COST: Final = Text(
    fr="Écrivez ce que coûte une nuit ; 0 si elle est offerte.", nl="Schrijf wat een nacht kost; 0 als ze gratis is."
)
NEGATIVE: Final = Text(fr="Ce montant ne peut pas être négatif.", nl="Dit bedrag kan niet negatief zijn.")
NO_DAY: Final = Text(fr="Écrivez ce jour.", nl="Schrijf deze dag.")
EXTEND: Final = Text(
    fr="Pour des nuits en plus, prolongez le séjour : le motif est gardé.",
    nl="Verleng het verblijf voor meer nachten: de reden wordt bewaard.",
)
NOT_LONGER: Final = Text(
    fr="La nouvelle dernière nuit doit venir après l'actuelle.", nl="De nieuwe laatste nacht moet na de huidige komen."
)
ENDED: Final = Text(
    fr="Ce séjour est terminé : notez-en un nouveau.", nl="Dit verblijf is afgelopen: noteer een nieuw."
)
LEFT_TOO_EARLY: Final = Text(fr="Le départ vient après la première nuit.", nl="Het vertrek komt na de eerste nacht.")
LEFT_TOO_LATE: Final = Text(
    fr="Le départ vient après la dernière nuit prévue : prolongez d'abord le séjour.",
    nl="Het vertrek komt na de laatste voorziene nacht: verleng eerst het verblijf.",
)
SAY_MORE: Final = Text(fr="« Autre » : dites en quelques mots quoi.", nl="“Andere”: zeg in enkele woorden wat.")
