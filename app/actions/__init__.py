"""What is done for a household: registrations, allowances, a lawyer, proofs, each with its dates and papers."""
