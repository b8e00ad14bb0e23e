"""Tests, laid out as site_builder is."""
