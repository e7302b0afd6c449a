"""Questions about the parties, the landlord's letter, its ground, a sale, and what the tenant had done before."""

from __future__ import annotations

from workflows.checks.landlord_notice.questions.sections import (
    ANY_WORKS,
    EURO,
    EURO_A_MONTH,
    LANDLORD_NOTICE,
    MONTHS,
    NONE_KNOWN,
    NOT_THE_CASE,
    NOTICE,
    OCCUPIER,
    PARTIES,
    PERSONAL,
    SALE,
    SEVERAL,
    SHIELDS,
    STAYS_UNKNOWN,
    WORKS,
    asking,
    codes,
)
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, When
from workflows.law import Text

LANDLORDS = codes(
    natural_person=("Une personne privée", "Een particulier"),
    company=("Une société", "Een vennootschap"),
    ais=("Une agence immobilière sociale (AIS)", "Een sociaal verhuurkantoor (SVK)"),
    sisp=("Une société de logement social (SISP)", "Een openbare vastgoedmaatschappij (OVM)"),
    commune=("Une commune", "Een gemeente"),
    cpas=("Un CPAS", "Een OCMW"),
    other_public=("Une autre autorité publique", "Een andere overheid"),
    association=("Une association", "Een vereniging"),
    employer=("L'employeur", "De werkgever"),
    main_tenant=("Le locataire principal", "De hoofdhuurder"),
)
COUPLES = codes(
    none=("Non", "Nee"),
    married=("Mariés", "Gehuwd"),
    legal_cohabitants=("Cohabitants légaux", "Wettelijk samenwonend"),
    de_facto=("Cohabitants de fait", "Feitelijk samenwonend"),
)
GROUNDS = codes(
    end_of_term=("Le bail arrive à son terme", "De huurovereenkomst loopt af"),
    no_reason=("Rien, ou « sans motif »", "Niets, of ‘zonder motief’"),
    personal_occupation=("Occupation personnelle", "Persoonlijke betrekking (eigen gebruik)"),
    works=("Travaux dans ce logement", "Werken in deze woning"),
    works_several_dwellings=(
        "Travaux dans plusieurs logements de l'immeuble",
        "Werken in meerdere woningen van het gebouw",
    ),
    sale=("Le logement est vendu ou sera vendu", "De woning is of wordt verkocht"),
    acquirer_not_bound=(
        "L'acheteur dit que le bail ne le lie pas",
        "De koper zegt dat de huurovereenkomst hem niet bindt",
    ),
    arrears_or_fault=("Loyer impayé, nuisance ou faute", "Onbetaalde huur, overlast of fout"),
    half_of_cotenants_left=(
        "La moitié des colocataires a donné congé",
        "De helft van de medehuurders heeft opgezegd",
    ),
    head_lease_ended=("Le bail principal prend fin", "De hoofdhuur eindigt"),
    glide_objectives_not_met=(
        "Bail glissant : objectifs non atteints",
        "Glijdende huurovereenkomst: doelstellingen niet bereikt",
    ),
    lease_over=("« Votre bail est fini, partez »", "‘Uw huurovereenkomst is afgelopen, vertrek’"),
    energy_works=("Travaux d'énergie ou d'adaptation", "Energie- of aanpassingswerken"),
    agreement_to_leave=("Un papier à signer pour partir", "Een papier om te tekenen en te vertrekken"),
    tenant_death=("Le locataire est décédé", "De huurder is overleden"),
    dirl_ban=("L'Inspection du logement interdit la location", "De Huisvestingsinspectie verbiedt de verhuring"),
    other=("Autre chose", "Iets anders"),
)
FORMS = codes(
    registered=("Lettre recommandée", "Aangetekende brief"),
    registered_with_acknowledgment=(
        "Recommandé avec accusé de réception",
        "Aangetekende brief met ontvangstbewijs",
    ),
    bailiff=("Huissier de justice", "Gerechtsdeurwaarder"),
    hand_delivered_signed=("Remise en main propre, signée", "Persoonlijk overhandigd, ondertekend"),
    ordinary_letter=("Lettre ordinaire", "Gewone brief"),
    email=("Courriel", "E-mail"),
    sms=("SMS ou message", "Sms of bericht"),
    oral=("De vive voix", "Mondeling"),
)
SENDERS = codes(
    landlord=("Le bailleur", "De verhuurder"),
    all_co_owners=("Tous les copropriétaires", "Alle mede-eigenaars"),
    one_co_owner=("Un seul copropriétaire", "Eén mede-eigenaar"),
    mandated_agent=("Une agence avec mandat", "Een gemandateerd vastgoedkantoor"),
    unmandated_agent=("Une agence ou un tiers sans mandat", "Een kantoor of derde zonder mandaat"),
    buyer=("L'acheteur du logement", "De koper van de woning"),
    head_tenant=("Le locataire principal", "De hoofdhuurder"),
)
ADDRESSEES = codes(
    every_tenant_separately=("À chaque locataire séparément", "Aan elke huurder afzonderlijk"),
    one_letter_all_names=("Une lettre avec tous les noms", "Eén brief met alle namen"),
    some_tenants_only=("À certains locataires seulement", "Aan enkele huurders"),
)
RELATIONS = codes(
    landlord=("Le bailleur lui-même", "De verhuurder zelf"),
    spouse=("Son conjoint", "Zijn echtgeno(o)t(e)"),
    descendant=("Son enfant ou petit-enfant", "Zijn kind of kleinkind"),
    adopted_child=("Son enfant adoptif", "Zijn adoptiekind"),
    ascendant=("Son parent ou grand-parent", "Zijn ouder of grootouder"),
    spouse_descendant=("Enfant ou petit-enfant du conjoint", "Kind of kleinkind van de echtgenoot"),
    spouse_adopted_child=("Enfant adoptif du conjoint", "Adoptiekind van de echtgenoot"),
    spouse_ascendant=("Parent ou grand-parent du conjoint", "Ouder of grootouder van de echtgenoot"),
    sibling=("Son frère ou sa sœur", "Zijn broer of zus"),
    spouse_sibling=("Frère ou sœur du conjoint", "Broer of zus van de echtgenoot"),
    nephew_niece=("Son neveu ou sa nièce", "Zijn neef of nicht (oomzegger)"),
    uncle_aunt=("Son oncle ou sa tante", "Zijn oom of tante"),
    spouse_nephew_niece=("Neveu ou nièce du conjoint", "Neef of nicht (oomzegger) van de echtgenoot"),
    spouse_uncle_aunt=("Oncle ou tante du conjoint", "Oom of tante van de echtgenoot"),
    cousin=("Son cousin ou sa cousine", "Zijn neef of nicht (kind van oom of tante)"),
    great_uncle_aunt=("Son grand-oncle ou sa grand-tante", "Zijn oudoom of oudtante"),
    grand_nephew_niece=("Son petit-neveu ou sa petite-nièce", "Zijn achterneef of achternicht"),
    spouse_cousin=("Cousin ou cousine du conjoint", "Neef of nicht (kind van oom of tante) van de echtgenoot"),
    de_facto_partner=("Son partenaire (cohabitation de fait)", "Zijn feitelijke partner"),
    unrelated=("Une personne sans lien de famille", "Iemand zonder familieband"),
    legal_cohabitant=("Son cohabitant légal", "Zijn wettelijk samenwonende partner"),
    legal_cohabitant_family=("La famille du cohabitant légal", "Familie van de wettelijk samenwonende partner"),
    company_itself=("La société elle-même", "De vennootschap zelf"),
    company_manager=("Le gérant de la société", "De zaakvoerder van de vennootschap"),
    company_manager_family=("La famille du gérant", "Familie van de zaakvoerder"),
    none_stated=("La lettre ne le dit pas", "De brief zegt het niet"),
)
PURPOSES = codes(
    residence=("Y habiter", "Er wonen"),
    second_home=("Seconde résidence", "Tweede verblijf"),
    professional=("Y travailler", "Er werken"),
    company_premises=("Locaux de la société", "Lokalen van de vennootschap"),
)
DOCUMENTS = codes(
    permit=("Permis d'urbanisme", "Stedenbouwkundige vergunning"),
    detailed_quote=("Devis détaillé", "Gedetailleerd bestek"),
    description_with_estimate=("Description avec estimation détaillée", "Beschrijving met gedetailleerde raming"),
    works_contract=("Contrat d'entreprise", "Aannemingsovereenkomst"),
    none=("Aucun", "Geen"),
)
DECISIONS = codes(
    pending=("Pas encore de décision", "Nog geen beslissing"),
    compliant=("Le logement est conforme", "De woning is conform"),
    not_compliant=("Le logement n'est pas conforme", "De woning is niet conform"),
)

_party = asking(PARTIES)
_notice = asking(NOTICE, LANDLORD_NOTICE)
_occupier = asking(OCCUPIER, LANDLORD_NOTICE, PERSONAL)
_works = asking(WORKS, LANDLORD_NOTICE, ANY_WORKS)
_sale = asking(SALE, LANDLORD_NOTICE)
_shield = asking(SHIELDS, LANDLORD_NOTICE)
SEVERAL_TENANTS = When("tenants.couple", ("married", "legal_cohabitants"))

PARTY_FACTS = (
    _party(
        "landlord.kind",
        Kind.CODE,
        ("Qui est le propriétaire ou le bailleur ?", "Wie is de eigenaar of verhuurder?"),
        (
            "Une SISP suit toujours les règles du logement social.",
            "Een OVM volgt altijd de regels van de sociale huisvesting.",
        ),
        codes=LANDLORDS,
        unknown_code=True,
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Une personne privée.", nl="Een particulier."),
    ),
    _party(
        "tenants.count",
        Kind.INTEGER,
        ("Combien de locataires y a-t-il ?", "Hoeveel huurders zijn er?"),
        ("Les adultes qui ont signé ou qui tiennent le bail.", "De volwassenen die tekenden of die huren."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Un seul.", nl="Eén."),
    ),
    _party(
        "tenants.couple",
        Kind.CODE,
        (
            "Êtes-vous mariés ou cohabitants légaux ?",
            "Bent u gehuwd of wettelijk samenwonend?",
        ),
        (
            (
                "Le couple qui vit là, même si un seul a signé : chacun doit recevoir son congé (ancien Code civil, "
                "art. 215, 1477)."
            ),
            (
                "Het koppel dat er woont, ook als één van beiden tekende: elk moet zijn opzegging krijgen (oud "
                "Burgerlijk Wetboek, art. 215, 1477)."
            ),
        ),
        codes=COUPLES,
        unknown_code=True,
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Non.", nl="Nee."),
    ),
    _party(
        "tenants.couple_known_to_landlord",
        Kind.YES_NO,
        (
            "Le bailleur le savait-il quand il a donné congé ?",
            "Wist de verhuurder dat toen hij opzegde?",
        ),
        (
            "Il doit l'avoir su réellement : le bail, une lettre, la composition de ménage.",
            "Hij moet het echt hebben geweten: de huurovereenkomst, een brief, de gezinssamenstelling.",
        ),
        when=(SEVERAL_TENANTS,),
    ),
    _party(
        "tenants.in_hospital",
        Kind.YES_NO,
        (
            "L'un de vous était-il à l'hôpital quand le congé est arrivé ?",
            "Lag een van u in het ziekenhuis toen de opzegging kwam?",
        ),
        ("Hôpital ou maison de soins.", "Ziekenhuis of zorginstelling."),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
)

NOTICE_FACTS = (
    _notice(
        "notice",
        Kind.OBJECT,
        ("Le bailleur a-t-il donné congé ?", "Heeft de verhuurder opgezegd?"),
        (
            "Lettre, message, paroles : tout ce qui dit que le locataire devrait partir.",
            "Brief, bericht, woorden: alles wat zegt dat de huurder zou moeten vertrekken.",
        ),
        asked=Asked.ALWAYS,
        assumption=Text(fr="Pas de congé du bailleur.", nl="Geen opzegging door de verhuurder."),
    ),
    _notice(
        "notice.ground",
        Kind.CODE,
        ("Quelle raison le bailleur donne-t-il ?", "Welke reden geeft de verhuurder?"),
        (
            "La raison écrite dans la lettre, pas celle qu'on suppose.",
            "De reden in de brief, niet de vermoede reden.",
        ),
        codes=GROUNDS,
        asked=Asked.ALWAYS,
        assumption=STAYS_UNKNOWN,
    ),
    _notice(
        "notice.form",
        Kind.CODE,
        ("Comment le congé a-t-il été envoyé ou remis ?", "Hoe werd de opzegging verzonden of overhandigd?"),
        (
            "Regardez l'enveloppe : étiquette de recommandé, accusé, exploit d'huissier.",
            "Kijk naar de omslag: etiket van aangetekende zending, ontvangstbewijs, deurwaardersexploot.",
        ),
        codes=FORMS,
        unknown_code=True,
        asked=Asked.ALWAYS,
        assumption=STAYS_UNKNOWN,
    ),
    _notice(
        "notice.posted_on",
        Kind.DATE,
        ("Quel jour la lettre a-t-elle été postée ?", "Op welke dag werd de brief gepost?"),
        (
            "Sur la preuve de dépôt ou le suivi de bpost.",
            "Op het afgiftebewijs of in de tracking van bpost.",
        ),
        asked=Asked.ALWAYS,
        assumption=Text(fr="Inconnu.", nl="Onbekend."),
    ),
    _notice(
        "notice.presented_on",
        Kind.DATE,
        (
            "Quel jour le facteur est-il passé la première fois ?",
            "Op welke dag bood de postbode de brief voor het eerst aan?",
        ),
        (
            "Prouvé par l'avis de passage ou le suivi postal, même si la lettre n'a pas été retirée.",
            "Bewezen door het afwezigheidsbericht of de tracking, ook als de brief niet werd afgehaald.",
        ),
        asked=Asked.ALWAYS,
        assumption=Text(fr="Inconnu.", nl="Onbekend."),
    ),
    _notice(
        "notice.received_on",
        Kind.DATE,
        ("Quel jour l'aviez-vous en main ?", "Op welke dag had u de brief in handen?"),
        (
            "Jour prouvé ou admis. Huissier : jour de la signification. Courriel, SMS : jour de la lecture confirmée.",
            (
                "Bewezen of erkende dag. Deurwaarder: dag van de betekening. E-mail, sms: dag waarop het lezen is "
                "bevestigd."
            ),
        ),
        asked=Asked.ALWAYS,
        assumption=Text(
            fr="À défaut : le troisième jour ouvrable après l'envoi.", nl="Anders: de derde werkdag na de verzending."
        ),
    ),
    _notice(
        "notice.lost",
        Kind.YES_NO,
        ("La poste a-t-elle perdu la lettre ?", "Is de brief door de post verloren?"),
        ("Perdue et jamais présentée à l'adresse.", "Verloren en nooit op het adres aangeboden."),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
    _notice(
        "notice.announced_end_on",
        Kind.DATE,
        ("Pour quel jour la lettre annonce-t-elle la fin ?", "Tegen welke dag kondigt de brief het einde aan?"),
        (
            "Le jour écrit dans la lettre, juste ou faux.",
            "De dag in de brief, juist of fout.",
        ),
        asked=Asked.ALWAYS,
        assumption=Text(fr="La lettre ne donne pas de jour.", nl="De brief geeft geen dag."),
    ),
    _notice(
        "notice.announced_months",
        Kind.INTEGER,
        ("Combien de mois la lettre donne-t-elle ?", "Hoeveel maanden geeft de brief?"),
        ("Seulement si elle ne donne pas de jour.", "Enkel als hij geen dag geeft."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="La lettre ne donne pas de durée.", nl="De brief geeft geen duur."),
        unit=MONTHS,
    ),
    _notice(
        "notice.sent_by",
        Kind.CODE,
        ("Qui a signé la lettre ?", "Wie ondertekende de brief?"),
        (
            "Tous les propriétaires, ou quelqu'un avec mandat, doivent donner le congé.",
            "Alle eigenaars, of iemand met mandaat, moeten opzeggen.",
        ),
        codes=SENDERS,
        unknown_code=True,
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Le bailleur.", nl="De verhuurder."),
    ),
    _notice(
        "notice.addressees",
        Kind.CODE,
        ("À qui la lettre est-elle adressée ?", "Aan wie is de brief gericht?"),
        (
            "Époux et cohabitants légaux : une lettre à chacun.",
            "Echtgenoten en wettelijk samenwonenden: een brief aan elk.",
        ),
        codes=ADDRESSEES,
        unknown_code=True,
    ),
    _occupier(
        "notice.occupier.relation",
        Kind.CODE,
        ("Qui va y habiter, selon la lettre ?", "Wie zal er wonen, volgens de brief?"),
        (
            "Le lien avec le bailleur : la liste de la loi est fermée, jusqu'au troisième degré (art. 237, § 2).",
            "De band met de verhuurder: de lijst van de wet is gesloten, tot de derde graad (art. 237, § 2).",
        ),
        codes=RELATIONS,
    ),
    _occupier(
        "notice.occupier.name_stated",
        Kind.YES_NO,
        ("La lettre donne-t-elle le nom de cette personne ?", "Vermeldt de brief de naam van die persoon?"),
        ("Mention obligatoire (art. 237, § 2).", "Verplichte vermelding (art. 237, § 2)."),
    ),
    _occupier(
        "notice.occupier.kinship_stated",
        Kind.YES_NO,
        ("La lettre dit-elle le lien de famille ?", "Vermeldt de brief de familieband?"),
        (
            "Mention obligatoire, sauf si le bailleur lui-même occupe (art. 237, § 2).",
            "Verplichte vermelding, behalve als de verhuurder er zelf intrekt (art. 237, § 2).",
        ),
    ),
    _occupier(
        "notice.occupier.purpose",
        Kind.CODE,
        ("Pour y habiter ou pour travailler ?", "Om er te wonen of te werken?"),
        (
            "L'occupation doit être réelle et continue ; elle ne doit pas être un domicile.",
            "De betrekking moet werkelijk en ononderbroken zijn; het hoeft geen woonplaats te zijn.",
        ),
        codes=PURPOSES,
        unknown_code=True,
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Ne change pas la réponse.", nl="Verandert het antwoord niet."),
    ),
    _occupier(
        "notice.occupier.proof_asked_on",
        Kind.DATE,
        (
            "Avez-vous demandé la preuve du lien de famille ? Quand le bailleur l'a-t-il reçu ?",
            "Vroeg u het bewijs van de familieband? Wanneer ontving de verhuurder dat?",
        ),
        (
            "Il a deux mois pour répondre (art. 237, § 2).",
            "Hij heeft twee maanden om te antwoorden (art. 237, § 2).",
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Rien n'a été demandé.", nl="Er werd niets gevraagd."),
    ),
    _occupier(
        "notice.occupier.proof_given_on",
        Kind.DATE,
        ("Quand avez-vous reçu la preuve ?", "Wanneer kreeg u het bewijs?"),
        ("Laissez vide si rien n'est venu.", "Laat leeg als er niets kwam."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Aucune preuve.", nl="Geen bewijs."),
    ),
    _works(
        "notice.works.cost",
        Kind.MONEY,
        ("Combien coûtent les travaux ?", "Hoeveel kosten de werken?"),
        (
            "Le total des documents reçus. Il doit dépasser 36 mois de loyer, ou 24 pour plusieurs logements.",
            "Het totaal in de documenten. Het moet meer zijn dan 36 maanden huur, of 24 voor meerdere woningen.",
        ),
        unit=EURO,
    ),
    _works(
        "notice.works.cost_excluding_vat",
        Kind.MONEY,
        ("Et sans la TVA ?", "En zonder btw?"),
        (
            "Seulement si les deux montants sont connus : la TVA peut faire la différence.",
            "Enkel als beide bedragen gekend zijn: de btw kan het verschil maken.",
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Inconnu.", nl="Onbekend."),
        unit=EURO,
    ),
    _works(
        "notice.works.affects_dwelling",
        Kind.YES_NO,
        ("Les travaux touchent-ils votre propre logement ?", "Raken de werken uw eigen woning?"),
        (
            "Le corps du logement : des travaux aux seules parties communes ne suffisent pas.",
            "Het gebouwde deel van de woning: werken aan enkel de gemene delen volstaan niet.",
        ),
    ),
    _works(
        "notice.works.respects_planning",
        Kind.YES_NO,
        (
            "Les travaux respectent-ils l'affectation urbanistique ?",
            "Respecteren de werken de stedenbouwkundige bestemming?",
        ),
        ("Au besoin, demandez à la commune.", "Vraag het zo nodig aan de gemeente."),
    ),
    _works(
        "notice.works.document",
        Kind.CODE,
        ("Quel papier sur les travaux avez-vous reçu ?", "Welk document over de werken kreeg u?"),
        (
            "Un seul de ces papiers suffit. À recevoir avec le congé ou dans les deux mois (art. 237, § 3).",
            "Eén van deze documenten volstaat. Te krijgen met de opzegging of binnen twee maanden (art. 237, § 3).",
        ),
        codes=DOCUMENTS,
        unknown_code=True,
    ),
    _works(
        "notice.works.document_given_on",
        Kind.DATE,
        ("Quel jour l'avez-vous reçu ?", "Op welke dag kreeg u het?"),
        ("Le jour de la remise ou de l'envoi reçu.", "De dag van overhandiging of ontvangst."),
    ),
    _works(
        "notice.works.dwellings",
        Kind.LIST,
        (
            "Quels logements loués du même bailleur sont touchés, et à quels loyers ?",
            "Welke verhuurde woningen van dezelfde verhuurder worden geraakt, en tegen welke huurprijs?",
        ),
        ("Votre propre logement compris.", "Uw eigen woning inbegrepen."),
        when=(SEVERAL,),
    ),
    _works(
        "notice.works.dwellings[].rent_monthly",
        Kind.MONEY,
        ("Quel est le loyer mensuel, sans les charges ?", "Hoeveel bedraagt de maandhuur, zonder de kosten?"),
        ("Le loyer de ce logement.", "De huurprijs van die woning."),
        required=True,
        asked=Asked.ALWAYS,
        unit=EURO_A_MONTH,
        when=(SEVERAL,),
    ),
    _works(
        "notice.works.same_building_same_landlord",
        Kind.YES_NO,
        (
            "Ces logements sont-ils dans un seul immeuble et au même bailleur ?",
            "Liggen die woningen in één gebouw en zijn ze van dezelfde verhuurder?",
        ),
        ("Les deux sont exigés (art. 237, § 3).", "Beide zijn vereist (art. 237, § 3)."),
        when=(SEVERAL,),
    ),
    _shield(
        "tenant_action.invalidation_claim_on",
        Kind.DATE,
        (
            "Avez-vous saisi le juge contre ce congé ? Quel jour ?",
            "Stapte u naar de rechter tegen deze opzegging? Op welke dag?",
        ),
        (
            "Pour la preuve du lien de famille ou les documents des travaux : au plus tard deux mois avant la fin.",
            (
                "Voor het bewijs van de familieband of de documenten over de werken: uiterlijk twee maanden vóór het "
                "einde."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
)

SALE_FACTS = (
    _sale(
        "sale.deed_on",
        Kind.DATE,
        ("Quand la vente a-t-elle été signée chez le notaire ?", "Wanneer werd de verkoop bij de notaris getekend?"),
        (
            (
                "L'acte authentique, pas le compromis. Depuis le 1er novembre 2024 l'acheteur est lié comme le vendeur "
                "(art. 229)."
            ),
            (
                "De authentieke akte, niet het compromis. Sinds 1 november 2024 is de koper gebonden zoals de verkoper "
                "(art. 229)."
            ),
        ),
    ),
    _sale(
        "sale.lease_had_certain_date",
        Kind.YES_NO,
        (
            "Le bail était-il enregistré avant la vente ?",
            "Was de huurovereenkomst vóór de verkoop geregistreerd?",
        ),
        (
            "Un bail enregistré a date certaine : pour une vente d'avant le 1er novembre 2024, il lie l'acheteur.",
            (
                "Een geregistreerde huurovereenkomst heeft een vaste dagtekening: bij een verkoop van vóór 1 november "
                "2024 bindt ze de koper."
            ),
        ),
    ),
    _sale(
        "sale.occupied_since",
        Kind.DATE,
        ("Depuis quel jour y habitez-vous ?", "Sinds welke dag woont u er?"),
        ("Seulement si ce n'est pas le début du bail.", "Enkel als dat niet het begin van de huurovereenkomst is."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Depuis le début du bail.", nl="Sinds het begin van de huurovereenkomst."),
        when=(When("notice.sent_by", ("buyer",)),),
    ),
    _sale(
        "sale.preference_offered",
        Kind.YES_NO,
        ("Vous a-t-on proposé d'acheter en premier ?", "Kreeg u de kans om eerst te kopen?"),
        (
            "Droit de préférence (art. 247/1). Il ne change rien au congé.",
            "Voorkeurrecht (art. 247/1). Het verandert niets aan de opzegging.",
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Ne change pas la réponse.", nl="Verandert het antwoord niet."),
        when=(When("notice.ground", ("sale", "acquirer_not_bound")),),
    ),
)

SHIELD_FACTS = (
    _shield(
        "shields.dirl_complaint_on",
        Kind.DATE,
        (
            "Avez-vous porté plainte à l'Inspection régionale du logement (DIRL) ? Quel jour ?",
            "Diende u klacht in bij de Gewestelijke Huisvestingsinspectie (DGHI)? Op welke dag?",
        ),
        (
            "Une plainte d'avant le congé le suspend (art. 7, § 2).",
            "Een klacht van vóór de opzegging schorst ze (art. 7, § 2).",
        ),
        asked=Asked.OPTIONAL,
        assumption=NONE_KNOWN,
    ),
    _shield(
        "shields.dirl_decision",
        Kind.CODE,
        ("Qu'a décidé l'Inspection ?", "Wat besliste de Inspectie?"),
        ("Recours compris.", "Beroep inbegrepen."),
        codes=DECISIONS,
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Pas encore de décision.", nl="Nog geen beslissing."),
    ),
    _shield(
        "shields.dirl_decision_on",
        Kind.DATE,
        ("Quel jour a-t-elle décidé ?", "Op welke dag besliste ze?"),
        ("La date de la décision.", "De datum van de beslissing."),
        asked=Asked.OPTIONAL,
        assumption=NONE_KNOWN,
    ),
    _shield(
        "shields.rent_commission_on",
        Kind.DATE,
        (
            "Avez-vous saisi la Commission paritaire locative ? Quel jour ?",
            "Stapte u naar de Paritaire Huurcommissie? Op welke dag?",
        ),
        (
            "Une saisine d'avant le congé le suspend trois mois (art. 107/2).",
            "Een verzoek van vóór de opzegging schorst ze drie maanden (art. 107/2).",
        ),
        asked=Asked.OPTIONAL,
        assumption=NONE_KNOWN,
    ),
)
