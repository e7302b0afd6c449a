"""What the product says of itself: accessibility, sources and licences, health of the server."""
