"""The whole run, from files to the published site.

`run` reads, checks, publishes and writes; `staging` puts the new site in the old one's place; `stamping` says
what a build is known by.
"""

from site_builder.build.finishing import finish
from site_builder.build.reasons import reason
from site_builder.build.run import (
    STYLES,
    Asked,
    Site,
    check_addresses,
    is_stamped,
    make_site,
    prepare,
)
from site_builder.build.staging import clear_up, commit, exchange, open_scratch, swap_by_two_renames
from site_builder.build.stamping import revision, stamp
from site_builder.writing import write

__all__ = [
    "STYLES",
    "Asked",
    "Site",
    "check_addresses",
    "clear_up",
    "commit",
    "exchange",
    "finish",
    "is_stamped",
    "make_site",
    "open_scratch",
    "prepare",
    "reason",
    "revision",
    "stamp",
    "swap_by_two_renames",
    "write",
]
