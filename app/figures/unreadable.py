"""Says why an uploaded file cannot be read as a table of the health index, and what to do next."""

from __future__ import annotations

from workflows.law import Text


class UnreadableFile(Exception):
    """The file is not one of the forms of Statbel; ``code`` for programs, ``text`` for people."""

    def __init__(self, code: str, fr: str, nl: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = Text(fr=fr, nl=nl)


def empty() -> UnreadableFile:
    """No byte at all."""
    return UnreadableFile(
        "empty_file",
        "Le fichier est vide. Téléchargez-le à nouveau chez Statbel.",
        "Het bestand is leeg. Download het opnieuw bij Statbel.",
    )


def too_large() -> UnreadableFile:
    """Above the limit, as it is or once unpacked."""
    return UnreadableFile(
        "too_large",
        "Le fichier dépasse 40 Mo, ou bien plus une fois décompressé. L'historique de Statbel est bien plus petit : "
        "vérifiez que c'est le bon fichier.",
        "Het bestand is groter dan 40 MB, of veel groter na het uitpakken. De reeks van Statbel is veel kleiner: "
        "controleer of dit het juiste bestand is.",
    )


def encrypted() -> UnreadableFile:
    """Protected by a password."""
    return UnreadableFile(
        "encrypted",
        "Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe et recommencez.",
        "Het bestand is met een wachtwoord beveiligd. Bewaar het zonder wachtwoord en probeer opnieuw.",
    )


def old_workbook() -> UnreadableFile:
    """A workbook in the form of before 2007."""
    return UnreadableFile(
        "old_workbook",
        "C'est un ancien fichier Excel (.xls). Enregistrez-le au format XLSX et recommencez.",
        "Dit is een oud Excel-bestand (.xls). Bewaar het als XLSX en probeer opnieuw.",
    )


def web_page() -> UnreadableFile:
    """An HTML page, whatever its name."""
    return UnreadableFile(
        "web_page",
        "Ce fichier est une page web, sans doute un message d'erreur du site. "
        "Réessayez le téléchargement et ouvrez le fichier avant de l'importer.",
        "Dit bestand is een webpagina, wellicht een foutmelding van de website. "
        "Probeer de download opnieuw en open het bestand voordat u het importeert.",
    )


def damaged() -> UnreadableFile:
    """The container or its syntax is broken."""
    return UnreadableFile(
        "damaged",
        "Le fichier est abîmé ou incomplet. Téléchargez-le à nouveau chez Statbel.",
        "Het bestand is beschadigd of onvolledig. Download het opnieuw bij Statbel.",
    )


def not_a_table() -> UnreadableFile:
    """A PDF, an image, a program: no table."""
    return UnreadableFile(
        "not_a_table",
        "Ce n'est pas un fichier d'indices. Prenez le fichier XLSX, ZIP ou JSON de Statbel.",
        "Dit is geen bestand met indexcijfers. Neem het XLSX-, ZIP- of JSON-bestand van Statbel.",
    )


def odd_archive() -> UnreadableFile:
    """An archive that does not hold exactly one text file."""
    return UnreadableFile(
        "odd_archive",
        "L'archive doit contenir un seul fichier texte, comme celle de Statbel. "
        "Extrayez le bon fichier et importez-le seul.",
        "Het archief moet één tekstbestand bevatten, zoals dat van Statbel. "
        "Pak het juiste bestand uit en importeer alleen dat.",
    )


def wrong_columns(missing: str | None = None) -> UnreadableFile:
    """No column with the year, the month or the health index."""
    named_fr = f" (colonne manquante : {missing})" if missing else ""
    named_nl = f" (ontbrekende kolom: {missing})" if missing else ""
    return UnreadableFile(
        "wrong_columns",
        f"Aucune colonne « indice santé » avec l'année et le mois n'a été trouvée{named_fr}. "
        "L'indice lissé et l'indice des prix à la consommation ne conviennent pas.",
        f"Er is geen kolom “gezondheidsindex” met jaar en maand gevonden{named_nl}. "
        "De afgevlakte index en het indexcijfer van de consumptieprijzen zijn niet geschikt.",
    )


def repeated_column(name: str) -> UnreadableFile:
    """Two columns that could both be the one looked for."""
    return UnreadableFile(
        "repeated_column",
        f"Deux colonnes portent le nom « {name} » : impossible de choisir. Supprimez celle qui ne convient pas.",
        f"Twee kolommen heten “{name}”: kiezen is onmogelijk. Verwijder de verkeerde.",
    )


def bad_cell(row: int, column: str, cell: object) -> UnreadableFile:
    """A cell that is neither what its column announces nor missing. ``row`` counts from 1 under the header."""
    shown = str(cell)[:30]
    return UnreadableFile(
        "bad_cell",
        f"Ligne {row}, colonne « {column} » : « {shown} » n'est pas lisible. Reprenez le fichier d'origine de Statbel.",
        f"Rij {row}, kolom “{column}”: “{shown}” is niet leesbaar. Neem het oorspronkelijke bestand van Statbel.",
    )
