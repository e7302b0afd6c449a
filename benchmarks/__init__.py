"""Measurements: every figure against a floor measured in the same run. Never asserted in tests."""
