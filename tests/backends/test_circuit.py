"""After three failures in a row a backend is left alone for a minute."""

from mockloop.backends.circuit import REST_SECONDS, Circuit
from mockloop.round.clock import VirtualClock


def test_two_failures_and_a_success_leave_it_closed() -> None:
    circuit = Circuit(VirtualClock().now)
    for _ in range(5):
        assert not circuit.failed()
        assert not circuit.failed()
        circuit.succeeded()
    assert not circuit.open


def test_the_third_failure_in_a_row_opens_it_and_is_the_one_to_announce() -> None:
    circuit = Circuit(VirtualClock().now)
    assert [circuit.failed() for _ in range(3)] == [False, False, True]
    assert circuit.open


def test_after_the_rest_one_call_is_tried_and_its_failure_is_not_announced_again() -> None:
    clock = VirtualClock()
    circuit = Circuit(clock.now)
    for _ in range(3):
        circuit.failed()
    clock.advance(REST_SECONDS - 1)
    assert circuit.open
    clock.advance(1)
    assert not circuit.open
    assert not circuit.failed()
    assert circuit.open


def test_a_success_after_the_rest_closes_it_for_good() -> None:
    clock = VirtualClock()
    circuit = Circuit(clock.now)
    for _ in range(3):
        circuit.failed()
    clock.advance(REST_SECONDS)
    circuit.succeeded()
    assert [circuit.failed() for _ in range(3)] == [False, False, True]
