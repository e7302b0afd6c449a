"""« Le propriétaire ne répare pas »: defects, formal notice, the shield of a complaint. CBL art. 4, 5, 7, 219."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, Shown, card, demand
from workflows.demands.kernel.facts import AS_OF, DEMAND, LEASE_TYPE, WHAT_HAPPENED, code, day, word, yes_no
from workflows.demands.kernel.lease import DWELLING
from workflows.demands.kernel.words import aside, breached, inferred, kept, left_open, reading, warning, written
from workflows.law import Text
from workflows.working_days import after_days

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

QUALITY = sources.code_2017("4, 5, 219")
SHIELD = sources.code_2024("7 §2")

KIND = code(
    "defects.kind",
    DEMAND,
    Text(fr="De quel défaut s'agit-il surtout ?", nl="Om welk gebrek gaat het vooral?"),
    Text(
        fr="La sécurité et la salubrité sont toujours l'affaire du propriétaire ; les petites réparations peuvent "
        "être celle du locataire.",
        nl="Veiligheid en gezondheid zijn altijd een zaak van de verhuurder; kleine herstellingen kunnen voor de "
        "huurder zijn.",
    ),
    word("safety", "Danger : gaz, CO, électricité, incendie", "Gevaar: gas, CO, elektriciteit, brand"),
    word("health", "Humidité, chauffage, eau, nuisibles", "Vocht, verwarming, water, ongedierte"),
    word("structure", "Toit, fenêtres, porte, structure", "Dak, ramen, deur, structuur"),
    word("small_repair", "Petite réparation ou entretien", "Kleine herstelling of onderhoud"),
)
CAUSED = yes_no(
    "defects.caused_by_tenant",
    WHAT_HAPPENED,
    Text(fr="Le locataire a-t-il causé le défaut ?", nl="Heeft de huurder het gebrek veroorzaakt?"),
    Text(
        fr="L'usure et la vétusté ne sont pas causées par le locataire.",
        nl="Slijtage en ouderdom zijn niet door de huurder veroorzaakt.",
    ),
)
REPORTED = yes_no(
    "defects.reported",
    WHAT_HAPPENED,
    Text(fr="Le propriétaire a-t-il été prévenu ?", nl="Werd de verhuurder verwittigd?"),
    Text(fr="Oralement ou par message : notez la date.", nl="Mondeling of met een bericht: noteer de datum."),
)
REPAIRED = yes_no(
    "defects.repaired",
    WHAT_HAPPENED,
    Text(fr="A-t-il réparé ?", nl="Heeft hij hersteld?"),
    Text(
        fr="Une réparation qui ne tient pas n'est pas une réparation.",
        nl="Een herstelling die niet houdt, is geen herstelling.",
    ),
)
NOTICE_SENT = yes_no(
    "defects.formal_notice_sent",
    WHAT_HAPPENED,
    Text(
        fr="Une mise en demeure recommandée a-t-elle été envoyée ?",
        nl="Werd een aangetekende ingebrekestelling gestuurd?",
    ),
    Text(
        fr="Elle prouve la date et ouvre la voie : juge, inspection, baisse de loyer.",
        nl="Ze bewijst de datum en opent de weg: rechter, inspectie, lagere huur.",
    ),
)
COMPLAINED = yes_no(
    "inspection.complaint",
    WHAT_HAPPENED,
    Text(
        fr="Une plainte à l'Inspection régionale du logement a-t-elle été introduite ?",
        nl="Werd een klacht bij de Gewestelijke Huisvestingsinspectie ingediend?",
    ),
    Text(
        fr="Déposée avant un congé, elle suspend ce congé jusqu'à la décision.",
        nl="Ingediend vóór een opzegging schort ze die op tot de beslissing.",
    ),
)
COMPLAINED_ON = day(
    "inspection.complaint_on",
    WHAT_HAPPENED,
    Text(fr="Quel jour la plainte a-t-elle été introduite ?", nl="Op welke dag werd de klacht ingediend?"),
    Text(fr="Voir l'accusé de réception.", nl="Zie het ontvangstbewijs."),
)
NOTICE_ON = day(
    "inspection.notice_received_on",
    WHAT_HAPPENED,
    Text(
        fr="Si le propriétaire a donné congé : quel jour le congé est-il arrivé ?",
        nl="Als de verhuurder opzegde: op welke dag kwam de opzegging aan?",
    ),
    Text(
        fr="Le contrôle du congé calcule la suite ; ici seulement la protection.",
        nl="De controle van de opzegging berekent het vervolg; hier enkel de bescherming.",
    ),
)


def _duty(known: Known) -> Said:
    known.need(REPORTED.path, REPAIRED.path)
    if known.yes(REPAIRED.path):
        return kept("Le défaut est réparé.", "Het gebrek is hersteld.")
    known.need(KIND.path, CAUSED.path)
    if known.yes(CAUSED.path):
        return left_open(
            *inferred(
                "Un dégât causé par le locataire est à sa charge ; la sécurité du logement reste l'affaire du "
                "bailleur.",
                "Schade door de huurder is voor de huurder; de veiligheid van de woning blijft een zaak van de "
                "verhuurder.",
            ),
            reading("lawful", "Le locataire répare.", "De huurder herstelt."),
            reading(
                "unlawful", "Le bailleur assure la sécurité d'abord.", "De verhuurder zorgt eerst voor veiligheid."
            ),
        )
    if known.code(KIND.path) == "small_repair":
        return left_open(
            *inferred(
                "La liste des petites réparations à charge du locataire n'a pas été lue ici : comparez avec l'annexe "
                "du bail.",
                "De lijst van kleine herstellingen voor de huurder is hier niet gelezen: vergelijk met de bijlage van "
                "de huur.",
            ),
            reading("lawful", "Le locataire répare.", "De huurder herstelt."),
            reading("unlawful", "Le bailleur répare.", "De verhuurder herstelt."),
        )
    if not known.yes(REPORTED.path):
        return left_open(
            "Le propriétaire n'est pas encore prévenu : il faut d'abord le faire par écrit.",
            "De verhuurder is nog niet verwittigd: dat moet eerst schriftelijk gebeuren.",
        )
    return breached(
        "Le propriétaire doit réparer. Le locataire peut demander l'exécution, une baisse de loyer, ou la fin du bail "
        "avec des dommages.",
        "De verhuurder moet herstellen. De huurder kan de uitvoering vragen, een lagere huur, of het einde van de "
        "huur met schadevergoeding.",
    )


def _notice(known: Known) -> Said:
    if known.yes(NOTICE_SENT.path):
        return kept("La mise en demeure est envoyée.", "De ingebrekestelling is verstuurd.")
    return warning(
        *inferred(
            "Envoyez d'abord une mise en demeure recommandée, avant une plainte à l'Inspection ou le juge.",
            "Stuur eerst een aangetekende ingebrekestelling, vóór een klacht bij de Inspectie of de rechter.",
        )
    )


def _shield(known: Known) -> Said:
    if not known.yes(COMPLAINED.path):
        return aside(
            "Pas de plainte : pas de protection contre un congé.", "Geen klacht: geen bescherming tegen een opzegging."
        )
    complained_on = known.day(COMPLAINED_ON.path)
    since = after_days(complained_on, 1) if complained_on < complained_on.max else complained_on
    if not known.given(NOTICE_ON.path):
        return _since(
            warning(
                f"Un congé reçu à partir du {written(since).fr} est suspendu jusqu'à la décision de l'Inspection.",
                f"Een opzegging vanaf {written(since).nl} is opgeschort tot de beslissing van de Inspectie.",
            ),
            since.isoformat(),
            None,
        )
    if known.day(NOTICE_ON.path) < complained_on:
        return aside(
            "Le congé est plus ancien que la plainte : il n'est pas suspendu.",
            "De opzegging is ouder dan de klacht: ze is niet opgeschort.",
        )
    if known.day(NOTICE_ON.path) == complained_on:
        return warning(
            *inferred(
                "Le congé et la plainte sont du même jour : il n'est pas certain que le congé soit suspendu.",
                "De opzegging en de klacht zijn van dezelfde dag: het is niet zeker dat de opzegging is opgeschort.",
            )
        )
    return _since(
        warning(
            f"Le congé est suspendu à partir du {written(since).fr} jusqu'à la décision de l'Inspection. Si le "
            "logement est conforme, il reprend effet avec effet rétroactif.",
            f"De opzegging is opgeschort vanaf {written(since).nl} tot de beslissing van de Inspectie. Is de woning "
            "conform, dan werkt ze met terugwerkende kracht.",
        ),
        since.isoformat(),
        Shown(Text(fr="Congé suspendu à partir du", nl="Opzegging opgeschort vanaf"), written(since)),
    )


def _since(said: Said, since: str, shown: Shown | None) -> Said:
    return replace(said, figures={"suspended_from": since}, shown=(shown,) if shown else ())


def _pay(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        "Ne cessez pas de payer le loyer : seul un accord ou un juge peut le baisser. Une interdiction de louer met "
        "fin au bail : préparez d'abord le relogement.",
        "Stop niet met de huur te betalen: enkel een akkoord of een rechter kan ze verlagen. Een verhuurverbod "
        "beëindigt de huur: bereid eerst een nieuwe woning voor.",
    )


_IN_FORCE = (sources.TITLE_XI_FROM,)

DECLARATION = demand(
    __file__,
    number="6.10",
    title=Text(fr="Le propriétaire ne répare pas", nl="De verhuurder herstelt niet"),
    about=Text(
        fr="Le propriétaire doit donner et garder un logement sûr et salubre. La preuve et l'ordre des démarches "
        "comptent.",
        nl="De verhuurder moet een veilige en gezonde woning geven en behouden. Het bewijs en de volgorde van de "
        "stappen tellen.",
    ),
    facts=(
        AS_OF,
        LEASE_TYPE,
        KIND,
        CAUSED,
        REPORTED,
        REPAIRED,
        NOTICE_SENT,
        COMPLAINED,
        COMPLAINED_ON,
        NOTICE_ON,
    ),
    scope=DWELLING,
    points=(
        Point(
            card(
                "duty",
                "Le propriétaire répare",
                "De verhuurder herstelt",
                QUALITY,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _duty,
        ),
        Point(
            card(
                "formal_notice",
                "D'abord une mise en demeure",
                "Eerst een ingebrekestelling",
                QUALITY,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _notice,
        ),
        Point(
            card(
                "shield",
                "La plainte protège contre un congé plus tardif",
                "De klacht beschermt tegen een latere opzegging",
                SHIELD,
                sources.RUNNING_2024,
                basis=(Basis.TEXT, Basis.INFERENCE),
                in_force=(sources.NEW_LEASES_FROM,),
                blocking=False,
                doubt=Text(
                    fr="Congé et plainte du même jour : la loi ne le règle pas.",
                    nl="Opzegging en klacht op dezelfde dag: de wet regelt dat niet.",
                ),
            ),
            _shield,
        ),
        Point(
            card(
                "pay",
                "Continuer à payer",
                "Blijven betalen",
                QUALITY,
                basis=(Basis.INFERENCE,),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _pay,
        ),
    ),
    says={
        "lawful": Text(fr="Le défaut est réparé.", nl="Het gebrek is hersteld."),
        "unlawful": Text(
            fr="Le propriétaire doit réparer : mettez-le en demeure par écrit.",
            nl="De verhuurder moet herstellen: stel hem schriftelijk in gebreke.",
        ),
        "uncertain": Text(
            fr="Qui doit réparer n'est pas encore clair : notez les faits et prévenez par écrit.",
            nl="Wie moet herstellen is nog niet duidelijk: noteer de feiten en verwittig schriftelijk.",
        ),
    },
    letters=("N1-12", "N1-13", "N1-14"),
    follows=(
        Follow(
            Text(fr="En danger", nl="Bij gevaar"),
            Text(
                fr="Odeur de gaz, CO, étincelles : sortez, appelez le 112, puis la commune.",
                nl="Gasgeur, CO, vonken: ga naar buiten, bel 112, daarna de gemeente.",
            ),
        ),
    ),
)
