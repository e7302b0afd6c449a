"""Invented households, one per interesting state. Names, streets and amounts belong to nobody; indices are real."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.defects.commands import Finding
from app.demo import aftercare, before_the_judge, incidents, outreach, pictures, procedure
from app.demo.around_the_judgment import rehoused_in_time
from app.demo.debts import indexation_in_the_debt, plan_running
from app.demo.stage import Stage
from app.foundation.workshop import prepared
from app.mediation.commands import Promised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.foundation.identity import Actor
    from app.store.base import Store


def indexation_too_high(stage: Stage) -> None:
    """Saint-Gilles: factor forgotten for a class E dwelling; contested by registered letter, answer awaited."""
    stage.open(
        date(2026, 6, 3), first_name="Yasmina", last_name="Haddad", language="fr", phone="0470 12 34 56",
        street="rue de la Colline", house_number="14", box="3", postal_code="1060", commune_nis="21013", minors=2,
    )  # fmt: skip
    stage.civility(date(2026, 6, 3), "ms")
    stage.event(date(2026, 6, 3), "safety_asked", violence="none")
    stage.landlord(
        date(2026, 6, 3), name="Luc Vandenberghe", civility="mr", kind="natural_person", language="fr",
        street="avenue des Tilleuls", house_number="82", postal_code="1180", locality="Uccle",
    )  # fmt: skip
    stage.lease(
        date(2026, 6, 3), type="main_residence_9y", written=True, signed_on=date(2019, 5, 10),
        starts_on=date(2019, 6, 1), base_rent_cents=75000, rent_now_cents=86250, indexation_clause="none",
        registered_federal=True, registered_federal_on=date(2019, 6, 20), registered_regional=False,
    )  # fmt: skip
    stage.certificate(
        date(2026, 6, 3), energy_class="e", issued_on=date(2019, 3, 2), communicated=True,
        communicated_on=date(2019, 5, 10),
    )  # fmt: skip
    stage.event(date(2026, 6, 3), "facts_gathered", loss_feared="no_date")
    record = stage.check(
        date(2026, 6, 3), made_on="2026-05-28", written=True, rent_asked="958.11", applies_from="2026-06-01"
    )
    letter = stage.letter(date(2026, 6, 29), "contest_indexation", "fr", record)
    stage.post(date(2026, 6, 30), letter, "0103 2845 6710 0412 9")
    stage.demand(
        date(2026, 7, 1), "sign_to_leave", agreement={"signed": False, "pressure": True},
    )  # fmt: skip
    stage.note(date(2026, 7, 2), "A reçu un appel du bailleur ; n'a rien promis. Garde le SMS.", kind="call")
    stage.room(
        date(2026, 6, 3), "bedroom_1",
        Finding(
            kind="damp", present=True, since_on=date(2025, 10, 1), reported=True, reported_on=date(2026, 3, 12),
            reported_how="message", remark="Mur nord, derrière le lit, environ 2 m²",
            photos=(
                prepared(pictures.photo("Chambre 1, mur nord", wall=(221, 214, 200), stain=(88, 92, 74), seed=1)),
                prepared(pictures.photo("Chambre 1, coin", wall=(221, 214, 200), stain=(70, 72, 60), seed=2)),
            ),
        ),
        Finding(kind="heating", present=True, since_on=date(2026, 1, 10), reported=True, reported_how="spoken"),
    )  # fmt: skip
    stage.paper(
        date(2026, 6, 3), "lease", pictures.paper("Bail de résidence principale", ["Signé le 10 mai 2019", "Exemple"]),
        dated_on=date(2019, 5, 10),
    )  # fmt: skip
    stage.paper(
        date(2026, 6, 3), "epb_certificate", pictures.paper("Certificat PEB", ["Classe E", "2 mars 2019", "Exemple"]),
        dated_on=date(2019, 3, 2), valid_until=date(2029, 3, 2),
    )  # fmt: skip
    stage.paper(
        date(2026, 6, 3), "income", pictures.paper("Attestation de revenus", ["Mai 2026", "Exemple"]),
        dated_on=date(2026, 5, 12),
    )  # fmt: skip
    stage.paper(
        date(2026, 6, 3), "medical", pictures.paper("Certificat médical", ["Exemple"]), dated_on=date(2026, 5, 28)
    )
    stage.action(
        date(2026, 6, 4), "social_housing", "done", papers=("form", "identity", "composition", "tax", "children"),
        answers={"no_property": True, "income_fits": True, "one_registered": True},
        particulars={"society": "Société de Saint-Gilles", "filed_on": date(2026, 6, 4)},
    )  # fmt: skip
    stage.action(
        date(2026, 6, 29), "rent_allowance", answers={"registered": True, "main_home": True, "from_agency": False},
        papers=("lease", "income"),
    )  # fmt: skip


def papers_asked(stage: Stage) -> None:
    """Schaerbeek, in Dutch: nothing is known of registration and certificate; the papers were asked."""
    stage.open(
        date(2026, 6, 22), first_name="Kofi", last_name="Mensah", language="nl", phone="0485 00 11 22",
        street="Paviljoenstraat", house_number="57", postal_code="1030", commune_nis="21015",
    )  # fmt: skip
    stage.landlord(
        date(2026, 6, 22), name="Immo Ter Linden BV", kind="company", language="nl", street="Koningslaan",
        house_number="120", postal_code="1070", locality="Anderlecht",
    )  # fmt: skip
    stage.lease(
        date(2026, 6, 22), type="main_residence_short", written=True, signed_on=date(2025, 3, 1),
        starts_on=date(2025, 4, 1), base_rent_cents=89500, rent_now_cents=89500,
    )  # fmt: skip
    stage.event(date(2026, 6, 22), "facts_gathered", loss_feared="no_date")
    stage.check(date(2026, 6, 22), made_on="2026-06-10", written=True, rent_asked="921.00")
    letter = stage.letter(date(2026, 6, 23), "request_lease_documents", "nl")
    stage.post(date(2026, 6, 23), letter, "0103 2845 6710 0555 1")
    stage.room(
        date(2026, 6, 22), "bathroom",
        Finding(
            kind="gas_co", present=True, since_on=date(2026, 2, 1), reported=True, reported_on=date(2026, 6, 15),
            reported_how="spoken", remark="Geiser zonder afvoer, zwarte sporen boven het toestel",
            photos=(prepared(pictures.photo("Badkamer", wall=(214, 208, 196), stain=(52, 48, 46), seed=3)),),
        ),
        Finding(kind="hot_water", present=False),
        Finding(kind="damp", present=True, since_on=date(2025, 11, 1), remark="Hele plafond"),
    )  # fmt: skip
    stage.room(
        date(2026, 6, 22), "bedroom_1",
        Finding(
            kind="window", present=True, reported=False, remark="Raam sluit niet, tocht",
            photos=(prepared(pictures.photo("Slaapkamer 1", wall=(196, 206, 214), stain=(120, 130, 140), seed=4)),),
        ),
        Finding(kind="damp", present=False),
    )  # fmt: skip
    stage.room(date(2026, 6, 22), "kitchen", Finding(kind="leak", present=False), Finding(kind="pests", present=False))
    stage.task(date(2026, 6, 23), "Bellen of de papieren aangekomen zijn", date(2026, 7, 8))
    letter = stage.letter(
        date(2026, 7, 7), "demand_repairs", "nl",
        asked={
            "defects": [
                {"room": "badkamer", "what": "boiler werkt niet", "since": "2026-06-28", "risk": "no_heating"},
                {"room": "slaapkamer", "what": "schimmel op de buitenmuur", "risk": "damp", "photo": "1"},
            ],
            "reports": [{"on": "2026-06-29", "how": "per telefoon"}],
        },
    )  # fmt: skip
    stage.post(date(2026, 7, 7), letter, "0103 2845 6710 0588 9")
    stage.demand(
        date(2026, 6, 24), "guarantee",
        guarantee={"amount": "2685.00", "form": "cash_in_hand", "tenant_chose": False, "keys_returned": False},
    )  # fmt: skip


def refund_claimed(stage: Stage) -> None:
    """Molenbeek: four years of an increase that was never due; money claimed back."""
    stage.open(
        date(2026, 5, 11), first_name="Maria", last_name="Popescu", language="fr", interpreter_language="roumain",
        street="rue du Jardinier", house_number="31", postal_code="1080", commune_nis="21012", minors=1,
    )  # fmt: skip
    stage.landlord(
        date(2026, 5, 11), name="Didier Marchal", civility="mr", kind="natural_person", language="fr",
        street="rue des Béguines", house_number="9", postal_code="1080", locality="Molenbeek-Saint-Jean",
    )  # fmt: skip
    stage.lease(
        date(2026, 5, 11), type="main_residence_9y", written=True, signed_on=date(2018, 9, 15),
        starts_on=date(2018, 10, 1), base_rent_cents=68000, rent_now_cents=68000, registered_federal=False,
        registered_regional=False, indexation_clause="none",
    )  # fmt: skip
    stage.event(date(2026, 5, 11), "facts_gathered", loss_feared="no_date")
    record = stage.check(date(2026, 5, 11), made_on="2025-09-20", written=True, rent_asked="850.00")
    months = [{"month": f"2025-{month:02d}", "due": "680.00", "paid": "850.00"} for month in range(10, 13)] + [
        {"month": f"2026-{month:02d}", "due": "680.00", "paid": "850.00"} for month in range(1, 6)
    ]
    letter = stage.letter(
        date(2026, 5, 12), "refund_overpaid_rent", "fr", record, months=months, iban="BE71096123456769",
        holder="Maria Popescu",
    )  # fmt: skip
    stage.post(date(2026, 5, 13), letter, "0103 2845 6710 0301 7")


def first_visit(stage: Stage) -> None:
    """Anderlecht, split canton: came in yesterday, little is known."""
    stage.open(
        date(2026, 7, 7), first_name="Tom", last_name="Claes", language="nl", concern="notice", phone="0470 99 88 77",
        street="Dapperheidsplein", house_number="4", postal_code="1070", commune_nis="21001",
    )  # fmt: skip
    stage.task(date(2026, 7, 7), "Opzegging en huurovereenkomst meebrengen", date(2026, 7, 9))
    stage.paper(
        date(2026, 7, 7), "social_housing", pictures.paper("Inschrijving sociale woning", ["Voorbeeld"]),
        dated_on=date(2025, 7, 20), valid_until=date(2026, 7, 20),
    )  # fmt: skip
    stage.lease(date(2026, 7, 7), written=False)
    stage.action(
        date(2026, 7, 7), "oral_lease_proof", papers=("payments", "messages", "meters"),
        particulars={"since_on": date(2021, 3, 1), "rent": 62000, "paid_to": "Aan de verhuurder, contant, elke 5de"},
        notes="De buurvrouw van het gelijkvloers wil getuigen.",
    )  # fmt: skip


def told_by_neighbour(stage: Stage) -> None:
    """A neighbour called; nobody has been met: a signal, anonymous."""
    stage.open(date(2026, 7, 6), identity="anonymous", channel="relative", concern="illegal_eviction", language="fr")
    stage.task(date(2026, 7, 6), "Rappeler la voisine, proposer une visite", date(2026, 7, 8))


def with_her_parents(stage: Stage) -> None:
    """Ixelles, 1050 shared: a young woman stays with a friend while her parents are talked to."""
    stage.open(
        date(2026, 6, 15), identity="pseudonym", pseudonym="Lila", language="fr", concern="put_out_by_host",
        safe_to_contact="with_care", contact_advice="SMS seulement, jamais à la maison", postal_code="1050",
        commune_nis="21009",
    )  # fmt: skip
    stage.event(date(2026, 6, 15), "safety_asked", violence="none")
    stage.note(date(2026, 6, 16), "Accord écrit pour contacter les parents.", kind="consent")
    talks = stage.propose_talks(
        date(2026, 6, 17), "parent", "les parents", "Rester à la maison jusqu'à la fin des examens."
    )
    person, parents = stage.sides(talks)
    stage.willing(date(2026, 6, 18), talks, "parent", "les parents", "Pas à la maison, et pas le soir.")
    first = stage.offer(
        date(2026, 6, 18), talks, parents, "Qu'elle parte avant le 30 juin.", until_on=date(2026, 6, 30)
    )
    stage.offer(
        date(2026, 6, 20), talks, person, "Une pause chez une amie, puis retour avec des heures convenues.",
        answers_id=first,
    )  # fmt: skip
    stage.talk(
        date(2026, 6, 22), talks, "neutral", "Les parents veulent du calme le soir. Lila veut un lieu pour étudier.",
        next_step="Appeler les parents après la première semaine", next_on=date(2026, 7, 10),
    )  # fmt: skip
    stage.respite(
        date(2026, 6, 24), talks, date(2026, 7, 20), "chez une amie",
        Promised(side_id=parents, what="Préparer un coin pour étudier", due_on=date(2026, 7, 15)),
        Promised(side_id=person, what="Repas ensemble le dimanche", due_on=date(2026, 7, 12)),
    )  # fmt: skip


def not_safe_at_home(stage: Stage) -> None:
    """Jette, in Dutch: violence; no talks, the address is secret, a lawyer and transit housing are asked."""
    stage.open(
        date(2026, 7, 3), identity="pseudonym", pseudonym="Noor", language="nl", concern="put_out_by_host",
        safe_to_contact="with_care", contact_advice="Enkel op het werk, tussen 12 en 13 uur", street="Kerkstraat",
        house_number="7", postal_code="1090", commune_nis="21010", minors=1,
    )  # fmt: skip
    stage.event(date(2026, 7, 3), "safety_asked", violence="violence")
    stage.secret_address(
        date(2026, 7, 4), street="Voorbeeldstraat", house_number="1", postal_code="1000", locality="Brussel",
        reach="Vraag naar de directie, laat geen boodschap achter",
    )  # fmt: skip
    stage.note(date(2026, 7, 3), "Akkoord om een advocaat en transithuisvesting te vragen.", kind="consent")
    stage.event(
        date(2026, 7, 3), "referral_requested", solution_asked="transit",
        why_not_better="Thuis is het niet veilig; een blijvende woning is nog niet gevonden.",
    )  # fmt: skip
    stage.action(
        date(2026, 7, 3), "legal_aid_second_line", papers=("form", "identity"),
        particulars={"bureau": "bjb", "filed_on": date(2026, 7, 3), "lawyer_language": "nl"},
    )  # fmt: skip


def plan_kept(stage: Stage) -> None:
    """Etterbeek: an agreement with the landlord, commitments followed."""
    stage.open(
        date(2026, 3, 9), first_name="Jean-Pierre", last_name="D'Hondt", language="fr", concern="arrears",
        street="rue des Rentiers", house_number="22", postal_code="1040", commune_nis="21005",
    )  # fmt: skip
    stage.note(date(2026, 3, 9), "Mandat signé pour écrire à la propriétaire.", kind="mandate")
    stage.event(date(2026, 3, 9), "safety_asked", violence="none")
    stage.arrears(date(2026, 3, 9), 164000)
    stage.event(date(2026, 3, 10), "facts_gathered", loss_feared="no_date")
    talks = stage.propose_talks(
        date(2026, 3, 12), "owner", "Madame Peeters", "Deux mois de retard après une perte d'emploi.", "mandate"
    )
    person, owner = stage.sides(talks)
    stage.willing(date(2026, 3, 16), talks, "owner", "Madame Peeters", "Que le loyer du mois soit payé.")
    stage.talk(date(2026, 3, 18), talks, "phone", "La propriétaire accepte un plan si la chaudière est vue ensemble.")
    offer = stage.offer(date(2026, 3, 18), talks, owner, "Tout payer pour fin mai.", until_on=date(2026, 5, 31))
    stage.offer(
        date(2026, 3, 20), talks, person, "205 euros par mois en plus du loyer.", amount_cents=20500, answers_id=offer
    )
    stage.agree(
        date(2026, 3, 25), talks,
        Promised(side_id=person, what="Premier versement du plan", due_on=date(2026, 4, 5), amount_cents=20500),
        Promised(side_id=owner, what="Faire entretenir la chaudière", due_on=date(2026, 5, 15)),
        Promised(side_id=person, what="Quatrième versement du plan", due_on=date(2026, 7, 10), amount_cents=20500),
        Promised(side_id=None, what="Appeler les deux parties à mi-parcours", due_on=date(2026, 7, 14)),
    )  # fmt: skip
    stage.kept(date(2026, 4, 5), 0)
    stage.kept(date(2026, 5, 20), 1)
    stage.task(date(2026, 3, 25), "Vérifier le quatrième versement", date(2026, 7, 10))
    stage.action(
        date(2026, 3, 10), "cpas_contact", "done", papers=("consent", "request", "done"),
        particulars={
            "centre": "cpas-21005", "contact": "service logement, Mme L.", "applied_on": date(2026, 3, 10),
            "acknowledged_on": date(2026, 3, 10), "decision": "partly",
        },
    )  # fmt: skip
    stage.action(date(2026, 3, 11), "domicile", "refused")


def house_sold(stage: Stage) -> None:
    """Uccle: the lease ends lawfully; an extension must be asked in time."""
    stage.open(
        date(2026, 4, 20), first_name="Anna", last_name="Kowalski", language="fr", concern="notice", minors=3,
        street="avenue Brugmann", house_number="340", postal_code="1180", commune_nis="21016",
    )  # fmt: skip
    stage.event(date(2026, 4, 21), "facts_gathered", loss_feared="on_a_date", loss_feared_on=date(2026, 10, 31))
    stage.event(
        date(2026, 4, 28), "end_found_lawful", end_on=date(2026, 10, 31), ask_extension_before_on=date(2026, 9, 30)
    )
    stage.landlord(
        date(2026, 4, 28), name="Éliane Dufour", civility="ms", kind="natural_person", language="fr",
        street="avenue de la Ramée", house_number="18", postal_code="1180", locality="Uccle",
    )  # fmt: skip
    stage.lease(
        date(2026, 4, 28), type="main_residence_9y", written=True, signed_on=date(2017, 10, 12),
        starts_on=date(2017, 11, 1), base_rent_cents=94000, rent_now_cents=110500, registered_federal=True,
    )  # fmt: skip
    stage.letter(
        date(2026, 7, 7), "request_extension", "fr",
        asked={
            "end_on": "2026-10-31", "ends_by": "landlord_notice", "requested_until": "2027-06-30",
            "reasons": ["school", "large_family"], "registrations": ["social_housing", "ais"], "discuss_rent": True,
            "searches": [
                {"on": "2026-06-02", "what": "rue Vanderkindere 210, Uccle", "result": "déjà loué"},
                {"on": "2026-06-19", "what": "AIS Le Toit", "result": "liste d'attente"},
            ],
        },
    )  # fmt: skip
    stage.task(date(2026, 4, 28), "Poster la demande de prorogation en recommandé", date(2026, 9, 1))
    filed = {"filed_on": date(2026, 4, 27)}
    stage.action(date(2026, 4, 28), "moderate_rent", due_on=date(2026, 7, 15), particulars=filed)


def notice_too_late(stage: Stage) -> None:
    """Jette: a notice without reason that came five days late; it ends nothing (M2.1.b)."""
    stage.open(
        date(2026, 6, 25), first_name="Fatoumata", last_name="Diallo", language="fr", concern="notice", minors=1,
        phone="0486 11 22 33", street="rue Léon Theodor", house_number="45", postal_code="1090", commune_nis="21010",
    )  # fmt: skip
    stage.landlord(
        date(2026, 6, 25), name="Bernard Lambiotte", civility="mr", kind="natural_person", language="fr",
        street="avenue de l'Arbre Ballon", house_number="17", postal_code="1090", locality="Jette",
    )  # fmt: skip
    stage.event(date(2026, 6, 25), "safety_asked", violence="none")
    stage.lease(
        date(2026, 6, 25), type="main_residence_9y", written=True, signed_on=date(2023, 8, 12),
        starts_on=date(2023, 9, 1), base_rent_cents=90000, rent_now_cents=90000, registered_federal=True,
        registered_federal_on=date(2023, 9, 20), registered_regional=False,
    )  # fmt: skip
    stage.event(date(2026, 6, 25), "facts_gathered", loss_feared="on_a_date", loss_feared_on=date(2026, 8, 31))
    record = stage.notice(
        date(2026, 6, 25),
        notice={
            "ground": "no_reason", "form": "registered_with_acknowledgment", "posted_on": "2026-03-03",
            "received_on": "2026-03-05", "announced_end_on": "2026-08-31", "sent_by": "landlord",
        },
    )  # fmt: skip
    stage.letter(date(2026, 7, 8), "contest_notice", "fr", record, asked={"talk": True})


def notice_on_the_edge(stage: Stage) -> None:
    """Schaerbeek, in Dutch: posted just before the limit, receipt not proved, the tenant was in hospital (M5.3)."""
    stage.open(
        date(2026, 7, 6), first_name="Lieven", last_name="Coppens", language="nl", concern="notice",
        phone="0495 44 55 66", street="Voltairelaan", house_number="131", postal_code="1030", commune_nis="21015",
    )  # fmt: skip
    stage.landlord(
        date(2026, 7, 6), name="Hilde Maes", civility="ms", kind="natural_person", language="nl",
        street="Eugène Demolderlaan", house_number="9", postal_code="1030", locality="Schaarbeek",
    )  # fmt: skip
    stage.lease(
        date(2026, 7, 6), type="main_residence_9y", written=True, signed_on=date(2023, 12, 10),
        starts_on=date(2024, 1, 1), base_rent_cents=82000, rent_now_cents=83500, registered_federal=True,
        registered_federal_on=date(2024, 1, 15), registered_regional=False,
    )  # fmt: skip
    stage.event(date(2026, 7, 6), "facts_gathered", loss_feared="on_a_date", loss_feared_on=date(2026, 12, 31))
    stage.notice(
        date(2026, 7, 6),
        tenants={"in_hospital": True},
        notice={
            "ground": "no_reason", "form": "registered", "posted_on": "2026-06-26", "announced_end_on": "2026-12-31",
            "sent_by": "landlord",
        },
    )  # fmt: skip
    stage.note(date(2026, 7, 6), "Vraagt bij bpost na wanneer de brief werd aangeboden.", kind="call")


def closed_well(stage: Stage) -> None:
    """Forest, in Dutch: the landlord withdrew the indexation; closed."""
    stage.open(
        date(2026, 2, 2), first_name="Nguyễn", last_name="Thị Lan", language="nl", street="Neerstalsesteenweg",
        house_number="88", postal_code="1190", commune_nis="21007",
    )  # fmt: skip
    stage.event(date(2026, 2, 3), "facts_gathered", loss_feared="no_date")
    stage.note(date(2026, 3, 2), "Verhuurder mailt: hij trekt de indexatie in.", kind="message")
    stage.event(
        date(2026, 3, 3), "closed", outcome="stayed_same_terms", closing_reason="other",
        note="Verhuurder trok de indexatie in.",
    )  # fmt: skip


def hearing_soon(stage: Stage) -> None:
    """CPAS: the registry told the centre of a claim; tenant reached, hearing next week."""
    stage.open(
        date(2026, 5, 28), first_name="Samira", last_name="Öztürk", language="fr", concern="arrears", channel="other",
        street="chaussée de Waterloo", house_number="201", postal_code="1060", commune_nis="21013", minors=3,
    )  # fmt: skip
    stage.arrears(date(2026, 5, 28), 294000, disputed=41200)
    stage.lease(date(2026, 5, 28), type="main_residence_9y")
    stage.event(
        date(2026, 5, 28), "claim_known", stage="centre_informed", known_through="registry_message",
        roll_number="26A1877",
    )  # fmt: skip
    stage.event(date(2026, 6, 4), "tenant_reached", attempt="visit")
    stage.event(
        date(2026, 6, 8), "convocation_sent", new_hearing_on=date(2026, 7, 16),
        hearing_at="9h", enrolled_on=date(2026, 5, 26),
    )  # fmt: skip
    stage.task(date(2026, 6, 8), "Note sociale avec l'accord de Madame", date(2026, 7, 10))
    stage.action(
        date(2026, 6, 5), "legal_aid_second_line", papers=("form", "identity", "case_papers"),
        answers={"aided_by_centre": True},
        particulars={"bureau": "baj", "filed_on": date(2026, 6, 5), "lawyer": "Me Exemple", "lawyer_language": "fr"},
    )  # fmt: skip
    before_the_judge.letters(stage)


def eviction_announced(stage: Stage) -> None:
    """CPAS, in Dutch: judgment served, the bailiff announced the eviction."""
    stage.open(
        date(2026, 4, 30), first_name="Eddy", last_name="Van den Berghe", language="nl", concern="arrears",
        channel="other", street="Fonsnylaan", house_number="75", postal_code="1060", commune_nis="21013",
    )  # fmt: skip
    stage.lease(date(2026, 4, 30), type="main_residence_9y")
    stage.event(
        date(2026, 4, 30), "claim_known", stage="judged_eviction", known_through="registry_message",
        roll_number="26A1391", judged_on=date(2026, 4, 23),
    )  # fmt: skip
    stage.event(date(2026, 5, 18), "judgment_served")
    stage.event(date(2026, 5, 20), "centre_told_of_service")
    stage.event(date(2026, 6, 24), "eviction_notice_sent", announced_for_on=date(2026, 7, 20))
    stage.correct(date(2026, 6, 25), "eviction_notice_sent", date(2026, 6, 23), "de poststempel draagt 23 juni")
    stage.task(date(2026, 6, 24), "Bewijs van herhuisvesting naar de deurwaarder", date(2026, 7, 8))


def settled_in(stage: Stage) -> None:
    """CPAS: rehoused by a social rental agency, home guidance runs."""
    stage.open(
        date(2026, 1, 12), first_name="Berivan", last_name="Şahin", language="fr", concern="arrears", minors=2,
        street="rue de Mérode", house_number="163", postal_code="1060", commune_nis="21013",
    )  # fmt: skip
    stage.event(
        date(2026, 3, 2), "rehousing_found", entry_on=date(2026, 4, 1), housing_kind="agency",
        after_rehousing="aftercare",
    )  # fmt: skip
    aftercare.guide_settled_in(stage)
    stage.note(date(2026, 6, 29), "Consentement signé pour le service logement de la commune.", kind="consent")
    stage.event(date(2026, 7, 6), "handed_over", receiving_service="Service logement")
    stage.correct(date(2026, 7, 7), "handed_over", date(2026, 7, 3), "l'accusé de réception porte le 3 juillet")


STORIES: Mapping[str, tuple[Callable[[Stage], None], ...]] = {
    "amina@seuil.example": (
        indexation_too_high,
        notice_too_late,
        refund_claimed,
        told_by_neighbour,
        with_her_parents,
        plan_kept,
        house_sold,
        plan_running,
        aftercare.passed_on,
    ),
    "bram@seuil.example": (
        papers_asked,
        notice_on_the_edge,
        first_visit,
        closed_well,
        not_safe_at_home,
        indexation_in_the_debt,
    ),
    "fatima@cpas.example": (
        hearing_soon,
        settled_in,
        rehoused_in_time,
        outreach.not_at_home,
        *procedure.stories("fr"),
        incidents.locked_out_at_noon,
    ),
    "greet@cpas.example": (
        eviction_announced,
        aftercare.back_at_risk,
        outreach.not_reached_yet,
        outreach.canton_habits,
        *procedure.stories("nl"),
    ),
    "hugo@region.example": (incidents.title_said_not_shown,),
}
"""Who tells which story."""


def tell(store: Store, actors: Mapping[str, Actor]) -> int:
    """Run every story and return how many cases there are."""
    count = 0
    for email, stories in STORIES.items():
        for story in stories:
            stage = Stage(store, actors[email])
            story(stage)
            count += 1
            if stage.passed:
                aftercare.take_in(stage, actors["fatima@cpas.example"])
                count += 1
    aftercare.decisions(Stage(store, actors["fatima@cpas.example"]))
    return count
