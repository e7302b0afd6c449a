"""What every feature needs and that knows no case: commands, permissions, identity, clock, languages, errors."""
