"""The law: rules, deadlines, values and state machines. Pure Python and data; no framework, no clock."""
