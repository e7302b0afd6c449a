"""Questions about the interview and the lease: what was agreed, since when, how it was extended, who lives there."""

from __future__ import annotations

from workflows.checks.landlord_notice.questions.sections import (
    CLAUSES,
    EURO_A_MONTH,
    INTERVIEW,
    LEASE,
    MONTHS,
    NOT_THE_CASE,
    REGISTRATION,
    STAYS_UNKNOWN,
    asking,
    codes,
)
from workflows.checks.parsing import Kind
from workflows.checks.vocabulary import Asked, When
from workflows.law import Text

SUBJECTS = codes(
    landlord_notice=("Le congé du bailleur", "De opzegging door de verhuurder"),
    lease_status=("Quel bail j'ai vraiment", "Welke huurovereenkomst ik echt heb"),
    tenant_notice=("Le congé du locataire", "De opzegging door de huurder"),
    counter_notice=("Le contre-préavis du locataire", "De tegenopzegging door de huurder"),
    prorogation_request=(
        "La demande de prorogation (circonstances exceptionnelles)",
        "Het verzoek tot verlenging (buitengewone omstandigheden)",
    ),
    rent_increase=("Une hausse du loyer en cours de bail", "Een huurverhoging tijdens de huurovereenkomst"),
    self_help_eviction=("Serrures changées ou accès empêché", "Sloten vervangen of toegang versperd"),
    claim_after_departure=(
        "Le bailleur n'a pas fait ce qu'il annonçait, après le départ",
        "De verhuurder deed na het vertrek niet wat hij aankondigde",
    ),
)
LEASE_TYPES = codes(
    main_residence_9y=("Résidence principale, neuf ans", "Hoofdverblijfplaats, negen jaar"),
    main_residence_short=("Résidence principale, courte durée", "Hoofdverblijfplaats, korte duur"),
    main_residence_long=("Résidence principale, longue durée", "Hoofdverblijfplaats, lange duur"),
    main_residence_life=("Résidence principale, à vie", "Hoofdverblijfplaats, levenslang"),
    renovation=("Bail de rénovation", "Renovatiehuurovereenkomst"),
    student=("Bail étudiant", "Studentenhuurovereenkomst"),
    cotenancy_pact=("Colocation avec pacte", "Medehuur met pact"),
    glide=("Bail glissant", "Glijdende huurovereenkomst"),
    sublease=("Sous-location", "Onderverhuring"),
    ais=("Logement d'une agence immobilière sociale (AIS)", "Woning van een sociaal verhuurkantoor (SVK)"),
    public_dwelling=(
        "Logement ordinaire d'une commune ou d'un CPAS",
        "Gewone woning van een gemeente of een OCMW",
    ),
    social_housing=("Logement social (SISP)", "Sociale woning (OVM)"),
    transit=("Logement de transit", "Transitwoning"),
    not_main_residence=("Seconde résidence ou pied-à-terre", "Tweede verblijf of pied-à-terre"),
    work_dwelling=("Logement de fonction", "Dienstwoning"),
    precarious=("Occupation précaire", "Precaire bezetting"),
    hosted=("Hébergement chez quelqu'un", "Inwonend bij iemand"),
    tourist=("Hébergement touristique", "Toeristisch logies"),
)
PERHAPS_SHORT = When(
    "lease.type",
    (
        "main_residence_short",
        "renovation",
        "cotenancy_pact",
        "sublease",
        "ais",
        "public_dwelling",
        "not_main_residence",
    ),
)

_interview = asking(INTERVIEW)
_lease = asking(LEASE)
_clause = asking(CLAUSES)
_register = asking(REGISTRATION, When("subject", ("tenant_notice", "landlord_notice", "rent_increase")))

INTERVIEW_FACTS = (
    _interview(
        "as_of",
        Kind.DATE,
        ("À quelle date la question est-elle posée ?", "Op welke datum wordt de vraag gesteld?"),
        (
            "En général le jour de l'entretien. Les délais qui restent sont comptés à partir de ce jour.",
            "Meestal de dag van het gesprek. De resterende termijnen worden vanaf die dag berekend.",
        ),
        required=True,
        asked=Asked.ALWAYS,
    ),
    _interview(
        "subject",
        Kind.CODE,
        ("Que faut-il vérifier ?", "Wat moet worden nagekeken?"),
        ("La réponse porte sur cet acte seulement.", "Het antwoord gaat enkel over deze handeling."),
        codes=SUBJECTS,
        required=True,
        asked=Asked.ALWAYS,
    ),
)

LEASE_FACTS = (
    _lease(
        "lease.type",
        Kind.CODE,
        ("Quelle sorte de bail ou de séjour est-ce ?", "Welk soort huurovereenkomst of verblijf is het?"),
        (
            (
                "Sur le papier ou dans les faits. « Je ne sais pas » : le contrôle le déduit des autres réponses "
                "(art. 234, 237 à 239)."
            ),
            (
                "Op papier of in de feiten. ‘Ik weet het niet’: de controle leidt het af uit de andere antwoorden "
                "(art. 234, 237 tot 239)."
            ),
        ),
        codes=LEASE_TYPES,
        unknown_code=True,
        required=True,
        asked=Asked.ALWAYS,
    ),
    _lease(
        "lease.written",
        Kind.YES_NO,
        ("Y a-t-il un papier signé ?", "Is er een ondertekend papier?"),
        (
            "Sans écrit, un bail de résidence principale dure neuf ans (art. 218, 237).",
            "Zonder geschrift duurt de huurovereenkomst van een hoofdverblijfplaats negen jaar (art. 218, 237).",
        ),
    ),
    _lease(
        "lease.occupation_proved",
        Kind.YES_NO,
        (
            "Pouvez-vous prouver que vous y habitez et que vous payez un loyer ?",
            "Kunt u aantonen dat u er woont en huur betaalt?",
        ),
        (
            "Virements, reçus, messages, témoins, compteur, courrier : tout compte pour un bail verbal.",
            (
                "Overschrijvingen, ontvangstbewijzen, berichten, getuigen, meter, post: alles telt bij een mondelinge "
                "huurovereenkomst."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Oui, la preuve est possible.", nl="Ja, het kan worden aangetoond."),
        when=(When("lease.written", (False,)),),
    ),
    _lease(
        "lease.signed_on",
        Kind.DATE,
        ("Quand le (premier) contrat a-t-il été signé ?", "Wanneer werd het (eerste) contract ondertekend?"),
        (
            "La date à côté des signatures. Elle décide de l'enregistrement exigé (art. 228/5).",
            "De datum bij de handtekeningen. Ze bepaalt welke registratie vereist is (art. 228/5).",
        ),
    ),
    _lease(
        "lease.starts_on",
        Kind.DATE,
        ("Quel jour le premier bail a-t-il commencé ?", "Op welke dag begon de eerste huurovereenkomst?"),
        (
            (
                "Premier jour du premier bail entre les mêmes personnes : les périodes de trois et de neuf ans "
                "se comptent à partir de ce jour."
            ),
            (
                "Eerste dag van de eerste huurovereenkomst tussen dezelfde personen: de perioden van drie en negen "
                "jaar tellen vanaf die dag."
            ),
        ),
        asked=Asked.ALWAYS,
        assumption=STAYS_UNKNOWN,
    ),
    _lease(
        "lease.ends_on",
        Kind.DATE,
        (
            "Quel dernier jour est écrit dans le (premier) contrat ?",
            "Welke laatste dag staat in het (eerste) contract?",
        ),
        (
            "Laissez vide quand aucune date de fin n'est écrite.",
            "Laat leeg wanneer er geen einddatum geschreven staat.",
        ),
    ),
    _lease(
        "lease.duration_months",
        Kind.INTEGER,
        ("Pour combien de mois le bail est-il conclu ?", "Voor hoeveel maanden is de huurovereenkomst gesloten?"),
        (
            "Seulement quand le contrat donne une durée et pas de dernier jour. Neuf ans = 108 mois.",
            "Enkel wanneer het contract een duur vermeldt en geen laatste dag. Negen jaar = 108 maanden.",
        ),
        positive=True,
        asked=Asked.OPTIONAL,
        assumption=Text(
            fr="Le contrat donne un dernier jour, ou pas de durée.",
            nl="Het contract geeft een laatste dag, of geen duur.",
        ),
        unit=MONTHS,
    ),
    _lease(
        "lease.extensions",
        Kind.LIST,
        ("Le bail a-t-il été prolongé ?", "Werd de huurovereenkomst verlengd?"),
        (
            (
                "Toutes les prolongations convenues, la plus ancienne d'abord. Depuis le 1er novembre 2024, une seule "
                "est permise (art. 238)."
            ),
            (
                "Alle afgesproken verlengingen, de oudste eerst. Sinds 1 november 2024 is er maar één toegelaten "
                "(art. 238)."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Pas de prolongation.", nl="Geen verlenging."),
        when=(PERHAPS_SHORT,),
    ),
    _lease(
        "lease.extensions[].starts_on",
        Kind.DATE,
        ("Quel est le premier jour de la prolongation ?", "Wat is de eerste dag van de verlenging?"),
        ("Le lendemain de la fin précédente, en général.", "Meestal de dag na het vorige einde."),
        required=True,
        asked=Asked.ALWAYS,
    ),
    _lease(
        "lease.extensions[].ends_on",
        Kind.DATE,
        ("Quel est le dernier jour de la prolongation ?", "Wat is de laatste dag van de verlenging?"),
        ("Le jour écrit dans l'avenant.", "De dag die in het aanhangsel staat."),
        required=True,
        asked=Asked.ALWAYS,
    ),
    _lease(
        "lease.extensions[].written",
        Kind.YES_NO,
        ("La prolongation est-elle écrite ?", "Is de verlenging schriftelijk?"),
        (
            "Une prolongation verbale fait du bail court un bail de neuf ans (art. 238).",
            (
                "Een mondelinge verlenging maakt van de korte huurovereenkomst een huurovereenkomst "
                "van negen jaar (art. 238)."
            ),
        ),
    ),
    _lease(
        "lease.extensions[].signed_on",
        Kind.DATE,
        ("Quand la prolongation a-t-elle été signée ?", "Wanneer werd de verlenging ondertekend?"),
        (
            "Une deuxième prolongation signée à partir du 1er novembre 2024 ne vaut rien comme telle.",
            "Een tweede verlenging ondertekend vanaf 1 november 2024 geldt niet als dusdanig.",
        ),
    ),
    _lease(
        "lease.extensions[].same_terms",
        Kind.YES_NO,
        ("Même loyer et mêmes conditions ?", "Zelfde huurprijs en voorwaarden?"),
        ("L'indexation mise à part.", "De indexatie niet meegerekend."),
    ),
    _lease(
        "lease.timely_notice_given",
        Kind.YES_NO,
        (
            "Quelqu'un a-t-il donné congé à temps pour la fin du bail ?",
            "Heeft iemand op tijd opgezegd tegen het einde van de huurovereenkomst?",
        ),
        (
            "Un autre congé que celui qu'on vérifie ici, par le locataire ou le bailleur.",
            "Een andere opzegging dan die hier wordt nagekeken, door huurder of verhuurder.",
        ),
    ),
    _lease(
        "lease.stayed_unopposed",
        Kind.YES_NO,
        (
            "Êtes-vous resté après le dernier jour sans que le bailleur s'y oppose ?",
            "Bent u na de laatste dag gebleven zonder verzet van de verhuurder?",
        ),
        (
            "Rester sans opposition change le bail (art. 238, 256).",
            "Blijven zonder verzet verandert de huurovereenkomst (art. 238, 256).",
        ),
    ),
    _lease(
        "lease.main_residence",
        Kind.YES_NO,
        (
            "Est-ce votre logement principal, et le bailleur le sait-il ?",
            "Is het uw hoofdverblijfplaats, en weet de verhuurder dat?",
        ),
        (
            "Avec l'accord du bailleur, exprès ou tacite, les règles de la résidence principale valent (art. 234).",
            (
                "Met uitdrukkelijk of stilzwijgend akkoord van de verhuurder gelden de regels van de "
                "hoofdverblijfplaats (art. 234)."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Oui, sauf si le bail dit le contraire.", nl="Ja, tenzij de huurovereenkomst anders zegt."),
    ),
    _lease(
        "lease.main_residence_since",
        Kind.DATE,
        (
            "Depuis quand, avec l'accord écrit du bailleur ?",
            "Sinds wanneer, met het schriftelijke akkoord van de verhuurder?",
        ),
        (
            (
                "Seulement si le logement est devenu la résidence principale plus tard : le bail se compte alors "
                "à partir de ce jour (art. 234)."
            ),
            (
                "Enkel als de woning pas later de hoofdverblijfplaats werd: de huurovereenkomst telt "
                "dan vanaf die dag (art. 234)."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Depuis le début.", nl="Van bij het begin."),
    ),
    _lease(
        "lease.main_residence_ban_justified",
        Kind.YES_NO,
        (
            "L'interdiction d'en faire sa résidence principale est-elle justifiée dans le contrat ?",
            "Is het verbod om er de hoofdverblijfplaats van te maken in het contract gemotiveerd?",
        ),
        (
            (
                "Elle ne vaut que si elle est sérieusement motivée et nomme l'autre résidence principale du locataire "
                "(art. 234)."
            ),
            (
                "Het verbod geldt enkel als het ernstig gemotiveerd is en de andere hoofdverblijfplaats van de huurder "
                "vermeldt (art. 234)."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Non, pas de motif sérieux.", nl="Nee, geen ernstige reden."),
        when=(When("lease.type", ("not_main_residence",)),),
    ),
    _lease(
        "lease.domiciled",
        Kind.YES_NO,
        ("Êtes-vous domicilié à cette adresse ?", "Bent u op dit adres ingeschreven?"),
        (
            "Aide à prouver la résidence principale. Le droit de séjour ne joue aucun rôle.",
            "Helpt om de hoofdverblijfplaats te bewijzen. Het verblijfsrecht speelt geen rol.",
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Ne change pas la réponse.", nl="Verandert het antwoord niet."),
    ),
    _lease(
        "lease.rent_monthly",
        Kind.MONEY,
        ("Quel est le loyer, sans les charges ?", "Hoeveel bedraagt de huurprijs, zonder de kosten?"),
        (
            "Le loyer actuel (ou du jour où le droit naît). Toutes les indemnités se comptent en mois de ce loyer.",
            (
                "De huidige huurprijs (of die van de dag waarop het recht ontstaat). Alle vergoedingen tellen in "
                "maanden van deze huurprijs."
            ),
        ),
        unit=EURO_A_MONTH,
    ),
    _lease(
        "lease.renovation_waiver_until",
        Kind.DATE,
        (
            "Jusqu'à quand le bailleur a-t-il promis de ne pas mettre fin au bail ?",
            "Tot wanneer beloofde de verhuurder de huurovereenkomst niet te beëindigen?",
        ),
        (
            "Dernier jour de la période, dans le bail de rénovation (art. 222).",
            "Laatste dag van de periode, in de renovatiehuurovereenkomst (art. 222).",
        ),
        when=(When("lease.type", ("renovation",)),),
    ),
    _clause(
        "lease.clauses.excludes_personal_occupation",
        Kind.YES_NO,
        (
            "Le bail exclut-il le congé pour occupation personnelle ?",
            "Sluit de huurovereenkomst de opzegging voor persoonlijke betrekking uit?",
        ),
        (
            "Le bail peut exclure ou limiter ce droit du bailleur (art. 237, § 2).",
            "De huurovereenkomst mag dit recht van de verhuurder uitsluiten of beperken (art. 237, § 2).",
        ),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
    _clause(
        "lease.clauses.excludes_works",
        Kind.YES_NO,
        (
            "Le bail exclut-il le congé pour travaux ?",
            "Sluit de huurovereenkomst de opzegging wegens werken uit?",
        ),
        (
            "Le bail peut exclure ou limiter ce droit du bailleur (art. 237, § 3).",
            "De huurovereenkomst mag dit recht van de verhuurder uitsluiten of beperken (art. 237, § 3).",
        ),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
    _clause(
        "lease.clauses.excludes_no_reason",
        Kind.YES_NO,
        (
            "Le bail exclut-il le congé sans motif ?",
            "Sluit de huurovereenkomst de opzegging zonder motief uit?",
        ),
        (
            "Le bail peut exclure ou limiter ce droit du bailleur (art. 237, § 4).",
            "De huurovereenkomst mag dit recht van de verhuurder uitsluiten of beperken (art. 237, § 4).",
        ),
        asked=Asked.OPTIONAL,
        assumption=NOT_THE_CASE,
    ),
    _clause(
        "lease.clauses.allows_exit_from_life_lease",
        Kind.YES_NO,
        (
            "Le bail à vie permet-il au bailleur d'y mettre fin plus tôt ?",
            "Laat de levenslange huurovereenkomst de verhuurder toe vroeger te eindigen?",
        ),
        (
            "Si le bail n'en dit rien, le bailleur ne peut pas y mettre fin (art. 239, § 2).",
            "Zegt de huurovereenkomst er niets over, dan kan de verhuurder ze niet beëindigen (art. 239, § 2).",
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Non, le bail n'en dit rien.", nl="Nee, de huurovereenkomst zegt er niets over."),
        when=(When("lease.type", ("main_residence_life",)),),
    ),
    _clause(
        "lease.clauses.glide_end_year_3",
        Kind.YES_NO,
        (
            "Le bail glissant permet-il d'y mettre fin à la fin de la troisième année ?",
            "Kan de glijdende huurovereenkomst op het einde van het derde jaar worden beëindigd?",
        ),
        (
            "Sans cette clause, les objectifs non atteints ne suffisent pas (art. 266, § 2).",
            "Zonder deze bepaling volstaan onbereikte doelstellingen niet (art. 266, § 2).",
        ),
        when=(When("lease.type", ("glide",)),),
    ),
    _register(
        "registration.regional.done",
        Kind.YES_NO,
        ("Le bail est-il enregistré auprès de la Région ?", "Is de huurovereenkomst bij het Gewest geregistreerd?"),
        (
            "Registre régional (IRISrent), obligatoire pour les baux signés depuis le 1er janvier 2025 (art. 228/5).",
            (
                "Gewestelijk register (IRISrent), verplicht voor huurovereenkomsten ondertekend sinds 1 januari 2025 "
                "(art. 228/5)."
            ),
        ),
    ),
    _register(
        "registration.regional.on",
        Kind.DATE,
        ("Depuis quel jour (Région) ?", "Sinds welke dag (Gewest)?"),
        ("La date sur l'attestation d'enregistrement.", "De datum op het registratieattest."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="À temps.", nl="Op tijd."),
        when=(When("registration.regional.done", (True,)),),
    ),
    _register(
        "registration.federal.done",
        Kind.YES_NO,
        (
            "Le bail est-il enregistré auprès du SPF Finances ?",
            "Is de huurovereenkomst bij de FOD Financiën geregistreerd?",
        ),
        (
            "Registre fédéral (MyRent). Il comptait seul jusqu'à la fin de 2024 (ancien art. 227).",
            "Federaal register (MyRent). Tot eind 2024 telde enkel dit register (oud art. 227).",
        ),
    ),
    _register(
        "registration.federal.on",
        Kind.DATE,
        ("Depuis quel jour (SPF Finances) ?", "Sinds welke dag (FOD Financiën)?"),
        ("La date sur la relation d'enregistrement.", "De datum op het registratierelaas."),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="À temps.", nl="Op tijd."),
        when=(When("registration.federal.done", (True,)),),
    ),
    _register(
        "registration.formal_notice_on",
        Kind.DATE,
        (
            "Avez-vous mis le bailleur en demeure d'enregistrer le bail ? Quand l'a-t-il reçu ?",
            "Stelde u de verhuurder in gebreke om de huurovereenkomst te registreren? Wanneer ontving hij dat?",
        ),
        (
            "Lettre recommandée. Pour un bail d'avant 2025, le locataire est libre un mois après, si rien n'est fait.",
            (
                "Aangetekende brief. Bij een huurovereenkomst van vóór 2025 is de huurder een maand later vrij, als er "
                "niets gebeurt."
            ),
        ),
        asked=Asked.OPTIONAL,
        assumption=Text(fr="Pas de mise en demeure.", nl="Geen ingebrekestelling."),
    ),
)
