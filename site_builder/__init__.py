"""Insyn: follow-up reports in Markdown become a municipality's results pages."""
