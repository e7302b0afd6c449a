"""Which dates follow from an eviction procedure before the justice of the peace, in three readings of the law."""
