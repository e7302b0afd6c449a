"""The rules of the notice check, one file for each family of them; `rulebook` puts them in order."""
