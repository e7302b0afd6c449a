"""What follows from the answer: what to do, until when, what both sides owe, what protects the tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workflows.explanations.declaration import Consequence
from workflows.explanations.reading import day, euro, maanden
from workflows.law import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workflows.explanations.declaration import Facts, Result


def consequences(facts: Facts, result: Result) -> tuple[Consequence, ...]:
    """Return what follows, in the order in which people act."""
    return (
        *_protections(result),
        *_branches(result),
        *_proofs(facts, result),
        *_prorogation(result),
        *_counter_notice(result),
        *_money(result),
        *_duties(result),
        *_revision(result),
        *_next_date(result),
        *_exit(facts, result),
        *_always(facts, result),
    )


PROTECTION: Mapping[str, tuple[Text, Text]] = {
    "no_eviction_by_force": (
        Text(fr="Pas d'expulsion par la force", nl="Geen uithuiszetting met geweld"),
        Text(
            fr="Personne ne peut mettre quelqu'un dehors par la force, même sans bail : il faut un jugement. En cas de "
            "danger, appelez le 101 ou le 112.",
            nl="Niemand mag iemand met geweld buitenzetten, ook zonder huurovereenkomst niet: er is een vonnis nodig. "
            "Bel bij gevaar 101 of 112.",
        ),
    ),
    "cpas_help": (
        Text(fr="Aide du CPAS", nl="Hulp van het OCMW"),
        Text(
            fr="Le CPAS de la commune où la personne se trouve peut aider à trouver un toit, même en urgence.",
            nl="Het OCMW van de gemeente waar de persoon zich bevindt kan helpen om onderdak te vinden, ook dringend.",
        ),
    ),
    "barring_order": (
        Text(fr="Éloigner la personne dangereuse", nl="De gevaarlijke persoon uit huis zetten"),
        Text(
            fr="En cas de violence, le parquet peut éloigner du domicile la personne dangereuse, quatorze jours au "
            "plus, puis le tribunal de la famille. La victime n'est pas obligée de partir.",
            nl="Bij geweld kan het parket de gevaarlijke persoon uit huis zetten, hoogstens veertien dagen, daarna de "
            "familierechtbank. Het slachtoffer hoeft niet te vertrekken.",
        ),
    ),
    "family_home_protection": (
        Text(fr="Logement familial protégé", nl="Gezinswoning beschermd"),
        Text(
            fr="Le logement de la famille est protégé : le conjoint ou cohabitant légal ne peut pas seul y renoncer.",
            nl="De gezinswoning is beschermd: de echtgenoot of wettelijk samenwonende kan er niet alleen afstand van "
            "doen.",
        ),
    ),
    "family_court": (
        Text(fr="Tribunal de la famille", nl="Familierechtbank"),
        Text(
            fr="Le tribunal de la famille peut fixer qui reste dans le logement.",
            nl="De familierechtbank kan bepalen wie in de woning blijft.",
        ),
    ),
    "summary_judge": (
        Text(fr="Juge des référés", nl="Kortgedingrechter"),
        Text(
            fr="Entre partenaires de fait, le juge des référés peut décider en urgence.",
            nl="Tussen feitelijke partners kan de kortgedingrechter dringend beslissen.",
        ),
    ),
    "youth_services": (
        Text(fr="Aide à la jeunesse", nl="Jeugdhulp"),
        Text(
            fr="Pour une personne mineure : le Service de l'aide à la jeunesse (SAJ), la police s'il y a danger.",
            nl="Voor een minderjarige: de jeugdhulp, en de politie bij gevaar.",
        ),
    ),
    "parents_must_house": (
        Text(fr="Les parents doivent loger", nl="Ouders moeten huisvesten"),
        Text(
            fr="Les parents doivent loger leur enfant mineur : ils ne peuvent pas le mettre dehors.",
            nl="Ouders moeten hun minderjarig kind huisvesten: ze mogen het niet buitenzetten.",
        ),
    ),
    "maintenance_in_training": (
        Text(fr="Entretien pendant les études", nl="Onderhoud tijdens de studies"),
        Text(
            fr="Les parents doivent entretenir leur enfant majeur en formation, au besoin en argent : le tribunal de "
            "la famille et le CPAS peuvent aider.",
            nl="Ouders moeten hun meerderjarig kind in opleiding onderhouden, zo nodig met geld: de familierechtbank "
            "en het OCMW kunnen helpen.",
        ),
    ),
}


def _protections(result: Result) -> Iterator[Consequence]:
    for code in sorted(result["protections"], key=lambda code: code != "barring_order"):  # safety first
        title, text = PROTECTION[code]
        yield Consequence(code, title, text)


def _branches(result: Result) -> Iterator[Consequence]:
    for place, branch in enumerate(result["alternatives"], start=1):
        first, last = day(branch["receipt_from"]), day(branch["receipt_to"])
        if branch["lawful_end_date"] is None:
            ends = Text(fr="le bail ne prend pas fin", nl="eindigt de huurovereenkomst niet")
        else:
            on = day(branch["lawful_end_date"])
            ends = Text(fr=f"le bail prend fin le {on.fr}", nl=f"eindigt de huurovereenkomst op {on.nl}")
        yield Consequence(
            f"branch_{place}",
            Text(fr="Si la réception est prouvée", nl="Als de ontvangst bewezen is"),
            Text(
                fr=f"Reçu entre le {first.fr} et le {last.fr} : {ends.fr}. Tant que ce n'est pas sûr, comptez avec la "
                "date la plus proche.",
                nl=f"Ontvangen tussen {first.nl} en {last.nl}: dan {ends.nl}. Reken met de vroegste datum zolang dat "
                "niet zeker is.",
            ),
        )


def _proofs(facts: Facts, result: Result) -> Iterator[Consequence]:
    days, as_of = result["tenant_deadlines"], facts["as_of"]
    if days["kinship_action_by"] is not None and as_of <= days["kinship_action_by"]:
        last = day(days["kinship_action_by"])
        asked = days["kinship_proof_due_by"]
        if asked is None:
            todo = Text(
                fr="Le locataire peut demander la preuve du lien de famille ; le bailleur a deux mois pour la donner.",
                nl="De huurder mag het bewijs van de familieband vragen; de verhuurder heeft daarvoor twee maanden.",
            )
        else:
            due = day(asked)
            todo = Text(
                fr=f"Le bailleur a jusqu'au {due.fr} pour prouver le lien de famille.",
                nl=f"De verhuurder heeft tot {due.nl} om de familieband te bewijzen.",
            )
        yield Consequence(
            "kinship_action",
            Text(fr="Contester faute de preuve", nl="Betwisten wegens gebrek aan bewijs"),
            Text(
                fr=f"{todo.fr} Sans preuve, l'action devant le juge de paix doit être introduite au plus tard le "
                f"{last.fr} ; après, ce droit est perdu.",
                nl=f"{todo.nl} Zonder bewijs moet de vordering bij de vrederechter uiterlijk op {last.nl} worden "
                "ingesteld; daarna is dat recht verloren.",
            ),
        )
    if days["documents_action_by"] is not None and as_of <= days["documents_action_by"]:
        due, last = day(days["documents_due_by"]), day(days["documents_action_by"])
        given = (facts["notice"].get("works") or {}).get("document") not in (None, "none", "unknown")
        if not given:
            yield Consequence(
                "documents_action",
                Text(fr="Document sur les travaux", nl="Document over de werken"),
                Text(
                    fr=f"Le bailleur doit remettre un document sur les travaux au plus tard le {due.fr}. Sinon, "
                    f"l'action devant le juge de paix doit être introduite au plus tard le {last.fr}.",
                    nl=f"De verhuurder moet uiterlijk op {due.nl} een document over de werken bezorgen. Anders moet de "
                    f"vordering bij de vrederechter uiterlijk op {last.nl} worden ingesteld.",
                ),
            )


def _prorogation(result: Result) -> Iterator[Consequence]:
    last = result["tenant_deadlines"]["prorogation_letter_by"]
    if last is None:
        return
    written = day(last)
    yield Consequence(
        "prorogation",
        Text(fr="Demander plus de temps (prorogation)", nl="Meer tijd vragen (verlenging)"),
        Text(
            fr="En cas de circonstances exceptionnelles (grand âge, maladie, naissance, perte d'emploi ...), une "
            f"lettre recommandée au bailleur doit arriver au plus tard le {written.fr}. Plus tard, envoyez-la quand "
            "même et demandez conseil.",
            nl="Bij buitengewone omstandigheden (hoge leeftijd, ziekte, geboorte, verlies van werk ...) moet een "
            f"aangetekende brief uiterlijk op {written.nl} bij de verhuurder aankomen. Later: verstuur hem toch en "
            "vraag raad.",
        ),
    )


def _counter_notice(result: Result) -> Iterator[Consequence]:
    days = result["tenant_deadlines"]
    if not days["counter_notice_available"] or days["counter_notice_earliest_end_on"] is None:
        return
    soonest = day(days["counter_notice_earliest_end_on"])
    yield Consequence(
        "counter_notice",
        Text(fr="Partir plus tôt (contre-préavis)", nl="Vroeger vertrekken (tegenopzegging)"),
        Text(
            fr="Le locataire qui a trouvé autre chose peut partir avec un mois de préavis, sans indemnité. Reçu "
            f"aujourd'hui par le bailleur, le contre-préavis finirait le {soonest.fr}. Ce que le "
            f"bailleur doit reste dû.",
            nl="Een huurder die iets anders vond, kan met een maand opzegging vertrekken, zonder vergoeding. Ontvangt "
            f"de verhuurder de tegenopzegging vandaag, dan eindigt ze op {soonest.nl}. Wat de verhuurder verschuldigd "
            "is, blijft verschuldigd.",
        ),
    )


MONEY: Mapping[str, Text] = {
    "landlord_no_reason": Text(
        fr="indemnité du bailleur pour un congé sans motif, payable à la fin du bail",
        nl="vergoeding van de verhuurder voor een opzegging zonder motief, te betalen als de huurovereenkomst eindigt",
    ),
    "landlord_early_short": Text(
        fr="indemnité du bailleur qui met fin plus tôt à un bail court",
        nl="vergoeding van de verhuurder die een korte huurovereenkomst vroeger beëindigt",
    ),
    "landlord_non_occupation": Text(
        fr="à réclamer si la personne annoncée n'occupe pas le logement à temps, pendant deux ans",
        nl="te eisen als de aangekondigde persoon de woning niet op tijd en gedurende twee jaar betrekt",
    ),
    "landlord_works_not_done": Text(
        fr="à réclamer si les travaux ne commencent pas ou ne finissent pas à temps",
        nl="te eisen als de werken niet op tijd beginnen of klaar zijn",
    ),
    "landlord_eviction_without_title": Text(
        fr="à réclamer au juge pour expulsion sans titre (art. 233/1)",
        nl="te eisen bij de rechter wegens uithuiszetting zonder titel (art. 233/1)",
    ),
    "landlord_obstruction_of_access": Text(
        fr="jusqu'à dix-huit mois de loyer à réclamer pour accès empêché ; le juge fixe le montant",
        nl="tot achttien maanden huur te eisen wegens versperde toegang; de rechter bepaalt het bedrag",
    ),
    "tenant_early_exit": Text(
        fr="indemnité du locataire qui part pendant les trois premières années",
        nl="vergoeding van de huurder die tijdens de eerste drie jaar vertrekt",
    ),
    "tenant_early_short": Text(
        fr="indemnité du locataire qui quitte plus tôt un bail court",
        nl="vergoeding van de huurder die een korte huurovereenkomst vroeger verlaat",
    ),
    "head_tenant_early_end": Text(
        fr="dû au sous-locataire par le locataire principal qui met fin au bail",
        nl="aan de onderhuurder verschuldigd door de hoofdhuurder die de huurovereenkomst beëindigt",
    ),
    "head_tenant_late_copy": Text(
        fr="dommage à réclamer au locataire principal : la copie est venue trop tard",
        nl="schade te eisen van de hoofdhuurder: de kopie kwam te laat",
    ),
}


def _money(result: Result) -> Iterator[Consequence]:
    for code, entry in result["indemnities"].items():
        if entry["amount"] is not None:
            head = euro(entry["amount"])
        elif entry["months"] is not None and code != "landlord_obstruction_of_access":
            head = Text(fr=f"{entry['months']} mois de loyer", nl=f"{maanden(entry['months'])} huur")
        else:
            head = Text(fr="Montant à fixer", nl="Bedrag nog te bepalen")
        yield Consequence(
            code,
            Text(fr="Argent", nl="Geld"),
            Text(fr=f"{head.fr} : {MONEY[code].fr}.", nl=f"{head.nl}: {MONEY[code].nl}."),
        )


def _duties(result: Result) -> Iterator[Consequence]:
    duties = result["landlord_duties_after"]
    title = Text(fr="Ce que le bailleur doit faire ensuite", nl="Wat de verhuurder daarna moet doen")
    if duties["occupy_by"] is not None:
        last = day(duties["occupy_by"])
        yield Consequence(
            "occupation_duty",
            title,
            Text(
                fr=f"La personne annoncée doit occuper le logement au plus tard le {last.fr}, pendant deux ans au "
                "moins. Notez cette date : c'est alors qu'une indemnité peut être réclamée.",
                nl=f"De aangekondigde persoon moet de woning uiterlijk op {last.nl} betrekken, minstens twee jaar "
                "lang. Noteer die datum: dan kan een vergoeding worden geëist.",
            ),
        )
    if duties["works_start_by"] is not None:
        start, finish = day(duties["works_start_by"]), day(duties["works_finish_by"])
        yield Consequence(
            "works_duty",
            title,
            Text(
                fr=f"Les travaux doivent commencer au plus tard le {start.fr} et être terminés le {finish.fr}.",
                nl=f"De werken moeten uiterlijk op {start.nl} beginnen en op {finish.nl} klaar zijn.",
            ),
        )


def _revision(result: Result) -> Iterator[Consequence]:
    windows = result["rent_revision"]
    if windows is None:
        return
    days = {key: day(value) for key, value in windows.items()}
    yield Consequence(
        "rent_revision",
        Text(fr="Quand le loyer peut être revu", nl="Wanneer de huurprijs kan worden herzien"),
        Text(
            fr=f"La période de trois ans finit le {days['triennium_ends_on'].fr}. Un accord se fait du "
            f"{days['agreement_from'].fr} au {days['agreement_to'].fr} ; le juge peut être saisi jusqu'au "
            f"{days['court_to'].fr}.",
            nl=f"De driejarige periode eindigt op {days['triennium_ends_on'].nl}. Een akkoord kan van "
            f"{days['agreement_from'].nl} tot {days['agreement_to'].nl}; de rechter kan worden gevat tot "
            f"{days['court_to'].nl}.",
        ),
    )


def _next_date(result: Result) -> Iterator[Consequence]:
    following = result["next_fixed_date"]
    if following is None:
        return
    ends, limit, months = day(following["ends_on"]), day(following["latest_receipt_on"]), following["indemnity_months"]
    if months:
        pay = Text(fr=f" et {months} mois de loyer au locataire", nl=f" en {maanden(months)} huur voor de huurder")
    else:
        pay = Text(fr=", sans indemnité", nl=", zonder vergoeding")
    yield Consequence(
        "next_fixed_date",
        Text(fr="Prochaine date possible sans motif", nl="Volgende mogelijke datum zonder motief"),
        Text(
            fr=f"Sans donner de motif, le bailleur ne peut mettre fin au bail que pour le {ends.fr}, par un congé reçu "
            f"au plus tard le {limit.fr}{pay.fr}.",
            nl=f"Zonder motief kan de verhuurder de huurovereenkomst pas beëindigen op {ends.nl}, met een opzegging "
            f"die uiterlijk op {limit.nl} is ontvangen{pay.nl}.",
        ),
    )


def _exit(facts: Facts, result: Result) -> Iterator[Consequence]:
    leaving = result["tenant_exit_now"]
    if leaving is None or facts["subject"] not in ("landlord_notice", "lease_status"):
        return
    title = Text(fr="Si le locataire veut partir lui-même", nl="Als de huurder zelf wil vertrekken")
    if not leaving["months"]:
        yield Consequence(
            "tenant_exit",
            title,
            Text(
                fr="Le bail n'est pas enregistré : le locataire peut partir tout de suite, sans préavis ni indemnité. "
                "Écrivez-le au bailleur avant qu'il n'enregistre.",
                nl="De huurovereenkomst is niet geregistreerd: de huurder mag meteen vertrekken, zonder "
                "opzeggingstermijn of vergoeding. Schrijf dat aan de verhuurder vóór hij registreert.",
            ),
        )
        return
    ends, rents = day(leaving["ends_on"]), leaving["indemnity_months"]
    if rents:
        pay = Text(fr=f"avec {rents} mois de loyer à payer", nl=f"met {maanden(rents)} huur te betalen")
    elif rents is None:
        pay = Text(
            fr="une indemnité est possible les trois premières années",
            nl="de eerste drie jaar kan een vergoeding verschuldigd zijn",
        )
    else:
        pay = Text(fr="sans indemnité", nl="zonder vergoeding")
    yield Consequence(
        "tenant_exit",
        title,
        Text(
            fr=f"Son propre congé, reçu aujourd'hui, finirait le {ends.fr} ({leaving['months']} mois), {pay.fr}.",
            nl=f"Zijn opzegging, vandaag ontvangen, eindigt op {ends.nl} ({maanden(leaving['months'])}), {pay.nl}.",
        ),
    )


def _always(facts: Facts, result: Result) -> Iterator[Consequence]:
    if facts["subject"] not in ("landlord_notice", "prorogation_request", "self_help_eviction", "lease_status"):
        return
    yield Consequence(
        "no_eviction_without_judgment",
        Text(fr="Pas d'expulsion sans jugement", nl="Geen uithuiszetting zonder vonnis"),
        Text(
            fr="Même après un congé valable, il faut un jugement, un mois après sa signification, un avis de "
            "l'huissier quinze jours ouvrables avant, et pas d'expulsion du 1er novembre au 15 mars (sauf exceptions).",
            nl="Ook na een geldige opzegging is er een vonnis nodig, een maand na de betekening ervan, een bericht van "
            "de gerechtsdeurwaarder vijftien werkdagen vooraf, en geen uithuiszetting van 1 november tot 15 maart "
            "(behoudens uitzonderingen).",
        ),
    )
    if result["verdict"] != "lawful":
        yield Consequence(
            "help",
            Text(fr="Où trouver de l'aide", nl="Waar hulp vinden"),
            Text(
                fr="Ne signez rien et ne rendez pas les clés avant d'avoir demandé conseil : service social, "
                "permanence juridique, bureau d'aide juridique.",
                nl="Teken niets en geef de sleutels niet terug vóór u raad vroeg: sociale dienst, juridisch spreekuur, "
                "bureau voor juridische bijstand.",
            ),
        )
