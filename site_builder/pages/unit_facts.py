"""The facts on a unit's page: what kind of help, who runs it, by which contract, where, since when."""

from collections.abc import Iterator

from site_builder.pages.views import (
    SITE,
    Anchor,
    Fact,
    To,
    plain,
    provider_anchor,
    service_anchor,
    term_anchor,
)
from site_builder.publication import Publication, PublishedUnit
from site_builder.wording.swedish import capital, long_day

SAID = SITE.unit


def unit_facts(unit: PublishedUnit, publication: Publication, to: To) -> Iterator[Fact]:
    """Yield what is known of a unit itself; a row for what its file does not say is left out."""
    said, thing = SAID, unit.unit
    yield Fact(said.service, (service_anchor(unit, to),))
    run_by = said.own if thing.run_by == "egen" else said.external
    yield Fact(said.run_by, (provider_anchor(unit, to), Anchor(run_by)))
    if thing.contracts:
        yield Fact(said.contract, plain(each.number for each in thing.contracts))
    if thing.contract_form and thing.contract_form != "egen":
        form = capital(SITE.units.forms[thing.contract_form])
        yield Fact(said.form, (term_anchor(form, publication, to),))
    for label, value in (
        (said.area, thing.area),
        (said.target, thing.target_group),
        (said.places, thing.places),
    ):
        if value is not None:
            yield Fact(label, plain((str(value),)))
    spans = [
        form.format(day=long_day(day))
        for form, day in ((said.active_from, thing.active_from), (said.active_until, thing.active_until))
        if day
    ]
    if spans:
        yield Fact(said.active, plain((" ".join(spans),)))
    if thing.web:
        yield Fact(said.web, (Anchor(thing.web, thing.web),))
