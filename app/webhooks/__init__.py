"""Programs of organisations are told, over signed requests, that something happened between services."""
