"""Formulas are arithmetic, and nothing but arithmetic."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockloop.content.formula import BadFormula, evaluate, names

numbers = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)


def test_a_formula_is_worked_out_over_its_names() -> None:
    assert evaluate("users * posts / 86_400 * (1 + 2) ** 2", {"users": 864_000, "posts": 10}) == 900


@given(numbers, numbers, numbers)
def test_it_agrees_with_python(a: float, b: float, c: float) -> None:
    assert evaluate("a + b * -c - (a - 2.5)", {"a": a, "b": b, "c": c}) == a + b * -c - (a - 2.5)


@pytest.mark.parametrize(
    "formula",
    [
        "__import__('os')", "a.b", "a[0]", "lambda: 1", "a if 1 else 2", "[1]", "'x'", "True", "1j", "a // 2", "a % 2",
        "", "a +", "a; b", "a = 1", "unknown", "1 / 0", "9 ** 9 ** 9", "2 ** 101", "1e300 * 1e300",
        "(0 - 8) ** 0.5", "1" * 501, "(" * 400 + "1", "1e999", "0 ** -1",
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_words(formula: str) -> None:
    with pytest.raises(BadFormula, match=r"\w{3}"):
        evaluate(formula, {"a": 1.0})


@given(st.text(alphabet="ab12+-*/() .e", max_size=40))
def test_no_text_does_more_than_fail(formula: str) -> None:
    try:
        assert math.isfinite(evaluate(formula, {"a": 2.0, "b": 0.5}))
    except BadFormula as error:
        assert str(error)


def test_the_names_of_a_formula_are_told() -> None:
    assert names("a * (b + a) / 2") == {"a", "b"}
