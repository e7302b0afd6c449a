"""New months of the health index join the table only when every figure can be proved."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.figures.acceptance import NotAccepted, Observation, Proposal, propose
from workflows.figures.health_index import BASES, COEFFICIENTS, HealthIndex, IndexRow
from workflows.figures.offered import month_before, next_month
from workflows.figures.rebasing import (
    base_of_first_publication,
    coefficient,
    converted,
    expressed_in_all_bases,
    published_behind_2013,
    rounded,
)

SHIPPED = HealthIndex.shipped()
TODAY = date(2026, 11, 24)
LAST = (2026, 6)
# An invented figure for July 2026: a sample, not a publication.
INVENTED = Decimal("102.71")


def observation(row: IndexRow) -> Observation:
    return Observation(row.year, row.month, row.base, row.value)


def offered(year: int, month: int, base: int | None, value: str) -> Observation:
    return Observation(year, month, base, Decimal(value))


def up_to(year: int, month: int) -> HealthIndex:
    return HealthIndex(row for row in SHIPPED.rows if (row.year, row.month) <= (year, month))


def refusal(
    index: HealthIndex, *observations: Observation, as_of: date = TODAY, base: int | None = None
) -> NotAccepted:
    with pytest.raises(NotAccepted) as caught:
        propose(index, observations, as_of=as_of, base=base)
    for reason in caught.value.reasons:
        assert reason.text.fr != reason.text.nl
    return caught.value


def codes(refused: NotAccepted) -> list[str]:
    return [reason.code for reason in refused.reasons]


def values(rows: tuple[IndexRow, ...]) -> set[tuple[int, int, int, Decimal, str]]:
    return {(row.base, row.year, row.month, row.value, row.origin) for row in rows}


# The rule of conversion, on the whole shipped table


def test_every_shipped_figure_follows_from_its_first_publication() -> None:
    for year, month in SHIPPED.months(2013):
        native = SHIPPED.value(base_of_first_publication(year, month), year, month)
        assert native is not None
        computed = {base: one.value for base, one in expressed_in_all_bases(year, month, native).items()}
        stored = {base: SHIPPED.value(base, year, month) for base in BASES}
        assert computed == {base: value for base, value in stored.items() if value is not None}


def test_the_origin_of_every_row_until_2025_is_reproduced() -> None:
    for row in SHIPPED.rows:
        if row.year > 2025:
            continue
        native = SHIPPED.value(base_of_first_publication(row.year, row.month), row.year, row.month)
        assert native is not None
        assert expressed_in_all_bases(row.year, row.month, native)[row.base].origin == row.origin


def test_chaining_through_a_middle_base_would_give_other_cents() -> None:
    chained = {
        at: converted(converted(value, 1988, 1996), 1996, 2013)
        for at in SHIPPED.months(1988)
        if at < (1998, 1) and (value := SHIPPED.value(1988, *at))
    }
    assert any(value != SHIPPED.value(2013, *at) for at, value in chained.items())


def test_only_the_coefficients_of_2026_are_unconfirmed_and_each_has_a_source() -> None:
    all_of_them = [coefficient(*bases) for bases in COEFFICIENTS]
    assert {(c.from_base, c.to_base) for c in all_of_them if not c.confirmed} == {(2013, 2025), (2025, 2013)}
    assert all(c.source.url.startswith("http") for c in all_of_them)
    with pytest.raises(KeyError):
        coefficient(2025, 1988)


@given(st.integers(5000, 22000).map(lambda cents: Decimal(cents) / 100))
def test_the_figure_behind_a_base_2013_value_is_found_or_does_not_exist(value: Decimal) -> None:
    found = published_behind_2013(value)
    around = [rounded(value / Decimal("1.3557")) + Decimal(step) / 100 for step in range(-3, 4)]
    fitting = [candidate for candidate in around if converted(candidate, 2025, 2013) == value]
    assert fitting == ([] if found is None else [found])


# What is accepted


@pytest.mark.parametrize("base", [2013, 2025])
def test_the_months_of_2026_are_rebuilt_from_one_base_alone(base: int) -> None:
    observations = [observation(row) for row in SHIPPED.rows if row.base == base and row.year >= 2025]
    proposal = propose(up_to(2025, 12), observations, as_of=TODAY)
    assert proposal.months == tuple((2026, month) for month in range(1, 7))
    assert proposal.identical == 12
    rebuilt = {(row.base, row.year, row.month, row.value) for row in proposal.rows}
    assert rebuilt == {(row.base, row.year, row.month, row.value) for row in SHIPPED.rows if row.year == 2026}
    assert up_to(2025, 12).extended(proposal.rows).months(1988) == SHIPPED.months(1988)


def test_rows_rebuilt_from_base_2013_carry_the_origins_of_the_shipped_table() -> None:
    observations = [observation(row) for row in SHIPPED.rows if row.base == 2013]
    proposal = propose(up_to(2025, 12), observations, as_of=TODAY)
    assert values(proposal.rows) == values(tuple(row for row in SHIPPED.rows if row.year == 2026))


def test_an_older_era_is_rebuilt_from_the_base_of_first_publication() -> None:
    observations = [observation(row) for row in SHIPPED.rows if row.base == 2004 and row.year <= 2006]
    proposal = propose(up_to(2005, 12), observations, as_of=TODAY)
    wanted = tuple(row for row in SHIPPED.rows if row.year == 2006)
    assert values(proposal.rows) == values(wanted)
    assert len(proposal.rows) == 48


def test_a_month_in_every_base_is_published_then_converted_by_statbel() -> None:
    all_bases = expressed_in_all_bases(2026, 7, INVENTED)
    observations = [Observation(2026, 7, base, one.value) for base, one in all_bases.items()]
    proposal = propose(SHIPPED, observations, as_of=TODAY)
    origins = {row.base: row.origin for row in proposal.rows}
    assert origins == dict.fromkeys((1988, 1996, 2004, 2013), "converted") | {2025: "published"}
    assert not proposal.remarks
    assert not any(row.second_source for row in proposal.rows)
    assert proposal.base_known_by == "file"


def test_figures_computed_with_the_unconfirmed_coefficient_are_marked_and_announced() -> None:
    proposal = propose(SHIPPED, [Observation(2026, 7, 2025, INVENTED)], as_of=TODAY)
    origins = {row.base: row.origin for row in proposal.rows}
    assert origins == dict.fromkeys((1988, 1996, 2004, 2013), "derived") | {2025: "published"}
    assert next(row.value for row in proposal.rows if row.base == 2013) == Decimal("139.24")
    assert "1988, 1996, 2004, 2013" in proposal.remarks[0].fr
    assert "1988, 1996, 2004, 2013" in proposal.remarks[0].nl


def test_an_official_figure_in_an_old_base_wins_over_ours_within_two_cents() -> None:
    computed = expressed_in_all_bases(2026, 7, INVENTED)[1988].value
    observations = [Observation(2026, 7, 2025, INVENTED), Observation(2026, 7, 1988, computed + Decimal("0.02"))]
    proposal = propose(SHIPPED, observations, as_of=TODAY)
    row = next(row for row in proposal.rows if row.base == 1988)
    assert (row.value, row.origin) == (computed + Decimal("0.02"), "converted")
    too_far = replace(observations[1], value=computed + Decimal("0.03"))
    assert codes(refusal(SHIPPED, observations[0], too_far)) == ["wrong_conversion"]


def test_the_full_history_again_brings_nothing() -> None:
    proposal = propose(SHIPPED, map(observation, SHIPPED.rows), as_of=TODAY)
    assert proposal == Proposal((), (), 1578, 0, "file", ())


def test_bases_outside_the_table_are_set_aside_not_refused() -> None:
    observations = [
        offered(2026, 6, 1914, "29999.99"),
        offered(2019, 5, 2025, "80.01"),
        observation(SHIPPED.rows[-1]),
    ]
    proposal = propose(SHIPPED, observations, as_of=TODAY)
    assert (proposal.identical, proposal.set_aside, proposal.rows) == (1, 2, ())


def test_bases_not_asked_for_are_computed_instead_of_read() -> None:
    contradicting = [Observation(2026, 6, 1988, Decimal("230.41")), Observation(2026, 7, 2025, INVENTED)]
    assert codes(refusal(SHIPPED, *contradicting)) == ["changed_history"]
    proposal = propose(SHIPPED, contradicting, as_of=TODAY, bases=frozenset({2013, 2025}))
    assert proposal.set_aside == 1
    assert {row.base for row in proposal.rows} == set(BASES)


def test_binary_noise_is_rounded_before_it_is_compared() -> None:
    proposal = propose(SHIPPED, [offered(1994, 1, 1988, "115.65000000000042")], as_of=TODAY)
    assert proposal.identical == 1


def test_the_month_of_the_day_itself_may_come() -> None:
    fresh = Observation(2026, 7, 2025, INVENTED)
    assert propose(SHIPPED, [fresh], as_of=date(2026, 7, 30)).months == ((2026, 7),)
    assert codes(refusal(SHIPPED, fresh, as_of=date(2026, 6, 30))) == ["future_month"]


# What is refused


def test_a_changed_month_names_month_base_stored_and_offered() -> None:
    refused = refusal(SHIPPED, offered(2024, 3, 2013, "132.00"), offered(2024, 4, 2013, "132.63"))
    changed = next(reason for reason in refused.reasons if reason.code == "changed_history")
    stored = str(SHIPPED.value(2013, 2024, 3)).replace(".", ",")
    assert f"mars 2024, base 2013 : {stored} enregistré, 132,00 proposé" in changed.text.fr
    assert f"maart 2024, basis 2013: {stored} opgeslagen, 132,00 voorgesteld" in changed.text.nl


def test_many_changes_are_summed_up() -> None:
    observations = [Observation(2024, month, 2013, Decimal("133.33")) for month in range(1, 13)]
    (reason,) = refusal(SHIPPED, *observations).reasons
    assert "et 9 autres" in reason.text.fr
    assert "en nog 9 andere" in reason.text.nl
    assert "prix à la consommation" in reason.text.fr


@pytest.mark.parametrize("factor", ["0.98", "1"])
def test_the_smoothed_index_is_recognised(factor: str) -> None:
    observations = []
    for month in range(1, 7):
        four = [SHIPPED.value(2013, *month_before((2026, month), back)) for back in range(4)]
        mean = sum((value for value in four if value), Decimal(0)) / 4
        observations.append(Observation(2026, month, 2013, rounded(mean * Decimal(factor))))
    (reason,) = refusal(SHIPPED, *observations).reasons
    assert reason.code == "changed_history"
    assert "indice lissé" in reason.text.fr
    assert "afgevlakte index" in reason.text.nl


def test_the_published_smoothed_figures_of_2026_are_recognised() -> None:
    (reason,) = refusal(SHIPPED, offered(2026, 1, 2025, "98.73"), offered(2026, 6, 2025, "100.37")).reasons
    assert "indice lissé" in reason.text.fr


def test_figures_of_another_base_are_recognised() -> None:
    observations = [Observation(row.year, row.month, 2013, row.value) for row in SHIPPED.rows if row.base == 2004]
    (reason,) = refusal(SHIPPED, *observations).reasons
    assert "autre année de base" in reason.text.fr


def test_a_single_correction_asks_for_a_new_release_of_the_table() -> None:
    observations = [observation(row) for row in SHIPPED.rows if row.base == 2013]
    observations[200] = replace(observations[200], value=observations[200].value + Decimal("0.01"))
    (reason,) = refusal(SHIPPED, *observations).reasons
    assert "nouvelle version de la table" in reason.text.fr


def test_an_official_figure_against_a_derived_one_says_how_to_go_on() -> None:
    observations = [observation(row) for row in SHIPPED.rows]
    position = observations.index(offered(2026, 6, 1988, "230.40"))
    observations[position] = offered(2026, 6, 1988, "230.41")
    (reason,) = refusal(SHIPPED, *observations).reasons
    assert "seules bases qui concordent" in reason.text.fr


def test_a_gap_after_the_last_month_stops_everything() -> None:
    (reason,) = refusal(SHIPPED, Observation(2026, 8, 2025, INVENTED)).reasons
    assert reason.code == "gap"
    assert "juillet 2026" in reason.text.fr
    assert "augustus 2026" in reason.text.nl


def test_a_gap_inside_the_new_months_stops_everything() -> None:
    refused = refusal(SHIPPED, Observation(2026, 7, 2025, INVENTED), Observation(2026, 9, 2025, INVENTED))
    assert codes(refused) == ["gap"]


@pytest.mark.parametrize("value", ["49.99", "300.01", "2.35"])
def test_a_value_that_is_no_index_is_refused(value: str) -> None:
    assert codes(refusal(SHIPPED, offered(2026, 7, 2025, value))) == ["out_of_range"]


def test_a_leap_between_months_is_refused_as_another_base() -> None:
    (reason,) = refusal(SHIPPED, offered(2026, 7, 2025, "139.24")).reasons
    assert reason.code == "leap"
    assert "139,24 après 102,59" in reason.text.fr
    assert "139,24 na 102,59" in reason.text.nl


def test_no_stored_month_ever_leapt() -> None:
    for base in BASES:
        series = [SHIPPED.value(base, *at) for at in SHIPPED.months(base)]
        steps = [abs(b - a) / a for a, b in itertools.pairwise(value for value in series if value)]
        assert max(steps) < Decimal("0.03")


def test_two_values_for_one_month_are_refused_and_one_twice_is_not() -> None:
    fresh = Observation(2026, 7, 2025, INVENTED)
    assert len(propose(SHIPPED, [fresh, fresh], as_of=TODAY).rows) == 5
    (reason,) = refusal(SHIPPED, fresh, replace(fresh, value=Decimal("102.72"))).reasons
    assert reason.code == "duplicate"
    assert "102,71 et 102,72" in reason.text.fr


def test_a_conversion_a_cent_off_is_refused_with_the_right_figure() -> None:
    fresh = Observation(2026, 7, 2025, INVENTED)
    (reason,) = refusal(SHIPPED, fresh, offered(2026, 7, 2013, "139.25")).reasons
    assert reason.code == "wrong_conversion"
    assert "139,24" in reason.text.fr
    assert "1,3557" in reason.text.nl


def test_a_conversion_of_an_older_era_is_refused_to_the_cent() -> None:
    fresh = [observation(row) for row in SHIPPED.rows if (row.year, row.month) == (2006, 1)]
    wrong = [replace(one, value=one.value + Decimal("0.01")) if one.base == 1988 else one for one in fresh]
    (reason,) = refusal(up_to(2005, 12), *wrong).reasons
    assert reason.code == "wrong_conversion"
    assert "1,3557" not in reason.text.fr


def test_a_base_2013_value_no_publication_can_give_is_refused() -> None:
    impossible = next(
        value
        for value in (Decimal("139.20") + Decimal(step) / 100 for step in range(10))
        if published_behind_2013(value) is None
    )
    (reason,) = refusal(SHIPPED, Observation(2026, 7, 2013, impossible)).reasons
    assert reason.code == "wrong_conversion"
    assert "aucune valeur possible" in reason.text.fr


def test_a_new_month_without_its_published_figure_is_refused() -> None:
    (reason,) = refusal(SHIPPED, offered(2026, 7, 2004, "168.10")).reasons
    assert reason.code == "published_figure_missing"
    assert "base 2025" in reason.text.fr


def test_a_value_before_1994_is_no_health_index() -> None:
    assert codes(refusal(SHIPPED, offered(1993, 12, 1988, "115.00"))) == ["before_health_index"]


def test_a_new_base_year_of_statbel_is_refused() -> None:
    refused = refusal(SHIPPED, offered(2026, 7, 2033, "100.10"), Observation(2026, 7, 2025, INVENTED))
    assert codes(refused) == ["unknown_base"]
    assert "2033" in refused.reasons[0].text.nl


def test_all_reasons_come_together() -> None:
    refused = refusal(SHIPPED, offered(1990, 1, 2013, "60.00"), offered(2027, 1, 2025, "20.00"))
    assert codes(refused) == ["before_health_index", "future_month", "out_of_range"]


def test_nothing_is_refused_as_such() -> None:
    assert codes(refusal(SHIPPED)) == ["empty"]


def test_an_empty_table_proves_nothing() -> None:
    with pytest.raises(ValueError, match="empty table"):
        propose(HealthIndex([]), [Observation(2026, 7, 2025, INVENTED)], as_of=TODAY)


# The base of a file that does not name it


def silent(base: int, months: int = 13) -> list[Observation]:
    return [
        Observation(year, month, None, value)
        for year, month in SHIPPED.months(base)[-months:]
        if (value := SHIPPED.value(base, year, month)) is not None
    ]


@pytest.mark.parametrize("base", BASES)
def test_the_base_is_found_on_months_already_stored(base: int) -> None:
    proposal = propose(SHIPPED, silent(base), as_of=TODAY)
    assert (proposal.base_known_by, proposal.identical) == ("overlap", 13)


def test_a_given_base_is_verified_on_months_already_stored() -> None:
    fresh = [*silent(2025), Observation(2026, 7, None, INVENTED)]
    proposal = propose(SHIPPED, fresh, as_of=TODAY, base=2025)
    assert (proposal.base_known_by, len(proposal.rows)) == ("person", 5)
    (reason,) = refusal(SHIPPED, *silent(2025), base=2013).reasons
    assert reason.code == "changed_history"
    assert "autre année de base" in reason.text.fr


def test_a_given_base_without_any_stored_month_is_not_believed() -> None:
    refused = refusal(SHIPPED, Observation(2026, 7, None, INVENTED), base=2025)
    assert codes(refused) == ["base_unverifiable"]


def test_a_given_base_the_table_does_not_know_is_not_believed() -> None:
    assert codes(refusal(SHIPPED, *silent(2013), base=1914)) == ["base_unverifiable"]


def test_a_base_that_fits_no_series_stays_undecided() -> None:
    one_wrong = [*silent(2013)[:-1], offered(2026, 6, None, "139.09")]
    assert codes(refusal(SHIPPED, *one_wrong)) == ["base_unknown"]
    assert codes(refusal(SHIPPED, Observation(2026, 7, None, INVENTED))) == ["base_unknown"]


def test_the_word_of_the_file_and_of_the_person_must_agree() -> None:
    refused = refusal(SHIPPED, Observation(2026, 7, 2025, INVENTED), base=2013)
    assert codes(refused) == ["base_conflict"]


@given(st.tuples(st.integers(1994, 2090), st.integers(1, 12)), st.integers(0, 60))
def test_months_before_undo_months_after(at: tuple[int, int], count: int) -> None:
    later = at
    for _ in range(count):
        later = next_month(later)
    assert month_before(later, count) == at


@given(st.data())
def test_whatever_is_offered_the_result_extends_the_table_or_is_refused(data: st.DataObject) -> None:
    months = st.sampled_from([(1993, 12), (2013, 5), (2026, 6), (2026, 7), (2026, 8), (2026, 12)])
    some = data.draw(
        st.lists(
            st.builds(
                lambda at, base, value: Observation(*at, base, value),
                months,
                st.sampled_from([None, 1914, 1988, 2004, 2013, 2025, 2040]),
                st.sampled_from([Decimal("139.24"), INVENTED, Decimal("139.08"), Decimal(500)]),
            ),
            max_size=4,
        )
    )
    try:
        proposal = propose(SHIPPED, some, as_of=TODAY)
    except NotAccepted:
        return
    extended = SHIPPED.extended(proposal.rows)
    assert len(extended.rows) == 1578 + len(proposal.rows)
    assert {extended.last_month(base) for base in BASES} == {(2026, 6 + len(proposal.months))}
