"""The demonstration: invented households made by running commands on a fixed day."""
