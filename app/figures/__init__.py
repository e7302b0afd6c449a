"""The published figures the law calculates with: new months of the health index are read, proposed and approved."""
