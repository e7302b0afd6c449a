"""What becomes of illegal evictions per zone and commune; who takes level 3; what was agreed (M2.3.0, M2.3.a)."""
