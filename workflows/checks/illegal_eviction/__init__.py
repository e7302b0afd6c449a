"""What happened to a household put out of its home, on which level it belongs, and which clocks run."""
