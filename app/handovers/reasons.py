"""Why a hand-over is not saved, in both languages, with what to do."""

from __future__ import annotations

from typing import Final

from workflows.handover.sharing import ITEMS
from workflows.law import Text

NO_CONSENT: Final = Text(
    fr="Choisissez un accord de la personne pour ce service. Il n'y en a pas ? Demandez-le d'abord.",
    nl="Kies een toestemming van de persoon voor deze dienst. Is er geen? Vraag ze eerst.",
)
NOT_A_KIND: Final = Text(
    fr="Cet accord a un autre but. Demandez un accord pour confier, partager ou informer.",
    nl="Deze toestemming heeft een ander doel. Vraag er een om toe te vertrouwen, samen te werken of te informeren.",
)
NO_SERVICE: Final = Text(
    fr="Ce destinataire ne travaille pas avec Limen : faites un fichier scellé ou une lettre.",
    nl="Deze ontvanger werkt niet met Limen: maak een verzegeld bestand of een brief.",
)
ANSWER_IN_THE_PAST: Final = Text(fr="Choisissez un jour à venir.", nl="Kies een dag in de toekomst.")
NO_NAME_LEAVES: Final = Text(
    fr="Sans le nom, l'autre service ne peut pas ouvrir de dossier. Demandez un accord sur le nom et le contact, ou "
    "appelez sans donner de nom.",
    nl="Zonder naam kan de andere dienst geen dossier openen. Vraag een toestemming voor naam en contact, of bel "
    "zonder een naam te noemen.",
)
CLOSED: Final = Text(
    fr="Ce dossier est clôturé. Rouvrez-le pour le transmettre.",
    nl="Dit dossier is afgesloten. Heropen het om het over te dragen.",
)
GONE: Final = Text(
    fr="La personne a retiré son accord, ou il est échu : il n'y a plus rien à lire.",
    nl="De persoon trok haar toestemming in, of ze is verlopen: er is niets meer te lezen.",
)
COORDINATOR_FIRST: Final = Text(
    fr="Votre coordination doit d'abord décider.", nl="Uw coördinatie moet eerst beslissen."
)
NO_CONFLICT: Final = Text(fr="Il n'y a rien à décider.", nl="Er is niets te beslissen.")
NO_FEEDBACK: Final = Text(fr="Écrivez en une phrase ce qu'il en est.", nl="Schrijf in één zin hoe het ermee staat.")
NOT_AGREED: Final = Text(
    fr="Les nouvelles partent seulement si la personne est d'accord : demandez-lui et cochez.",
    nl="Een bericht vertrekt alleen als de persoon akkoord gaat: vraag het haar en vink aan.",
)
LOOK_FIRST: Final = Text(
    fr="Lisez ce qui est transmis, puis cochez.", nl="Lees wat wordt overgedragen en vink dan aan."
)
NOT_NOW: Final = Text(
    fr="Il n'y a pas encore de réponse à noter. Attendez la date, ou appelez.",
    nl="Er is nog geen antwoord om te noteren. Wacht op de datum, of bel.",
)
NOT_OFFERED: Final = Text(fr="Choisissez dans la liste.", nl="Kies uit de lijst.")
WITHDRAWN_PAPER: Final = Text(
    fr="La personne a retiré son accord au service qui nous l'avait transmis.",
    nl="De persoon trok haar toestemming in bij de dienst die het ons bezorgde.",
)
NO_COPY: Final = Text(
    fr="Il n'a pas encore de copie sans données cachées : ouvrez-le une fois dans le dossier.",
    nl="Er is nog geen kopie zonder verborgen gegevens: open het één keer in het dossier.",
)
NO_COPY_OF_EVIDENCE: Final = Text(
    fr="Il n'a pas de copie sans lieu ni heure : il passe seulement dans un dossier de pièces.",
    nl="Er is geen kopie zonder plaats en uur: het gaat alleen mee in een stukkenbundel.",
)
WITNESS_DID_NOT_AGREE: Final = Text(
    fr="Le témoin n'a pas donné son accord pour un tel destinataire : demandez-lui.",
    nl="De getuige ging niet akkoord met zo'n ontvanger: vraag het aan de getuige.",
)
SHOWS_THE_ADDRESS: Final = Text(
    fr="Il montre une adresse qui doit rester secrète.", nl="Het toont een adres dat geheim moet blijven."
)
LOOK_AT_PICTURES: Final = Text(
    fr="Une adresse est secrète dans ce dossier et ces images ne se lisent pas seules : regardez chacune, puis cochez.",
    nl="In dit dossier is een adres geheim en deze beelden lezen zichzelf niet: bekijk ze één voor één en vink aan.",
)
NO_NEWS: Final = Text(fr="Il n'y a pas de nouvelles à noter.", nl="Er is geen nieuws om te noteren.")
NOTHING_TO_STOP: Final = Text(
    fr="Rien n'est à arrêter : l'accord n'est pas retiré, ou c'est déjà noté.",
    nl="Er is niets te stoppen: de toestemming is niet ingetrokken, of het is al genoteerd.",
)
PAPER_LEFT: Final = Text(
    fr="Reçu avec une transmission ; la personne a retiré son accord.",
    nl="Kwam met een overdracht; de persoon trok haar toestemming in.",
)
NOTHING_TO_FORWARD: Final = Text(fr="Il n'y a rien à transmettre.", nl="Er is niets door te sturen.")
NO_SUCH_COMMUNE: Final = Text(fr="Choisissez une des dix-neuf communes.", nl="Kies een van de negentien gemeenten.")


def not_named(item: str) -> Text:
    """Return why a paper stays when the consent does not name its kind of data."""
    name = ITEMS[item].name
    return Text(
        fr=f"L'accord ne nomme pas\u00a0: {name.fr.lower()}.", nl=f"De toestemming noemt dit niet: {name.nl.lower()}."
    )
