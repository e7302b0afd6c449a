"""Hotel nights at an eviction: a local tool of communes and CPAS until a home or a place is there (M13.1)."""
