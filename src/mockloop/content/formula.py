"""Arithmetic as the files of the bank write it: names, numbers, + - * / ** and parentheses; bounded, nothing else."""

import ast
import math
import operator
from collections.abc import Callable, Mapping

MAX_LENGTH = 500
MAX_EXPONENT = 100.0

_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class BadFormula(ValueError):
    """A formula that cannot be worked out; the text says why."""


def names(formula: str) -> frozenset[str]:
    """The names that a formula uses. Raises `BadFormula`."""
    return frozenset(node.id for node in ast.walk(_parsed(formula)) if isinstance(node, ast.Name))


def evaluate(formula: str, given: Mapping[str, float]) -> float:
    """The value of a formula over the given names, a finite number. Raises `BadFormula`."""
    try:
        value = _value(_parsed(formula), given)
    except ZeroDivisionError:
        raise BadFormula("divides by zero") from None
    except (OverflowError, RecursionError):
        raise BadFormula("is too big to work out") from None
    if not math.isfinite(value):
        raise BadFormula("is not a finite number")
    return value


def _parsed(formula: str) -> ast.expr:
    if len(formula) > MAX_LENGTH:
        raise BadFormula(f"is longer than {MAX_LENGTH} characters")
    try:
        return ast.parse(formula.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise BadFormula("is not arithmetic; use names, numbers, + - * / ** and parentheses") from None


def _value(node: ast.expr, given: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=bool() | complex()):
            raise BadFormula(f"holds {node.value!r}, which is no number")
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            if name not in given:
                raise BadFormula(f"uses {name!r}, which is neither given nor an earlier quantity")
            return float(given[name])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, given)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand, given)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left, given), _value(right, given))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, given), _value(right, given))
        case _:
            raise BadFormula("holds more than names, numbers, + - * / ** and parentheses")


def _power(base: float, exponent: float) -> float:
    if abs(exponent) > MAX_EXPONENT:
        raise BadFormula(f"raises to more than the power of {MAX_EXPONENT:g}")
    value = base**exponent
    if isinstance(value, complex):
        raise BadFormula("takes a root of a negative number")
    return float(value)
