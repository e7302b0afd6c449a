"""Is a notice lawful, when would the lease end, who owes what: the check of a landlord's notice and its answers."""
