"""Tests of the secrecy core."""
