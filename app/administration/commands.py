"""Set up organisations and people; change roles and passwords."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.foundation import passwords
from app.foundation.command import Command
from app.foundation.errors import Invalid
from app.foundation.permissions import Permission, Role
from app.store import people
from app.store.tables import Organisation, User
from workflows.law import Text

if TYPE_CHECKING:
    from app.store.tables.organisation import OrganisationKind
    from app.store.work import Work

PEOPLE_ROLES = (Role.ADVISER, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUDITOR)

TOO_SHORT = Text(
    fr=f"Le mot de passe doit compter au moins {passwords.SHORTEST} caractères. Choisissez par exemple quatre mots.",
    nl=f"Het wachtwoord moet minstens {passwords.SHORTEST} tekens tellen. Kies bijvoorbeeld vier woorden.",
)
TAKEN = Text(
    fr="Cette adresse sert déjà à une autre personne. Vérifiez l'adresse.",
    nl="Dit adres wordt al door iemand anders gebruikt. Controleer het adres.",
)
NAME_TAKEN = Text(
    fr="Ce nom court est déjà pris. Choisissez-en un autre.",
    nl="Deze korte naam bestaat al. Kies een andere.",
)
NOT_AN_ADDRESS = Text(
    fr="Ce n'est pas une adresse e-mail. Écrivez par exemple prenom@service.be.",
    nl="Dit is geen e-mailadres. Schrijf bijvoorbeeld voornaam@dienst.be.",
)
NOT_A_ROLE = Text(
    fr="Ce rôle n'est pas celui d'une personne. Choisissez un rôle de la liste.",
    nl="Deze rol is niet die van een persoon. Kies een rol uit de lijst.",
)
NO_NAME = Text(
    fr="Écrivez le nom de la personne : il figure au bas de ses lettres.",
    nl="Schrijf de naam van de persoon: die staat onder de brieven.",
)
NO_LANGUAGE = Text(
    fr="Choisissez le français ou le néerlandais.",
    nl="Kies Nederlands of Frans.",
)
UNCHANGED_PASSWORD = Text(
    fr="C'est le mot de passe que vous avez déjà. Choisissez-en un autre.",
    nl="Dit is het wachtwoord dat u al hebt. Kies een ander.",
)
NOT_ONESELF = Text(
    fr="Vous ne pouvez ni fermer votre propre compte ni changer votre rôle. Demandez-le à un autre administrateur.",
    nl="U kunt uw eigen account niet sluiten en uw rol niet wijzigen. Vraag het aan een andere beheerder.",
)


def _check_person(name: str, role: Role, language: str) -> str:
    """Return the name to keep. Raises Invalid when one of the three cannot be right."""
    if not name.strip():
        raise Invalid("name", NO_NAME)
    if role not in PEOPLE_ROLES:
        raise Invalid("role", NOT_A_ROLE)
    if language not in {"fr", "nl"}:
        raise Invalid("language", NO_LANGUAGE)
    return name.strip()


def _check_password(password: str) -> str:
    if len(password) < passwords.SHORTEST:
        raise Invalid("password", TOO_SHORT)
    return passwords.hashed(password)


@dataclass(frozen=True, kw_only=True)
class CreateOrganisation(Command[int]):
    """A service starts to work with the product; returns its key."""

    permission = Permission.SYSTEM
    kind: OrganisationKind
    short_name: str
    name_fr: str
    name_nl: str
    street_fr: str = ""
    street_nl: str = ""
    house_number: str = ""
    box: str = ""
    postal_code: str = ""
    commune_nis: str = ""
    phone: str = ""
    email: str = ""
    counter_hours_fr: str = ""
    counter_hours_nl: str = ""
    serves_communes: tuple[str, ...] = ()

    def execute(self, work: Work) -> int:
        """Add the organisation; its short name begins every case reference and is unique."""
        if people.short_name_taken(work, self.short_name):
            raise Invalid("short_name", NAME_TAKEN)
        values = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "serves_communes"}
        return work.add(Organisation(**values, serves_communes=list(self.serves_communes))).id


@dataclass(frozen=True, kw_only=True)
class UpdateLetterhead(Command[None]):
    """An organisation corrects its own names, address, telephone and counter hours."""

    permission = Permission.ORGANISATION_MANAGE
    version: int
    name_fr: str
    name_nl: str
    street_fr: str
    street_nl: str
    house_number: str
    box: str
    postal_code: str
    commune_nis: str
    phone: str
    email: str
    counter_hours_fr: str
    counter_hours_nl: str

    def execute(self, work: Work) -> None:
        """Write the letterhead of the acting person's own organisation."""
        if work.author.organisation_id is None:
            raise ValueError("only an organisation's own people change its letterhead")
        organisation = work.one(Organisation, work.author.organisation_id, version=self.version)
        for name in self.__dataclass_fields__:
            if name != "version":
                setattr(organisation, name, getattr(self, name))


@dataclass(frozen=True, kw_only=True)
class CreateUser(Command[int]):
    """A person gets a sign-in with a role in an organisation; returns the key."""

    permission = Permission.ORGANISATION_MANAGE
    organisation_id: int
    email: str
    name: str
    role: Role
    language: str
    password: str = field(repr=False)
    phone: str = ""

    def execute(self, work: Work) -> int:
        """Add the person. The address is unique over all organisations."""
        address = self.email.strip().lower()
        if "@" not in address or address.startswith("@") or "." not in address.rpartition("@")[2]:
            raise Invalid("email", NOT_AN_ADDRESS)
        if people.address_taken(work, address):
            raise Invalid("email", TAKEN)
        user = User(
            organisation_id=self.organisation_id,
            email=address,
            name=_check_person(self.name, self.role, self.language),
            phone=self.phone,
            role=self.role.value,
            language=self.language,
            password_hash=_check_password(self.password),
        )
        return work.add(user).id


@dataclass(frozen=True, kw_only=True)
class UpdateUser(Command[None]):
    """A person's name, role, language or state changes; a closed account signs out everywhere."""

    permission = Permission.ORGANISATION_MANAGE
    user_id: int
    version: int
    name: str
    role: Role
    language: str
    phone: str
    active: bool

    def execute(self, work: Work) -> None:
        """Write the changes; nobody closes or demotes their own account."""
        user = work.one(User, self.user_id, version=self.version)
        name = _check_person(self.name, self.role, self.language)
        if user.id == work.author.user_id and (not self.active or self.role.value != user.role):
            raise Invalid("active" if not self.active else "role", NOT_ONESELF)
        user.name, user.role, user.language = name, self.role.value, self.language
        user.phone, user.active = self.phone, self.active


@dataclass(frozen=True, kw_only=True)
class SetPassword(Command[int]):
    """An administrator gives a person a new password; returns the person's key."""

    permission = Permission.ORGANISATION_MANAGE
    user_id: int
    password: str = field(repr=False)

    def execute(self, work: Work) -> int:
        """Write the hash of the new password."""
        user = work.one(User, self.user_id)
        user.password_hash = _check_password(self.password)
        return user.id


@dataclass(frozen=True, kw_only=True)
class ChangeOwnPassword(Command[None]):
    """A person changes their own password after typing the old one."""

    permission = Permission.OPEN
    old_password: str = field(repr=False)
    password: str = field(repr=False)

    def execute(self, work: Work) -> None:
        """Compare the old password, write the new one."""
        if work.author.user_id is None:
            raise ValueError("only a person has a password")
        user = work.one(User, work.author.user_id)
        if not passwords.matches(user.password_hash, self.old_password):
            raise Invalid(
                "old_password",
                Text(fr="Ce n'est pas votre mot de passe actuel.", nl="Dit is niet uw huidige wachtwoord."),
            )
        if self.password == self.old_password:
            raise Invalid("password", UNCHANGED_PASSWORD)
        user.password_hash = _check_password(self.password)


REMINDERS = ("none", "legal", "daily")
NO_REMINDERS = Text(
    fr="Choisissez quand vous voulez un rappel par e-mail.",
    nl="Kies wanneer u een herinnering per e-mail wilt.",
)


@dataclass(frozen=True, kw_only=True)
class UpdateOwnAccount(Command[None]):
    """A person chooses language and reminders, and corrects their own telephone; ``reminders`` None: as they are."""

    permission = Permission.OPEN
    language: str
    phone: str
    reminders: str | None = None

    def execute(self, work: Work) -> None:
        """Write both; name, address and role belong to the administrator."""
        if work.author.user_id is None:
            raise ValueError("only a person has an account")
        if self.language not in {"fr", "nl"}:
            raise Invalid("language", NO_LANGUAGE)
        user = work.one(User, work.author.user_id)
        user.language, user.phone = self.language, self.phone.strip()
        if self.reminders is not None:
            if self.reminders not in REMINDERS:
                raise Invalid("reminders", NO_REMINDERS)
            user.reminders = self.reminders
