"""A walk through the dwelling, room by room: defects with their risk, photos, and the facts of a formal notice."""
