"""What editors write, one model per thing: English attributes, Swedish keys."""

from site_builder.model.collection import Collection
from site_builder.model.profile import Municipality, Profile, Provider, Providers, Taxonomy
from site_builder.model.report import Report
from site_builder.model.unit import Unit

__all__ = ["Collection", "Municipality", "Profile", "Provider", "Providers", "Report", "Taxonomy", "Unit"]
