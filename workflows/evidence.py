"""The words of the evidence register (M2.3.c): what is kept, what happened to it, who it is for. Nothing judges."""

from __future__ import annotations

from typing import Final

from workflows.law import Text

KINDS: Final = {
    "photo": Text("Photo", "Foto"),
    "video": Text("Vidéo", "Video"),
    "audio": Text("Enregistrement sonore", "Geluidsopname"),
    "messages": Text("Messages", "Berichten"),
    "witness_statement": Text("Attestation de témoin", "Getuigenverklaring"),
    "bailiff_report": Text("Constat d'huissier", "Vaststelling door een gerechtsdeurwaarder"),
    "medical_certificate": Text("Certificat médical", "Medisch attest"),
    "police_paper": Text("Document de la police", "Document van de politie"),
    "utility_report": Text("Constat d'un fournisseur ou de Sibelga", "Vaststelling van een leverancier of van Sibelga"),
    "other": Text("Autre pièce", "Ander stuk"),
}
SENSITIVE: Final = frozenset({"medical_certificate"})
"""Never shown in passing: opened on purpose alone."""
STAYS: Final = {
    "person": Text("Chez la personne", "Bij de persoon"),
    "service": Text("Dans notre service", "Bij onze dienst"),
    "witness": Text("Chez le témoin", "Bij de getuige"),
    "author": Text("Chez la personne qui l'a établi", "Bij wie het opmaakte"),
    "lawyer": Text("Chez l'avocat", "Bij de advocaat"),
    "unknown": Text("On ne sait pas", "Niet bekend"),
}
"""Where the thing itself stays: the telephone that took the photo, the paper with ink on it."""
STEPS: Final = {
    "received": Text("Reçu et mis sous empreinte", "Ontvangen en vingerafdruk genomen"),
    "opened": Text("Original ouvert", "Origineel geopend"),
    "copied": Text("Copié", "Gekopieerd"),
    "shown": Text("Montré", "Getoond"),
    "handed": Text("Remis", "Overhandigd"),
    "returned": Text("Rendu", "Teruggegeven"),
    "passed": Text(
        "Copie transmise à un autre service, avec l'accord de la personne",
        "Kopie doorgegeven aan een andere dienst, met het akkoord van de persoon",
    ),
    "taken_back": Text(
        "L'autre service ne peut plus ouvrir la copie transmise",
        "De andere dienst kan de doorgegeven kopie niet meer openen",
    ),
    "bundled": Text("Mis dans un dossier de pièces", "In een stukkenbundel opgenomen"),
    "corrected": Text("Description corrigée", "Beschrijving verbeterd"),
    "set_aside": Text("Mis de côté", "Terzijde gelegd"),
}
STEPS_BY_HAND: Final = ("copied", "shown", "handed", "returned")
"""What a person notes; the others are written by what happens."""
CONSENTS: Final = {
    "to_ask": Text("À demander", "Nog te vragen"),
    "asked": Text("Demandé, pas encore de réponse", "Gevraagd, nog geen antwoord"),
    "yes": Text("D'accord", "Akkoord"),
    "no": Text("Pas d'accord", "Niet akkoord"),
    "withdrawn": Text("Accord retiré", "Akkoord ingetrokken"),
}
OPEN_CONSENTS: Final = frozenset({"to_ask", "asked"})
LINKS: Final = {
    "neighbour": Text("Voisin ou voisine", "Buur"),
    "household": Text("Membre du ménage", "Lid van het huishouden"),
    "family": Text("Famille ou ami", "Familie of vriend"),
    "post": Text("Facteur ou livreur", "Postbode of bezorger"),
    "shop": Text("Commerçant", "Handelaar"),
    "school": Text("École ou crèche", "School of crèche"),
    "care": Text("Médecin ou soignant", "Arts of zorgverlener"),
    "helper": Text("Personne qui accompagne", "Hulpverlener"),
    "passer_by": Text("Passant", "Voorbijganger"),
    "other": Text("Autre", "Andere"),
}
RECIPIENTS: Final = {
    "lawyer": Text("Avocat", "Advocaat"),
    "police": Text("Police", "Politie"),
    "judge": Text("Juge", "Rechter"),
}
WITNESS_AGREES: Final = RECIPIENTS | {"service": Text("Un autre service d'aide", "Een andere hulpdienst")}
"""For whom a witness may agree."""
LOSS_STATES: Final = {
    "missing": Text("Manque", "Ontbreekt"),
    "kept": Text("Retenu par l'autre partie", "Achtergehouden door de andere partij"),
    "damaged": Text("Abîmé", "Beschadigd"),
    "destroyed": Text("Détruit", "Vernield"),
    "returned": Text("Rendu", "Teruggekregen"),
}
TRACK: Final = "evidence"
"""Region of the incident that these pages move."""
SECURED: Final = "secured"
HANDED: Final = "handed_to_lawyer"
