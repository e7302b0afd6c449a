"""Cases: intake, household, dwelling, lease, arrears, papers, and what happens to them."""
