"""Signing in, second factor, invitations: allauth's pages in our look."""
