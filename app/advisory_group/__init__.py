"""The advisory group: meetings, invitations, what it decides for a request, and plans of six to nine months (M17.5)."""
