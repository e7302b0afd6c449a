"""The address that must stay secret: who keeps it, who may read it, and each time it was shown (M7.1)."""
