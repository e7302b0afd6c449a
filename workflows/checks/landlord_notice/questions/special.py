"""Questions about special stays: co-tenancy, sublease, glide lease, hosted persons, precarious stays, a death."""

from __future__ import annotations

from workflows.checks.landlord_notice.questions.notice import GROUNDS
from workflows.checks.landlord_notice.questions.sections import (
    COTENANCY,
    DEATH,
    HOSTED,
    SUBLEASE,
    asking,
    codes,
)
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, When
from workflows.law import Text

HOSTS = codes(
    parent=("Un parent", "Een ouder"),
    child=("Mon enfant", "Mijn kind"),
    sibling=("Un frère ou une sœur", "Een broer of zus"),
    other_relative=("Un autre membre de la famille", "Een ander familielid"),
    spouse=("Mon conjoint", "Mijn echtgeno(o)t(e)"),
    legal_cohabitant=("Mon cohabitant légal", "Mijn wettelijk samenwonende partner"),
    de_facto_partner=("Mon partenaire (cohabitation de fait)", "Mijn feitelijke partner"),
    friend=("Un ami", "Een vriend"),
    other=("Quelqu'un d'autre", "Iemand anders"),
)

_cotenancy = asking(COTENANCY)
_sublease = asking(SUBLEASE, When("notice.ground", ("head_lease_ended",)))
_glide = asking(SUBLEASE, When("notice.ground", ("glide_objectives_not_met",)))
_hosted = asking(HOSTED, When("lease.type", ("hosted",)))
_precarious = asking(HOSTED, When("lease.type", ("precarious",)))
_death = asking(DEATH, When("notice.ground", ("tenant_death",)))

SPECIAL_FACTS = (
    _cotenancy(
        "cotenancy.pact_signed",
        Kind.YES_NO,
        ("Y a-t-il un pacte de colocation signé ?", "Is er een ondertekend medehuurpact?"),
        (
            "Sans pacte, c'est un bail ordinaire à plusieurs (art. 258).",
            "Zonder pact is het een gewone huurovereenkomst met meerdere huurders (art. 258).",
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Oui.", nl="Ja."),
        when=(When("lease.type", ("cotenancy_pact",)),),
    ),
    _cotenancy(
        "cotenancy.signatories",
        Kind.INTEGER,
        ("Combien de colocataires ont signé le bail ?", "Hoeveel medehuurders ondertekenden de huurovereenkomst?"),
        ("Tous les noms sous le bail.", "Alle namen onder de huurovereenkomst."),
    ),
    _cotenancy(
        "cotenancy.gave_notice",
        Kind.INTEGER,
        ("Combien de colocataires ont donné congé ?", "Hoeveel medehuurders hebben opgezegd?"),
        (
            "À partir de la moitié, le bailleur peut mettre fin au bail pour tous (art. 260, § 4).",
            "Vanaf de helft mag de verhuurder de huurovereenkomst voor allen beëindigen (art. 260, § 4).",
        ),
    ),
    _sublease(
        "sublease.owner_notice_ground",
        Kind.CODE,
        ("Pourquoi le propriétaire met-il fin au bail principal ?", "Waarom beëindigt de eigenaar de hoofdhuur?"),
        ("Le motif de son congé au locataire principal.", "Het motief van zijn opzegging aan de hoofdhuurder."),
        codes=GROUNDS,
    ),
    _sublease(
        "sublease.owner_notice_received_on",
        Kind.DATE,
        ("Quand le locataire principal a-t-il reçu ce congé ?", "Wanneer ontving de hoofdhuurder die opzegging?"),
        (
            "Il a quinze jours pour vous en envoyer une copie (art. 230/1).",
            "Hij heeft vijftien dagen om u een kopie te sturen (art. 230/1).",
        ),
    ),
    _sublease(
        "sublease.head_lease_ends_on",
        Kind.DATE,
        ("Quel jour le bail principal prend-il fin ?", "Op welke dag eindigt de hoofdhuur?"),
        ("S'il est connu.", "Als die gekend is."),
    ),
    _sublease(
        "sublease.copy_received_on",
        Kind.DATE,
        ("Quand avez-vous reçu la copie ?", "Wanneer kreeg u de kopie?"),
        ("La copie du congé du bail principal.", "De kopie van de opzegging van de hoofdhuur."),
    ),
    _sublease(
        "sublease.copy_says_same_day",
        Kind.YES_NO,
        (
            "La copie dit-elle que la sous-location finit le même jour ?",
            "Zegt de kopie dat de onderverhuring op dezelfde dag eindigt?",
        ),
        ("Mention exigée (art. 230/1).", "Vereiste vermelding (art. 230/1)."),
    ),
    _sublease(
        "sublease.head_tenant_ends_early",
        Kind.YES_NO,
        (
            "Le locataire principal met-il lui-même fin au bail principal plus tôt ?",
            "Beëindigt de hoofdhuurder de hoofdhuur zelf vervroegd?",
        ),
        (
            "Il doit alors au moins trois mois de préavis et trois mois de loyer (art. 230/1).",
            "Hij moet dan minstens drie maanden opzeggingstermijn en drie maanden huur geven (art. 230/1).",
        ),
    ),
    _glide(
        "glide.objectives_met",
        Kind.YES_NO,
        ("Les objectifs de l'accompagnement sont-ils atteints ?", "Zijn de doelstellingen van de begeleiding bereikt?"),
        (
            "Seuls des objectifs non atteints permettent la fin (art. 266).",
            "Enkel onbereikte doelstellingen laten het einde toe (art. 266).",
        ),
    ),
    _hosted(
        "hosted.host",
        Kind.CODE,
        ("Chez qui logez-vous ?", "Bij wie verblijft u?"),
        ("Le lien change les protections.", "De band verandert de bescherming."),
        codes=HOSTS,
    ),
    _hosted(
        "hosted.pays",
        Kind.YES_NO,
        ("Payez-vous quelque chose ?", "Betaalt u iets?"),
        ("De l'argent pour le séjour, régulier ou non.", "Geld voor het verblijf, regelmatig of niet."),
    ),
    _hosted(
        "hosted.accepted_as_rent",
        Kind.YES_NO,
        ("Est-ce accepté comme un loyer ?", "Wordt dat als huur aanvaard?"),
        (
            "Montant régulier, reçus, messages : alors c'est un bail verbal de neuf ans.",
            "Vast bedrag, ontvangstbewijzen, berichten: dan is het een mondelinge huurovereenkomst van negen jaar.",
        ),
    ),
    _hosted(
        "hosted.violence",
        Kind.YES_NO,
        ("Y a-t-il de la violence ou des menaces ?", "Is er geweld of zijn er bedreigingen?"),
        (
            "La personne dangereuse peut être éloignée ; la victime ne doit pas partir.",
            "De gevaarlijke persoon kan uit huis worden gezet; het slachtoffer hoeft niet te vertrekken.",
        ),
    ),
    _hosted(
        "hosted.person_is_minor",
        Kind.YES_NO,
        ("La personne a-t-elle moins de 18 ans ?", "Is de persoon jonger dan 18 jaar?"),
        ("Les parents doivent loger leur enfant mineur.", "Ouders moeten hun minderjarig kind huisvesten."),
    ),
    _hosted(
        "hosted.in_training",
        Kind.YES_NO,
        ("Êtes-vous encore aux études ?", "Studeert u nog?"),
        (
            "Les parents doivent entretenir un enfant majeur en formation.",
            "Ouders moeten een meerderjarig kind in opleiding onderhouden.",
        ),
    ),
    _precarious(
        "precarious.reason_in_writing",
        Kind.YES_NO,
        (
            "Le papier dit-il pourquoi l'occupation est précaire ?",
            "Zegt het papier waarom de bezetting precair is?",
        ),
        (
            "Sans raison légitime, c'est peut-être un bail.",
            "Zonder gewettigde reden is het misschien een huurovereenkomst.",
        ),
    ),
    _precarious(
        "precarious.market_rent",
        Kind.YES_NO,
        ("Le prix est-il celui d'un loyer normal ?", "Is de prijs die van een gewone huur?"),
        ("Une occupation précaire coûte peu.", "Een precaire bezetting kost weinig."),
    ),
    _death(
        "tenant_death.died_on",
        Kind.DATE,
        ("Quel jour le locataire est-il décédé ?", "Op welke dag is de huurder overleden?"),
        (
            "Les deux mois d'impayés se comptent à partir de ce jour (art. 232).",
            "De twee maanden onbetaalde huur tellen vanaf die dag (art. 232).",
        ),
    ),
    _death(
        "tenant_death.household_remains",
        Kind.YES_NO,
        ("Le ménage habite-t-il encore là ?", "Woont het gezin er nog?"),
        ("Des membres du ménage du locataire décédé.", "Leden van het gezin van de overleden huurder."),
    ),
    _death(
        "tenant_death.unpaid_two_months",
        Kind.YES_NO,
        (
            "Le loyer ou les charges sont-ils impayés depuis deux mois ?",
            "Zijn huur of kosten sinds twee maanden onbetaald?",
        ),
        ("Deux mois après le décès (art. 232).", "Twee maanden na het overlijden (art. 232)."),
    ),
)
