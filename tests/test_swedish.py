"""Swedish dates are written as CLDR writes them."""

from datetime import date, timedelta

from babel.dates import format_date

from site_builder.wording.swedish import long_day, period_text, short_day


def test_each_day_is_written_as_babel_writes_it() -> None:
    """Short months lose their full stop: it would end a sentence in the middle."""
    for day in (date(2024, 1, 1) + timedelta(days=days) for days in range(366)):
        assert long_day(day) == format_date(day, "d MMMM y", locale="sv_SE")
        assert short_day(day) == format_date(day, "d MMM y", locale="sv_SE").replace(".", "")


def test_a_period_is_as_short_as_it_can_be() -> None:
    """A year, a month, or the days between which it lies."""
    first = date(2024, 9, 1)
    assert period_text(date(2024, 1, 1), date(2024, 12, 31)) == "2024"
    assert period_text(first, date(2024, 9, 30)) == "september 2024"
    assert period_text(first, date(2024, 9, 15)) == "1–15 september 2024"
    assert period_text(first, date(2024, 10, 2)) == "1 september–2 oktober 2024"
    assert period_text(first, date(2025, 1, 2)) == "1 september 2024–2 januari 2025"
