"""The words we send: letters and checklists in French and Dutch, as accessible PDF. No web, no database."""
