"""Documents of a case: the original kept apart, a working copy without traces, previews, expiry."""
