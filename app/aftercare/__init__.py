"""Home guidance: plan, goals in the household's words, visits, reviews, signals, an end or a new round (M2.2.g)."""
