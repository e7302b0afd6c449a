"""Sentences that say on what a finding rests when it is not the text of the law."""

from __future__ import annotations

BY_COMMENTARY_FR = " Ceci repose sur des commentaires publiés, pas sur un texte de loi : à confirmer par un juriste."
BY_COMMENTARY_NL = " Dit steunt op gepubliceerde commentaren, niet op een wettekst: te bevestigen door een jurist."
INFERRED_FR = " Ceci est une déduction, pas un texte de loi : à confirmer par un juriste."
INFERRED_NL = " Dit is een afleiding, geen wettekst: te bevestigen door een jurist."
