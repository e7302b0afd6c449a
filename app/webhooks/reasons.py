"""Why something about an endpoint is refused, in both languages."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

NOT_AN_ADDRESS: Final = Text(
    fr="Cette adresse ne peut pas être utilisée. Écrivez-la comme https://programme.service.be/limen.",
    nl="Dit adres is niet bruikbaar. Schrijf het zoals https://programma.dienst.be/limen.",
)
NOT_HTTPS: Final = Text(
    fr="L'adresse doit commencer par https:// : rien ne part sans chiffrement.",
    nl="Het adres moet met https:// beginnen: niets vertrekt zonder versleuteling.",
)
WITH_A_NAME: Final = Text(
    fr="Retirez le nom d'utilisateur et le mot de passe de l'adresse : la signature prouve d'où vient le message.",
    nl="Haal de gebruikersnaam en het wachtwoord uit het adres: de handtekening bewijst vanwaar het bericht komt.",
)
NOT_PUBLIC: Final = Text(
    fr="Cette adresse mène à un réseau interne. Donnez une adresse que tout internet peut atteindre.",
    nl="Dit adres leidt naar een intern netwerk. Geef een adres dat van overal op internet bereikbaar is.",
)
NAME_NOT_KNOWN: Final = Text(
    fr="Ce nom n'est connu nulle part. Vérifiez l'adresse avec la personne qui gère le programme.",
    nl="Deze naam is nergens bekend. Controleer het adres bij wie het programma beheert.",
)
NO_KINDS: Final = Text(
    fr="Cochez au moins un événement.",
    nl="Vink minstens één gebeurtenis aan.",
)
NOT_OFFERED: Final = Text(
    fr="Choisissez parmi les événements de la liste.", nl="Kies uit de gebeurtenissen van de lijst."
)
TOO_MANY: Final = Text(
    fr="Un service garde dix adresses au plus. Changez-en une qui existe.",
    nl="Een dienst bewaart hoogstens tien adressen. Wijzig een bestaand adres.",
)
TEST_WAITS: Final = Text(
    fr="Un essai attend déjà. Rechargez la page dans une minute.",
    nl="Er wacht al een test. Herlaad de pagina over een minuut.",
)
SWITCH_ON_FIRST: Final = Text(
    fr="L'adresse est arrêtée : remettez-la en marche, puis renvoyez.",
    nl="Het adres staat uit: zet het weer aan en stuur dan opnieuw.",
)
DID_NOT_FAIL: Final = Text(
    fr="Ce message attend ou est arrivé : il n'y a rien à renvoyer. Rechargez la page.",
    nl="Dit bericht wacht of is aangekomen: er is niets opnieuw te sturen. Herlaad de pagina.",
)
