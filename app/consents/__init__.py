"""Consent: who may know what, for what, until when; given, refused or withdrawn by the person."""
