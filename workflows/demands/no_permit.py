"""« Sans papiers, pas de droits »: no residence permit, no written lease. CBL art. 218, 237, 233/1.

Residence status is never asked and never kept: no rule of title XI depends on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workflows.checks.declaration import Basis, LegalValue
from workflows.demands.kernel import sources
from workflows.demands.kernel.declaration import Follow, Point, Said, Shown, card, demand
from workflows.demands.kernel.facts import AS_OF, DEMAND, WHAT_HAPPENED, day, yes_no
from workflows.demands.kernel.words import aside, breached, inferred, kept, left_open, reading, warning, written
from workflows.law import Text
from workflows.working_days import after_days

if TYPE_CHECKING:
    from workflows.demands.kernel.known import Known

SOURCE = sources.code_2017("218 §2, 237 §1")

ANSWER_DAYS = LegalValue(
    "written_lease_days",
    Text(
        fr="Bail écrit : jours après la mise en demeure avant de saisir le juge",
        nl="Schriftelijke huur: dagen na de ingebrekestelling vóór men naar de rechter kan",
    ),
    ((sources.TITLE_XI_FROM, 8),),
    Basis.TEXT,
    SOURCE,
)

DENIED = yes_no(
    "home.rights_denied",
    DEMAND,
    Text(
        fr="Le propriétaire dit-il que le bail ne vaut rien (pas de papiers, pas d'écrit) ?",
        nl="Zegt de verhuurder dat de huur niets waard is (geen papieren, geen contract)?",
    ),
    Text(
        fr="Par exemple : « vous n'avez pas de papiers, vous n'avez pas de droits ».",
        nl="Bijvoorbeeld: “u hebt geen papieren, u hebt geen rechten”.",
    ),
)
LIVES = yes_no(
    "home.lives_there",
    WHAT_HAPPENED,
    Text(fr="La personne habite-t-elle vraiment le logement ?", nl="Woont de persoon echt in de woning?"),
    Text(
        fr="Courrier, école des enfants, voisins, compteurs : tout montre qu'on y habite. Le statut de séjour n'est "
        "jamais demandé ici.",
        nl="Post, school van de kinderen, buren, meters: alles toont dat men er woont. De verblijfsstatus wordt hier "
        "nooit gevraagd.",
    ),
)
PAYS = yes_no(
    "home.rent_accepted",
    WHAT_HAPPENED,
    Text(fr="De l'argent a-t-il été payé et accepté comme loyer ?", nl="Werd er geld betaald en als huur aanvaard?"),
    Text(
        fr="Habiter et payer un loyer accepté, c'est un bail, même sans écrit.",
        nl="Er wonen en aanvaarde huur betalen is een huur, ook zonder geschrift.",
    ),
)
OUT = yes_no(
    "home.told_to_leave",
    DEMAND,
    Text(
        fr="Le propriétaire dit-il de partir sans jugement ?",
        nl="Zegt de verhuurder dat men moet vertrekken zonder vonnis?",
    ),
    Text(
        fr="Seul un juge peut ordonner une expulsion, quel que soit le séjour.",
        nl="Enkel een rechter kan een uithuiszetting bevelen, wat ook de verblijfsstatus is.",
    ),
)
REFUSED = yes_no(
    "writing.refused",
    DEMAND,
    Text(
        fr="Le propriétaire refuse-t-il un bail écrit ?", nl="Weigert de verhuurder een schriftelijke huurovereenkomst?"
    ),
    Text(
        fr="Chaque partie peut exiger un écrit. Pesez d'abord le risque d'attirer l'attention du propriétaire.",
        nl="Elke partij mag een geschrift eisen. Weeg eerst af of het verstandig is de verhuurder wakker te maken.",
    ),
)
NOTICE_ON = day(
    "writing.notice_on",
    DEMAND,
    Text(
        fr="Quel jour une mise en demeure de signer un écrit a-t-elle été envoyée ?",
        nl="Op welke dag werd een ingebrekestelling gestuurd om een geschrift te tekenen?",
    ),
    Text(
        fr="Recommandé ou huissier. Huit jours plus tard, on peut saisir le juge, qui écrit le bail.",
        nl="Aangetekend of door een deurwaarder. Acht dagen later kan men naar de rechter, die de huur op papier zet.",
    ),
)


def _lease(known: Known) -> Said:
    if not known.yes(DENIED.path):
        return kept("Le propriétaire reconnaît le bail.", "De verhuurder erkent de huur.")
    known.need(LIVES.path, PAYS.path)
    if known.yes(LIVES.path) and known.yes(PAYS.path):
        return breached(
            *inferred(
                "Il y a un bail oral : la loi en fait un bail de résidence principale de neuf ans. Rien dans la loi "
                "sur les baux ne fait dépendre ce bail du titre de séjour : dire « sans papiers, pas de droits » est "
                "faux.",
                "Er is een mondelinge huur: de wet maakt er een huur van negen jaar voor de hoofdverblijfplaats van. "
                "Niets in de huurwet laat die huur afhangen van de verblijfstitel: “geen papieren, geen rechten” is "
                "niet waar.",
            )
        )
    return left_open(
        *inferred(
            "Sans habiter le logement ou sans loyer accepté, un bail est difficile à prouver : la personne est "
            "peut-être hébergée. Même alors, personne ne peut être mis dehors par la force.",
            "Zonder er te wonen of zonder aanvaarde huur is een huur moeilijk te bewijzen: de persoon is misschien "
            "inwonend. Ook dan mag niemand met geweld buitengezet worden.",
        ),
        reading("unlawful", "D'autres preuves montrent un bail.", "Andere bewijzen tonen een huur aan."),
        reading(
            "lawful",
            "Pas de bail : pas de droit de rester, mais pas de force.",
            "Geen huur: geen recht om te blijven, maar ook geen geweld.",
        ),
    )


def _out(known: Known) -> Said:
    if known.yes(OUT.path):
        return breached(
            "Sans jugement, personne ne doit partir. Une expulsion sans titre coûte dix-huit mois de loyer au "
            "bailleur.",
            "Zonder vonnis moet niemand vertrekken. Uithuiszetting zonder titel kost de verhuurder achttien maanden "
            "huur.",
        )
    return kept("Le propriétaire ne demande pas de partir.", "De verhuurder vraagt niet om te vertrekken.")


def _writing(known: Known) -> Said:
    if not known.yes(REFUSED.path):
        return kept("Un écrit n'est pas refusé.", "Een geschrift wordt niet geweigerd.")
    return breached(
        "Chaque partie peut exiger un bail écrit : mise en demeure recommandée, huit jours, puis le juge de paix.",
        "Elke partij mag een schriftelijke huur eisen: aangetekende ingebrekestelling, acht dagen, dan de "
        "vrederechter.",
    )


def _notice(known: Known) -> Said:
    if known.given(REFUSED.path) and not known.yes(REFUSED.path):
        return aside("Pas de mise en demeure nécessaire.", "Geen ingebrekestelling nodig.")
    sent_on = known.day(NOTICE_ON.path)
    last = after_days(sent_on, ANSWER_DAYS.current)
    said = warning(
        f"Mise en demeure du {written(sent_on).fr} : si rien n'est signé au plus tard le {written(last).fr}, le juge "
        "de paix peut être saisi. Il est tenu par le contenu oral qui est prouvé.",
        f"Ingebrekestelling van {written(sent_on).nl}: is er ten laatste op {written(last).nl} niets getekend, dan "
        "kan men naar de vrederechter. Die is gebonden door de bewezen mondelinge inhoud.",
    )
    return replace(
        said,
        figures={"sign_by": last.isoformat()},
        shown=(Shown(Text(fr="Réponse au plus tard le", nl="Antwoord ten laatste op"), written(last), lesser=True),),
    )


def _proofs(known: Known) -> Said:  # noqa: ARG001 — said whatever is known
    return warning(
        "Rassemblez : reçus et messages, retraits d'argent, témoins, relevés de compteurs, courrier, école, médecin, "
        "photos datées.",
        "Verzamel: kwijtschriften en berichten, geldafhalingen, getuigen, meterstanden, post, school, dokter, "
        "gedateerde foto's.",
    )


_IN_FORCE = (sources.TITLE_XI_FROM,)

DECLARATION = demand(
    __file__,
    number="6.8",
    title=Text(
        fr="Le propriétaire dit : « sans papiers ou sans bail écrit, pas de droits »",
        nl="De verhuurder zegt: “zonder papieren of zonder contract hebt u geen rechten”",
    ),
    about=Text(
        fr="Un bail oral est un vrai bail. Le titre de séjour n'y change rien ; il n'est jamais demandé ici.",
        nl="Een mondelinge huur is een echte huur. De verblijfstitel verandert daar niets aan; die wordt hier nooit "
        "gevraagd.",
    ),
    facts=(AS_OF, DENIED, LIVES, PAYS, OUT, REFUSED, NOTICE_ON),
    points=(
        Point(
            card(
                "oral_lease",
                "Un bail oral vaut, quel que soit le séjour",
                "Een mondelinge huur geldt, wat ook de verblijfsstatus is",
                SOURCE,
                sources.ORAL_LEASE,
                basis=(Basis.TEXT, Basis.COMMENTARY, Basis.INFERENCE),
                in_force=_IN_FORCE,
            ),
            _lease,
        ),
        Point(
            card(
                "no_force",
                "Pas de départ sans jugement",
                "Geen vertrek zonder vonnis",
                sources.code_2024("233/1"),
                sources.EVICTION_PAGE,
                in_force=(sources.NEW_LEASES_FROM,),
            ),
            _out,
        ),
        Point(card("writing", "Un bail écrit", "Een schriftelijke huur", SOURCE, in_force=_IN_FORCE), _writing),
        Point(
            card(
                "formal_notice",
                "Après la mise en demeure",
                "Na de ingebrekestelling",
                SOURCE,
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _notice,
        ),
        Point(
            card(
                "proofs",
                "Les preuves à rassembler",
                "De bewijzen om te verzamelen",
                sources.ORAL_LEASE,
                basis=(Basis.COMMENTARY, Basis.INFERENCE),
                in_force=_IN_FORCE,
                blocking=False,
            ),
            _proofs,
        ),
    ),
    says={
        "lawful": Text(
            fr="Rien n'est demandé qui touche au bail.", nl="Er wordt niets gevraagd dat aan de huur raakt."
        ),
        "unlawful": Text(
            fr="Ce que dit le propriétaire est faux : il y a des droits, même sans écrit.",
            nl="Wat de verhuurder zegt, klopt niet: er zijn rechten, ook zonder geschrift.",
        ),
        "uncertain": Text(
            fr="Le bail doit encore être prouvé ; en attendant, personne ne peut être mis dehors par la force.",
            nl="De huur moet nog bewezen worden; intussen mag niemand met geweld buitengezet worden.",
        ),
    },
    values=(ANSWER_DAYS,),
    letters=("N1-17", "N1-18", "N1-15"),
    follows=(
        Follow(
            Text(fr="Avant d'écrire au propriétaire", nl="Voor u de verhuurder schrijft"),
            Text(
                fr="Pesez avec la personne le risque d'un conflit. Ne notez jamais son titre de séjour.",
                nl="Weeg met de persoon het risico op een conflict af. Noteer nooit de verblijfstitel.",
            ),
        ),
    ),
)
