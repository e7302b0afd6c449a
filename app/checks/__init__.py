"""Legal checks as people and programs meet them: command line, API, form in a case, public form."""
