"""Numbers as people write and say them, with their dimension; and numbers that are no amounts."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.reading.quantity import quantities
from mockloop.reading.values import Quantity

DAY = 86_400


def one(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "value", "noun"),
    [
        ("100M DAU", "users", 1e8, "dau"),
        ("50 million daily active users", "users", 5e7, "users"),
        ("2 crore users", "users", 2e7, "users"),
        ("10k QPS", "rate", 1e4, ""),
        ("10 000 qps", "rate", 1e4, ""),
        ("4k r/s", "rate", 4e3, "reads"),
        ("12 thousand reads a second", "rate", 12e3, "reads"),
        ("2,500 writes/sec", "rate", 2500, "writes"),
        ("1200 write qps", "rate", 1200, "write"),
        ("twelve hundred a second", "rate", 1200, ""),
        ("600 requests per minute", "rate", 10, "requests"),
        ("100 requests per 10 seconds", "rate", 10, "requests"),
        ("86,400 writes a day", "rate", 1, "writes"),
        ("500 million daily messages", "rate", 5e8 / DAY, "messages"),
        ("100k new short links per day", "rate", 1e5 / DAY, "short links"),
        ("10 requests per user per day", "rate", 10 / DAY, "requests per user"),
        ("5 KB", "bytes", 5e3, ""),
        ("half a kilobyte", "bytes", 500, ""),
        ("500B per row", "bytes", 500, ""),
        ("3 terabytes", "bytes", 3e12, ""),
        ("64-bit id", "bytes", 8, ""),
        ("500 gigs a day", "bandwidth", 5e11 / DAY, ""),
        ("50 GB/day", "bandwidth", 5e10 / DAY, ""),
        ("10 Gbps", "bandwidth", 1.25e9, ""),
        ("thirty seconds", "time", 30, ""),
        ("0.5 ms", "time", 5e-4, ""),
        ("p99 200ms", "time", 0.2, ""),
        ("5-year retention", "time", 5 * 365 * DAY, ""),
        ("TTL 5m", "time", 300, ""),
        ("within a second", "time", 1, ""),
        ("$400k", "money", 4e5, ""),
        ("200 dollars", "money", 200, ""),
        ("99.99%", "percent", 0.9999, ""),
        ("four nines", "percent", 0.9999, ""),
        ("20 percent of traffic", "percent", 0.2, ""),
        ("2^40", "count", 2**40, ""),
        ("10^9", "count", 1e9, ""),
        ("10⁹ rows", "count", 1e9, "rows"),
        ("ten to the nine", "count", 1e9, ""),
        ("6 x 10^9 ids", "count", 6e9, "ids"),
        ("1,157", "count", 1157, ""),
        ("1,00,000 rows", "count", 1e5, "rows"),
        ("five lakh orders", "count", 5e5, "orders"),
        ("1.2B", "count", 1.2e9, ""),
        ("one point two million requests", "count", 1.2e6, "requests"),
        ("two hundred and fifty thousand rows", "count", 250e3, "rows"),
        ("two and a half thousand links", "count", 2500, "links"),
        ("half a million links", "count", 5e5, "links"),
        ("3x replication", "count", 3, "times"),
        ("100:1 reads", "count", 100, "ratio"),
        ("three replicas", "count", 3, "replicas"),
    ],
)
def test_a_quantity_has_its_dimension_value_and_noun(text: str, kind: str, value: float, noun: str) -> None:
    q = one(text)
    assert (q.kind, q.noun) == (kind, noun)
    assert math.isclose(q.value, value, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("like a hundred mil", 1e8),
        ("a couple of thousand", 2e3),
        ("~5k", 5e3),
        ("about 40 links", 40),
        ("10-20k", 15e3),
        ("between 10 and 20 ms", 0.015),
        ("5 to 10 ms", 0.0075),
        ("hundreds of thousands of writes", 1e5),
        ("40k-ish", 4e4),
    ],
)
def test_rough_numbers_and_ranges_are_marked_as_such(text: str, value: float) -> None:
    q = one(text)
    assert q.approx
    assert math.isclose(q.value, value, rel_tol=1e-9)


@pytest.mark.parametrize("text", ["10M a day", "3 million per month", "20 GB daily", "1 PB/year"])
def test_what_was_said_by_the_day_or_longer_is_marked(text: str) -> None:
    assert one(text).per_day


@pytest.mark.parametrize(
    "text",
    [
        "v1 of the API", "version 2 of it", "HTTP 301", "a 301 redirect", "404 if missing", "it returns 201",
        "RFC 1918", "2PC", "S3",
        "base62", "TLS 1.3", "Postgres 15", "at 12:30", "on 2024-01-15", "since 2019", "Jan 5, 2024",
        "1. first we ask", "arr[0]",
        "user1 = user2", "VARCHAR(255)", "10.0.0.1", "GET /items/123", "5xx and 4xx", "one of them",
        "two-phase commit", "step 3",
        "a second region", "IPv6", "L7", "int64", "p99",
    ],
)  # fmt: skip
def test_names_dates_versions_and_codes_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_a_change_from_one_value_to_another_is_two_quantities() -> None:
    assert [q.value for q in quantities("it fell from 4% to 0.3%")] == pytest.approx([0.04, 0.003])


_PIECES = st.lists(
    st.sampled_from(
        [
            "100",
            "M",
            "k",
            " ",
            "users",
            "/",
            "s",
            "per",
            "day",
            "a",
            "half",
            "million",
            "and",
            "^",
            "2",
            ".",
            ",",
            "$",
            "GB",
            "-",
            "to",
            "x",
            "10",
            "\n",
            "%",
            "nines",
            "B",
            ":",
        ]
    )
    | st.text(max_size=5),
    max_size=14,
)


@given(_PIECES)
def test_any_text_gives_quantities_in_order_that_slice_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for q in quantities(text):
        assert end <= q.start < q.end <= len(text)
        assert text[q.start : q.end] == q.text
        assert math.isfinite(q.value)
        end = q.end


@given(
    st.sampled_from(
        [
            "100M daily users",
            "10k QPS",
            "12 thousand reads a second",
            "50 GB per day",
            "five lakh orders",
            "2^40 ids",
            "10 requests per user per day",
        ]
    ),
    st.integers(1, 3),
)
def test_more_spaces_change_no_value(text: str, times: int) -> None:
    wide = text.replace(" ", " " * times)
    assert [(q.kind, q.value, q.noun) for q in quantities(wide)] == [
        (q.kind, q.value, q.noun) for q in quantities(text)
    ]
