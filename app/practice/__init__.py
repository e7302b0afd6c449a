"""The practice log: decisions and court practice without names, searchable, with no way back to a case (M3.1)."""
