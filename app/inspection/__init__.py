"""The trail: who changed what and who opened what, for the data-protection officer; the chain can be verified."""
