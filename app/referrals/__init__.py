"""Requests to the referral mechanism: written with the person, sent with consent, answered with places."""
