"""The law book: every rule, value, deadline and workflow the product applies, with its articles, open to all."""
