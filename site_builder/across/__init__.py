"""Several municipalities' published data in one database (DuckDB), for who compares them."""

from site_builder.across.checking import Published, Refusal, checked
from site_builder.across.gathering import VIEWS, gather

__all__ = ["VIEWS", "Published", "Refusal", "checked", "gather"]
"""`gather` needs the extra `samla`."""
