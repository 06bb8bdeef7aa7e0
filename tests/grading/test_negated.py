"""What is denied shows nothing, and what only has a "no" in it is not denied."""

from bench.own_measures import credited_twins, denied_wrongly, earned, negated


def test_a_negated_twin_earns_next_to_nothing() -> None:
    pairs, credited = negated()["pairs"], credited_twins()

    assert len(pairs) >= 40
    assert len(credited) <= 0.15 * len(pairs), f"credited: {credited}"


def test_a_requirement_with_a_not_in_it_counts() -> None:
    stands, wrongly = negated()["stands"], denied_wrongly()

    assert len(stands) >= 20
    assert len(wrongly) <= 0.1 * len(stands), f"denied: {wrongly}"


def test_a_denied_cache_is_no_cache_but_the_reason_for_it_stands() -> None:
    told = "We don't cache the redirects because a takedown must reach the browser within a minute."
    plain = "We cache the redirects in Redis with a TTL of a minute because the reads are a hundred to one."

    assert earned(told, "url-shortener") < earned(plain, "url-shortener")
