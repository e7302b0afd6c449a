"""The interface for programs of partner services: OAuth2, scopes, one filter for every way of asking."""
