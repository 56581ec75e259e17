"""Summaries and data for other programs; one module a format."""
