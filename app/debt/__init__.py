"""The debt of a case: the account with its disputed part, the budget, plans to pay it off and what became of them."""
