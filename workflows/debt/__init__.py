"""The rent debt: what is due and paid, what is disputed, what a household can pay, and plans to pay it off.

Article 233ter of the Brussels Housing Code: the judge may end the lease for a debt only when it cannot be cleared in a
reasonable time, given the situation of both parties. The account, the budget and the plan are what he weighs. The text
knows no threshold in euros or in months, and so does nothing in here.
"""
